/** What became of each correction: made, or a problem that the user is told of. */
import type { Correction, CorrectionOf, Finding, StatementDraft } from '../model.ts';
import { isWording } from './target.ts';

/** A correction that holds, before its statements have anchors. */
export interface Made extends Omit<Correction, 'anchors'> {
  /** Where the words stand that it holds of: whatever is joined or split, the statements are found by them. */
  readonly places: readonly string[];
  /** Where it is written; orders the list. */
  readonly file: string;
  readonly line: number;
}

/** Collects what became of corrections. */
export interface Outcome {
  readonly made: Made[];
  readonly problems: Finding[];
}

/** A correction as it is written. */
interface Written {
  readonly words?: string | undefined;
  readonly note?: string | undefined;
  readonly by?: string | undefined;
  readonly file: string;
  readonly line: number;
}

/** Says that a correction holds. */
export function note(
  { words, note, by, file, line }: Written,
  of: CorrectionOf,
  change: { readonly from: string | null; readonly to: string | null; readonly drafts?: readonly StatementDraft[] },
): Made {
  const shown = { words: words ?? null, note: note ?? null, by: by ?? null };
  const { from, to, drafts = [] } = change;
  return { of, from, to, ...shown, places: drafts.flatMap(listPlaces), file, line };
}

/** Where a statement is printed between quotation marks: article and place, one string each. */
export function listPlaces({ occurrences }: StatementDraft): string[] {
  return occurrences.filter(isWording).map(({ articleId, start, end }) => `${articleId}\0${start}\0${end}`);
}

/** Says that a correction does not apply: it stays in the file, and the report names it. */
export function refuse({ file, line }: Written, of: CorrectionOf, problem: string): Finding {
  return { level: 'warning', file, line, message: `the correction of ${WORDS[of]} no longer applies: ${problem}` };
}

const WORDS: Readonly<Record<CorrectionOf, string>> = {
  speaker: 'the speaker',
  document: 'the document',
  kind: 'the kind',
  outlet: 'the outlet',
  join: 'what is one statement',
  split: 'what are two statements',
  merge: 'names that are one',
  apart: 'names that are two',
};
