/** `data/report.json`: the report for other programs, as `schema/report.schema.json` and `docs/data-format.md` say. */
import type {
  Article,
  DocumentOrder,
  Occurrence,
  OriginatingDocument,
  ReportQuotation,
  Span,
  Speaker,
  Statement,
  TextSpan,
} from '../../model.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { isHeadlineOnly } from '../parts/headline.ts';
import type { FilePart } from './long-file.ts';

/** Grows only when a name or meaning below changes; additions leave it. */
export const SCHEMA_VERSION = 1;

/** `data/report.json` as a value. */
export type ReportData = ReturnType<typeof reportData>;

/** A report without the articles' texts and without what only the pages need. */
export function reportData(lookup: Lookup) {
  const data = openData(lookup);
  return {
    ...data,
    articles: listEntries(data.articles),
    speakers: listEntries(data.speakers),
    documents: listEntries(data.documents),
    quotations: listEntries(data.quotations),
    statements: listEntries(data.statements),
  };
}

/** The text of `data/report.json`, `formatJson(reportData(lookup))`, in parts. */
export function* printData(lookup: Lookup): Generator<FilePart> {
  let before = '{\n ';
  for (const [name, value] of Object.entries(openData(lookup))) {
    yield `${before}"${name}": `;
    if (typeof value !== 'object' || value === null) yield spell(value);
    else yield* printList(name, 'length' in value ? each<unknown, unknown>(value, (entry) => entry) : value);
    before = ',\n ';
  }
  yield '\n}\n';
}

/** Entries that follow one another in a list and are made from the same; `null`: from what shows only in them. */
interface Entries<T> {
  readonly grounds: string | null;
  readonly entries: () => readonly T[];
}

function listEntries<T>(groups: Iterable<Entries<T>>): T[] {
  return [...groups].flatMap(({ entries }) => entries());
}

/** A list one step in, its entries two. An article and its quotations are made from the same: `name` tells them apart. */
function* printList(name: string, groups: Iterable<Entries<unknown>>): Generator<FilePart> {
  const print = (entries: readonly unknown[]) =>
    entries.map((entry) => `,\n  ${spell(entry).replaceAll('\n', '\n  ')}`).join('');
  let isEmpty = true;
  for (const { grounds, entries } of groups) {
    if (isEmpty) yield print(entries()).replace(',', '[');
    else yield grounds === null ? print(entries()) : { grounds: `${name}-${grounds}`, make: () => print(entries()) };
    isEmpty = false;
  }
  yield isEmpty ? '[]' : '\n ]';
}

/** The parts of the data in their order; what grows with the report is made when it is asked for. */
function openData(lookup: Lookup) {
  const { report, grounds } = lookup;
  const orders = new Map(report.orders.map((order) => [order.documentId, order]));
  const quoting = report.articles.filter(({ id }) => lookup.quotationsOf(id).length > 0);
  return {
    schemaVersion: SCHEMA_VERSION,
    title: report.title,
    baseUrl: report.baseUrl,
    articles: each(report.articles, articleData, ({ id }) => grounds.article(id)),
    speakers: each(report.speakers, speakerData),
    documents: each(report.documents, (document) => documentData(document, orders.get(document.id))),
    quotations: group(
      quoting,
      (article) => lookup.quotationsOf(article.id).map((quotation) => quotationData(quotation, article, lookup)),
      ({ id }) => grounds.article(id),
    ),
    statements: each(report.statements, (statement) => statementData(statement, lookup), grounds.statement),
    keptApart: report.keptApart,
    unresolved: report.unresolved,
    credits: report.credits,
    setAside: report.setAside,
    findings: report.findings,
    retired: report.retired,
    corrections: report.corrections,
    originals: (report.originals ?? []).map(({ id, file, sha256, documentId }) => ({ id, file, sha256, documentId })),
  };
}

function* each<T, U>(list: readonly T[], view: (entry: T) => U, groundsOf?: (entry: T) => string) {
  yield* group(list, (entry) => [view(entry)], groundsOf);
}

function* group<T, U>(
  list: readonly T[],
  view: (entry: T) => readonly U[],
  groundsOf: (entry: T) => string | null = () => null,
): Generator<Entries<U>> {
  for (const entry of list) yield { grounds: groundsOf(entry), entries: () => view(entry) };
}

/** The id of a quotation: its article and its place in it. */
export function quotationId(quotation: ReportQuotation): string {
  return `${quotation.articleId}#${quotation.start}-${quotation.end}`;
}

function articleData({ id, file, sha256, title, outlet, owner, byline, published, url, words }: Article) {
  return { id, file, sha256, title, outlet, owner, byline, published, url, words };
}

function speakerData({ id, name, kind, aliases, roles, voiceOf }: Speaker) {
  return { id, name, kind, aliases, roles, voiceOf };
}

function documentData(document: OriginatingDocument, order: DocumentOrder | undefined) {
  const { id, label, type, inferred, speakerId, addressee, date } = document;
  const mentions = document.mentions.map((mention) => ({ articleId: mention.articleId, ...spanData(mention) }));
  const { sequence = [], passages = [], apart = [], conflicts = [] } = order ?? {};
  return {
    ...{ id, label, type, inferred, speakerId, addressee, date, mentions },
    order: { sequence, passages, apart, conflicts },
  };
}

function quotationData(quotation: ReportQuotation, { origins }: Article, lookup: Lookup) {
  const { articleId, start, end, text, kind, cue, mention, speakerId, documentId, confidence } = quotation;
  const { evidence, statements, marks } = quotation;
  return {
    id: quotationId(quotation),
    articleId,
    start,
    end,
    text,
    kind,
    marks: marks ?? true,
    cue: cue === null ? null : spanData(cue),
    mention: mention === null ? null : spanData(mention),
    speakerId,
    documentId,
    confidence,
    evidence: evidence.map(({ note, span }) => ({ note, span: span === null ? null : spanData(span) })),
    statements,
    ...(origins !== undefined && { source: sourceSpan(origins, quotation) }),
    ...(isHeadlineOnly(lookup, articleId, quotation) && { headlineOnly: true }),
  };
}

/** Where a stretch stands in the decoded file that its article's text was written from. */
function sourceSpan(origins: NonNullable<Article['origins']>, { start, end }: Span) {
  const placeOf = (offset: number) => {
    const [at, from] = origins.findLast((origin) => origin[0] <= offset) ?? [0, 0];
    return from + offset - at;
  };
  return { start: placeOf(start), end: placeOf(end - 1) + 1 };
}

function statementData(statement: Statement, { throughOf, correctionsOf }: Lookup) {
  const { anchor, text, speakerId, documentId, contested, confidence, counts, wordings, formerWordings } = statement;
  const occurrences = statement.occurrences.map((occurrence) => ({
    ...occurrenceData(occurrence),
    through: throughOf(occurrence)?.creditedOutlet ?? null,
  }));
  const corrected = correctionsOf(anchor).map(({ of }) => of);
  const attribution = { speakerId, documentId, contested, confidence, corrected: [...new Set(corrected)] };
  const all = { ...counts, unrecorded: counts.unrecorded ?? 0 };
  return { anchor, text, ...attribution, counts: all, occurrences, wordings, formerWordings };
}

function occurrenceData(occurrence: Occurrence) {
  const { articleId, outlet, start, end, text, relation, k1Equal, changes, omits, speakerId, documentId } = occurrence;
  const parts = occurrence.parts.map((part) => ({ start: part.start, end: part.end }));
  const record = occurrence.record ?? null;
  const own = { articleId, outlet, start, end, parts, text, relation, k1Equal, changes, omits, speakerId, documentId };
  return { ...own, record };
}

function spanData({ start, end, text }: TextSpan) {
  return { start, end, text };
}

/** What an editor would hide or a browser take for a line end: written as escapes, so that the bytes show it. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A value as JSON text that parses back to the same, lone surrogates and controls included, and ends in a line end. */
export function formatJson(value: unknown): string {
  return `${spell(value)}\n`;
}

function spell(value: unknown): string {
  const code = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, 1).replace(UNSEEN, code);
}
