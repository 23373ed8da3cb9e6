/** The corrections stage: what somebody who knows better has written down, put in before and after articles are compared. */
import type { Config } from '../config.ts';
import type { CorpusAttribution, Correction, Finding, LockLine, Reuse, StatementDraft } from '../model.ts';
import { compareText } from '../text.ts';
import { correctNames } from './names.ts';
import { listPlaces, type Outcome } from './outcome.ts';
import type { Corrections } from './parse.ts';
import { correctReading, type Reading } from './reading.ts';
import { correctStatements, type Drafting } from './statements.ts';
import { createAnchors } from './target.ts';

/** The two steps of the stage, in this order, and what came of them. */
export interface Corrector {
  /** Names, kinds, outlets. */
  readonly correctReading: (reading: Reading) => Reading;
  /** Joins, splits, speakers, documents. */
  readonly correctStatements: (
    compared: { readonly corpus: CorpusAttribution; readonly reuse: Reuse },
    drafting: Drafting,
  ) => { readonly corpus: CorpusAttribution; readonly reuse: Reuse };
  /** What holds, in the order in which it is written, given the statements and the anchor of each. */
  readonly list: (statements: readonly StatementDraft[], anchors: readonly string[]) => Correction[];
  /** What does not apply any more, in the same order. */
  readonly findings: () => Finding[];
}

/** Opens the stage. Without corrections it hands on what it is given. */
export function createCorrector(corrections: Corrections, lock: readonly LockLine[], config: Config): Corrector {
  const { statements, names } = corrections;
  // Of words that are no speech nothing else is corrected.
  const speech = statements.filter(({ kind }) => kind === undefined || kind === 'statement' || kind === 'fragment');
  const outcome: Outcome = { made: [], problems: [] };
  const anchors = createAnchors(lock);
  const byPlace = (a: { file: string; line: number | null }, b: { file: string; line: number | null }): number =>
    compareText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0);
  return {
    correctReading: ({ articles, corpus }) => {
      if (statements.length + names.length === 0) return { articles, corpus };
      const named = correctNames(corpus, names, outcome);
      return correctReading({ articles, corpus: named }, statements, anchors, config, outcome);
    },
    correctStatements: (compared, drafting) =>
      speech.length === 0 ? compared : correctStatements(compared, speech, anchors, drafting, outcome),
    list: (drafts, ids) => {
      const anchorAt = new Map(drafts.flatMap((draft, i) => listPlaces(draft).map((place) => [place, ids[i] ?? ''])));
      return [...outcome.made].sort(byPlace).map(({ places, file: _, line: __, ...correction }) => {
        const found = places.flatMap((place) => anchorAt.get(place) ?? []);
        return { ...correction, anchors: [...new Set(found)].sort(compareText) };
      });
    },
    findings: () => [...outcome.problems].sort(byPlace),
  };
}
