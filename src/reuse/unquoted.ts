/** Statements that an outlet prints as its own words: eight or more consecutive words of one, outside quotation marks. */
import type { Span } from '../model.ts';
import { type Buckets, sortBuckets } from './buckets.ts';
import type { Sequence } from './compare.ts';
import type { Narration } from './narration.ts';
import { createList } from './rows.ts';
import { hashTokens } from './wordings.ts';

/** Words that are no coincidence. */
export const UNQUOTED_WORDS = 8;
/**
 * Runs of `PROBE` words are indexed at every `STEP`-th word of a statement: a run of eight words holds at least one of
 * them whole, wherever it begins (4 + 5 − 1 = 8).
 */
const PROBE = 5;
const STEP = 4;

/** A stretch of an article that repeats a statement without marks. */
export interface UnquotedRun extends Span {
  readonly statement: number;
}

/** Finds the runs in one stretch of narration; made once from the shown words of all statements. */
export type FindUnquoted = (narration: Narration) => UnquotedRun[];

/** Indexes the statements' words. Of several statements with the same run the longest match wins, then the lower number. */
export function indexUnquoted(statements: readonly Sequence[]): FindUnquoted {
  const places = indexPlaces(statements);
  return (narration) => findInRun(narration, statements, places);
}

/** The runs of all statements by their words. */
interface Places {
  readonly look: Buckets['look'];
  /** For each entry the hash of its words, its statement, and the place of its first word in the statement. */
  readonly hashOf: Int32Array;
  readonly statementOf: Int32Array;
  readonly positionOf: Int32Array;
}

function indexPlaces(statements: readonly Sequence[]): Places {
  const [statementOf, positionOf] = [createList(), createList()];
  statements.forEach(({ length }, statement) => {
    if (length < UNQUOTED_WORDS) return;
    for (let i = 0; i + PROBE <= length; i += STEP) {
      statementOf.add(statement);
      positionOf.add(i);
    }
  });
  const [of, positions] = [statementOf.take(), positionOf.take()];
  const [hashOf, entries] = [new Int32Array(of.length), new Int32Array(of.length)];
  for (let entry = 0; entry < of.length; entry++) {
    const { tokens, from } = statements[of[entry] ?? -1] ?? NOTHING;
    hashOf[entry] = hashTokens(tokens, from + (positions[entry] ?? 0), PROBE);
    entries[entry] = entry;
  }
  const { look } = sortBuckets(hashOf, entries);
  return { look, hashOf, statementOf: of, positionOf: positions };
}

const NOTHING: Sequence = { tokens: new Int32Array(PROBE), from: 0, length: 0 };

/** A stretch of words that a statement holds too. */
interface Match {
  readonly statement: number;
  readonly start: number;
  readonly end: number;
}

function findInRun(
  { tokens, starts, ends, length }: Narration,
  statements: readonly Sequence[],
  { look, hashOf, statementOf, positionOf }: Places,
): UnquotedRun[] {
  const found: UnquotedRun[] = [];
  if (length < UNQUOTED_WORDS) return found;
  const text: Sequence = { tokens, from: 0, length };
  let [settled, at, hash] = [0, 0, 0];
  let best: Match | null = null;
  const visit = (entry: number): void => {
    if (hashOf[entry] !== hash) return;
    const statement = statementOf[entry] ?? 0;
    const position = positionOf[entry] ?? 0;
    const sequence = statements[statement] ?? NOTHING;
    if (!hasProbe(text, at, sequence, position)) return;
    const { start, end } = extend(text, at, sequence, position, settled);
    if (end - start < UNQUOTED_WORDS) return;
    const difference = best === null ? 1 : end - start - (best.end - best.start);
    if (difference > 0 || (difference === 0 && statement < (best?.statement ?? 0))) best = { statement, start, end };
  };
  for (; at + PROBE <= length; at++) {
    if (at < settled) continue;
    best = null;
    hash = hashTokens(tokens, at, PROBE) | 0;
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
  for (let k = 0; k < PROBE; k++) if (tokens[i + k] !== statement.tokens[from + k]) return false;
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
