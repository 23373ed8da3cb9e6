/** What a page says of its article in JSON-LD, meta elements, `<time>` and the comments of programs that save pages. */

import { readDate } from '../../articles/head/dates.ts';
import type { Metadata } from '../../articles/metadata.ts';
import { isWebAddress } from '../../config.ts';
import { keyK2, words } from '../../text.ts';
import { type PageDocument, type PageElement, tidyText } from './dom.ts';

/** What was found. */
export interface PageMetadata {
  readonly metadata: Metadata;
  readonly retrieved: string | null;
  readonly warnings: readonly string[];
  /** The article's text as JSON-LD repeats it, for a page that shows none without its scripts. */
  readonly body: string | null;
}

type Data = Readonly<Record<string, unknown>>;

/** Reads the metadata of a page; the first source that states a field wins. */
export function readPageMetadata(document: PageDocument, html: string, address: string | null): PageMetadata {
  const linked = findArticleData(document);
  const meta = createMetaReader(document);
  const saved = readSaveComment(html);
  const stated = [
    asText(linked?.datePublished),
    meta('article:published_time', 'citation_publication_date', 'citation_date', 'citation_online_date'),
    meta('parsely-pub-date', 'sailthru.date', 'dc.date.issued', 'dc.date', 'dcterms.date', 'date', 'pubdate'),
    ...findTimes(document),
  ].filter((date) => date !== null);
  const published = stated.map(readDate).find((date) => date !== null) ?? null;
  const [unread] = published === null ? stated : [];
  return {
    metadata: {
      title: findTitle(document, asText(linked?.headline), meta),
      outlet:
        nameOf(linked?.publisher) ??
        meta('og:site_name', 'citation_publisher', 'citation_journal_title', 'application-name'),
      owner: nameOf(asData(linked?.publisher)?.parentOrganization),
      byline: namesOf(linked?.author) ?? findByline(document, meta),
      published,
      url: findAddress(document, linked, meta, saved.url, address),
      fullText: null,
    },
    retrieved: saved.retrieved,
    warnings: unread === undefined ? [] : [`its date "${unread.slice(0, 60)}" cannot be read and was left out`],
    body: asText(linked?.articleBody),
  };
}

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|LiveBlogPosting|Review)$/;

/** The JSON-LD object that is an article: at the top, in a list, or in a `@graph`. */
function findArticleData(document: PageDocument): Data | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const top = parseJson(script.textContent);
    const items = (Array.isArray(top) ? top : [top]).flatMap((item) => {
      const graph = asData(item)?.['@graph'];
      return Array.isArray(graph) ? [item, ...graph] : [item];
    });
    const found = items.map(asData).find((item) => {
      const type = item?.['@type'];
      return (Array.isArray(type) ? type : [type]).some((name) => typeof name === 'string' && ARTICLE_TYPE.test(name));
    });
    if (found != null) return joinGraph(found, items.map(asData));
  }
  return null;
}

/** Publisher and authors that are given as `{"@id": …}` stand elsewhere in the graph. */
function joinGraph(article: Data, items: readonly (Data | null)[]): Data {
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.slice(0, 50).map(follow);
    const data = asData(value);
    if (data === null || data.name !== undefined || data['@id'] === undefined) return value;
    return items.find((item) => item?.['@id'] === data['@id'] && item?.name !== undefined) ?? value;
  };
  return { ...article, publisher: follow(article.publisher), author: follow(article.author) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, ''));
  } catch {
    return null;
  }
}

function asData(value: unknown): Data | null {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'object' && first !== null && !Array.isArray(first) ? (first as Data) : null;
}

function asText(value: unknown): string | null {
  const text = typeof value === 'string' ? tidyText(decodeEntities(value)) : '';
  return text === '' ? null : text;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' };

/** Some publishers escape their JSON-LD as if it were HTML. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,5}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });
}

function nameOf(value: unknown): string | null {
  return asText(asData(value)?.name) ?? asText(Array.isArray(value) ? value[0] : value);
}

function namesOf(value: unknown): string | null {
  const names = (Array.isArray(value) ? value : [value])
    .map(nameOf)
    .filter((name) => name !== null && !isWebAddress(name));
  return names.length === 0 ? null : [...new Set(names)].join(', ');
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

/** Longer ones are no headlines: a tag left open takes in what follows. */
const LONGEST_TITLE = 300;

/** The one `<h1>` that agrees with what the page is called elsewhere, else JSON-LD, OpenGraph, `<title>`. */
function findTitle(document: PageDocument, headline: string | null, meta: MetaReader): string | null {
  const shown = tidyText(document.querySelector('title')?.textContent);
  const called = headline ?? meta('og:title', 'citation_title', 'twitter:title', 'dc.title') ?? shown;
  const known = new Set(words(called));
  const heads = [...document.querySelectorAll('h1')].map((element) => tidyText(element.textContent)).filter(Boolean);
  const agrees = (text: string) => {
    const own = words(text);
    return own.length > 0 && own.filter((word) => known.has(word)).length >= own.length / 2;
  };
  const title = heads.find(agrees) ?? (known.size === 0 || called === shown ? heads[0] : undefined) ?? called;
  const cut = cutSiteName(title, meta('og:site_name'));
  return cut === '' || cut.length > LONGEST_TITLE ? null : cut;
}

function cutSiteName(title: string, site: string | null): string {
  const parts = title.split(/\s+[|–—-]\s+/);
  const last = parts.at(-1) ?? '';
  const named = site !== null && keyK2(last) === keyK2(site);
  return parts.length > 1 && (named || title.includes(` | ${last}`))
    ? title.slice(0, title.lastIndexOf(last)).replace(/\s+[|–—-]\s+$/, '')
    : title;
}

function findByline(document: PageDocument, meta: MetaReader): string | null {
  const given = meta(
    'author',
    'citation_author',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'byl',
  );
  if (given !== null && !isWebAddress(given)) return given.replace(/^by\s+/i, '');
  const shown = [...document.querySelectorAll('[rel="author"], [itemprop="author"], .byline .author, .author-name')];
  const names = shown.map((element) => tidyText(element.textContent)).filter((name) => name !== '' && name.length < 80);
  return names.length === 0 ? null : [...new Set(names.slice(0, 6))].join(', ').replace(/^by\s+/i, '');
}

/** `<time>` elements that say when the article appeared; without such a mark, the first one of the article's head. */
function findTimes(document: PageDocument): string[] {
  const read = (element: PageElement | null) => element?.getAttribute('datetime') ?? tidyText(element?.textContent);
  const marked = document.querySelector(
    'time[itemprop="datePublished"], time[pubdate], time.published, time.entry-date',
  );
  const first = document.querySelector('header time, article time, main time');
  return [read(marked), read(first)].filter((date) => date !== '');
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
