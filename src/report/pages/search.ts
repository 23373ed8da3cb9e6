/** The index of the search: every statement in a few values, as a script, since a page opened from disk may load nothing else. */
import type { Statement } from '../../model.ts';
import { compareText } from '../../text.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { DOCUMENT_WORDS, dateKey, describeConfidence, describeDate, RELATION_SIGNS } from '../lookup/phrases.ts';
import { oneLine, visible } from '../lookup/visible.ts';
import { kindOfStatement } from '../parts/page.ts';

/** One statement: numbers point into the lists of the index, -1 for not stated. */
export type SearchRow = readonly [
  anchor: string,
  words: string,
  speaker: number,
  document: number,
  /** 0: a statement, 1: a fragment. */
  kind: number,
  /** Place in `CERTAINTIES`. */
  certainty: number,
  contested: 0 | 1,
  /** Four times the outlet's number, plus the relation's. */
  carriers: readonly number[],
  /** Dates of the articles it stands in, earliest first. */
  dates: readonly number[],
];

/** What the script of the page searches. */
export interface SearchIndex {
  /** Id and name. */
  readonly speakers: readonly (readonly [string, string])[];
  readonly documents: readonly (readonly [string, string, string])[];
  readonly outlets: readonly string[];
  /** As the articles state them, in their order in time. */
  readonly dates: readonly string[];
  /** Beginnings of dates to choose from, with their names. */
  readonly periods: readonly (readonly [string, string])[];
  /** Most reused first. */
  readonly rows: readonly SearchRow[];
}

const CERTAINTIES = ['sure', 'likely', 'uncertain'];

/** Of more statements an index takes seconds to load: 150 bytes each. */
const MOST = 50_000;

/** The statements that the search covers: all, or of very many those that have a page of their own. */
export function listSearched({ statements, homeOf }: Lookup, most = MOST): readonly Statement[] {
  return statements.length <= most ? statements : statements.filter((statement) => homeOf(statement) === null);
}

/** The index of some statements; the same report gives the same. Its rows are made one at a time. */
export function createSearchIndex(
  lookup: Lookup,
  statements = listSearched(lookup),
): Omit<SearchIndex, 'rows'> & { readonly rows: Iterable<SearchRow> } {
  const { report, outlets } = lookup;
  const stated = report.articles.flatMap(({ published }) => (published === null ? [] : oneLine(published)));
  const dates = [...new Set(stated)].sort((a, b) => compareText(dateKey(a), dateKey(b)));
  const isWhole = statements.length === lookup.statements.length;
  const named = new Set(isWhole ? [] : statements.flatMap(({ speakerId, documentId }) => [speakerId, documentId]));
  const speakers = report.speakers.filter(({ id }) => isWhole || named.has(id));
  const documents = report.documents.filter(({ id }) => isWhole || named.has(id));
  const numbers = {
    speakerOf: numberOf(speakers.map(({ id }) => id)),
    documentOf: numberOf(documents.map(({ id }) => id)),
    dateOf: numberOf(dates),
  };
  return {
    speakers: speakers.map(({ id, name }) => [id, oneLine(name)]),
    documents: documents.map(({ id, label, type }) => [id, oneLine(label), DOCUMENT_WORDS[type]]),
    outlets: outlets.map(({ label }) => label),
    dates,
    periods: listPeriods(dates),
    rows: listRows(lookup, statements, numbers),
  };
}

/** Their places in the lists of the index; -1: none. */
type Numbers = Readonly<Record<'speakerOf' | 'documentOf' | 'dateOf', ReturnType<typeof numberOf>>>;

function* listRows(
  lookup: Lookup,
  statements: readonly Statement[],
  { speakerOf, documentOf, dateOf }: Numbers,
): Generator<SearchRow> {
  const datesOf = ({ occurrences }: Statement) => {
    const stated = occurrences.map(({ articleId }) => lookup.article(articleId).published);
    return unique(stated.map((published) => dateOf(published === null ? null : oneLine(published))));
  };
  for (const statement of statements) {
    yield [
      statement.anchor,
      visible(statement.text),
      speakerOf(statement.speakerId),
      documentOf(statement.documentId),
      kindOfStatement(lookup, statement) === 'fragment' ? 1 : 0,
      CERTAINTIES.indexOf(describeConfidence(statement.confidence)),
      statement.contested ? 1 : 0,
      listCarriers(lookup, statement),
      datesOf(statement).filter((date) => date >= 0),
    ];
  }
}

/** The index as the script that hands it to the page, in pieces. */
export function* printSearchIndex(lookup: Lookup): Generator<string> {
  const { rows, ...lists } = createSearchIndex(lookup);
  yield `verbatimIndex(${JSON.stringify(lists).slice(0, -1)},"rows":[`;
  let before = '';
  for (const row of rows) {
    yield before + JSON.stringify(row);
    before = ',';
  }
  yield ']});\n';
}

function numberOf(keys: readonly string[]): (key: string | null) => number {
  const numbers = new Map(keys.map((key, i) => [key, i]));
  return (key) => (key === null ? -1 : (numbers.get(key) ?? -1));
}

function listCarriers(lookup: Lookup, { occurrences }: Statement): number[] {
  const codes = occurrences.map(({ articleId, relation }) => {
    const place = RELATION_SIGNS.findIndex((sign) => sign.relation === relation);
    return lookup.outletOf(articleId).index * RELATION_SIGNS.length + place;
  });
  return unique(codes);
}

function unique(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Most choices that a list of dates offers before it names longer periods. */
const PERIODS = 36;
/** Characters of an ISO date that name its day, month and year. */
const LENGTHS = [10, 7, 4];

/** Days, or months where these are too many, or years. A date that is less exact stands for itself. */
export function listPeriods(dates: readonly string[]): [string, string][] {
  const cuts = LENGTHS.map((length) => [...new Set(dates.map((date) => date.slice(0, length)))].sort(compareText));
  const fitting = cuts.find((cut) => cut.length <= PERIODS) ?? cuts.at(-1) ?? [];
  return fitting.map((start) => [start, describeDate(start)]);
}
