/** Corrections of statements, made after articles were compared: joins and splits, speakers, documents. */
import type { CorpusAttribution, Reuse, StatementDraft } from '../model.ts';
import { compareText } from '../text.ts';
import type { Made, Outcome } from './outcome.ts';
import type { StatementCorrection } from './parse.ts';
import { draftsOf, type Redraft, regroup, type Working } from './regroup.ts';
import { correctSources, type LabelDocument, type Sources } from './sources.ts';
import { type Anchors, createFinder } from './target.ts';

/** What corrections of statements need of the stage before them. */
export interface Drafting {
  readonly redraft: Redraft;
  readonly label: LabelDocument;
}

/** Corrects the result of the reuse stage; speakers and documents that only a correction names are added. */
export function correctStatements(
  { corpus, reuse }: { readonly corpus: CorpusAttribution; readonly reuse: Reuse },
  corrections: readonly StatementCorrection[],
  anchors: Anchors,
  { redraft, label }: Drafting,
  outcome: Outcome,
): { readonly corpus: CorpusAttribution; readonly reuse: Reuse } {
  const sources: Sources = { speakers: [...corpus.speakers], documents: [...reuse.documents] };
  const grouped = regroup(reuse.statements, corrections, anchors, redraft, outcome);
  const corrected = correctSources(grouped, corrections, { anchors, sources, redraft, label }, outcome);
  const working = [...corrected].sort((a, b) => compareOpenings(a.draft, b.draft));
  locate(outcome.made, working, corrections, anchors);
  const statements = draftsOf(working);
  const named = new Set(
    statements.flatMap(({ documentId, occurrences }) => [documentId, ...occurrences.map((own) => own.documentId)]),
  );
  const kept = new Set(
    reuse.statements.flatMap((draft) => [draft.documentId, ...draft.occurrences.map((o) => o.documentId)]),
  );
  // A document that nothing is left of goes; one that no statement had before is none of ours.
  const documents = sources.documents.filter(
    ({ id }) => named.has(id) || (reuse.documents.some((d) => d.id === id) && !kept.has(id)),
  );
  return {
    corpus: { ...corpus, speakers: sources.speakers },
    reuse: { ...reuse, statements, documents, quotations: attribute(corpus, reuse, working) },
  };
}

/** In the order in which the articles first print them. */
function compareOpenings(a: StatementDraft, b: StatementDraft): number {
  const place = (draft: StatementDraft) =>
    draft.occurrences.find(({ quotation }) => quotation !== null) ?? draft.occurrences[0];
  const [left, right] = [place(a), place(b)];
  return (
    compareText(left?.articleId ?? '', right?.articleId ?? '') ||
    (left?.start ?? 0) - (right?.start ?? 0) ||
    compareText(a.text, b.text)
  );
}

/** Tells each correction the numbers that its statements have in the end. */
function locate(
  made: Made[],
  working: readonly Working[],
  corrections: readonly StatementCorrection[],
  anchors: Anchors,
): void {
  const find = createFinder(draftsOf(working), anchors);
  made.forEach((entry, i) => {
    const correction = corrections.find(({ file, line }) => file === entry.file && line === entry.line);
    if (correction === undefined) return;
    const targets = [
      correction,
      ...(entry.of === 'join' ? (correction.join ?? []) : []),
      ...listParts(entry, correction),
    ];
    const found = targets.map(find).flatMap((target) => ('index' in target ? [target.index] : []));
    made[i] = { ...entry, statements: [...new Set(found)] };
  });
}

function listParts({ of }: Made, { anchor, words, split = [] }: StatementCorrection) {
  if (of !== 'split') return [];
  return split.map((part) => ({
    anchor: part.words === undefined ? anchor : undefined,
    words: part.words ?? words,
    in: part.articles,
  }));
}

/** The statements of each quotation by their new numbers, and its source where its statement was corrected. */
function attribute(corpus: CorpusAttribution, reuse: Reuse, working: readonly Working[]): Reuse['quotations'] {
  const now = new Map<number, number[]>();
  working.forEach(({ from }, index) => {
    for (const before of from) now.set(before, [...(now.get(before) ?? []), index]);
  });
  const articles = new Map(corpus.articles.map((article) => [article.articleId, article]));
  return reuse.quotations.map(({ articleId, joint }) => ({
    articleId,
    joint: joint.map((own, q) => {
      const quotation = articles.get(articleId)?.quotations[q];
      const isIn = (index: number): boolean =>
        working[index]?.draft.occurrences.some(
          (one) =>
            one.articleId === articleId &&
            one.quotation !== null &&
            one.parts.some(({ start, end }) => quotation && start < quotation.end && quotation.start < end),
        ) ?? false;
      const statements = own.statements.flatMap((before) => {
        const all = now.get(before) ?? [];
        return all.length === 1 ? all : all.filter(isIn);
      });
      let { speakerId, documentId } = own;
      own.statements.forEach((before) => {
        const old = reuse.statements[before];
        const fresh = working[(now.get(before) ?? []).find((index) => statements.includes(index)) ?? -1]?.draft;
        if (fresh && old && fresh.speakerId !== old.speakerId) speakerId = fresh.speakerId;
        if (fresh && old && fresh.documentId !== old.documentId) documentId = fresh.documentId;
      });
      return { speakerId, documentId, statements: [...new Set(statements)] };
    }),
  }));
}
