/** Statements that an outlet prints as its own words: eight or more consecutive words of one, outside quotation marks. */

import { hashShingle, hashWord, SHINGLE } from '../../copies.ts';
import type { Span } from '../../model.ts';
import { type Buckets, sortBuckets } from '../tables/buckets.ts';
import { createList } from '../tables/rows.ts';
import type { Sequence } from '../words/compare.ts';
import type { Narration } from './narration.ts';

/** Words that are no coincidence. */
export const UNQUOTED_WORDS = 8;
/**
 * Runs of five words, whose hashes are those of the shingles that copies are told by, are indexed at every `STEP`-th word of a
 * statement: a run of eight words holds at least one of them whole, wherever it begins (4 + 5 − 1 = 8).
 */
const STEP = 4;

/** A stretch of an article that repeats a statement without marks. */
export interface UnquotedRun extends Span {
  readonly statement: number;
}

/** Finds the runs in one stretch of narration, given its shingles; made once from the shown words of all statements. */
export type FindUnquoted = (narration: Narration, shingles: Int32Array) => readonly UnquotedRun[];

/**
 * Indexes the statements' words, numbered by `vocabulary`. Of several statements with the same run the longest match wins,
 * then the lower number.
 */
export function indexUnquoted(statements: readonly Sequence[], vocabulary: ReadonlyMap<string, number>): FindUnquoted {
  const hashes = new Int32Array(vocabulary.size);
  for (const [word, token] of vocabulary) hashes[token] = hashWord(word);
  const places = indexPlaces(statements, hashes);
  return (narration, shingles) => findInRun(narration, shingles, statements, places);
}

/** The runs of all statements by their words. */
interface Places {
  readonly look: Buckets['look'];
  /** Whether some statement may have a run of this hash: one in twenty of others is let through. */
  readonly mayHold: (hash: number) => boolean;
  /** For each entry the hash of its words, its statement, and the place of its first word in the statement. */
  readonly hashOf: Int32Array;
  readonly statementOf: Int32Array;
  readonly positionOf: Int32Array;
}

function indexPlaces(statements: readonly Sequence[], hashes: Int32Array): Places {
  const [statementOf, positionOf, hashOf] = [createList(), createList(), createList()];
  const words = new Int32Array(SHINGLE);
  statements.forEach(({ tokens, from, length }, statement) => {
    if (length < UNQUOTED_WORDS) return;
    for (let i = 0; i + SHINGLE <= length; i += STEP) {
      for (let k = 0; k < SHINGLE; k++) words[k] = hashes[tokens[from + i + k] ?? 0] ?? 0;
      statementOf.add(statement);
      positionOf.add(i);
      hashOf.add(hashShingle(words, 0));
    }
  });
  const known = hashOf.take();
  const entries = new Int32Array(known.length);
  for (let entry = 0; entry < known.length; entry++) entries[entry] = entry;
  const { look } = sortBuckets(known, entries);
  const positions = positionOf.take();
  return { look, mayHold: createFilter(known), hashOf: known, statementOf: statementOf.take(), positionOf: positions };
}

/** Bits of the filter for each hash that is in it. */
const FILTER_BITS = 16;

/** Tells in one look whether a hash may be among some: a bit for each, in 64 MB at most. */
function createFilter(hashes: Int32Array): (hash: number) => boolean {
  const bits = Math.min(29, Math.ceil(Math.log2(FILTER_BITS * (hashes.length + 2))));
  const shift = 32 - bits;
  const filter = new Uint8Array(2 ** (bits - 3));
  for (const hash of hashes) {
    const bit = hash >>> shift;
    filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return (hash) => ((filter[hash >>> (shift + 3)] ?? 0) & (1 << ((hash >>> shift) & 7))) !== 0;
}

const NOTHING: Sequence = { tokens: new Int32Array(SHINGLE), from: 0, length: 0 };
const NONE: readonly never[] = [];

/** A stretch of words that a statement holds too. */
interface Match {
  readonly statement: number;
  readonly start: number;
  readonly end: number;
}

function findInRun(
  { tokens, starts, ends, length }: Narration,
  shingles: Int32Array,
  statements: readonly Sequence[],
  { look, mayHold, hashOf, statementOf, positionOf }: Places,
): readonly UnquotedRun[] {
  if (length < UNQUOTED_WORDS) return NONE;
  const found: UnquotedRun[] = [];
  let [settled, at, hash] = [0, 0, 0];
  let text: Sequence | null = null;
  let best: Match | null = null;
  const visit = (entry: number): void => {
    if (hashOf[entry] !== hash) return;
    text ??= { tokens: tokens(), from: 0, length };
    const statement = statementOf[entry] ?? 0;
    const position = positionOf[entry] ?? 0;
    const sequence = statements[statement] ?? NOTHING;
    if (!hasProbe(text, at, sequence, position)) return;
    const { start, end } = extend(text, at, sequence, position, settled);
    if (end - start < UNQUOTED_WORDS) return;
    const difference = best === null ? 1 : end - start - (best.end - best.start);
    if (difference > 0 || (difference === 0 && statement < (best?.statement ?? 0))) best = { statement, start, end };
  };
  for (; at + SHINGLE <= length; at++) {
    hash = shingles[at] ?? 0;
    if (!mayHold(hash) || at < settled) continue;
    best = null;
    look(hash, visit);
    const match = best as Match | null;
    if (!match) continue;
    found.push({ statement: match.statement, start: starts[match.start] ?? 0, end: ends[match.end - 1] ?? 0 });
    settled = match.end;
  }
  return found;
}

/** Whether the indexed words of a statement stand at a place; those of a run that is long enough are met before all others. */
function hasProbe({ tokens }: Sequence, i: number, statement: Sequence, position: number): boolean {
  const from = statement.from + position;
  for (let k = 0; k < SHINGLE; k++) if (tokens[i + k] !== statement.tokens[from + k]) return false;
  return true;
}

/** The longest common run around a place, not before `floor`. */
function extend(
  text: Sequence,
  i: number,
  statement: Sequence,
  position: number,
  floor: number,
): { start: number; end: number } {
  const { tokens, from, length } = statement;
  const offset = from + position - i;
  let [start, end] = [i, i];
  while (end < text.length && position + end - i < length && text.tokens[end] === tokens[offset + end]) end++;
  while (start > floor && position + start - i > 0 && text.tokens[start - 1] === tokens[offset + start - 1]) start--;
  return { start, end };
}
