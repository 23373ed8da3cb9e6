/**
 * How two sequences of words agree: runs, cuts, edits. Words are numbers; a sequence is a stretch of one array.
 * docs/matching.md states what is accepted and why it is complete.
 */

/** A sequence of words: `length` numbers of `tokens` from `from`. */
export interface Sequence {
  readonly tokens: Int32Array;
  readonly from: number;
  readonly length: number;
}

/** Word edits (one inserted, dropped or replaced word each) under which two texts of `words` words are surely one statement. */
export function editsAllowed(words: number): number {
  return words < 8 ? 0 : words < 12 ? 1 : words < 20 ? 2 : Math.floor(words / 8);
}

const at = (sequence: Sequence, i: number): number => sequence.tokens[sequence.from + i] ?? -1;

/** Whether both hold the same words in the same order. */
export function isSame(a: Sequence, b: Sequence): boolean {
  return a.length === b.length && commonPrefix(a, b) === a.length;
}

/** Number of words that both begin with. */
export function commonPrefix(a: Sequence, b: Sequence): number {
  const limit = Math.min(a.length, b.length);
  let i = 0;
  while (i < limit && at(a, i) === at(b, i)) i++;
  return i;
}

/** Number of words that both end with, at most `limit`. */
export function commonSuffix(a: Sequence, b: Sequence, limit = Math.min(a.length, b.length)): number {
  let i = 0;
  while (i < limit && at(a, a.length - 1 - i) === at(b, b.length - 1 - i)) i++;
  return i;
}

/** Where `part` stands in `whole` as one run, or -1. */
export function findRun(part: Sequence, whole: Sequence): number {
  for (let start = 0; start + part.length <= whole.length; start++) {
    let i = 0;
    while (i < part.length && at(whole, start + i) === at(part, i)) i++;
    if (i === part.length) return start;
  }
  return -1;
}

/** Whether both hold the same words, each as often, in whatever order. */
export function isPermutation(a: Sequence, b: Sequence): boolean {
  if (a.length !== b.length || sumOf(a) !== sumOf(b)) return false;
  const left = a.tokens.slice(a.from, a.from + a.length).sort();
  const right = b.tokens.slice(b.from, b.from + b.length).sort();
  return left.every((token, i) => token === right[i]);
}

function sumOf(sequence: Sequence): number {
  let sum = 0;
  for (let i = 0; i < sequence.length; i++) sum += at(sequence, i);
  return sum;
}

/** Word edits between two sequences, or `limit + 1` where there are more: time grows with their length and `limit²`. */
export function countEdits(a: Sequence, b: Sequence, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  // For each diagonal the furthest place in `a` that so many edits reach (Ukkonen 1985).
  const width = 2 * limit + 3;
  let [reach, next] = takeRows(width);
  reach.fill(-1, 0, width);
  const goal = b.length - a.length + limit + 1;
  for (let edits = 0; edits <= limit; edits++) {
    next.fill(-1, 0, width);
    for (let d = limit + 1 - edits; d <= limit + 1 + edits; d++) {
      const offset = d - limit - 1;
      let i = edits === 0 ? 0 : Math.max((reach[d] ?? -1) + 1, reach[d - 1] ?? -1, (reach[d + 1] ?? -1) + 1);
      if (i < 0 || i + offset < 0 || offset > b.length) continue;
      i = Math.min(i, a.length, b.length - offset);
      while (i < a.length && i + offset < b.length && at(a, i) === at(b, i + offset)) i++;
      next[d] = i;
    }
    if (next[goal] === a.length) return edits;
    [reach, next] = [next, reach];
  }
  return limit + 1;
}

/** Room for two rows of a comparison, kept between calls: there are millions of them. */
let ROWS: readonly [Int32Array, Int32Array] = [new Int32Array(256), new Int32Array(256)];

function takeRows(width: number): readonly [Int32Array, Int32Array] {
  if (ROWS[0].length < width) ROWS = [new Int32Array(2 * width), new Int32Array(2 * width)];
  return ROWS;
}

/** Cells of a comparison that are worth their time: two texts of 2,000 words. */
const MOST_CELLS = 4_000_000;

/**
 * Word edits from a run of `whole` to `part`, or `limit + 1` where there are more: words of `whole` before and after the
 * run go for nothing, and so do those before word `i` of `part` where `free[i]` (an ellipsis stands there).
 */
export function countEditsInside(
  part: Sequence,
  whole: Sequence,
  limit: number,
  free: Uint8Array | null = null,
): number {
  if (part.length * whole.length > MOST_CELLS) return limit + 1;
  let [above, row] = takeRows(whole.length + 1);
  above.fill(0, 0, whole.length + 1);
  for (let i = 1; i <= part.length; i++) {
    const drop = i === part.length || free?.[i] ? 0 : 1;
    row[0] = i;
    let least = i;
    for (let j = 1; j <= whole.length; j++) {
      const replace = (above[j - 1] ?? 0) + (at(part, i - 1) === at(whole, j - 1) ? 0 : 1);
      const cost = Math.min(replace, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + drop);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [above, row] = [row, above];
  }
  return Math.min(above[whole.length] ?? 0, limit + 1);
}

/** How one block differs: the words that both begin and end with, and the lengths of what lies between. */
export interface BlockChange {
  readonly prefix: number;
  readonly suffix: number;
  readonly inPart: number;
  readonly inWhole: number;
}

/** The one block in which two sequences differ. */
export function findBlock(part: Sequence, whole: Sequence): BlockChange {
  const prefix = commonPrefix(part, whole);
  const suffix = commonSuffix(part, whole, Math.min(part.length, whole.length) - prefix);
  return { prefix, suffix, inPart: part.length - prefix - suffix, inWhole: whole.length - prefix - suffix };
}
