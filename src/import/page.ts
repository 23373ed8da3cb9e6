/** A saved web page → its article's text and metadata: Mozilla's Readability between a clean-up and the writing of text. */
import { keyK2, words } from '../text.ts';
import { type Conversion, refuse, toConverted } from './conversion.ts';
import type { PageDocument, PageElement } from './page/dom.ts';
import { type Reader, takeArticle } from './page/page-attempts.ts';
import { cleanByline } from './page/page-byline.ts';
import { findExcess } from './page/page-limits.ts';
import { readPageMetadata } from './page/page-metadata.ts';

/** Converts the page `html`, fetched from `address` where that is known. */
export async function convertPage(html: string, address: string | null = null): Promise<Conversion> {
  const tooMuch = findExcess(html);
  if (tooMuch !== null) return refuse(tooMuch);
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const complete = completePage(html);
  const parse = () => {
    const document = parseHTML(complete).document as unknown as PageDocument;
    moveIntoBody(document);
    return document;
  };
  const read: Reader = (document) => {
    const options = { serializer: (element: unknown) => element as PageElement };
    const found = new Readability<PageElement>(document as never, options).parse();
    return { content: found?.content ?? null, byline: found?.byline ?? null };
  };
  const page = parse();
  if (page.documentElement === null) return refuse('holds no text of an article');
  const { metadata, retrieved, warnings, body } = readPageMetadata(page, html, address);
  const taken = takeArticle(parse, read);
  const text = await chooseText(taken.text, body);
  if (text === '') return refuse('holds no text of an article');
  const byline = metadata.byline ?? cleanByline(taken.byline).byline;
  return toConverted(`${addHeadline(text, metadata.title)}\n`, {
    metadata: { ...metadata, byline },
    retrieved,
    warnings: [...warnings, ...taken.warnings],
  });
}

/** The page's metadata may repeat the whole article where the page shows its beginning, or other things. */
async function chooseText(taken: string, body: string | null): Promise<string> {
  if (body === null || words(taken).length * LESS_THAN_BODY > words(body).length) return taken;
  const isMarkup = /<(?:p|br|div)\b/i.test(body);
  const { convertMarkup } = await import('./page/markup.ts');
  return (isMarkup ? (await convertMarkup(body)).text : body.replace(/\s*\n\s*/g, '\n\n').trim()) ?? taken;
}

/** The body that metadata state is taken where it holds so many times the words of what the page shows. */
const LESS_THAN_BODY = 2;

/** linkedom makes no `html`, `head` or `body` where a page leaves them out, and takes the first element for the root. */
function completePage(html: string): string {
  const opening = html.slice(0, HEAD_WITHIN).replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
  const root = /<html[\s>]/i.exec(opening) ?? /<html[\s>]/i.exec(html);
  if (root !== null) return /<\w/.test(opening.slice(0, root.index)) ? moveStrayHead(html, root.index) : html;
  return `<!doctype html><html>${/<body[\s>]/i.test(html) ? html : `<head></head><body>${html}</body>`}</html>`;
}

/** Elements before the root, as some servers write them, belong into the head. */
function moveStrayHead(html: string, root: number): string {
  const stray = html.slice(0, root).match(/<(?:meta|link)\b[^<>]*>/gi) ?? [];
  const page = html.slice(root);
  const begin = /<head(?:\s[^<>]*)?>/i.exec(page.slice(0, HEAD_WITHIN)) ?? /^<html[^<>]*>/i.exec(page);
  const at = begin === null ? 0 : begin.index + begin[0].length;
  return `<!doctype html>${page.slice(0, at)}${stray.join('')}${page.slice(at)}`;
}

/** Characters within which a page's root and head begin. */
const HEAD_WITHIN = 20_000;

function moveIntoBody(document: PageDocument): void {
  const root = document.documentElement;
  if (root === null || document.querySelector('body') !== null) return;
  const body = document.createElement('body');
  const stray = [...root.childNodes].filter((node) => node.nodeName !== 'HEAD');
  body.append(...stray);
  root.append(body);
}

/** The headline stands above the story, as on the page, unless the story begins with it. */
function addHeadline(text: string, title: string | null): string {
  if (title === null) return text;
  const [first = ''] = text.split('\n', 1);
  return keyK2(first) === keyK2(title) ? text : `${title}\n\n${text}`;
}
