/**
 * The index of near matches: for every run of four words, the wordings that hold it. Two texts with e word edits between
 * them cannot differ in each of e + 1 disjoint runs of the one, so looking up e + 1 disjoint runs finds the other;
 * of all such choices the rarest is taken. Where a text is too short for them, all its runs are looked up.
 */
import { sortBuckets } from '../tables/buckets.ts';
import { hashTokens, type Wordings } from './wordings.ts';

/** Words of a run: eight words with one edit still hold one such run unharmed. */
export const GRAM = 4;

/** Wordings by run. A bucket may hold runs of other words too: what is found is compared afterwards. */
export interface GramIndex {
  /** Looks up the wordings with the run that begins at word `i` of wording `w`. */
  readonly look: (w: number, i: number, visit: (wording: number) => void) => void;
  /** How many the lookup would visit. */
  readonly count: (w: number, i: number) => number;
}

/** Indexes every run of all wordings. */
export function indexGrams({ size, tokens, starts }: Wordings): GramIndex {
  const { hashes, values } = listRuns(size, tokens, starts);
  const buckets = sortBuckets(hashes, values);
  const hashAt = (w: number, i: number): number => hashTokens(tokens, (starts[w] ?? 0) + i, GRAM);
  return {
    count: (w, i) => buckets.count(hashAt(w, i)),
    look: (w, i, visit) => buckets.look(hashAt(w, i), visit),
  };
}

/**
 * All runs with their wordings, those with the same first eight bits of the hash together: so each of these parts is
 * sorted in memory near at hand, which takes a quarter of the time.
 */
function listRuns(
  size: number,
  tokens: Int32Array,
  starts: Int32Array,
): { readonly hashes: Int32Array; readonly values: Int32Array } {
  const places = new Int32Array(257);
  for (let w = 0; w < size; w++) {
    const last = (starts[w + 1] ?? 0) - GRAM;
    for (let from = starts[w] ?? 0; from <= last; from++) {
      const part = (hashTokens(tokens, from, GRAM) >>> 24) + 1;
      places[part] = (places[part] ?? 0) + 1;
    }
  }
  for (let part = 1; part < places.length; part++) places[part] = (places[part] ?? 0) + (places[part - 1] ?? 0);
  const hashes = new Int32Array(places[256] ?? 0);
  const values = new Int32Array(hashes.length);
  for (let w = 0; w < size; w++) {
    const last = (starts[w + 1] ?? 0) - GRAM;
    for (let from = starts[w] ?? 0; from <= last; from++) {
      const hash = hashTokens(tokens, from, GRAM);
      const place = places[hash >>> 24] ?? 0;
      hashes[place] = hash;
      values[place] = w;
      places[hash >>> 24] = place + 1;
    }
  }
  return { hashes, values };
}

/** Edits up to which the rarest runs are worth choosing: beyond, in texts of 256 words or more, any will do. */
const MOST_CHOSEN = 32;

/**
 * Where to look a text of `words` words up so that nothing within `edits` word edits is missed: the starts of `edits + 1`
 * disjoint runs with the smallest sum of `count`, or of all runs where there is no room for so many.
 */
export function chooseRuns(words: number, edits: number, count: (start: number) => number): number[] {
  const runs = words - GRAM + 1;
  if (words < GRAM * (edits + 1)) return Array.from({ length: Math.max(0, runs) }, (_, i) => i);
  if (edits > MOST_CHOSEN) return Array.from({ length: edits + 1 }, (_, i) => i * GRAM);
  // least[k][i]: the smallest sum of k disjoint runs that begin at i or later; beyond the last run there are none.
  const width = runs + GRAM;
  if (SCRATCH.length < (edits + 2) * width) SCRATCH = new Float64Array(2 * (edits + 2) * width);
  const least = SCRATCH;
  // The first row holds what every run costs.
  for (let i = 0; i < runs; i++) least[i] = count(i);
  for (let k = 1; k <= edits + 1; k++) {
    const row = k * width;
    least.fill(Number.POSITIVE_INFINITY, row + runs, row + width);
    for (let i = runs - 1; i >= 0; i--) {
      const rest = k === 1 ? 0 : (least[row - width + i + GRAM] ?? 0);
      least[row + i] = Math.min(least[row + i + 1] ?? 0, (least[i] ?? 0) + rest);
    }
  }
  const chosen: number[] = [];
  let i = 0;
  for (let k = edits + 1; k >= 1; k--) {
    while (least[k * width + i] === least[k * width + i + 1]) i++;
    chosen.push(i);
    i += GRAM;
  }
  return chosen;
}

/** Room for the sums, kept between calls: there are millions of them. */
let SCRATCH = new Float64Array(1024);
