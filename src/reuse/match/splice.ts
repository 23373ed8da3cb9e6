/** Sentences that run two statements together, and those that only cut them another way. */
import { longestBeginning, longestEnding } from '../relations/relate.ts';
import { agreeAny } from '../relations/sides.ts';
import type { Rows } from '../tables/rows.ts';
import { findRun } from '../words/compare.ts';
import { GRAM } from '../words/grams.ts';
import { sequenceOf, type Wordings } from '../words/wordings.ts';
import { firstNodes, type Matching, type Node, type Pair } from './graph.ts';

/** Orders two nodes. */
export type Compare = (a: number, b: number) => number;

/** Joining words that a splice may put between its two parts. */
const JOINTS = 2;

/**
 * Finds the two nodes whose runs of four words or more make up a node, at most two words between them; `null` where there
 * are none. With `leaders` only those count; without, only nodes that at least as many outlets print.
 */
export type FindSplice = (
  node: number,
  leaders: Int32Array | null,
) => { readonly first: number; readonly second: number; readonly kind: 'splice' | 'recut' } | null;

/** Makes the finder for one round. */
export function createSpliceFinder(
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
    const [one, two] = [nodes[beginning.node], nodes[ending.node]];
    if (!one || !two) return null;
    const kind = typeJoint(wordings, own, { one, length: beginning.length }, { two, length: ending.length });
    return kind && { first: beginning.node, second: ending.node, kind };
  };
}

/** Words of a run that begins or ends inside a statement, without its own beginning or end, to be part of a splice. */
const INNER_WORDS = 6;

/**
 * How two runs make up a node. Where the first goes on to the end of its statement and the second begins another, or an
 * ellipsis marks what is missing between them, they are only cut another way. `null`: too short to be more than chance.
 */
function typeJoint(
  wordings: Wordings,
  own: Node,
  { one, length: begun }: { readonly one: Node; readonly length: number },
  { two, length: ended }: { readonly two: Node; readonly length: number },
): 'splice' | 'recut' | null {
  const text = sequenceOf(wordings, own.wording);
  const first = findRun({ ...text, length: begun }, sequenceOf(wordings, one.wording));
  const second = findRun(
    { ...text, from: text.from + text.length - ended, length: ended },
    sequenceOf(wordings, two.wording),
  );
  const [reachesEnd, isHead] = [first + begun === one.words, second === 0];
  if ((reachesEnd && isHead) || own.hasGap) return 'recut';
  const isFirstWhole = first === 0 || begun >= INNER_WORDS;
  const isSecondWhole = isHead || second + ended === two.words || ended >= INNER_WORDS;
  if (reachesEnd && first !== 0 && Math.min(begun, ended) < INNER_WORDS) return null;
  return isFirstWhole && isSecondWhole ? 'splice' : null;
}

/** A node, and how many words of it stand in another. */
interface Found {
  readonly node: number;
  readonly length: number;
}
