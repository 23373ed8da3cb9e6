/** Word-level alignment of a statement's text with an occurrence's: what is the same, what differs. */
import type { Word } from '../../text.ts';
import { findSameWords } from '../words/same.ts';
import { isFunctionWord } from '../words/telling.ts';

/** A stretch of words that differ: `[fromStart, fromEnd)` of the statement against `[toStart, toEnd)` of the occurrence. */
export interface Hunk {
  readonly fromStart: number;
  readonly fromEnd: number;
  readonly toStart: number;
  readonly toEnd: number;
  /** The words that stand one for one. */
  readonly replaced: readonly (readonly [number, number])[];
}

/** Two texts, their words, and where they differ. */
export interface Alignment {
  readonly fromText: string;
  readonly toText: string;
  readonly from: readonly Word[];
  readonly to: readonly Word[];
  readonly hunks: readonly Hunk[];
}

/** Costs: a replaced word, a gap, each word in a gap. One long gap beats several short ones, so that a cut stays one cut. */
const REPLACE = 10;
const OPEN = 7;
const EXTEND = 4;
const FAR = 1 << 29;

/** Aligns two texts word by word with the least cost (Gotoh's affine gaps); `from` are the words of the first. */
export function alignTexts(
  fromText: string,
  toText: string,
  from: readonly Word[] = findSameWords(fromText),
): Alignment {
  const to = findSameWords(toText);
  return { fromText, toText, from, to, hunks: joinAround(from, slideToEdges(from, findHunks(from, to))) };
}

function findHunks(from: readonly Word[], to: readonly Word[]): Hunk[] {
  const limit = Math.min(from.length, to.length);
  let start = 0;
  while (start < limit && from[start]?.word === to[start]?.word) start++;
  let end = 0;
  while (end < limit - start && from[from.length - 1 - end]?.word === to[to.length - 1 - end]?.word) end++;
  const hunks: Hunk[] = [];
  let open: { fromStart: number; toStart: number; replaced: [number, number][] } | null = null;
  let i = start;
  let k = start;
  const close = (): void => {
    if (open) hunks.push({ ...open, fromEnd: i, toEnd: k });
    open = null;
  };
  for (const step of traceSteps(from.slice(start, from.length - end), to.slice(start, to.length - end))) {
    const same = step === 'both' && from[i]?.word === to[k]?.word;
    if (same) close();
    else {
      open ??= { fromStart: i, toStart: k, replaced: [] };
      if (step === 'both') open.replaced.push([i, k]);
    }
    if (step !== 'insert') i++;
    if (step !== 'delete') k++;
  }
  close();
  return hunks;
}

/**
 * Words that are gone near an edge are gone at the edge where that comes to the same: of "the boat that the crew" and "the crew"
 * the second "the" is what both print.
 */
function slideToEdges(from: readonly Word[], hunks: readonly Hunk[]): readonly Hunk[] {
  const slide = (hunk: Hunk | undefined, step: 1 | -1): Hunk | undefined => {
    if (!hunk || hunk.toStart !== hunk.toEnd) return hunk;
    let { fromStart, fromEnd, toStart } = hunk;
    const isAtEdge = (): boolean => (step < 0 ? fromStart === 0 : fromEnd === from.length);
    const enters = (): string | undefined => from[step < 0 ? fromStart - 1 : fromEnd]?.word;
    const leaves = (): string | undefined => from[step < 0 ? fromEnd - 1 : fromStart]?.word;
    while (!isAtEdge() && enters() === leaves()) {
      fromStart += step;
      fromEnd += step;
      toStart += step;
    }
    return isAtEdge() ? { ...hunk, fromStart, fromEnd, toStart, toEnd: toStart } : hunk;
  };
  const slid = [...hunks];
  const first = slide(slid[0], -1);
  if (first) slid[0] = first;
  const last = slide(slid.at(-1), 1);
  if (last) slid[slid.length - 1] = last;
  return slid;
}

/** Words that differ on one side, two hunks together, from which a word that they share by chance does not part them. */
const SCATTERED = 4;

/**
 * Fewest and longest stretches: two hunks are one where nothing but one function word agrees between them ("that" stands in
 * every other sentence) and most of what lies around it differs. Words that stand one for one beside it stay apart.
 */
function joinAround(from: readonly Word[], hunks: readonly Hunk[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const before = joined.at(-1);
    if (before && isByChance(from, before, hunk)) {
      joined[joined.length - 1] = { ...before, fromEnd: hunk.fromEnd, toEnd: hunk.toEnd, replaced: [] };
    } else joined.push(hunk);
  }
  return joined;
}

function isByChance(from: readonly Word[], a: Hunk, b: Hunk): boolean {
  if (b.fromStart - a.fromEnd !== 1 || !isFunctionWord(from[a.fromEnd]?.word ?? '')) return false;
  const isEven = ({ fromStart, fromEnd, toStart, toEnd }: Hunk): boolean => fromEnd - fromStart === toEnd - toStart;
  if (isEven(a) || isEven(b)) return false;
  const gone = a.fromEnd - a.fromStart + b.fromEnd - b.fromStart;
  const come = a.toEnd - a.toStart + b.toEnd - b.toStart;
  return Math.max(gone, come) >= SCATTERED && Math.min(gone, come) > 0;
}

type Step = 'both' | 'delete' | 'insert';

/** Cells beyond which what lies between the equal ends is shown as replaced whole: two texts of 2,000 words. */
const MOST_CELLS = 4_000_000;

/** The steps from the first words to the last, of texts that differ at both ends. */
function traceSteps(from: readonly Word[], to: readonly Word[]): Step[] {
  if (from.length === 1 && to.length === 1) return ['both'];
  const isOneSided = from.length === 0 || to.length === 0;
  if (!isOneSided && from.length * to.length <= MOST_CELLS) return traceRest(from, to);
  return [...from.map((): Step => 'delete'), ...to.map((): Step => 'insert')];
}

/** The cheapest alignment (dynamic programming over all pairs of words). */
function traceRest(from: readonly Word[], to: readonly Word[]): Step[] {
  const width = to.length + 1;
  const size = (from.length + 1) * width;
  const [both, del, ins, least] = takeTables(size);
  for (let i = 0; i <= from.length; i++) {
    const word = from[i - 1]?.word;
    for (let k = 0; k <= to.length; k++) {
      const cell = i * width + k;
      const b =
        cell === 0
          ? 0
          : i * k === 0
            ? FAR
            : (least[cell - width - 1] ?? FAR) + (word === to[k - 1]?.word ? 0 : REPLACE);
      const d = i === 0 ? FAR : EXTEND + Math.min((least[cell - width] ?? FAR) + OPEN, del[cell - width] ?? FAR);
      const n = k === 0 ? FAR : EXTEND + Math.min((least[cell - 1] ?? FAR) + OPEN, ins[cell - 1] ?? FAR);
      both[cell] = b;
      del[cell] = d;
      ins[cell] = n;
      least[cell] = Math.min(b, d, n);
    }
  }
  const steps: Step[] = [];
  let cell = size - 1;
  let state = stateOf(cell, both, del, ins);
  while (cell > 0) {
    steps.push(state);
    const before = state === 'both' ? cell - width - 1 : state === 'delete' ? cell - width : cell - 1;
    const stays =
      (state === 'delete' && del[cell] === EXTEND + (del[before] ?? FAR)) ||
      (state === 'insert' && ins[cell] === EXTEND + (ins[before] ?? FAR));
    if (!stays) state = stateOf(before, both, del, ins);
    cell = before;
  }
  return steps.reverse();
}

/** Cells up to which the tables are kept between calls: most that is compared is far smaller. */
const MOST_KEPT = 1 << 16;

type Tables = readonly [both: Int32Array, del: Int32Array, ins: Int32Array, least: Int32Array];

const makeTables = (size: number): Tables => [
  new Int32Array(size),
  new Int32Array(size),
  new Int32Array(size),
  new Int32Array(size),
];

const KEPT = makeTables(MOST_KEPT);

/** Four tables of so many cells or more, their content left over from an earlier call. */
function takeTables(size: number): Tables {
  return size <= MOST_KEPT ? KEPT : makeTables(size);
}

function stateOf(cell: number, both: Int32Array, del: Int32Array, ins: Int32Array): Step {
  const [b, d, i] = [both[cell] ?? FAR, del[cell] ?? FAR, ins[cell] ?? FAR];
  return b <= d && b <= i ? 'both' : d <= i ? 'delete' : 'insert';
}
