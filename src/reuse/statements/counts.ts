/** Counts of a statement: distinct outlets, folded by owner and by syndication. */

import type { Counts, Occurrence, Relation } from '../../model.ts';
import { countDistinct } from '../tables/numbering.ts';
import type { Source } from '../words/pieces.ts';

/** An occurrence, and the number of its source. */
export interface Located {
  readonly source: number;
  readonly occurrence: Pick<Occurrence, 'relation'>;
}

const NONE: Counts = { outlets: 0, owners: 0, independent: 0, verbatim: 0, excerpt: 0, altered: 0, unquoted: 0 };

/** Counts outlets over occurrences; `copyOf[source]` is the first article of which it is a near copy. */
export function countOutlets(
  occurrences: readonly Located[],
  sources: readonly Source[],
  copyOf: readonly number[],
): Counts {
  const [only] = occurrences;
  if (only && occurrences.length === 1)
    return { ...NONE, outlets: 1, owners: 1, independent: 1, [only.occurrence.relation]: 1 };
  const outlets: Record<Relation, number[]> = { verbatim: [], excerpt: [], altered: [], unquoted: [] };
  const [all, owners]: [number[], number[]] = [[], []];
  let hasCopies = false;
  for (const {
    source,
    occurrence: { relation },
  } of occurrences) {
    const { outlet, owner } = sources[source] ?? { outlet: -1, owner: -1 };
    outlets[relation].push(outlet);
    all.push(outlet);
    owners.push(owner);
    hasCopies ||= copyOf[source] !== source;
  }
  const own = countDistinct(owners);
  return {
    outlets: countDistinct(all),
    owners: own,
    independent: hasCopies ? countIndependent(occurrences, sources, copyOf) : own,
    verbatim: countDistinct(outlets.verbatim),
    excerpt: countDistinct(outlets.excerpt),
    altered: countDistinct(outlets.altered),
    unquoted: countDistinct(outlets.unquoted),
  };
}

/** Owners whose articles here are near copies of one text count as one. */
function countIndependent(
  occurrences: readonly { readonly source: number }[],
  sources: readonly Source[],
  copyOf: readonly number[],
): number {
  // Owners have even numbers, texts odd ones.
  const parents = new Map<number, number>();
  const find = (key: number): number => {
    let root = key;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    return root;
  };
  for (const { source } of occurrences) {
    const owner = find(2 * (sources[source]?.owner ?? -1));
    const text = find(2 * (copyOf[source] ?? -1) + 1);
    parents.set(owner, owner);
    parents.set(text, owner);
  }
  let independent = 0;
  for (const key of parents.keys()) if (find(key) === key) independent++;
  return independent;
}
