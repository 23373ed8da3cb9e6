/** Corrections of statements, made after articles were compared: joins and splits, speakers, documents. */
import type { CorpusAttribution, Occurrence, Reuse, StatementDraft } from '../model.ts';
import { compareText } from '../text.ts';
import type { Outcome } from './outcome.ts';
import type { StatementCorrection } from './parse.ts';
import { draftsOf, type Redraft, regroup, type Working } from './regroup.ts';
import { correctSources, type LabelDocument, type Sources } from './sources.ts';
import type { Anchors } from './target.ts';

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
  const grouped = regroup(reuse.statements, corrections, { anchors, speakers: corpus.speakers, redraft }, outcome);
  const corrected = correctSources(grouped, corrections, { anchors, sources, redraft, label }, outcome);
  const working = [...corrected].sort((a, b) => compareOpenings(a.draft, b.draft));
  const statements = draftsOf(working);
  const quotations = attribute(corpus, reuse, working);
  const before = listNamed(reuse.statements, reuse.quotations);
  const now = listNamed(statements, quotations);
  // A document that nothing is left of goes, and so does one that a later correction took the place of.
  const others = new Set(reuse.documents.map(({ id }) => id).filter((id) => !before.has(id)));
  const documents = sources.documents.filter(({ id }) => now.has(id) || others.has(id));
  return {
    corpus: { ...corpus, speakers: sources.speakers },
    reuse: { ...reuse, statements, documents, quotations },
  };
}

/** The documents that some statement or quotation is of. */
function listNamed(statements: readonly StatementDraft[], quotations: Reuse['quotations']): Set<string | null> {
  const all = statements.flatMap(({ documentId, occurrences }) => [
    documentId,
    ...occurrences.map((one) => one.documentId),
  ]);
  return new Set([...all, ...quotations.flatMap(({ joint }) => joint.map(({ documentId }) => documentId))]);
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
      const isHere = (one: Occurrence): boolean =>
        one.articleId === articleId &&
        one.quotation !== null &&
        one.parts.some(({ start, end }) => quotation && start < quotation.end && quotation.start < end);
      const isIn = (index: number): boolean => working[index]?.draft.occurrences.some(isHere) ?? false;
      const statements = own.statements.flatMap((before) => {
        const all = now.get(before) ?? [];
        return all.length === 1 ? all : all.filter(isIn);
      });
      let { speakerId, documentId } = own;
      own.statements.forEach((before) => {
        const old = reuse.statements[before];
        const fresh = working[(now.get(before) ?? []).find((index) => statements.includes(index)) ?? -1]?.draft;
        if (!fresh || !old || fresh === old) return;
        const [was, is] = [old, fresh].map(({ occurrences }) => occurrences.find(isHere)?.documentId ?? null);
        if (fresh.speakerId !== old.speakerId) speakerId = fresh.speakerId;
        if (fresh.documentId !== old.documentId || was !== is) documentId = is ?? fresh.documentId;
      });
      return { speakerId, documentId, statements: [...new Set(statements)] };
    }),
  }));
}
