/**
 * Links nodes into statements. Each member agrees with the leader itself, whose wording most outlets print: there are no
 * chains of likenesses.
 */
import { compareText } from '../text.ts';
import type { Sequence } from './compare.ts';
import { GRAM } from './grams.ts';
import type { Node } from './nodes.ts';
import { firstNodes, type Matching, type Pair } from './pairs.ts';
import { longestBeginning, longestEnding } from './relate.ts';
import { sequenceOf } from './wordings.ts';

/** What a node is to the statement it belongs to. */
export interface Link {
  /** Number of the node whose words are the statement's. */
  readonly leader: number;
  readonly kind: 'verbatim' | 'excerpt' | 'altered' | 'splice';
}

/** Joining words that a splice may put between its two parts. */
const JOINTS = 2;

/** For each node its statements: one, or two for a splice. `places` are those of `placeWordings`. */
export function linkNodes(matching: Matching, pairs: readonly Pair[], places: Int32Array): Link[][] {
  const { nodes } = matching;
  const { order, rank } = rankNodes(matching, places);
  const adjacent = gather(nodes.length, pairs);
  const numbers = { rank, first: firstNodes(nodes, matching.wordings.size) };
  const links = Array.from<Link[]>({ length: nodes.length }).fill([]);
  const later = nodes.map((_, node) => isLater(node, nodes, pairs, adjacent));
  const spliced = nodes.map(
    (_, node) => !later[node] && findSplice(node, matching, pairs, adjacent, numbers, null) !== null,
  );
  const lead = (node: number): void => {
    const leaders = spliced[node] ? findSplice(node, matching, pairs, adjacent, numbers, links) : null;
    const best = leaders ? null : chooseLeader(node, nodes, pairs, adjacent, links, rank);
    links[node] = leaders?.map((leader) => ({ leader, kind: 'splice' })) ?? [
      best ?? { leader: node, kind: 'verbatim' },
    ];
  };
  for (const node of order) if (!later[node] && !spliced[node]) lead(node);
  for (const node of order) if (!later[node] && spliced[node]) lead(node);
  for (const node of order) if (later[node]) lead(node);
  return settleEqual(nodes, links);
}

/**
 * Words that are a statement under one side are one under every side, never a part or a change of another: so the
 * verbatim counts of equal words add up to exactly the outlets that print them.
 */
function settleEqual(nodes: readonly Node[], links: readonly Link[][]): Link[][] {
  const leads = (node: number): boolean => links[node]?.[0]?.leader === node;
  const shown = new Set(nodes.filter((_, node) => leads(node)).map(({ wording }) => wording));
  return links.map((own, node) => (shown.has(nodes[node]?.wording ?? -1) ? [{ leader: node, kind: 'verbatim' }] : own));
}

/**
 * The nodes by outlets, then undeclared before declared (brackets, ellipses), then more words, then content; and for each
 * node its place in that order.
 */
function rankNodes(
  { nodes, wordings: { size } }: Matching,
  places: Int32Array,
): { readonly order: Uint32Array; readonly rank: Int32Array } {
  const key = Float64Array.from(
    nodes,
    ({ outlets, isDeclared, wording }) => (isDeclared ? 1 - 2 * outlets : -2 * outlets) * size + (places[wording] ?? 0),
  );
  const speakersOf = (node: number): string => [...(nodes[node]?.speakers ?? [])].sort(compareText).join('\0');
  const order = Uint32Array.from(nodes, (_, node) => node).sort(
    (a, b) => (key[a] ?? 0) - (key[b] ?? 0) || compareText(speakersOf(a), speakersOf(b)) || a - b,
  );
  const rank = new Int32Array(nodes.length);
  for (let place = 0; place < order.length; place++) rank[order[place] ?? 0] = place;
  return { order, rank };
}

/** For each node the pairs it is in: `list[ends[node]]` up to `list[ends[node + 1]]`. */
interface Adjacent {
  readonly list: Int32Array;
  readonly ends: Int32Array;
}

function gather(size: number, pairs: readonly Pair[]): Adjacent {
  // Each node's end stands one place further on until its pairs are in: then it has moved to its own place.
  const ends = new Int32Array(size + 2);
  for (const { part, whole } of pairs) {
    for (const node of [part, whole]) ends[node + 2] = (ends[node + 2] ?? 0) + 1;
  }
  for (let i = 1; i < ends.length; i++) ends[i] = (ends[i] ?? 0) + (ends[i - 1] ?? 0);
  const list = new Int32Array(pairs.length * 2);
  pairs.forEach(({ part, whole }, pair) => {
    for (const node of [part, whole]) {
      const place = ends[node + 1] ?? 0;
      list[place] = pair;
      ends[node + 1] = place + 1;
    }
  });
  return { list, ends };
}

const pairsOf = ({ list, ends }: Adjacent, node: number): Int32Array => list.subarray(ends[node], ends[node + 1]);

const isAlone = ({ ends }: Adjacent, node: number): boolean => ends[node] === ends[node + 1];

/**
 * Whether a node waits until the longer wordings have their place: it is a run of one of them, and not more outlets print
 * it as a sentence than the longer one (then the longer one has words added), and brackets are not all that the longer one adds.
 */
function isLater(node: number, nodes: readonly Node[], pairs: readonly Pair[], adjacent: Adjacent): boolean {
  if (isAlone(adjacent, node)) return false;
  return pairsOf(adjacent, node).some((index) => {
    const pair = pairs[index];
    if (pair?.kinship !== 'excerpt' || pair.part !== node) return false;
    const [part, whole] = [nodes[node], nodes[pair.whole]];
    if (!part || !whole) return false;
    const bracketed = part.outlets === whole.outlets && whole.kept <= part.words;
    return !(part.whole && (part.outlets > whole.outlets || bracketed));
  });
}

/** The statement a node belongs to: by the same side, then unchanged before changed, then the one that most outlets print. */
function chooseLeader(
  node: number,
  nodes: readonly Node[],
  pairs: readonly Pair[],
  adjacent: Adjacent,
  links: readonly (readonly Link[])[],
  rank: Int32Array,
): Link | null {
  if (isAlone(adjacent, node)) return null;
  let best: { link: Link; key: number[] } | null = null;
  for (const index of pairsOf(adjacent, node)) {
    const pair = pairs[index];
    if (!pair) continue;
    const leader = pair.part === node ? pair.whole : pair.part;
    if (links[leader]?.[0]?.leader !== leader) continue;
    const longer = pair.whole === node;
    const [own, other] = [nodes[node]?.words ?? 0, nodes[leader]?.words ?? 0];
    if (longer && pair.kinship !== 'near' && other * 2 < own) continue;
    const excerpt = pair.kinship === 'excerpt' && !longer;
    const evidence = ['agree', 'likely'].indexOf(pair.evidence);
    const key = [evidence < 0 ? 2 : evidence, excerpt ? 0 : 1, excerpt ? 0 : pair.cost, rank[leader] ?? 0];
    if (best && compareKeys(best.key, key) <= 0) continue;
    best = { link: { leader, kind: excerpt ? 'excerpt' : 'altered' }, key };
  }
  return best?.link ?? null;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
}

/** For each node its rank, for each wording its first node. */
interface Numbers {
  readonly rank: Int32Array;
  readonly first: Int32Array;
}

/**
 * The two nodes whose runs of four words or more make up this one, at most two words between them; `null` where there are
 * none. With `links` only leaders count; without, only nodes that at least as many outlets print.
 */
function findSplice(
  node: number,
  matching: Matching,
  pairs: readonly Pair[],
  adjacent: Adjacent,
  { rank, first }: Numbers,
  links: readonly (readonly Link[])[] | null,
): readonly [number, number] | null {
  const { nodes, wordings, sides, grams } = matching;
  const own = nodes[node];
  if (!own || own.words < 2 * GRAM || own.speakers.length === 0) return null;
  // Nobody else begins or ends with these words: nearly always.
  if (grams.count(own.wording, 0) < 2 || grams.count(own.wording, own.words - GRAM) < 2) return null;
  const text = sequenceOf(wordings, own.wording);
  // A statement that it holds whole may be one of its two; one that it resembles may not.
  const others = [...pairsOf(adjacent, node)].map((pair) => pairs[pair]).filter((pair) => pair !== undefined);
  const alike = others.filter(({ kinship, whole }) => kinship !== 'excerpt' || whole !== node);
  const related = new Set(alike.flatMap(({ part, whole }) => [part, whole]));
  const mayBePart = (other: number): boolean => {
    const candidate = nodes[other];
    if (!candidate || related.has(other)) return false;
    if (links ? links[other]?.[0]?.leader !== other : candidate.outlets < own.outlets) return false;
    return candidate.speakers.some((name) => own.speakers.some((mine) => sides.agree(name, mine)));
  };
  const pick = (start: number, measure: (other: Sequence) => number): { node: number; length: number } | null => {
    let best: { node: number; length: number } | null = null;
    grams.look(own.wording, start, (wording) => {
      if (wording === own.wording) return;
      for (let other = first[wording] ?? 0; other < (first[wording + 1] ?? 0); other++) {
        if (!mayBePart(other)) continue;
        const length = measure(sequenceOf(wordings, wording));
        if (length < GRAM || length < (best?.length ?? 0)) return;
        if (best && length === best.length && (rank[best.node] ?? 0) < (rank[other] ?? 0)) continue;
        best = { node: other, length };
      }
    });
    return best;
  };
  const beginning = pick(0, (other) => longestBeginning(text, other));
  if (!beginning) return null;
  const ending = pick(own.words - GRAM, (other) => longestEnding(text, other));
  if (!ending || ending.node === beginning.node || beginning.length + ending.length + JOINTS < own.words) return null;
  return [beginning.node, ending.node];
}
