/** The JSON-LD of a page: what it says of the article in a form for machines. */

import { isWebAddress } from '../../config.ts';
import { keyK2 } from '../../text.ts';
import { type PageDocument, tidyText } from './dom.ts';
import { cleanByline } from './page-byline.ts';

/** A JSON object. */
export type Data = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|LiveBlogPosting|Review)$/;

/** The object that is the article of the page called `title`: at the top, in a list, in a `@graph`, or as a main entity. */
export function findArticleData(document: PageDocument, title: string): Data | null {
  const items = [...document.querySelectorAll('script')]
    .filter((script) => /^\s*application\/ld\+json/i.test(script.getAttribute('type') ?? ''))
    .map((script) => listItems(parseJson(script.textContent)));
  const called = keyK2(title);
  let first: Data | null = null;
  for (const list of items) {
    for (const item of list) {
      if (!isArticle(item)) continue;
      const article = joinGraph(item, list);
      first ??= article;
      const headline = keyK2(asText(item.headline) ?? '');
      if (headline !== '' && called.includes(headline)) return article;
    }
  }
  return first;
}

function isArticle(item: Data): boolean {
  const type = item['@type'];
  return (Array.isArray(type) ? type : [type]).some((name) => typeof name === 'string' && ARTICLE_TYPE.test(name));
}

/** All objects of a script in which an article may be. */
function listItems(top: unknown): Data[] {
  const list = (Array.isArray(top) ? top : [top]).flatMap((item) => {
    const graph = asData(item)?.['@graph'];
    return Array.isArray(graph) ? [item, ...graph] : [item];
  });
  const items = list.map(asData).filter((item) => item !== null);
  const inner = items.flatMap((item) => [asData(item.mainEntity), asData(item.mainEntityOfPage)]);
  return [...items, ...inner.filter((item) => item !== null)];
}

/** Publisher and authors that are given as `{"@id": …}` stand elsewhere in the graph. */
function joinGraph(article: Data, items: readonly Data[]): Data {
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.slice(0, 50).map(follow);
    const data = asData(value);
    if (data === null || data.name !== undefined || data['@id'] === undefined) return value;
    return items.find((item) => item['@id'] === data['@id'] && item.name !== undefined) ?? value;
  };
  return { ...article, publisher: follow(article.publisher), author: follow(article.author) };
}

const OPENING = /^\s*(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[(?:\s*\*\/)?)/;
const CLOSING = /(?:-->|(?:\/\/|\/\*)?\s*\]\]>(?:\s*\*\/)?|;)\s*$/;
/** What stands around JSON is looked for in so many characters, and so often: a comment, CDATA, a semicolon. */
const AROUND = 60;
const LAYERS = 3;

function unwrapJson(text: string): string {
  let json = text.trim();
  for (let layer = 0; layer < LAYERS; layer++) {
    const end = json.slice(-AROUND);
    json = json.slice(0, json.length - end.length) + end.replace(CLOSING, '');
    json = json.slice(0, AROUND).replace(OPENING, '') + json.slice(AROUND);
  }
  return json;
}

/** JSON as publishers write it: in CDATA or a comment, with line breaks within its texts. */
function parseJson(text: string): unknown {
  // Between texts a control character is white space, within them it is forbidden.
  const plain = unwrapJson(text).replace(/\p{Cc}+/gu, ' ');
  try {
    return JSON.parse(plain);
  } catch {
    return null;
  }
}

/** The object that a value is, or its first element is; `null`: it is none. */
export function asData(value: unknown): Data | null {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'object' && first !== null && !Array.isArray(first) ? (first as Data) : null;
}

/** The text that a value is; `null`: it is none, or empty. */
export function asText(value: unknown): string | null {
  const text = typeof value === 'string' ? tidyText(decodeEntities(value)) : '';
  return text === '' ? null : text;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' };

/** Some publishers escape their JSON-LD as if it were HTML. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,5}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });
}

/** The name of a person or a body. */
export function nameOf(value: unknown): string | null {
  const name = asData(value)?.name;
  return asText(Array.isArray(name) ? name[0] : name) ?? asText(Array.isArray(value) ? value[0] : value);
}

/** The names of authors, as a byline; `null`: none is named. */
export function namesOf(value: unknown): string | null {
  const list = (Array.isArray(value) ? value : [value]).flatMap((item) => {
    const name = asData(item)?.name;
    return Array.isArray(name) ? name : [item];
  });
  const names = list
    .map(nameOf)
    .filter((name) => name !== null && !isWebAddress(name))
    .map((name) => cleanByline(name).byline)
    .filter((name) => name !== null);
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}
