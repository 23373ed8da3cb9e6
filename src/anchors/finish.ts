/** Statements and quotations under their permanent ids. */
import type {
  CorpusAttribution,
  LockLine,
  Occurrence,
  ReportQuotation,
  Reuse,
  Statement,
  StatementDraft,
  Wording,
} from '../model.ts';
import { compareText } from '../text.ts';
import { ANCHOR_LENGTH, type KeyAlgorithm, mintAnchor } from './mint.ts';
import type { NumberWords } from './numbering.ts';

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

/** The statements, sorted by anchor; `lines` are those of the lock now, by id. An id is one statement's only, as anchor or wording. */
export function finishStatements(
  reuse: Reuse,
  lines: ReadonlyMap<string, LockLine>,
  { anchors, toSpeaker, toDocument }: PermanentIds,
  numberWords: NumberWords,
  algorithms: readonly KeyAlgorithm[],
): Statement[] {
  const ranked = reuse.statements
    .map((draft, i) => ({ draft, anchor: anchors[i] ?? '' }))
    .sort((a, b) => compareText(a.anchor, b.anchor));
  const taken = new Set<string>();
  const isFree = (id: string): boolean => {
    if (lines.has(id) || taken.has(id)) return false;
    taken.add(id);
    return true;
  };
  const place = (occurrence: Occurrence): Occurrence => {
    const [speakerId, documentId] = [toSpeaker(occurrence.speakerId), toDocument(occurrence.documentId)];
    const isSame = speakerId === occurrence.speakerId && documentId === occurrence.documentId;
    return isSame ? occurrence : { ...occurrence, speakerId, documentId };
  };
  const current = ranked.map(({ draft, anchor }): readonly Wording[] => {
    const all = listWordings(draft, lines.get(anchor)?.keys ?? {}, numberWords, algorithms);
    const own = all.filter(({ id }) => id !== anchor && isFree(id));
    return own.length === 0 ? NONE : own;
  });
  return ranked.map(({ draft, anchor }, i): Statement => {
    const { former = NONE } = lines.get(anchor) ?? {};
    // The ids of what is shown now come first; what was shown once goes on to answer to those that are left.
    const earlier = former.length === 0 ? NONE : listEarlier(former, algorithms).filter(({ id }) => isFree(id));
    const now = current[i] ?? NONE;
    const wordings = earlier.length === 0 ? now : [...now, ...earlier].sort((a, b) => compareText(a.id, b.id));
    const isPrinted = (text: string): boolean =>
      draft.printed !== undefined && numberWords(text) === numberWords(draft.printed);
    return {
      text: draft.text,
      speakerId: toSpeaker(draft.speakerId),
      documentId: toDocument(draft.documentId),
      contested: draft.contested,
      confidence: draft.confidence,
      counts: draft.counts,
      occurrences: draft.occurrences.map(place),
      anchor,
      wordings: wordings.length === 0 ? NONE : wordings,
      formerWordings: draft.printed === undefined ? former : former.filter((text) => !isPrinted(text)),
    };
  });
}

/** The texts that a statement was shown in and is printed in by nobody now, under the ids of their words. */
function listEarlier(former: readonly string[], algorithms: readonly KeyAlgorithm[]): Wording[] {
  return former.flatMap((text) =>
    algorithms.map(
      (algorithm): Wording => ({
        id: mintAnchor(text, ANCHOR_LENGTH, algorithm),
        text,
        relation: 'altered',
        outlets: 0,
      }),
    ),
  );
}

/** Every wording under the ids of its own words, one by each algorithm; the shown one, whose keys are known, too: its anchor may be another's. */
function listWordings(
  draft: StatementDraft,
  keys: LockLine['keys'],
  numberWords: NumberWords,
  algorithms: readonly KeyAlgorithm[],
): Wording[] {
  const shown = { text: draft.text, relation: 'verbatim', outlets: draft.counts.verbatim } as const;
  const wordings = algorithms.map(({ version }): Wording => ({ id: keys[version] ?? '', ...shown }));
  for (const wording of listPrinted(draft, numberWords)) {
    for (const algorithm of algorithms) {
      wordings.push({ id: mintAnchor(wording.text, ANCHOR_LENGTH, algorithm), ...wording });
    }
  }
  return wordings.length === 1 ? wordings : wordings.sort((a, b) => compareText(a.id, b.id));
}

/** The wordings of other words than the shown ones, as their articles print them. */
function listPrinted({ text: shown, occurrences }: StatementDraft, numberWords: NumberWords): Omit<Wording, 'id'>[] {
  if (occurrences.every(({ relation }) => relation === 'verbatim')) return [];
  const found = new Map<number, { text: string; relation: Wording['relation']; outlets: Set<string> }>();
  const own = numberWords(shown);
  for (const { text, relation, quotation, articleId, outlet } of occurrences) {
    if (relation === 'verbatim' || quotation === null) continue;
    const words = numberWords(text);
    if (words === own) continue;
    const wording = found.get(words) ?? { text, relation, outlets: new Set() };
    found.set(words, wording);
    if (compareText(text, wording.text) < 0) wording.text = text;
    wording.outlets.add(outlet ?? `\0${articleId}`);
  }
  return Array.from(found.values(), ({ text, relation, outlets }) => ({ text, relation, outlets: outlets.size }));
}

/** The quotations of all articles, sorted by article and place. */
export function finishQuotations(
  corpus: CorpusAttribution,
  reuse: Reuse,
  { anchors, toSpeaker, toDocument }: PermanentIds,
): ReportQuotation[] {
  const joint = new Map(reuse.quotations.map((entry) => [entry.articleId, entry.joint]));
  const articles = [...corpus.articles].sort((a, b) => compareText(a.articleId, b.articleId));
  return articles.flatMap(({ articleId, quotations }) => {
    const given = joint.get(articleId);
    return quotations
      .map((quotation, i): ReportQuotation => {
        const own = given?.[i];
        return {
          articleId: quotation.articleId,
          start: quotation.start,
          end: quotation.end,
          text: quotation.text,
          kind: quotation.kind,
          parts: quotation.parts,
          parent: quotation.parent,
          ...(quotation.marks === false && { marks: false }),
          cue: quotation.cue,
          mention: quotation.mention,
          confidence: quotation.confidence,
          evidence: quotation.evidence,
          speakerId: toSpeaker(own?.speakerId ?? null),
          documentId: toDocument(own?.documentId ?? null),
          statements: (own?.statements ?? []).map((statement) => anchors[statement] ?? ''),
        };
      })
      .sort((a, b) => a.start - b.start || b.end - a.end);
  });
}
