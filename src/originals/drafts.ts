/** A text that is not published, held against the records and against what outlets have printed: a fact-checker's lint. */
import type { Article, ArticleAttribution, Change, Report, ReportOriginal, Speaker } from '../model.ts';
import { alignTexts } from '../reuse/changes/align.ts';
import { typeChanges } from '../reuse/changes/changes.ts';
import { createNameTest } from '../reuse/statements/occurrences.ts';
import { dropTagComma, findUnits, joinSpans } from '../reuse/words/sentences.ts';
import { words } from '../text.ts';
import { isSameName, mayBeNamed } from './authors.ts';
import { type Found, openRecord, type RecordIndex } from './find.ts';

/** A quotation that differs from what it quotes, or that its record does not hold. */
export interface DraftFault {
  /** Offset into the text. */
  readonly start: number;
  readonly words: string;
  /** The record's file, or the anchor of the statement. */
  readonly source: string;
  /** Offset of the passage in the record; `null`: it is a statement of articles. */
  readonly at: number | null;
  /** What stands there; `null`: nothing near it. */
  readonly passage: string | null;
  /** From what stands there; none where nothing does. */
  readonly changes: readonly Change[];
  /** Whether words are changed and neither brackets nor an ellipsis say so. */
  readonly isSilent: boolean;
}

/** Holds a text against what is known. */
export type CheckDraft = (article: Article, attribution: ArticleAttribution) => DraftFault[];

/** Words of a quotation that is held against a statement of nobody in particular. */
const FEWEST = 8;

/** Opens the records and statements of a report. */
export function openDrafts(report: Report): CheckDraft {
  const records = (report.originals ?? []).map((original) => ({
    original,
    index: openRecord(original, original.sentences),
  }));
  const printed = indexPrinted(report);
  const speakers = new Map(report.speakers.map((speaker) => [speaker.id, speaker]));
  const anchors = new Map(report.statements.map((statement) => [statement.anchor, statement]));
  return (article, attribution) => {
    const faults: DraftFault[] = [];
    const isName = createNameTest([article.text]);
    for (const unit of findUnits(article.text, attribution.quotations)) {
      const text = dropTagComma(joinSpans(article.text, unit.spans));
      const start = unit.spans[0]?.start ?? 0;
      const quotation = attribution.quotations[unit.quotation];
      const name = attribution.speakers[quotation?.speaker ?? -1]?.name ?? null;
      const type = attribution.documents[quotation?.document ?? -1]?.type ?? null;
      const fault = (source: string, at: number | null, passage: string): DraftFault | null => {
        const changes = typeChanges(alignTexts(passage, text), isName);
        if (changes.length === 0) return null;
        const isSilent = changes.some((change) => !change.declared && change.type !== 'spelling');
        return { start, words: text, source, at, passage, changes, isSilent };
      };
      if (records.some(({ index }) => index.findSame(text) !== null)) continue;
      const held = findInRecords(text, name, records);
      if (held !== null) {
        const { original, found } = held;
        const told = fault(original.file, found.start, clean(original.text.slice(found.start, found.end)));
        if (told !== null) faults.push(told);
        continue;
      }
      const own = records.find(({ original }) => original.type === type && isSaidBy(name, original.author));
      if (own !== undefined) {
        const nearest = own.index.findNearest(text);
        const passage = nearest && clean(own.original.text.slice(nearest.start, nearest.end));
        const at = nearest?.start ?? null;
        faults.push({ start, words: text, source: own.original.file, at, passage, changes: [], isSilent: false });
        continue;
      }
      const found = printed === null || printed.findSame(text) !== null ? null : printed.find(text);
      const statement = anchors.get(found?.speaker?.split(' ')[0] ?? '');
      if (statement === undefined || !mayBeSaidBy(name, speakers.get(statement.speakerId ?? ''), text)) continue;
      const told = fault(statement.anchor, null, statement.text);
      if (told !== null) faults.push(told);
    }
    return faults;
  };
}

/** Every wording that articles print, as if each were a turn of one record: found by its words, and known by its anchor. */
function indexPrinted({ statements }: Report): RecordIndex | null {
  let text = '';
  const sentences = statements.flatMap(({ anchor, text: shown, occurrences }) =>
    [...new Set([shown, ...occurrences.map((one) => one.text)])].map((wording, i) => {
      const start = text.length;
      text += `${wording}\n\n`;
      // Two wordings of one statement stand side by side and are no run.
      return { start, end: start + wording.length, speaker: `${anchor} ${i}` };
    }),
  );
  if (sentences.length === 0) return null;
  const about = { id: '', file: '', sha256: '', type: 'statement', author: '', addressee: null, date: null } as const;
  return openRecord({ ...about, text }, sentences);
}

function findInRecords(
  text: string,
  name: string | null,
  records: readonly { readonly original: ReportOriginal; readonly index: RecordIndex }[],
): { readonly original: ReportOriginal; readonly found: Found } | null {
  let best: { readonly original: ReportOriginal; readonly found: Found } | null = null;
  for (const { original, index } of records) {
    const found = index.find(text);
    if (found === null || (best !== null && best.found.cost <= found.cost)) continue;
    const said = found.speaker ?? original.author;
    if (isSaidBy(name, said) || (name !== null && words(text).length >= FEWEST)) best = { original, found };
  }
  return best;
}

/** Nobody is named, or one that may be called so. */
function isSaidBy(name: string | null, said: string): boolean {
  return name === null || isSameName(name, said) || mayBeNamed(name, { name: said, aliases: [] });
}

function mayBeSaidBy(name: string | null, speaker: Speaker | undefined, text: string): boolean {
  if (name === null || speaker === undefined) return words(text).length >= FEWEST;
  return mayBeNamed(name, speaker);
}

function clean(text: string): string {
  return dropTagComma(text.replace(/\s+/g, ' '));
}
