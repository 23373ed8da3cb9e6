/** Word-level alignment of a statement's text with an occurrence's: what is the same, what differs. */
import { findWords, type Word } from '../../text.ts';

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
export function alignTexts(fromText: string, toText: string, from: readonly Word[] = findWords(fromText)): Alignment {
  const to = findWords(toText);
  return { fromText, toText, from, to, hunks: findHunks(from, to) };
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
