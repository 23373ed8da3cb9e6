/** The whole site as data, page by page. */
import type { Lookup } from '../lookup/lookup.ts';
import { statementPath } from '../lookup/page-paths.ts';
import { RELATION_SIGNS, type RelationSign } from '../lookup/phrases.ts';
import { oneLine } from '../lookup/visible.ts';
import { openLines } from '../parts/line.ts';
import { createPage, type Lines, type Page, type PagePlan, planPage } from '../parts/page.ts';
import { type ArticlePage, planArticlePages } from './article.ts';
import { type DocumentPage, openWholes, planDocumentPages } from './document.ts';
import { createListings, type ListingPage } from './listings.ts';
import { createLists } from './lists.ts';
import { createNewsPages, type NewsPage } from './news.ts';
import { createOverview, type OverviewPage } from './overview.ts';
import { createRetiredPages, type RetiredPage } from './retired.ts';
import { printSearchIndex } from './search.ts';
import { planSpeakerPages, type SpeakerPage } from './speaker.ts';
import { planStatementPages, type StatementPage } from './statement.ts';

/** Other files of the report that pages may link to. */
export interface SiteFiles {
  readonly markdown: boolean;
  readonly data: boolean;
  /** `new.html` and the feed. */
  readonly news: boolean;
}

/** What every page shows besides its own. */
export interface SiteFrame {
  readonly title: string;
  readonly baseUrl: string | null;
  readonly files: SiteFiles;
  readonly signs: readonly RelationSign[];
}

/** Pages, one list a template. */
export interface SitePages {
  readonly overview: readonly OverviewPage[];
  /** Lists that are too long for the overview. */
  readonly listings: readonly ListingPage[];
  readonly statements: readonly StatementPage[];
  readonly articles: readonly ArticlePage[];
  readonly speakers: readonly SpeakerPage[];
  readonly documents: readonly DocumentPage[];
  readonly retired: readonly RetiredPage[];
  readonly news: readonly NewsPage[];
  readonly counted: readonly CountedPage[];
}

/** The name of a list of pages. */
export type PageList = keyof SitePages;

/** A page with its list, before it is made. */
export interface SitePage extends PagePlan<SitePages[PageList][number]> {
  readonly list: PageList;
}

/** A site. Its parts grow with the report: each is made anew, piece by piece, when it is asked for. */
export interface Site {
  readonly frame: SiteFrame;
  readonly pages: () => Iterable<SitePage>;
  /** The script `assets/index.js`. */
  readonly index: () => Iterable<string>;
  /** Permanent addresses of statements that are shown in the page of an article: each leads there. */
  readonly forwards: () => Iterable<{ readonly path: string; readonly href: string }>;
}

/** `counted.html`: the definitions, as Markdown. */
export interface CountedPage extends Page {
  readonly markdown: string;
}

/** The site of a report. `counted` is the Markdown text of "How this was counted". */
export function createSite(lookup: Lookup, counted: string, files: SiteFiles): Site {
  const { report } = lookup;
  return {
    frame: { title: oneLine(report.title), baseUrl: report.baseUrl, files, signs: RELATION_SIGNS },
    pages: () => listPages(lookup, counted),
    index: () => printSearchIndex(lookup),
    forwards: () => listForwards(lookup),
  };
}

function* listPages(lookup: Lookup, counted: string): Generator<SitePage> {
  const lines = openLines(lookup);
  const wholes = openWholes(lookup, lines);
  yield* listFront(lookup, lines);
  yield* name('statements', planStatementPages(lookup, lines));
  yield* name('articles', planArticlePages(lookup, lines, wholes));
  yield* name('speakers', planSpeakerPages(lookup, lines));
  yield* name('documents', planDocumentPages(lookup, lines, wholes));
  yield* name('retired', createRetiredPages(lookup).map(planPage));
  yield* name('news', createNewsPages(lookup).map(planPage));
  const head = createPage('counted.html', 'How this was counted', 'What the words of this report mean');
  yield* name('counted', [planPage({ ...head, markdown: counted })]);
}

/** The overview and what is too long for it: made from the same lists, which no other page needs. */
function* listFront(lookup: Lookup, lines: Lines): Generator<SitePage> {
  const lists = createLists(lookup);
  for (const page of createOverview(lookup, lines, lists)) yield { list: 'overview', ...planPage(page) };
  for (const page of createListings(lists)) yield { list: 'listings', ...planPage(page) };
}

function* name<L extends PageList>(list: L, plans: Iterable<PagePlan<SitePages[L][number]>>): Generator<SitePage> {
  for (const plan of plans) yield { list, ...plan };
}

function* listForwards(lookup: Lookup) {
  for (const statement of lookup.report.statements) {
    if (lookup.homeOf(statement) === null) continue;
    yield { path: statementPath(statement.anchor), href: lookup.hrefOf(statement) };
  }
}
