/** Long lists: the overview shows how they begin, pages of their own show them whole. */
import { formatCount } from '../lookup/phrases.ts';
import { createPage, type Page } from '../parts/page.ts';
import type { Rows } from '../parts/rows.ts';
import type { ArticleRow, AsideRow, FindingRow, Lists, PlaceRow, RetiredRow, SourceRow } from './lists.ts';

/** The beginning of a list; `href` leads to the whole, `null` where this is the whole. */
export interface Beginning<T> {
  readonly rows: readonly T[];
  readonly count: string;
  readonly href: string | null;
}

/** A list under a heading of the overview, with the name of its page. */
interface Section<T> {
  readonly name: string;
  readonly heading: string;
  readonly rows: Rows<T>;
}

/** Part of a page list. */
export interface PageLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

interface Listing extends Page {
  /** Every page of the list, where there are several. */
  readonly pages: readonly PageLink[];
}

/** A page that shows a list, or a thousand rows of it. */
export type ListingPage = Listing &
  (
    | { readonly form: 'sources'; readonly head: string; readonly rows: readonly SourceRow[] }
    | { readonly form: 'articles'; readonly rows: readonly ArticleRow[] }
    | { readonly form: 'places'; readonly rows: readonly PlaceRow[] }
    | { readonly form: 'aside'; readonly rows: readonly AsideRow[] }
    | { readonly form: 'findings'; readonly rows: readonly FindingRow[] }
    | { readonly form: 'retired'; readonly rows: readonly RetiredRow[] }
  );

/** Rows of a list on the overview. */
const SHOWN = 25;
/** Rows of one page; a page of 1,000 loads in about a second, one of 10,000 in six. */
const ROWS = 1000;

/** Rows of one page of many, the path of each page, and the links between them. */
export function* paginate<T>(rows: Rows<T>, pathOf: (page: number) => string, size = ROWS) {
  const count = Math.max(1, Math.ceil(rows.length / size));
  const all = Array.from({ length: count }, (_, page) => ({
    path: pathOf(page),
    label: `${formatCount(page * size + 1)}–${formatCount(Math.min(rows.length, (page + 1) * size))}`,
  }));
  const links = count === 1 ? [] : all;
  for (const [page, { path, label }] of all.entries()) {
    yield {
      path,
      label,
      rows: rows.slice(page * size, (page + 1) * size),
      pages: links.map((other, i): PageLink => ({ href: other.path, label: other.label, current: page === i })),
    };
  }
}

/** How the list called `name` begins. */
export function beginList<T>(name: string, rows: Rows<T>): Beginning<T> {
  const isWhole = rows.length <= SHOWN;
  return {
    rows: rows.slice(0, SHOWN),
    count: formatCount(rows.length),
    href: isWhole ? null : pathOfList(name)(0),
  };
}

/** The pages of all lists that are too long for the overview, one after the other. */
export function* createListings(lists: Lists): Generator<ListingPage> {
  const { speakers, documents, articles, uncounted, unresolved, setAside, findings, retired } = lists;
  yield* pagesOf({ name: 'speakers', heading: 'Speakers', rows: speakers }, { form: 'sources', head: 'Speaker' });
  yield* pagesOf({ name: 'documents', heading: 'Documents', rows: documents }, { form: 'sources', head: 'Document' });
  yield* pagesOf({ name: 'articles', heading: 'Articles', rows: articles }, { form: 'articles' });
  for (const { kind, heading, rows } of uncounted) {
    yield* pagesOf({ name: `not-counted-${kind}`, heading, rows }, { form: 'places' });
  }
  yield* pagesOf({ name: 'not-resolved', heading: 'Not resolved', rows: unresolved }, { form: 'places' });
  yield* pagesOf({ name: 'set-aside', heading: 'Set aside', rows: setAside }, { form: 'aside' });
  yield* pagesOf({ name: 'findings', heading: 'Findings about the input', rows: findings }, { form: 'findings' });
  yield* pagesOf({ name: 'no-longer-in-use', heading: 'Anchors no longer in use', rows: retired }, { form: 'retired' });
}

function* pagesOf<T, F>(
  { name, heading, rows }: Section<T>,
  form: F,
): Generator<Listing & { readonly rows: readonly T[] } & F> {
  if (rows.length <= SHOWN) return;
  for (const { path, label, rows: some, pages } of paginate(rows, pathOfList(name))) {
    const title = pages.length === 0 ? heading : `${heading} ${label}`;
    yield { ...createPage(path, title, `${formatCount(rows.length)} in all`), rows: some, pages, ...form };
  }
}

function pathOfList(name: string): (page: number) => string {
  return (page) => (page === 0 ? `${name}.html` : `${name}-${page + 1}.html`);
}
