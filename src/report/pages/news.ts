/** `new.html`: what is new since the last publication. The same sections stand in `report.md`, the same items in the feed. */
import type { NewsItem } from '../../model.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { articlePath } from '../lookup/page-paths.ts';
import { dateKey } from '../lookup/phrases.ts';
import { oneLine, shorten, visible } from '../lookup/visible.ts';
import { createPage, type Page } from '../parts/page.ts';

/** One thing that is new. */
export interface NewsRow {
  readonly kind: NewsItem['kind'];
  readonly id: string;
  readonly name: string;
  /** From the root of the report; `null`: it is in it no more. */
  readonly href: string | null;
  /** What changed, in words; `''`: the heading says it. */
  readonly note: string;
  /** The newest date that its articles name, ISO 8601; `null`: none. */
  readonly date: string | null;
}

/** Things that are new in one way. */
export interface NewsSection {
  readonly kind: NewsItem['kind'];
  readonly heading: string;
  readonly rows: readonly NewsRow[];
}

/** The page; its sections are empty where nothing is new. */
export interface NewsPage extends Page {
  readonly sections: readonly NewsSection[];
}

const HEADINGS: Readonly<Record<NewsItem['kind'], string>> = {
  statement: 'New statements',
  outlet: 'Printed by more outlets',
  attribution: 'Attributed otherwise',
  wording: 'Shown in other words',
  'statement-gone': 'No longer in the articles',
  article: 'Articles added',
  'article-corrected': 'Articles changed',
  'article-gone': 'Articles gone',
};

/** Characters of the words that a list repeats. */
const WORDS = 200;

/** The page, where something was published before. */
export function createNewsPages(lookup: Lookup): NewsPage[] {
  const { news } = lookup.report;
  if (news === undefined) return [];
  const head = createPage('new.html', 'What is new', 'What changed in this report since it was last published');
  return [{ ...head, sections: listNews(lookup) }];
}

/** What is new by kind, the new statements first; empty where nothing is, or nothing was published before. */
export function listNews(lookup: Lookup): NewsSection[] {
  const { news = [], articles } = lookup.report;
  const ids = new Set(articles.map(({ id }) => id));
  return (Object.keys(HEADINGS) as NewsItem['kind'][]).flatMap((kind) => {
    const rows = news.filter((item) => item.kind === kind).map((item) => viewItem(lookup, item, ids));
    return rows.length === 0 ? [] : [{ kind, heading: HEADINGS[kind], rows }];
  });
}

function viewItem(lookup: Lookup, item: NewsItem, articles: ReadonlySet<string>): NewsRow {
  const { kind, id, text } = item;
  if (kind.startsWith('article')) {
    const there = articles.has(id);
    const date = there ? lookup.article(id).published : null;
    return { kind, id, name: oneLine(text), href: there ? articlePath(id) : null, note: '', date };
  }
  const statement = lookup.statement(id);
  const dates = statement?.occurrences.flatMap(({ articleId }) => lookup.article(articleId).published ?? []) ?? [];
  return {
    kind,
    id,
    name: shorten(visible(text), WORDS),
    href: statement === null ? null : lookup.hrefOf(statement),
    note: describeItem(item),
    date: findNewest(dates),
  };
}

function describeItem({ kind, from, to }: NewsItem): string {
  const now = oneLine(to ?? '');
  const before = shorten(visible(from ?? ''), WORDS);
  if (kind === 'outlet') return `now also in ${now}`;
  if (kind === 'statement') return `in ${now}`;
  if (kind === 'attribution') return `${now}; before: ${before}`;
  return kind === 'wording' ? `before: “${before}”` : '';
}

/** The newest of some dates; `null` of none. */
export function findNewest(dates: readonly string[]): string | null {
  return dates.reduce<string | null>(
    (best, date) => (best === null || dateKey(date) > dateKey(best) ? date : best),
    null,
  );
}
