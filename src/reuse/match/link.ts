/**
 * Links nodes into statements. Each member agrees with the leader itself, whose wording most outlets print: there are no
 * chains of likenesses.
 */

import { compareText } from '../../text.ts';
import { type Rows, sortRows } from '../tables/rows.ts';
import type { Matching, Node, Pair } from './graph.ts';
import { type Compare, createSpliceFinder } from './splice.ts';

/**
 * What a node, or a piece of it, is to the statement it belongs to. A splice or a recut belongs to two: one runs parts of them
 * together, with words between left out; the other is the end of the one and the beginning of the next, cut as one sentence.
 */
export type Kind = 'verbatim' | 'excerpt' | 'altered' | 'splice' | 'recut';

/** What each node belongs to. */
export interface Links {
  /** For each node, the one whose words are its statement's. */
  readonly leaders: Int32Array;
  readonly kinds: readonly Kind[];
  /** The second leader of each splice and recut. */
  readonly seconds: ReadonlyMap<number, number>;
}

/** For each node its statement, two for a splice. `places` are those of `placeWordings`. */
export function linkNodes(matching: Matching, pairs: readonly Pair[], places: Int32Array): Links {
  const { nodes } = matching;
  const compare = createOrder(matching, places);
  const adjacent = gather(nodes.length, pairs);
  const leaders = new Int32Array(nodes.length).fill(-1);
  const kinds = nodes.map((): Kind => 'verbatim');
  const seconds = new Map<number, number>();
  const find = createSpliceFinder(matching, pairs, adjacent, compare);
  const [later, spliced] = [new Uint8Array(nodes.length), new Uint8Array(nodes.length)];
  const order: number[] = [];
  for (let node = 0; node < nodes.length; node++) {
    if (isLater(node, nodes, pairs, adjacent)) later[node] = 1;
    else if (find(node, null)) spliced[node] = 1;
    // A node that nothing is related to leads itself: nearly all do.
    if (spliced[node] || adjacent.ends[node] !== adjacent.ends[node + 1]) order.push(node);
    else leaders[node] = node;
  }
  order.sort(compare);
  const lead = (node: number): void => {
    const parts = spliced[node] ? find(node, leaders) : null;
    const best = parts ? null : chooseLeader(node, nodes, pairs, adjacent, leaders, compare);
    leaders[node] = parts?.first ?? best?.leader ?? node;
    if (parts) seconds.set(node, parts.second);
    if (parts) kinds[node] = parts.kind;
    else if (best) kinds[node] = best.kind;
  };
  for (const node of order) if (!later[node] && !spliced[node]) lead(node);
  for (const node of order) if (!later[node] && spliced[node]) lead(node);
  for (const node of order) if (later[node]) lead(node);
  settleEqual(matching, { leaders, kinds, seconds });
  return { leaders, kinds, seconds };
}

/**
 * Words that are a statement under one side are one under every side, never a part or a change of another: so the
 * verbatim counts of equal words add up to exactly the outlets that print them.
 */
function settleEqual(
  { nodes, wordings }: Matching,
  links: { readonly leaders: Int32Array; readonly kinds: Kind[]; readonly seconds: Map<number, number> },
): void {
  const { leaders, kinds, seconds } = links;
  const shown = new Uint8Array(wordings.size);
  nodes.forEach(({ wording }, node) => {
    if (leaders[node] === node) shown[wording] = 1;
  });
  nodes.forEach(({ wording }, node) => {
    if (!shown[wording]) return;
    leaders[node] = node;
    kinds[node] = 'verbatim';
    seconds.delete(node);
  });
}

/** The order: those that declare a cut last; then by outlets, undeclared before bracketed, more words, content. */
function createOrder({ nodes, wordings: { size } }: Matching, places: Int32Array): Compare {
  const key = new Float64Array(nodes.length);
  let most = 0;
  for (const { outlets } of nodes) most = Math.max(most, outlets);
  nodes.forEach(({ outlets, isDeclared, hasGap, wording }, node) => {
    const rank = (isDeclared ? 1 : 0) - 2 * outlets + (hasGap ? 2 * most + 2 : 0);
    key[node] = rank * size + (places[wording] ?? 0);
  });
  const speakersOf = (node: number): string => [...(nodes[node]?.speakers ?? [])].sort(compareText).join('\0');
  return (a, b) => (key[a] ?? 0) - (key[b] ?? 0) || compareText(speakersOf(a), speakersOf(b)) || a - b;
}

/** For each node the pairs it is in. */
function gather(size: number, pairs: readonly Pair[]): Rows {
  const [rows, numbers] = [new Int32Array(2 * pairs.length), new Int32Array(2 * pairs.length)];
  pairs.forEach(({ part, whole }, pair) => {
    rows[2 * pair] = part;
    rows[2 * pair + 1] = whole;
    numbers[2 * pair] = pair;
    numbers[2 * pair + 1] = pair;
  });
  return sortRows(size, rows, numbers);
}

/**
 * Whether a node waits until the longer wordings have their place: it is a run of one of them, and not more outlets print
 * it as a sentence than the longer one (then the longer one has words added), and brackets are not all that the longer one adds.
 */
function isLater(node: number, nodes: readonly Node[], pairs: readonly Pair[], { list, ends }: Rows): boolean {
  const end = ends[node + 1] ?? 0;
  for (let i = ends[node] ?? 0; i < end; i++) {
    const pair = pairs[list[i] ?? -1];
    if (pair?.kinship !== 'excerpt' || pair.part !== node) continue;
    const [part, whole] = [nodes[node], nodes[pair.whole]];
    if (!part || !whole) continue;
    const bracketed = part.outlets === whole.outlets && whole.kept <= part.words;
    if (!(part.whole && (part.outlets > whole.outlets || bracketed))) return true;
  }
  return false;
}

/** The statement a node belongs to: by the same side, then unchanged before changed, then the one that most outlets print. */
function chooseLeader(
  node: number,
  nodes: readonly Node[],
  pairs: readonly Pair[],
  { list, ends }: Rows,
  leaders: Int32Array,
  compare: Compare,
): { readonly leader: number; readonly kind: Kind } | null {
  let best: { leader: number; kind: Kind; key: number[] } | null = null;
  const end = ends[node + 1] ?? 0;
  for (let i = ends[node] ?? 0; i < end; i++) {
    const pair = pairs[list[i] ?? -1];
    if (!pair) continue;
    const leader = pair.part === node ? pair.whole : pair.part;
    if (leaders[leader] !== leader) continue;
    const longer = pair.whole === node;
    const [own, other] = [nodes[node]?.words ?? 0, nodes[leader]?.words ?? 0];
    if (longer && pair.kinship !== 'near' && other * 2 < own) continue;
    const excerpt = pair.kinship === 'excerpt' && !longer;
    const evidence = pair.evidence === 'agree' ? 0 : pair.evidence === 'likely' ? 1 : 2;
    const key = [evidence, excerpt ? 0 : 1, excerpt ? 0 : pair.cost];
    if (best && (compareKeys(best.key, key) || compare(best.leader, leader)) <= 0) continue;
    best = { leader, kind: excerpt ? 'excerpt' : 'altered', key };
  }
  return best;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
}
