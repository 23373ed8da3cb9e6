/**
 * Finds the characters of a paragraph that can be quotation marks, tells apostrophes, feet and inches from them,
 * and says of each what its surroundings allow.
 */
import type { Span } from '../model.ts';
import { isSpace } from '../text.ts';

/** Marks of one family pair with each other; the rest only by being nested. */
export type MarkFamily = 'double' | 'single' | 'guillemet';

/** One quotation mark (one or more characters) and what its glyph and its neighbours say of its role. */
export interface Mark extends Span {
  readonly family: MarkFamily;
  /** What the glyph says. `low` is „ or ‚: it opens, and then “ closes. */
  readonly glyph: 'open' | 'close' | 'straight' | 'low';
  /** The neighbours allow it to open: a word follows, nothing or a space, bracket, dash or mark stands before. */
  readonly opens: boolean;
  /** The neighbours allow it to close: something stands directly before it. */
  readonly closes: boolean;
  /** It opens even where its like is open already: a word follows, and a space, bracket, dash or mark stands before. */
  readonly nests: boolean;
  /** It may as well be an apostrophe (drivers’ vans) or an inch mark (5" deep): it closes only if no better mark does. */
  readonly weak: boolean;
}

const CANDIDATE =
  /&quot;|&ldquo;|&rdquo;|&lsquo;|&rsquo;|&#8220;|&#8221;|&#34;|``|''|["“”„‟«»‹›‘’‚‛'`]|<[a-z][^<>]{0,2000}>/giu;
const ELISION = /^(?:em|til|tis|twas|cause|n|\d\ds?)(?![\p{L}\p{N}])/iu;
const DOUBLE = new Set([
  '"',
  '“',
  '”',
  '„',
  '‟',
  '``',
  "''",
  '&quot;',
  '&ldquo;',
  '&rdquo;',
  '&#8220;',
  '&#8221;',
  '&#34;',
]);
const OPENING = new Set(['“', '‟', '‘', '‛', '«', '‹', '``', '`', '&ldquo;', '&lsquo;', '&#8220;']);
const CLOSING = new Set(['”', '’', '»', '›', '&rdquo;', '&rsquo;', '&#8221;']);

const LETTER = /[\p{L}\p{N}]/u;
const DIGIT = /[0-9]/;
const BEFORE_OPENING = /[([{<\-–—―/:;,.?!…=*>]/u;

/** The marks of `text` from `start` to `end`, in order; markup such as `<tweet text="…">` is passed over. */
export function findMarks(text: string, start: number, end: number): Mark[] {
  const found: Mark[] = [];
  const slice = text.slice(start, end);
  for (const match of slice.matchAll(CANDIDATE)) {
    if (match[0].startsWith('<')) continue;
    const mark = readMark(text, start, end, start + match.index, match[0]);
    if (mark) found.push(mark);
  }
  return found;
}

function readMark(text: string, first: number, last: number, at: number, glyphs: string): Mark | null {
  const end = at + glyphs.length;
  const before = at > first ? text.charAt(at - 1) : '';
  const after = end < last ? text.charAt(end) : '';
  const family = DOUBLE.has(glyphs.toLowerCase()) ? 'double' : /[«»‹›]/u.test(glyphs) ? 'guillemet' : 'single';
  const glyph = readGlyph(glyphs.toLowerCase());
  const spaceBefore = before === '' || isSpace(before.charCodeAt(0));
  const spaceAfter = after === '' || isSpace(after.charCodeAt(0));
  if (family === 'single' && isApostrophe(text, end, glyph, before, after)) return null;
  if (glyph === 'straight' && isMeasure(text, at, before, spaceAfter, after)) {
    return { start: at, end, family, glyph, opens: false, closes: true, nests: false, weak: true };
  }
  const markBefore = isMark(before);
  const edgeBefore = spaceBefore || markBefore || BEFORE_OPENING.test(before);
  const opens = opensHere(glyph, spaceBefore, edgeBefore, spaceAfter, markBefore);
  const closes = glyph === 'straight' ? !spaceBefore || spaceAfter : !spaceBefore || glyph === 'close';
  const weak = family === 'single' && spaceAfter && /[sSxXzZ]/.test(before) && glyph !== 'open';
  const nests = opens && !spaceAfter && !/[,.;:?!…]/u.test(before);
  return { start: at, end, family, glyph, opens, closes, nests, weak: weak || isDropped(text, at, family, spaceAfter) };
}

function readGlyph(glyphs: string): Mark['glyph'] {
  if (glyphs === '„' || glyphs === '‚') return 'low';
  if (OPENING.has(glyphs)) return 'open';
  return CLOSING.has(glyphs) ? 'close' : 'straight';
}

function opensHere(
  glyph: Mark['glyph'],
  spaceBefore: boolean,
  edgeBefore: boolean,
  spaceAfter: boolean,
  markBefore: boolean,
): boolean {
  if (glyph === 'straight') return edgeBefore && (!spaceAfter || (spaceBefore && !markBefore));
  if (glyph === 'close') return (spaceBefore || markBefore) && !spaceAfter;
  return spaceBefore || !spaceAfter;
}

/** An apostrophe within a word, or at the head of an elision ('em, ’60s). */
function isApostrophe(text: string, end: number, glyph: Mark['glyph'], before: string, after: string): boolean {
  if (LETTER.test(before)) return LETTER.test(after);
  if (ELISION.test(text.slice(end, end + 8))) return true;
  return glyph === 'close' && LETTER.test(after) && before !== '' && isSpace(before.charCodeAt(0));
}

/** Feet and inches (6'2", 12" saw, 54°17'30"): a straight mark right after a figure. */
function isMeasure(text: string, at: number, before: string, spaceAfter: boolean, after: string): boolean {
  if (!DIGIT.test(before)) return false;
  const run = /[0-9]+(?:['’′][0-9]+)?$/.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  return run.replace(/\D/g, '').length <= 3 && (spaceAfter || /[-x×,.;)]/.test(after));
}

/** A dropped g (goin’ home). */
function isDropped(text: string, at: number, family: MarkFamily, spaceAfter: boolean): boolean {
  return family === 'single' && spaceAfter && /[a-z]in$/.test(text.slice(Math.max(0, at - 4), at));
}

function isMark(char: string): boolean {
  return char !== '' && '"“”„‟«»‹›‘’‚‛\'`'.includes(char);
}
