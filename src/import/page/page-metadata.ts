/** What a page says of its article in JSON-LD, meta elements, `<time>` and the comments of programs that save pages. */

import { readDate } from '../../articles/head/dates.ts';
import type { Metadata } from '../../articles/metadata.ts';
import { isWebAddress } from '../../config.ts';
import { type PageDocument, type PageElement, tidyText } from './dom.ts';
import { cleanByline, dropSite, findByline } from './page-byline.ts';
import { asData, asText, type Data, decodeEntities, findArticleData, nameOf, namesOf } from './page-data.ts';
import { chooseTitle } from './page-title.ts';

/** What was found. */
export interface PageMetadata {
  readonly metadata: Metadata;
  readonly retrieved: string | null;
  readonly warnings: readonly string[];
  /** The article's text as JSON-LD repeats it, for a page that shows none without its scripts. */
  readonly body: string | null;
}

/** Reads the metadata of a page; the first source that states a field wins. */
export function readPageMetadata(document: PageDocument, html: string, address: string | null): PageMetadata {
  const shown = tidyText(document.querySelector('title')?.textContent);
  const meta = createMetaReader(document);
  const linked = findArticleData(document, `${meta('og:title') ?? ''} ${shown}`);
  const saved = readSaveComment(html);
  const printed = findByline(document);
  const stated = listDates(document, linked, meta).filter((date) => date !== null);
  const published = [...stated.map(readDate), printed.published].find((date) => date !== null) ?? null;
  const [unread] = published === null ? stated : [];
  const url = findAddress(document, linked, meta, saved.url, address);
  const publisher = nameOf(linked?.publisher);
  const outlet = publisher ?? meta('og:site_name', 'citation_publisher', 'citation_journal_title', 'application-name');
  const sites = listSites(document, publisher, meta, url);
  const title = chooseTitle({
    heads: [...document.querySelectorAll('h1')].map((element) => element.textContent),
    stated: [asText(linked?.headline), ...TITLES.map((name) => meta(name))].filter((text) => text !== null),
    shown,
    sites,
  });
  const byline = dropSite(namesOf(linked?.author) ?? findStatedByline(meta) ?? printed.byline, sites);
  const owner = nameOf(asData(linked?.publisher)?.parentOrganization);
  return {
    metadata: { title, outlet, owner, byline, published, url, fullText: null },
    retrieved: saved.retrieved,
    warnings: unread === undefined ? [] : [`its date "${unread.slice(0, 60)}" cannot be read and was left out`],
    body: typeof linked?.articleBody === 'string' ? decodeEntities(linked.articleBody).trim() : null,
  };
}

const TITLES = ['og:title', 'citation_title', 'twitter:title', 'dc.title', 'parsely-title'];

/** What a page states as its dates, the most trusted first. */
function listDates(document: PageDocument, linked: Data | null, meta: MetaReader): (string | null)[] {
  return [
    asText(linked?.datePublished),
    meta('article:published_time', 'citation_publication_date', 'citation_date', 'citation_online_date'),
    meta('datepublished', 'og:published_time', 'article:published', 'article.published', 'publish-date', 'publishdate'),
    meta('parsely-pub-date', 'sailthru.date', 'dc.date.issued', 'dc.date', 'dcterms.date', 'dcterms.created'),
    meta('date', 'pubdate', 'pub_date', 'cxenseparse:recs:publishtime'),
    ...findTimes(document),
  ];
}

type MetaReader = (...names: string[]) => string | null;

function createMetaReader(document: PageDocument): MetaReader {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    const content = tidyText(element.getAttribute('content'));
    const key = name?.trim().toLowerCase() ?? '';
    if (key === '' || content === '') continue;
    const before = found.get(key);
    if (before === undefined) found.set(key, content);
    else if (key === 'citation_author' || key === 'article:author') found.set(key, `${before}, ${content}`);
  }
  return (...names) => names.map((name) => found.get(name)).find((content) => content !== undefined) ?? null;
}

/** The author that a page's head names. */
function findStatedByline(meta: MetaReader): string | null {
  const given = [
    meta('author'),
    meta('citation_author'),
    meta('article:author', 'article_author', 'article.author'),
    meta('parsely-author', 'sailthru.author', 'dc.creator', 'dcterms.creator', 'byl', 'twitter:creator:name'),
  ];
  const cleaned = given.filter((text) => text !== null && !isWebAddress(text)).map((text) => cleanByline(text).byline);
  return cleaned.find((name) => name !== null) ?? null;
}

/** The names of a site: its own, its publisher's, and those in its host. */
function listSites(document: PageDocument, publisher: string | null, meta: MetaReader, url: string | null): string[] {
  const host = url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  const labels = host.split('.');
  const logo = document.querySelector('header a[rel="home"], .site-title a, .site-title')?.textContent;
  const names = [publisher, meta('og:site_name', 'application-name', 'apple-mobile-web-app-title'), tidyText(logo)];
  const hosts = labels.length > 1 ? [host, labels.slice(0, -1).join(' '), labels.at(-2) ?? ''] : [];
  return [...names, ...hosts].filter((name) => name != null && name !== '') as string[];
}

/** `<time>` elements that say when the article appeared; without such a mark, the first one of the article's head. */
function findTimes(document: PageDocument): string[] {
  const read = (element: PageElement | null) => element?.getAttribute('datetime') ?? tidyText(element?.textContent);
  const marked = document.querySelector(
    'time[itemprop="datePublished"], time[pubdate], time.published, time.entry-date',
  );
  const first = document.querySelector('header time, article time, main time');
  return [read(marked), read(first)].filter((date) => /\d/.test(date));
}

function findAddress(
  document: PageDocument,
  linked: Data | null,
  meta: MetaReader,
  saved: string | null,
  address: string | null,
): string | null {
  const main = linked?.mainEntityOfPage;
  const found = [
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null,
    meta('og:url'),
    asText(main) ?? asText(asData(main)?.['@id']),
    asText(linked?.url),
    saved,
    address,
  ];
  const base = [saved, address].find((url) => url !== null && isWebAddress(url)) ?? undefined;
  return found.map((url) => resolveAddress(url, base)).find((url) => url !== null) ?? null;
}

function resolveAddress(url: string | null, base: string | undefined): string | null {
  const given = url?.trim() ?? '';
  if (isWebAddress(given)) return given;
  const full =
    base !== undefined && /^\/(?!\/)/.test(given) && URL.canParse(given, base) ? new URL(given, base).href : '';
  return isWebAddress(full) ? full : null;
}

const SAVED_FROM = /<!--\s*saved from url=\(\d+\)(\S+)/i;
const SINGLE_FILE = /<!--\s*Page saved with SingleFile([\s\S]{0,2000}?)-->/i;

/** The comment that a browser or SingleFile puts at the head of a page it saves. */
function readSaveComment(html: string): { readonly url: string | null; readonly retrieved: string | null } {
  const head = html.slice(0, 4_096);
  const note = SINGLE_FILE.exec(head)?.[1] ?? '';
  const date = /saved date:\s*\w{3} (\w{3} \d{1,2} \d{4}) (\d{2}:\d{2}:\d{2})(?: GMT([+-]\d{2})(\d{2}))?/.exec(note);
  const zone = date?.[3] === undefined ? '' : `${date[3]}:${date[4]}`;
  return {
    url: /url:\s*(\S+)/.exec(note)?.[1] ?? SAVED_FROM.exec(head)?.[1] ?? null,
    retrieved:
      date === null ? null : readDate(`${date[1]} ${date[2]}`) && `${readDate(`${date[1]} ${date[2]}`)}${zone}`,
  };
}
