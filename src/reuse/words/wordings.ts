/**
 * The distinct wordings of a corpus: texts that agree in K2 are one wording. Words are numbers, and all wordings lie in
 * one array, so that a million of them stay small.
 */
import { mix } from '../../copies.ts';
import type { Sequence } from './compare.ts';
import { createReader } from './vocabulary.ts';

/** Wordings by number; the words of wording `w` are `tokens[starts[w]]` up to `tokens[starts[w + 1]]`. */
export interface Wordings {
  readonly size: number;
  readonly tokens: Int32Array;
  readonly starts: Int32Array;
  /** For each text, its wording. */
  readonly of: Int32Array;
  /** The number of each word. */
  readonly vocabulary: ReadonlyMap<string, number>;
}

/** Collects the wordings of some texts in the order of their first appearance. */
export function collectWordings(texts: readonly string[]): Wordings {
  const reader = createReader();
  const of = new Int32Array(texts.length);
  let tokens = new Int32Array(1024);
  let starts = new Int32Array(1024);
  let table = new Int32Array(1 << 12).fill(-1);
  let size = 0;
  let used = 0;
  for (let t = 0; t < texts.length; t++) {
    const { tokens: read, length } = reader.read(texts[t] ?? '');
    const hash = hashTokens(read, 0, length);
    let slot = hash & (table.length - 1);
    while (table[slot] !== -1 && !isWording(tokens, starts, table[slot] ?? 0, read, length)) {
      slot = (slot + 1) & (table.length - 1);
    }
    if (table[slot] === -1) {
      if (used + length > tokens.length) tokens = grow(tokens, used + length);
      if (size + 2 > starts.length) starts = grow(starts, size + 2);
      for (let i = 0; i < length; i++) tokens[used + i] = read[i] ?? 0;
      table[slot] = size;
      used += length;
      starts[++size] = used;
      of[t] = size - 1;
      if (size * 2 > table.length) table = rehash(tokens, starts, size);
    } else of[t] = table[slot] ?? 0;
  }
  return {
    size,
    tokens: tokens.subarray(0, used),
    starts: starts.subarray(0, size + 1),
    of,
    vocabulary: reader.numbers,
  };
}

/** The words of a wording. */
export function sequenceOf({ tokens, starts }: Wordings, wording: number): Sequence {
  const from = starts[wording] ?? 0;
  return { tokens, from, length: (starts[wording + 1] ?? 0) - from };
}

/** For each wording its place among all: those of more words first, then word by word in the order of `compareText`. */
export function placeWordings({ size, tokens, starts, vocabulary }: Wordings): Int32Array {
  const rank = new Int32Array(vocabulary.size);
  [...vocabulary.keys()].sort().forEach((word, place) => {
    rank[vocabulary.get(word) ?? 0] = place;
  });
  const lengthOf = (wording: number): number => (starts[wording + 1] ?? 0) - (starts[wording] ?? 0);
  const rankAt = (wording: number, i: number): number => rank[tokens[(starts[wording] ?? 0) + i] ?? 0] ?? 0;
  // The first two words tell most wordings of one length apart.
  const [key, order] = [new Float64Array(size), new Uint32Array(size)];
  for (let w = 0; w < size; w++) {
    key[w] = rankAt(w, 0) * vocabulary.size + rankAt(w, 1);
    order[w] = w;
  }
  order.sort((a, b) => {
    const length = lengthOf(a);
    const difference = lengthOf(b) - length || (key[a] ?? 0) - (key[b] ?? 0);
    if (difference !== 0 || length < 2) return difference;
    for (let i = 2; i < length; i++) {
      const next = rankAt(a, i) - rankAt(b, i);
      if (next !== 0) return next;
    }
    return 0;
  });
  const places = new Int32Array(size);
  order.forEach((wording, place) => {
    places[wording] = place;
  });
  return places;
}

/** A hash of `length` tokens from `from`: 32 bits, well mixed (the finaliser of MurmurHash3). */
export function hashTokens(tokens: Int32Array, from: number, length: number, seed = 0): number {
  let hash = seed ^ length;
  for (let i = from; i < from + length; i++) hash = mix(hash, tokens[i] ?? 0);
  return hash >>> 0;
}

function isWording(tokens: Int32Array, starts: Int32Array, wording: number, read: Int32Array, length: number): boolean {
  const start = starts[wording] ?? 0;
  if ((starts[wording + 1] ?? 0) - start !== length) return false;
  for (let i = 0; i < length; i++) if (tokens[start + i] !== read[i]) return false;
  return true;
}

function rehash(tokens: Int32Array, starts: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const table = new Int32Array(2 ** Math.ceil(Math.log2(size * 4))).fill(-1);
  for (let wording = 0; wording < size; wording++) {
    const start = starts[wording] ?? 0;
    let slot = hashTokens(tokens, start, (starts[wording + 1] ?? 0) - start) & (table.length - 1);
    while (table[slot] !== -1) slot = (slot + 1) & (table.length - 1);
    table[slot] = wording;
  }
  return table;
}

function grow(array: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, array.length * 2));
  larger.set(array);
  return larger;
}
