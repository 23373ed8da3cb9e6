/** What became of each correction: made, or a problem that the user is told of. */
import type { Correction, CorrectionOf, Finding } from '../model.ts';

/** A correction that holds, before its statements have anchors. */
export interface Made extends Omit<Correction, 'anchors'> {
  /** Numbers of the statements it holds of, among those that the stage gives. */
  readonly statements: readonly number[];
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
  change: { readonly from: string | null; readonly to: string | null; readonly statements?: readonly number[] },
): Made {
  const shown = { words: words ?? null, note: note ?? null, by: by ?? null };
  return { of, statements: [], ...shown, ...change, file, line };
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
