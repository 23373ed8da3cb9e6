/**
 * Wordings of one side that may be one statement though they share no run of four words: short ones with a word changed,
 * the same words in another order, and cuts that leave little but the ends.
 */
import { mix } from '../../copies.ts';
import { type Buckets, sortBuckets } from '../tables/buckets.ts';
import { createList } from '../tables/rows.ts';
import type { Sequence } from '../words/compare.ts';
import { hashTokens } from '../words/wordings.ts';

/** Up to so many words a wording is looked up by what is left when one word is taken out. */
const SHORT_WORDS = 8;
/** Up to so many words a wording is looked up by its words in any order; longer ones keep a run of four. */
const ORDER_WORDS = 11;
/** Words at each end by which a wording with a cut in the middle is found. */
const END_WORDS = 2;

/** A wording with the sides it may be looked up under, and its words without brackets or a denial, where it has any. */
export interface ShortEntry {
  readonly words: Sequence;
  readonly variants: readonly Sequence[];
  /** Numbers of speakers. */
  readonly sides: readonly number[];
  /** Whether every print of it is surely its speakers'; another may be anybody's, and is looked up under no side too. */
  readonly isSure: boolean;
}

/** All wordings below `size`, each described when it is asked for. */
export interface ShortEntries {
  readonly size: number;
  readonly describe: (wording: number) => ShortEntry;
}

/** Words that must agree where no side does. */
const UNSIDED_WORDS = 4;

/**
 * Calls `relate` for every two wordings that agree in a key under one side, or under none if one of them may be anybody's;
 * a pair may come more than once.
 */
export function findShortPairs({ size, describe }: ShortEntries, relate: (a: number, b: number) => void): void {
  const [sided, unsided] = [createKeys(2 * size), createKeys(size)];
  const unsure = new Set<number>();
  const keys = new Set<number>();
  for (let wording = 0; wording < size; wording++) {
    const { words, variants, sides, isSure } = describe(wording);
    keys.clear();
    addKeys(keys, words, variants);
    for (const side of sides) for (const key of keys) sided.add(mix(key, side), wording);
    if (words.length < UNSIDED_WORDS || words.length > SHORT_WORDS) continue;
    keys.clear();
    addShort(keys, words, UNSIDED_WORDS);
    for (const key of keys) unsided.add(key, wording);
    if (!isSure) unsure.add(wording);
  }
  sided.fill().crowds((crowd) => relateSided(crowd, relate));
  if (unsure.size > 0) unsided.fill().crowds((crowd) => relateUnsided(crowd, unsure, relate));
}

/** Keys as they come, and the wordings that have them. */
function createKeys(expected: number): {
  readonly add: (key: number, wording: number) => void;
  readonly fill: () => Buckets;
} {
  const [keys, wordings] = [createList(expected), createList(expected)];
  return {
    add: (key, wording) => {
      keys.add(key | 0);
      wordings.add(wording);
    },
    fill: () => sortBuckets(keys.take(), wordings.take()),
  };
}

function relateUnsided(crowd: Int32Array, unsure: ReadonlySet<number>, relate: (a: number, b: number) => void): void {
  for (let i = 0; i < crowd.length; i++) {
    const one = crowd[i] ?? 0;
    if (!unsure.has(one)) continue;
    for (let k = 0; k < crowd.length; k++) {
      const other = crowd[k] ?? 0;
      if (other !== one && (!unsure.has(other) || k < i)) relate(one, other);
    }
  }
}

function relateSided(crowd: Int32Array, relate: (a: number, b: number) => void): void {
  for (let i = 1; i < crowd.length; i++) {
    for (let k = 0; k < i; k++) {
      const [a, b] = [crowd[k] ?? 0, crowd[i] ?? 0];
      if (a !== b) relate(a, b);
    }
  }
}

function addKeys(keys: Set<number>, sequence: Sequence, variants: readonly Sequence[]): void {
  const { tokens, from, length } = sequence;
  if (length < 3) return;
  if (length <= ORDER_WORDS) keys.add(hashTokens(tokens.slice(from, from + length).sort(), 0, length, 1));
  if (length >= 2 * END_WORDS + 1) {
    const ends = hashTokens(tokens, from, END_WORDS, 2);
    keys.add(mix(ends, hashTokens(tokens, from + length - END_WORDS, END_WORDS, 3)));
  }
  for (const text of [sequence, ...variants]) if (text.length <= SHORT_WORDS) addShort(keys, text);
}

/**
 * The words, and the words without each one in turn, if so many are left: two texts with one edit between them share one
 * of these.
 */
function addShort(keys: Set<number>, { tokens, from, length }: Sequence, least = 2): void {
  if (length < 3) return;
  keys.add(hashTokens(tokens, from, length, 4));
  if (length <= least) return;
  const rest = new Int32Array(length - 1);
  for (let i = 0; i < length; i++) {
    for (let k = 0; k < length - 1; k++) rest[k] = tokens[from + (k < i ? k : k + 1)] ?? 0;
    keys.add(hashTokens(rest, 0, length - 1, 4));
  }
}
