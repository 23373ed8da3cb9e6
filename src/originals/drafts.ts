/** A text that is not published, held against the records and against what outlets have printed: a fact-checker's lint. */
import type {
  Article,
  ArticleAttribution,
  Change,
  DocumentType,
  Report,
  ReportOriginal,
  Speaker,
  Statement,
} from '../model.ts';
import { alignTexts } from '../reuse/changes/align.ts';
import { findForeign, rankChanges, typeChanges } from '../reuse/changes/changes.ts';
import { SINGLE } from '../reuse/origins/documents.ts';
import { findSides } from '../reuse/relations/sides.ts';
import { createNameTest } from '../reuse/statements/occurrences.ts';
import { dropTagComma, findUnits, joinSpans } from '../reuse/words/sentences.ts';
import { words } from '../text.ts';
import { findSpeaker, isSameName, mayBeNamed } from './authors.ts';
import { compareOccasions, type Occasion } from './documents.ts';
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

/** Brackets or an ellipsis: words that do not stand in a record as they are. */
const MARKED = /[[\]…]|\.\s?\.\s?\./;

/** What a text is held against. */
interface Known {
  readonly records: readonly Opened[];
  /** The wordings of articles; `null`: there are none. */
  readonly printed: RecordIndex | null;
  readonly speakers: ReadonlyMap<string, Speaker>;
  readonly statements: ReadonlyMap<string, Statement>;
}

interface Opened {
  readonly original: ReportOriginal;
  readonly index: RecordIndex;
  /** Whether a speaker of this name is on the side of the record's author. */
  readonly isSide: (name: string) => boolean;
}

/** A sentence that a text quotes, with the speaker and the document that it names. */
interface Quoted extends Occasion {
  readonly text: string;
  readonly start: number;
  readonly name: string | null;
  readonly type: DocumentType | null;
  readonly isName: (word: string) => boolean;
}

/** Opens the records and statements of a report. */
export function openDrafts(report: Report): CheckDraft {
  const known: Known = {
    records: openRecords(report),
    printed: indexPrinted(report),
    speakers: new Map(report.speakers.map((speaker) => [speaker.id, speaker])),
    statements: new Map(report.statements.map((statement) => [statement.anchor, statement])),
  };
  return (article, attribution) => {
    const isName = createNameTest([article.text]);
    return findUnits(article.text, attribution.quotations).flatMap(({ spans, quotation }): DraftFault[] => {
      const own = attribution.quotations[quotation];
      const document = attribution.documents[own?.document ?? -1];
      const quoted: Quoted = {
        text: dropTagComma(joinSpans(article.text, spans)),
        start: spans[0]?.start ?? 0,
        name: attribution.speakers[own?.speaker ?? -1]?.name ?? null,
        type: document?.type ?? null,
        addressee: attribution.speakers[document?.addressee ?? -1]?.name ?? null,
        date: document?.date ?? null,
        isName,
      };
      if (known.records.some(({ index }) => index.findSame(quoted.text) !== null)) return [];
      return checkRecords(quoted, known) ?? checkPrinted(quoted, known);
    });
  };
}

function openRecords({ originals = [], speakers, documents }: Report): Opened[] {
  const sides = findSides(speakers);
  return originals.map((original) => {
    const author = documents.find(({ id }) => id === original.documentId)?.speakerId ?? null;
    const isSide = (name: string): boolean => {
      const speaker = findSpeaker(speakers, name);
      return speaker !== null && author !== null && sides.agree(speaker.id, author);
    };
    return { original, index: openRecord(original, original.sentences), isSide };
  });
}

/** What a quotation changes of a record, or that its record does not hold it; `null`: it is of none. */
function checkRecords(quoted: Quoted, known: Known): DraftFault[] | null {
  const held = findInRecords(quoted, known.records);
  if (held !== null) {
    const { record, found } = held;
    const { file, text } = record.original;
    return compare(quoted, file, found.start, clean(text.slice(found.start, found.end)), record.index);
  }
  const own = findOwn(quoted, known.records);
  if (own === undefined) return null;
  if (isPrintedElsewhere(quoted, own, known)) return [];
  const { original, index } = own;
  const nearest = index.findNearest(quoted.text);
  const passage = nearest && clean(original.text.slice(nearest.start, nearest.end));
  const { start, text } = quoted;
  return [
    { start, words: text, source: original.file, at: nearest?.start ?? null, passage, changes: [], isSilent: false },
  ];
}

/** The record of the document that words are said to be of, where it is plain that it is no other of its author's. */
function findOwn(quoted: Quoted, records: readonly Opened[]): Opened | undefined {
  const alike = records.filter((record) => record.original.type === quoted.type && isOf(record, quoted.name, null));
  const own = alike.find(({ original }) => compareOccasions(quoted, original) >= 0);
  return own && (SINGLE.has(own.original.type) || alike.length === 1) ? own : undefined;
}

/** Whether articles print the words as the same speaker's, and not as words of the record that it does not hold. */
function isPrintedElsewhere(quoted: Quoted, { original }: Opened, { printed, statements, speakers }: Known): boolean {
  const statement = statements.get(printed?.findSame(quoted.text)?.speaker?.split(' ')[0] ?? '');
  if (statement === undefined || !mayBeSaidBy(quoted, speakers.get(statement.speakerId ?? ''))) return false;
  return statement.occurrences.some(({ record }) => record?.originalId !== original.id);
}

/** What a quotation changes of what articles print. */
function checkPrinted(quoted: Quoted, { printed, speakers, statements }: Known): DraftFault[] {
  if (printed === null || printed.findSame(quoted.text) !== null) return [];
  const statement = statements.get(printed.find(quoted.text)?.speaker?.split(' ')[0] ?? '');
  if (statement === undefined) return [];
  const speaker = speakers.get(statement.speakerId ?? '');
  return mayBeSaidBy(quoted, speaker) ? compare(quoted, statement.anchor, null, statement.text) : [];
}

/** `record`: what holds the passage; what it holds nowhere is added to it. */
function compare(
  { text, start, isName }: Quoted,
  source: string,
  at: number | null,
  passage: string,
  record: RecordIndex | null = null,
): DraftFault[] {
  const alignment = alignTexts(passage, text);
  const isThere = (words: string): boolean =>
    record === null || (MARKED.test(words) ? record.find(words) : record.findSame(words)) !== null;
  const changes = rankChanges([...typeChanges(alignment, isName), ...findForeign(alignment, isName, isThere)]);
  const isSilent = changes.some((change) => !change.declared && change.type !== 'spelling');
  return changes.length === 0 ? [] : [{ start, words: text, source, at, passage, changes, isSilent }];
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

function findInRecords({ text, name }: Quoted, records: readonly Opened[]) {
  let best: { readonly record: Opened; readonly found: Found } | null = null;
  for (const record of records) {
    const found = record.index.find(text);
    if (found === null || (best !== null && best.found.cost <= found.cost)) continue;
    if (isOf(record, name, found.speaker)) best = { record, found };
  }
  return best;
}

/** Whether words may be of a record: nobody is named for them, or who has the turn that they stand in, or one of its author's side. */
function isOf({ original, isSide }: Opened, name: string | null, turn: string | null): boolean {
  if (name === null) return true;
  const said = turn ?? original.author;
  if (isSameName(name, said) || mayBeNamed(name, { name: said, aliases: [] })) return true;
  return turn === null && isSide(name);
}

function mayBeSaidBy({ name, text }: Quoted, speaker: Speaker | undefined): boolean {
  if (name === null || speaker === undefined) return words(text).length >= FEWEST;
  return mayBeNamed(name, speaker);
}

function clean(text: string): string {
  return dropTagComma(text.replace(/\s+/g, ' '));
}
