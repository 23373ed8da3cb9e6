/** The whole site as data: one list of pages a template. */
import type { Report } from '../../model.ts';
import { createLookup } from '../lookup.ts';
import { statementPath } from '../paths.ts';
import { RELATION_SIGNS, type RelationSign } from '../phrases.ts';
import { oneLine } from '../visible.ts';
import { type ArticlePage, createArticlePages } from './article.ts';
import { createDocumentPages, createWholes, type DocumentPage } from './document.ts';
import { createLine } from './line.ts';
import { createListings, type ListingPage } from './listings.ts';
import { createLists } from './lists.ts';
import { createNewsPages, type NewsPage } from './news.ts';
import { createOverview, type OverviewPage } from './overview.ts';
import { createPage, type Page } from './page.ts';
import { createRetiredPages, type RetiredPage } from './retired.ts';
import { createSearchIndex, printSearchIndex } from './search.ts';
import { createSpeakerPages, type SpeakerPage } from './speaker.ts';
import { createStatementPages, type StatementPage } from './statement.ts';

/** Other files of the report that pages may link to. */
export interface SiteFiles {
  readonly markdown: boolean;
  readonly data: boolean;
  /** `new.html` and the feed. */
  readonly news: boolean;
}

/** What the templates know: the one global `report`. */
export interface Site {
  readonly title: string;
  readonly baseUrl: string | null;
  readonly files: SiteFiles;
  readonly signs: readonly RelationSign[];
  readonly overview: readonly OverviewPage[];
  /** Lists that are too long for the overview. */
  readonly listings: readonly ListingPage[];
  /** The script `assets/index.js`; `null` where it is not to be written. */
  readonly index: string | null;
  readonly statements: readonly StatementPage[];
  readonly articles: readonly ArticlePage[];
  readonly speakers: readonly SpeakerPage[];
  readonly documents: readonly DocumentPage[];
  readonly retired: readonly RetiredPage[];
  readonly counted: readonly CountedPage[];
  readonly news: readonly NewsPage[];
  /** Permanent addresses of statements that are shown in the page of an article: each leads there. */
  readonly forwards: readonly { readonly path: string; readonly href: string }[];
}

/** `counted.html`: the definitions, as Markdown. */
export interface CountedPage extends Page {
  readonly markdown: string;
}

/** The site of a report. `counted` is the Markdown text of "How this was counted". */
export function createSite(report: Report, counted: string, files: SiteFiles): Site {
  const lookup = createLookup(report);
  const lines = new Map(report.statements.map((statement) => [statement.anchor, createLine(lookup, statement)]));
  const lists = createLists(lookup);
  const wholes = createWholes(lookup, lines);
  return {
    title: oneLine(report.title),
    baseUrl: report.baseUrl,
    files,
    signs: RELATION_SIGNS,
    overview: createOverview(lookup, lines, lists),
    listings: createListings(lists),
    index: printSearchIndex(createSearchIndex(lookup)),
    statements: createStatementPages(lookup, lines),
    articles: createArticlePages(lookup, lines, wholes),
    speakers: createSpeakerPages(lookup, lines),
    documents: createDocumentPages(lookup, lines, wholes),
    retired: createRetiredPages(lookup),
    forwards: report.statements
      .filter((statement) => lookup.homeOf(statement) !== null)
      .map((statement) => ({ path: statementPath(statement.anchor), href: lookup.hrefOf(statement) })),
    news: createNewsPages(lookup),
    counted: [
      {
        ...createPage('counted.html', 'How this was counted', 'What the words of this report mean'),
        markdown: counted,
      },
    ],
  };
}
