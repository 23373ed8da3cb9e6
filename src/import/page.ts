/** A saved web page → its article's text and metadata: Mozilla's Readability between a clean-up and the writing of text. */
import { keyK2 } from '../text.ts';
import { type Conversion, refuse, toConverted } from './conversion.ts';
import type { PageDocument, PageElement } from './page/dom.ts';
import { dropClutter } from './page/page-clutter.ts';
import { findExcess } from './page/page-limits.ts';
import { readPageMetadata } from './page/page-metadata.ts';
import { writePosts } from './page/page-posts.ts';
import { writeText } from './page/page-text.ts';

/** Converts the page `html`, fetched from `address` where that is known. */
export async function convertPage(html: string, address: string | null = null): Promise<Conversion> {
  const tooMuch = findExcess(html);
  if (tooMuch !== null) return refuse(tooMuch);
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const document = parseHTML(completePage(html)).document as unknown as PageDocument;
  moveIntoBody(document);
  const { metadata, retrieved, warnings, body } = readPageMetadata(document, html, address);
  writePosts(document);
  dropClutter(document);
  const reader = new Readability<PageElement>(document as never, {
    charThreshold: LEAST_TEXT,
    serializer: (element) => element as unknown as PageElement,
  });
  const content = reader.parse()?.content;
  const story = content == null ? '' : writeText(content);
  const text = story === '' ? (body ?? '') : story;
  if (text === '') return refuse('holds no text of an article');
  return toConverted(`${addHeadline(text, metadata.title)}\n`, { metadata, retrieved, warnings });
}

/** Readability is content with an article of so many characters; of a shorter one it tries again with laxer rules. */
const LEAST_TEXT = 250;

/** linkedom makes no `html`, `head` or `body` where a page leaves them out. */
function completePage(html: string): string {
  if (/<html[\s>]/i.test(html)) return html;
  return `<!doctype html><html>${/<body[\s>]/i.test(html) ? html : `<head></head><body>${html}</body>`}</html>`;
}

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
