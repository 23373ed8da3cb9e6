/**
 * Links that lead straight to some words of a published page: text fragments, as "URL Fragment Text Directives" says
 * (https://wicg.github.io/scroll-to-text-fragment/). A browser takes the first match, ignores case, takes a run of white
 * space for one blank and matches whole words; what stands beside the words must lie in one block, as they must.
 */

import { remember } from '../../memo.ts';
import type { Article, Span } from '../../model.ts';
import { findWords } from '../../text.ts';
import { webAddress } from './page-paths.ts';

/** Characters; longer words are named by their beginning and end, since one comma that the page sets otherwise would lose them. */
const LONGEST_EXACT = 160;
/** Words at either end of a long quotation, and beside one that is ambiguous: the fewest that tell it from others are taken. */
const ENDS = [4, 7, 12];
const BESIDE = [0, 2, 4, 8];
/** Characters before or after that are looked at for words beside. */
const NEAR = 300;
/** Articles whose folded texts are kept. */
const KEPT = 500;

/** Offsets: `before` ≤ `start` < `cut` ≤ `rest` < `end` ≤ `after`. The words are all of `[start, end)` where `cut` is `end`. */
interface Directive extends Span {
  readonly before: number;
  readonly cut: number;
  readonly rest: number;
  readonly after: number;
}

/**
 * Makes addresses that lead to words of one article, whose text is `text`: to each of `parts`, told from equal words
 * elsewhere in the article by what stands beside it. `url` is http(s); a fragment of its own is kept.
 */
export function createWordLinker(text: string): (url: string, parts: readonly Span[]) => string {
  let page: string | null = null;
  return (url, parts) => {
    page ??= fold(text);
    const folded = page;
    const directives = parts.map((part) => formatDirective(text, findDirective(text, folded, part)));
    const [address = url] = url.split(':~:');
    return `${address}${address.includes('#') ? '' : '#'}:~:${directives.join('&')}`;
  };
}

/** Gives the address of words in the article where it was published; `null`: none is known. */
export type FindOriginal = (article: Article, parts: readonly Span[]) => string | null;

/** `createWordLinker` for many articles. */
export function createOriginals(): FindOriginal {
  const linkerOf = remember((article: Article) => createWordLinker(article.text), KEPT);
  return (article, parts) => {
    const url = webAddress(article.url);
    return url === null ? null : linkerOf(article)(url, parts);
  };
}

/** The first that is not ambiguous, else the longest. */
function findDirective(text: string, page: string, part: Span): Directive {
  const words = findWords(text.slice(part.start, part.end), part.start);
  // Marks and stops at the edges differ from page to page.
  const start = words[0]?.start ?? part.start;
  const end = words.at(-1)?.end ?? part.end;
  const exact = words.length < 4 || (end - start <= LONGEST_EXACT && !/[\r\n]/.test(text.slice(start, end)));
  const ends = exact ? [0] : ENDS.map((count) => Math.min(count, words.length >> 1));
  let last: Directive = { before: start, start, cut: end, rest: end, end, after: end };
  for (const beside of BESIDE) {
    const [before, after] = [findBefore(text, start, beside), findAfter(text, end, beside)];
    for (const count of ends) {
      const [cut, rest] = [words[count - 1]?.end ?? end, words[words.length - count]?.start ?? end];
      last = { before, start, cut, rest, end, after };
      if (leadsThere(text, page, last)) return last;
    }
  }
  return last;
}

/** Whether the first match in the folded page is the one that is meant. */
function leadsThere(text: string, page: string, { before, cut, rest, end, after }: Directive): boolean {
  const place = (offset: number) => fold(text.slice(0, offset)).length;
  const isFirst = (from: number, to: number, after = 0) =>
    page.indexOf(fold(text.slice(from, to)), after) === place(from);
  return cut === end ? isFirst(before, after) : isFirst(before, cut) && isFirst(rest, after, place(cut));
}

/** Where the last `count` words before `offset` begin, in its line or, at the beginning of one, in the line above. */
function findBefore(text: string, offset: number, count: number): number {
  if (count === 0) return offset;
  const near = text.slice(Math.max(0, offset - NEAR), offset).trimEnd();
  const line = near.slice(Math.max(near.lastIndexOf('\n'), near.lastIndexOf('\r')) + 1).trimStart();
  const from = Math.max(0, offset - NEAR) + near.length - line.length;
  const words = findWords(line, from);
  return words.at(-count)?.start ?? words[0]?.start ?? offset;
}

/** Where the next `count` words after `offset` end, likewise. */
function findAfter(text: string, offset: number, count: number): number {
  if (count === 0) return offset;
  const near = text.slice(offset, offset + NEAR);
  const from = offset + near.length - near.trimStart().length;
  const line = near.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  const words = findWords(line, from);
  return words[count - 1]?.end ?? words.at(-1)?.end ?? offset;
}

function formatDirective(text: string, { before, start, cut, rest, end, after }: Directive): string {
  const show = (from: number, to: number) => encode(text.slice(from, to));
  const terms = [
    before < start ? `${show(before, start)}-` : '',
    show(start, cut),
    rest < end ? show(rest, end) : '',
    after > end ? `-${show(end, after)}` : '',
  ];
  return `text=${terms.filter((term) => term !== '').join(',')}`;
}

/** As a browser compares: case and white space folded. */
function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ');
}

/** Percent-encoded, the signs of a directive (`-`, `,`, `&`) and of Markdown too. A lone surrogate is U+FFFD in any page. */
function encode(text: string): string {
  const words = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\s+/gu, ' ')
    .trim();
  return encodeURIComponent(words).replace(
    /[-!'()*~_.]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
