/** The wordings of a statement, each with the outlets that print it. */
import type { DiffStep, Occurrence, Statement } from '../../model.ts';
import { groupBy, type Lookup, type Outlet } from '../lookup.ts';
import { type RelationSign, signOf } from '../phrases.ts';
import { visible } from '../visible.ts';
import { type NamedLink, occurrenceHrefs } from './page.ts';
import { orderOccurrences, trimStep } from './statement.ts';

/** One wording. */
export interface Variant {
  readonly sign: RelationSign;
  /** As printed; `null`: word for word as shown. */
  readonly words: string | null;
  /** Against the statement; empty where that would say no more than `words`. */
  readonly diff: readonly DiffStep[];
  /** Each leads to its occurrence, once an outlet. */
  readonly outlets: readonly NamedLink[];
}

/** The wordings of `statement`: as shown first, then the nearest relation first. */
export function listVariants(lookup: Lookup, statement: Statement): Variant[] {
  const hrefs = occurrenceHrefs(lookup, statement);
  const groups = groupBy(orderOccurrences(lookup, statement), ({ occurrence }) => wordingKey(occurrence));
  return [...groups.values()].flatMap((group): Variant[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { relation, text, diff } = first.occurrence;
    const outlets = new Map<Outlet, string>();
    for (const { occurrence, i } of group) {
      const outlet = lookup.outletOf(occurrence.articleId);
      if (!outlets.has(outlet)) outlets.set(outlet, hrefs[i] ?? '');
    }
    const differs = relation !== 'verbatim' && diff.some(({ op }) => op !== 'same');
    return [
      {
        sign: signOf(relation),
        words: relation === 'verbatim' ? null : visible(text),
        diff: differs ? diff.flatMap(trimStep) : [],
        outlets: [...outlets].map(([{ label }, href]) => ({ name: label, href })),
      },
    ];
  });
}

/** Occurrences that agree word for word are one wording, however they are printed. */
function wordingKey({ relation, text }: Occurrence): string {
  return relation === 'verbatim' ? relation : `${relation} ${text}`;
}
