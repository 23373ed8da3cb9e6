/** `index.html` and the pages that continue its list: the answer, the matrix of statements and outlets, and all lists. */
import type { Lookup } from '../lookup/lookup.ts';
import { formatCount } from '../lookup/phrases.ts';
import type { ApartRow } from '../parts/apart.ts';
import { type Carrier, createPage, type Lines, type Page, pickLines, type StatementLine } from '../parts/page.ts';
import { type Doubts, listDoubts } from './doubts.ts';
import { describeAnswer, describeFinding } from './finding.ts';
import { type Beginning, beginList, type PageLink, paginate } from './listings.ts';
import type { ArticleRow, AsideRow, FindingRow, Lists, PlaceRow, RetiredRow, SourceRow } from './lists.ts';
import { listSearched } from './search.ts';
import { type Share, shareOut } from './shares.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** More outlets than this are named in one column, since a matrix of mostly empty columns says nothing. */
const COLUMNS = 20;
/** Rows of a page without columns; with columns, cells: a thousand rows of twenty outlets take twice as long to lay out. */
const ROWS = 1000;
const CELLS = 8000;
/** Statements shown large, above the matrix. */
const TOP = 4;
/** Pairs of statements that were kept apart, of which the page shows so many. */
const APART = 20;

/** What a row of the matrix shows of a statement: a thousand rows are one page. */
type Shown =
  | ('anchor' | 'href' | 'words' | 'speaker' | 'document' | 'verbatim' | 'outlets' | 'independent')
  | ('contested' | 'certainty');

/** A row of the matrix. */
export interface Row extends Pick<StatementLine, Shown> {
  /** One a column; empty where the report has too many outlets for columns. */
  readonly cells: readonly (Carrier | null)[];
  /** In place of the cells, where there are too many. */
  readonly shares: readonly Share[];
}

/** A page of the overview; `front` is `null` on the pages that only continue the list. */
export interface OverviewPage extends Page {
  readonly front: Front | null;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Statements on all pages, and those of them that the search covers; `null`: all. */
  readonly total: string;
  readonly searched: string | null;
  /** Whether any article is dated, so that one may choose by date. */
  readonly isDated: boolean;
  /** Every page of the list, where there are several. */
  readonly pages: readonly PageLink[];
}

/** What stands on the first page only. */
export interface Front extends Pick<Lists, 'credits'> {
  readonly answer: string;
  readonly finding: string;
  readonly top: readonly (StatementLine & { readonly shares: readonly Share[] })[];
  readonly doubts: Doubts;
  /** How many doubts are not shown. */
  readonly moreDoubts: string;
  readonly timeline: Timeline | null;
  readonly speakers: Beginning<SourceRow>;
  readonly documents: Beginning<SourceRow>;
  readonly articles: Beginning<ArticleRow>;
  readonly uncounted: readonly (Beginning<PlaceRow> & { readonly heading: string })[];
  readonly unresolved: Beginning<PlaceRow>;
  readonly setAside: Beginning<AsideRow>;
  readonly findings: Beginning<FindingRow>;
  readonly retired: Beginning<RetiredRow>;
  readonly apart: { readonly shown: readonly ApartRow[]; readonly more: number };
}

/** The pages of the overview, one after the other; at least one. */
export function* createOverview(lookup: Lookup, lines: Lines, lists: Lists): Generator<OverviewPage> {
  const columns = lookup.outlets.length > COLUMNS ? [] : lookup.outlets.map((outlet) => outlet.label);
  const pathOf = (i: number) => (i === 0 ? 'index.html' : `statements-${i + 1}.html`);
  const size = Math.min(ROWS, Math.floor(CELLS / (columns.length + 1) / 100) * 100);
  const answer = describeAnswer(lookup);
  const [all, searched] = [lookup.statements.length, listSearched(lookup).length];
  const shared = {
    columns,
    total: formatCount(all),
    searched: searched === all ? null : formatCount(searched),
    isDated: lookup.report.articles.some(({ published }) => published !== null),
  };
  for (const { path, label, rows, pages } of paginate(lookup.statements, pathOf, size)) {
    const isFirst = path === pathOf(0);
    yield {
      ...createPage(path, isFirst ? lookup.report.title : `Statements ${label}`, answer),
      front: isFirst ? createFront(lookup, lines, lists) : null,
      ...shared,
      rows: pickLines(lines, rows).map((line) => createRow(lookup, line)),
      pages,
    };
  }
}

function createFront(lookup: Lookup, lines: Lines, lists: Lists): Front {
  const { credits, setAside, findings, retired, apart } = lists;
  const doubts = listDoubts(lookup);
  const reused = lookup.statements.filter((statement) => statement.counts.outlets > 1).slice(0, TOP);
  return {
    credits,
    answer: describeAnswer(lookup),
    finding: describeFinding(lookup),
    top: pickLines(lines, reused).map((line) => ({ ...line, shares: shareOut(line) })),
    doubts,
    moreDoubts: formatCount(doubts.more),
    timeline: createTimeline(lookup),
    speakers: beginList('speakers', lists.speakers),
    documents: beginList('documents', lists.documents),
    articles: beginList('articles', lists.articles),
    uncounted: lists.uncounted.map(({ kind, heading, rows }) => ({
      heading,
      ...beginList(`not-counted-${kind}`, rows),
    })),
    unresolved: beginList('not-resolved', lists.unresolved),
    setAside: beginList('set-aside', setAside),
    findings: beginList('findings', findings),
    retired: beginList('no-longer-in-use', retired),
    apart: { shown: apart.slice(0, APART), more: Math.max(0, apart.length - APART) },
  };
}

function createRow({ outlets }: Lookup, line: StatementLine): Row {
  const wide = outlets.length > COLUMNS;
  const byColumn = new Map(line.carriers.map((carrier) => [carrier.key, carrier]));
  const { anchor, href, words, speaker, document, verbatim, independent, contested, certainty } = line;
  return {
    ...{ anchor, href, words, speaker, document, verbatim, outlets: line.outlets, independent, contested, certainty },
    cells: wide ? [] : outlets.map((outlet) => byColumn.get(outlet.key) ?? null),
    shares: wide ? shareOut(line) : [],
  };
}
