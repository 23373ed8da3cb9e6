/** Statements that an outlet prints as its own words: eight or more consecutive words of one, outside quotation marks. */
import type { Span } from '../model.ts';
import type { Word } from '../text.ts';
import { fillBuckets } from './buckets.ts';
import type { Sequence } from './compare.ts';
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

/** Finds the runs of one article; made once from the shown words of all statements. */
export type FindUnquoted = (narration: readonly (readonly Word[])[]) => UnquotedRun[];

/** Indexes the statements' words. Of several statements with the same run the longest match wins, then the lower number. */
export function indexUnquoted(statements: readonly Sequence[], vocabulary: ReadonlyMap<string, number>): FindUnquoted {
  const places = indexPlaces(statements);
  return (narration) => narration.flatMap((run) => findInRun(run, statements, places, vocabulary));
}

type Places = (hash: number, visit: (statement: number) => void) => void;

function indexPlaces(statements: readonly Sequence[]): Places {
  return fillBuckets((visit) => {
    statements.forEach(({ tokens, from, length }, statement) => {
      if (length < UNQUOTED_WORDS) return;
      for (let i = 0; i + PROBE <= length; i += STEP) visit(hashTokens(tokens, from + i, PROBE), statement);
    });
  }).look;
}

function findInRun(
  run: readonly Word[],
  statements: readonly Sequence[],
  places: Places,
  vocabulary: ReadonlyMap<string, number>,
): UnquotedRun[] {
  const found: UnquotedRun[] = [];
  if (run.length < UNQUOTED_WORDS) return found;
  const tokens = Int32Array.from(run, ({ word }) => vocabulary.get(word) ?? -1);
  const whole: Sequence = { tokens, from: 0, length: tokens.length };
  let settled = 0;
  for (let i = 0; i + PROBE <= tokens.length; i++) {
    if (i < settled) continue;
    let best: { statement: number; start: number; end: number } | null = null;
    places(hashTokens(tokens, i, PROBE), (statement) => {
      const sequence = statements[statement];
      for (let position = 0; sequence && position + PROBE <= sequence.length; position += STEP) {
        const { start, end } = extend(whole, i, sequence, position, settled);
        const longer = best === null || end - start > best.end - best.start;
        const lower = best !== null && end - start === best.end - best.start && statement < best.statement;
        if (end - start >= UNQUOTED_WORDS && (longer || lower)) best = { statement, start, end };
      }
    });
    const match = best as { statement: number; start: number; end: number } | null;
    if (!match) continue;
    found.push({ statement: match.statement, start: run[match.start]?.start ?? 0, end: run[match.end - 1]?.end ?? 0 });
    settled = match.end;
  }
  return found;
}

/** The longest common run around a place, not before `floor`. */
function extend(
  text: Sequence,
  i: number,
  statement: Sequence,
  position: number,
  floor: number,
): { start: number; end: number } {
  const same = (a: number, b: number): boolean =>
    a < text.length && b >= 0 && b < statement.length && text.tokens[a] === statement.tokens[statement.from + b];
  let [start, end] = [i, i];
  while (same(end, position + end - i)) end++;
  while (start > floor && end > i && same(start - 1, position + start - 1 - i)) start--;
  return { start, end };
}
