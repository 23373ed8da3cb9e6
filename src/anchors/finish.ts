/** Statements and quotations under their permanent ids. */
import type {
  CorpusAttribution,
  LockLine,
  ReportQuotation,
  Reuse,
  Statement,
  StatementDraft,
  Wording,
} from '../model.ts';
import { compareText, keyK2 } from '../text.ts';
import { ANCHOR_LENGTH, type KeyAlgorithm, mintAnchor } from './mint.ts';

/** The permanent ids of what the reuse stage gave. */
export interface PermanentIds {
  /** For each statement draft its anchor. */
  readonly anchors: readonly string[];
  readonly toSpeaker: (id: string | null) => string | null;
  readonly toDocument: (id: string | null) => string | null;
}

// What there are hundreds of thousands of is written out field by field: V8 gives every object that is spread and then
// grows a hidden class of its own, which is larger than the object.
const NONE: readonly never[] = [];

/** The statements, sorted by anchor; `lines` are those of the lock now. An id is one statement's only, as anchor or wording. */
export function finishStatements(
  reuse: Reuse,
  lines: readonly LockLine[],
  { anchors, toSpeaker, toDocument }: PermanentIds,
  algorithms: readonly KeyAlgorithm[],
): Statement[] {
  const former = new Map(lines.map((line) => [line.id, line.former]));
  const ranked = reuse.statements
    .map((draft, i) => ({ draft, anchor: anchors[i] ?? '' }))
    .sort((a, b) => compareText(a.anchor, b.anchor));
  const taken = new Set(former.keys());
  return ranked.map(({ draft, anchor }): Statement => {
    const occurrences = draft.occurrences.map((occurrence) => ({
      ...occurrence,
      speakerId: toSpeaker(occurrence.speakerId),
      documentId: toDocument(occurrence.documentId),
    }));
    const own = listWordings(draft, algorithms).filter(({ id }) => !taken.has(id) && taken.add(id));
    const wordings = own.length === 0 ? NONE : own;
    return {
      text: draft.text,
      speakerId: toSpeaker(draft.speakerId),
      documentId: toDocument(draft.documentId),
      contested: draft.contested,
      confidence: draft.confidence,
      counts: draft.counts,
      occurrences,
      anchor,
      wordings,
      formerWordings: former.get(anchor) ?? NONE,
    };
  });
}

/** Every wording under the ids of its own words, one by each algorithm; the shown one too, as its anchor may be another's. */
function listWordings({ text: shown, occurrences, counts }: StatementDraft, algorithms: readonly KeyAlgorithm[]) {
  const found = new Map<string, { text: string; relation: Wording['relation']; outlets: Set<string> }>();
  const own = keyK2(shown);
  for (const { text, relation, quotation, articleId, outlet } of occurrences) {
    const words = keyK2(text);
    if (quotation === null || words === own) continue;
    const wording = found.get(words) ?? { text, relation, outlets: new Set() };
    found.set(words, wording);
    if (compareText(text, wording.text) < 0) wording.text = text;
    wording.outlets.add(outlet ?? `\0${articleId}`);
  }
  const printed = [...found.values()].map((wording) => ({ ...wording, outlets: wording.outlets.size }));
  const wordings: Omit<Wording, 'id'>[] = [{ text: shown, relation: 'verbatim', outlets: counts.verbatim }, ...printed];
  return algorithms
    .flatMap((algorithm) =>
      wordings.map((wording): Wording => ({ id: mintAnchor(wording.text, ANCHOR_LENGTH, algorithm), ...wording })),
    )
    .sort((a, b) => compareText(a.id, b.id));
}

/** The quotations of all articles, sorted by article and place. */
export function finishQuotations(
  corpus: CorpusAttribution,
  reuse: Reuse,
  { anchors, toSpeaker, toDocument }: PermanentIds,
): ReportQuotation[] {
  const joint = new Map(reuse.quotations.map((entry) => [entry.articleId, entry.joint]));
  const articles = [...corpus.articles].sort((a, b) => compareText(a.articleId, b.articleId));
  return articles.flatMap(({ articleId, quotations }) =>
    quotations
      .map((quotation, i): ReportQuotation => {
        const own = joint.get(articleId)?.[i];
        return {
          articleId: quotation.articleId,
          start: quotation.start,
          end: quotation.end,
          text: quotation.text,
          kind: quotation.kind,
          parts: quotation.parts,
          parent: quotation.parent,
          cue: quotation.cue,
          mention: quotation.mention,
          confidence: quotation.confidence,
          evidence: quotation.evidence,
          speakerId: toSpeaker(own?.speakerId ?? null),
          documentId: toDocument(own?.documentId ?? null),
          statements: (own?.statements ?? []).map((statement) => anchors[statement] ?? ''),
        };
      })
      .sort((a, b) => a.start - b.start || b.end - a.end),
  );
}
