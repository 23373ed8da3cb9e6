/** `index.html` and the pages that continue its list: the answer, the matrix of statements and outlets, and all lists. */
import type { Statement } from '../../model.ts';
import { compareText, keyK2 } from '../../text.ts';
import type { Lookup } from '../lookup.ts';
import { dateKey, formatCount, listWords, plural } from '../phrases.ts';
import { oneLine } from '../visible.ts';
import { type Doubts, listDoubts } from './doubts.ts';
import { createLists, type Lists } from './lists.ts';
import { type Carrier, createPage, kindOfStatement, type Page, type StatementLine } from './page.ts';

/** Rows of one page; a page of 1,000 loads in about a second, one of 10,000 in six. */
const ROWS = 1000;
/** More outlets than this are named in one column, since a matrix of mostly empty columns says nothing. */
const COLUMNS = 20;
/** Statements shown large, above the matrix. */
const TOP = 4;

/** A row of the matrix. */
export interface Row extends StatementLine {
  readonly kind: 'statement' | 'fragment';
  /** One a column; empty where the report has too many outlets for columns. */
  readonly cells: readonly (Carrier | null)[];
  /** For the script: which values the filters match, and the row's place in each order. */
  readonly filter: { readonly speaker: string; readonly document: string; readonly carriers: string };
  readonly ranks: Readonly<Record<Order, number>>;
}

type Order = 'reuse' | 'speaker' | 'document' | 'seen' | 'words';

/** A choice of a filter. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A page of the overview; `front` is `null` on the pages that only continue the list. */
export interface OverviewPage extends Page {
  readonly front: Front | null;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly filters: Readonly<Record<'speakers' | 'documents' | 'outlets', readonly Option[]>>;
  /** Every page of the list, where there are several. */
  readonly pages: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
}

/** What stands on the first page only. */
export interface Front extends Lists {
  readonly answer: string;
  readonly finding: string;
  readonly top: readonly StatementLine[];
  readonly doubts: Doubts;
}

/** The pages of the overview; at least one. */
export function createOverview(lookup: Lookup, lines: ReadonlyMap<string, StatementLine>): OverviewPage[] {
  const rows = createRows(lookup, lines);
  const columns = lookup.outlets.length > COLUMNS ? [] : lookup.outlets.map((outlet) => outlet.label);
  const filters = listFilters(lookup);
  const count = Math.max(1, Math.ceil(rows.length / ROWS));
  const pathOf = (i: number) => (i === 0 ? 'index.html' : `statements-${i + 1}.html`);
  return Array.from({ length: count }, (_, i) => {
    const last = Math.min(rows.length, (i + 1) * ROWS);
    const title = i === 0 ? lookup.report.title : `Statements ${formatCount(i * ROWS + 1)} to ${formatCount(last)}`;
    return {
      ...createPage(pathOf(i), title, describeAnswer(lookup)),
      front: i === 0 ? createFront(lookup, lines) : null,
      columns,
      rows: rows.slice(i * ROWS, last),
      filters,
      pages: Array.from({ length: count > 1 ? count : 0 }, (_, j) => ({
        href: pathOf(j),
        label: `${formatCount(j * ROWS + 1)}–${formatCount(Math.min(rows.length, (j + 1) * ROWS))}`,
        current: i === j,
      })),
    };
  });
}

function createFront(lookup: Lookup, lines: ReadonlyMap<string, StatementLine>): Front {
  const reused = lookup.statements.filter((statement) => statement.counts.outlets > 1).slice(0, TOP);
  return {
    answer: describeAnswer(lookup),
    finding: describeFinding(lookup),
    top: reused.flatMap((statement) => lines.get(statement.anchor) ?? []),
    doubts: listDoubts(lookup),
    ...createLists(lookup),
  };
}

/** "12 statements by 5 speakers, from 3 documents and elsewhere, in 5 articles of 4 outlets." */
export function describeAnswer({ report, outlets }: Lookup): string {
  const speakers = new Set(report.statements.map((statement) => statement.speakerId).filter((id) => id !== null));
  const stated = report.statements.map((statement) => statement.documentId).filter((id) => id !== null);
  const elsewhere = stated.length < report.statements.length ? ' and elsewhere' : '';
  const from = stated.length === 0 ? '' : `, from ${plural(new Set(stated).size, 'document')}${elsewhere}`;
  const said = `${plural(report.statements.length, 'statement')} by ${plural(speakers.size, 'speaker')}`;
  return `${said}${from}, in ${plural(report.articles.length, 'article')} of ${plural(outlets.length, 'outlet')}.`;
}

/** "The most repeated stands word for word in 3 of 5 outlets; it is altered in 1." */
export function describeFinding({ statements, outlets }: Lookup): string {
  const [first] = statements;
  if (first === undefined) return 'No statement was found.';
  const { verbatim, excerpt, altered, unquoted } = first.counts;
  if (first.counts.outlets < 2) return 'No statement stands in more than one outlet.';
  const others = [
    excerpt === 0 ? null : `excerpted in ${excerpt}`,
    altered === 0 ? null : `altered in ${altered}`,
    unquoted === 0 ? null : `used without quotation marks in ${unquoted}`,
  ].filter((part) => part !== null);
  const rest = others.length === 0 ? '' : `; it is ${listWords(others)}`;
  const folded =
    first.counts.independent === first.counts.outlets
      ? ''
      : ` Of the ${formatCount(first.counts.outlets)} outlets that carry it, ${formatCount(first.counts.independent)} ${first.counts.independent === 1 ? 'is' : 'are'} independent.`;
  return `The most repeated stands word for word in ${verbatim} of ${plural(outlets.length, 'outlet')}${rest}.${folded}`;
}

function createRows(lookup: Lookup, lines: ReadonlyMap<string, StatementLine>): Row[] {
  const ranks = rankStatements(lookup);
  const wide = lookup.outlets.length > COLUMNS;
  return lookup.statements.flatMap((statement) => {
    const line = lines.get(statement.anchor);
    if (line === undefined) return [];
    const byColumn = new Map(line.carriers.map((carrier) => [carrier.index, carrier]));
    const carriers = line.carriers.flatMap((carrier) =>
      carrier.marks.map((mark) => `${carrier.index}:${mark.relation}`),
    );
    return {
      ...line,
      kind: kindOfStatement(lookup, statement),
      cells: wide ? [] : lookup.outlets.map((outlet) => byColumn.get(outlet.index) ?? null),
      filter: {
        speaker: statement.speakerId ?? '-',
        document: statement.documentId ?? '-',
        carriers: carriers.join(' '),
      },
      ranks: ranks(statement),
    };
  });
}

/** After every name and date. */
const LAST = '\uffff';

/** The place of a statement in each order, ties by reuse: numbers, so that no browser's collation decides. */
function rankStatements(lookup: Lookup): (statement: Statement) => Record<Order, number> {
  const { speaker, document, article } = lookup;
  const keys: Record<Order, (statement: Statement) => string> = {
    reuse: () => '',
    speaker: ({ speakerId }) => (speakerId === null ? LAST : keyK2(speaker(speakerId).name)),
    document: ({ documentId }) => (documentId === null ? LAST : keyK2(document(documentId).label)),
    seen: ({ occurrences }) =>
      occurrences.map((o) => dateKey(article(o.articleId).published)).sort(compareText)[0] ?? LAST,
    words: ({ text }) => keyK2(text),
  };
  const places = Object.entries(keys).map(([order, keyOf]) => {
    const keyed = lookup.statements.map((statement) => ({ statement, key: keyOf(statement) }));
    keyed.sort((a, b) => compareText(a.key, b.key)); // stable, so ties stay in order of reuse
    return [order, new Map(keyed.map(({ statement }, i) => [statement, i]))] as const;
  });
  return (statement) =>
    Object.fromEntries(places.map(([order, place]) => [order, place.get(statement) ?? 0])) as Record<Order, number>;
}

function listFilters({ report, outlets }: Lookup): OverviewPage['filters'] {
  const speakers = new Set(report.statements.map((statement) => statement.speakerId));
  const documents = new Set(report.statements.map((statement) => statement.documentId));
  const named = report.speakers.map(({ id, name }) => ({ value: id, label: oneLine(name) }));
  const labelled = report.documents.map(({ id, label }) => ({ value: id, label: oneLine(label) }));
  return {
    speakers: sortOptions(named, speakers, 'No speaker stated'),
    documents: sortOptions(labelled, documents, 'Unstated'),
    outlets: outlets.map(({ index, label }) => ({ value: String(index), label })).sort(compareOptions),
  };
}

function sortOptions(options: readonly Option[], used: ReadonlySet<string | null>, none: string): Option[] {
  const found = options.filter((option) => used.has(option.value)).sort(compareOptions);
  return used.has(null) ? [...found, { value: '-', label: none }] : found;
}

function compareOptions(a: Option, b: Option): number {
  return compareText(keyK2(a.label), keyK2(b.label)) || compareText(a.value, b.value);
}
