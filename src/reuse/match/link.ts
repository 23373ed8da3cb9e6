/**
 * Links nodes into statements. Each member agrees with the leader itself, whose wording most outlets print: there are no
 * chains of likenesses.
 */

import { compareText } from '../../text.ts';
import { longestBeginning, longestEnding } from '../relations/relate.ts';
import { agreeAny } from '../relations/sides.ts';
import { type Rows, sortRows } from '../tables/rows.ts';
import { GRAM } from '../words/grams.ts';
import { sequenceOf } from '../words/wordings.ts';
import type { Node } from './nodes.ts';
import { firstNodes, type Matching, type Pair } from './pairs.ts';

/** What a node, or a piece of it, is to the statement it belongs to. */
export type Kind = 'verbatim' | 'excerpt' | 'altered' | 'splice';

/** What each node belongs to. */
export interface Links {
  /** For each node, the one whose words are its statement's. */
  readonly leaders: Int32Array;
  readonly kinds: readonly Kind[];
  /** The second leader of each splice. */
  readonly seconds: ReadonlyMap<number, number>;
}

/** Joining words that a splice may put between its two parts. */
const JOINTS = 2;

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
    leaders[node] = parts?.[0] ?? best?.leader ?? node;
    if (parts) seconds.set(node, parts[1]);
    if (parts) kinds[node] = 'splice';
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

/** Orders two nodes. */
type Compare = (a: number, b: number) => number;

/** The order by outlets, then undeclared before declared (brackets, ellipses), then more words, then content. */
function createOrder({ nodes, wordings: { size } }: Matching, places: Int32Array): Compare {
  const key = new Float64Array(nodes.length);
  nodes.forEach(({ outlets, isDeclared, wording }, node) => {
    key[node] = (isDeclared ? 1 - 2 * outlets : -2 * outlets) * size + (places[wording] ?? 0);
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

/**
 * Finds the two nodes whose runs of four words or more make up a node, at most two words between them; `null` where there
 * are none. With `leaders` only those count; without, only nodes that at least as many outlets print.
 */
type FindSplice = (node: number, leaders: Int32Array | null) => readonly [number, number] | null;

function createSpliceFinder(
  { nodes, wordings, sides, grams }: Matching,
  pairs: readonly Pair[],
  { list, ends }: Rows,
  compare: Compare,
): FindSplice {
  const first = firstNodes(nodes, wordings.size);
  // Holds the number of the node for which another one was marked as related.
  const related = new Int32Array(nodes.length).fill(-1);
  // A statement that it holds whole may be one of its two; one that it resembles may not.
  const markRelated = (node: number): void => {
    related[node] = node;
    for (let i = ends[node] ?? 0; i < (ends[node + 1] ?? 0); i++) {
      const pair = pairs[list[i] ?? -1];
      if (!pair || (pair.kinship === 'excerpt' && pair.whole === node)) continue;
      related[pair.part] = node;
      related[pair.whole] = node;
    }
  };
  const mayBePart = (other: number, node: number, own: Node, leaders: Int32Array | null): boolean => {
    const candidate = nodes[other];
    if (!candidate || related[other] === node) return false;
    if (leaders ? leaders[other] !== other : candidate.outlets < own.outlets) return false;
    return agreeAny(candidate.speakers, own.speakers, sides);
  };
  const pick = (node: number, own: Node, leaders: Int32Array | null, isEnding: boolean): Found | null => {
    const text = sequenceOf(wordings, own.wording);
    let best: Found | null = null;
    grams.look(own.wording, isEnding ? own.words - GRAM : 0, (wording) => {
      if (wording === own.wording) return;
      for (let other = first[wording] ?? 0; other < (first[wording + 1] ?? 0); other++) {
        if (!mayBePart(other, node, own, leaders)) continue;
        const length = (isEnding ? longestEnding : longestBeginning)(text, sequenceOf(wordings, wording));
        if (length < GRAM || length < (best?.length ?? 0)) return;
        if (best && length === best.length && compare(best.node, other) < 0) continue;
        best = { node: other, length };
      }
    });
    return best;
  };
  return (node, leaders) => {
    const own = nodes[node];
    if (!own || own.words < 2 * GRAM || own.speakers.length === 0) return null;
    // Nobody else begins or ends with these words: nearly always.
    if (grams.count(own.wording, 0) < 2 || grams.count(own.wording, own.words - GRAM) < 2) return null;
    markRelated(node);
    const beginning = pick(node, own, leaders, false);
    if (!beginning) return null;
    const ending = pick(node, own, leaders, true);
    if (!ending || ending.node === beginning.node || beginning.length + ending.length + JOINTS < own.words) return null;
    return [beginning.node, ending.node];
  };
}

/** A node, and how many words of it stand in another. */
interface Found {
  readonly node: number;
  readonly length: number;
}
