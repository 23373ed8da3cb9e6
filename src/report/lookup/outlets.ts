/** Who published the articles of a report, and what an article is called. */
import type { Article, Report } from '../../model.ts';
import { compareText } from '../../text.ts';
import { groupBy } from './group-by.ts';
import { oneLine, shorten } from './visible.ts';

/** Who published: a named outlet, or an article that states none and stands for itself. */
export interface Outlet {
  /** Tells it from others, the same in every report. */
  readonly key: string;
  /** Place in `Lookup.outlets`: it changes with what others carry, and is no part of what a page shows. */
  readonly index: number;
  /** One line, visible. */
  readonly label: string;
  /** False for an article that states no outlet. */
  readonly stated: boolean;
  readonly owner: string | null;
  readonly articles: readonly Article[];
  /** Number of statements with an occurrence in it. */
  readonly statements: number;
}

/** Words of an article's text that stand for a title where it states none. */
const FIRST_WORDS = 60;
/** Longest name of an outlet-less article in a table. */
const LABEL_LIMIT = 42;

/** The title of an article as a line, or the first words of its story, or its id. */
export function articleLabel(article: Article): string {
  const label = article.title === null ? shorten(findOpening(article), FIRST_WORDS) : oneLine(article.title);
  return label === '' ? oneLine(article.id) : label;
}

/** The beginning of the story: what comes before it (a breadcrumb, a byline) is skipped. */
function findOpening({ text, regions }: Article): string {
  let start = 0;
  for (const region of regions) {
    if (text.slice(start, region.start).trim() === '') start = Math.max(start, region.end);
  }
  return text.slice(start, start + FIRST_WORDS * 8);
}

function outletKey(article: Article): string {
  return article.outlet === null ? `article ${article.id}` : `outlet ${article.outlet}`;
}

/** The outlets of a report: those with most statements first, then by label. */
export function listOutlets(report: Report): Outlet[] {
  const carried = new Map<string, number>();
  const keys = new Map(report.articles.map((article) => [article.id, outletKey(article)]));
  for (const statement of report.statements) {
    for (const key of new Set(statement.occurrences.map((occurrence) => keys.get(occurrence.articleId) ?? ''))) {
      carried.set(key, (carried.get(key) ?? 0) + 1);
    }
  }
  const outlets = [...groupBy(report.articles, outletKey)].flatMap(([key, articles]) => {
    const [first] = articles;
    if (first === undefined) return [];
    const label = first.outlet === null ? shorten(articleLabel(first), LABEL_LIMIT) : oneLine(first.outlet);
    const owner = articles.find((article) => article.owner !== null)?.owner ?? null;
    return [{ key, label, stated: first.outlet !== null, owner, articles, statements: carried.get(key) ?? 0 }];
  });
  return outlets
    .sort((a, b) => b.statements - a.statements || compareText(a.label, b.label) || compareText(a.key, b.key))
    .map((outlet, index) => ({ index, ...outlet }));
}
