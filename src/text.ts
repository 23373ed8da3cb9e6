/**
 * Text as it is compared: words with their places in the original, and the equality keys K0, K1 and K2
 * (docs/definitions.md, "The same words"). A leaf: knows no stage.
 */

/** A normalised word and the stretch `[start, end)` (UTF-16 code units) of the original that it stands for. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const ASCII = /^[\0-\x7f]*$/;
const RUN = /[\p{L}\p{N}]+/gu;
/** Beyond what English news is mostly printed in: there, words can be found without Unicode's tables, three times as fast. */
const EXOTIC = /[^\0-\x7f‘’“”–—…]/;
const ASCII_RUN = /[a-z0-9]+/g;
const APOSTROPHE = /['’]/g;
const TOKEN = /[\S\ufeff]+/gu;
/** Soft hyphens and characters of no width: a word that holds them is the same word. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/g;
/** A character with its combining marks, or a run of Hangul jamo: the units that NFKC never looks beyond. */
const CLUSTER = /[ᄀ-ᇿ]+|[^\p{M}]?\p{M}*/gsu;

/** The words of a text: what is invisible left out, NFKC, lower case, apostrophes removed, maximal runs of letters and digits. */
export function words(text: string): string[] {
  return EXOTIC.test(text) ? mintedWords(text.replace(INVISIBLE, '')) : mintedWords(text);
}

/** The same but that what is invisible parts words: what anchors were minted from before it did not. */
export function mintedWords(text: string): string[] {
  if (!EXOTIC.test(text)) return text.toLowerCase().replace(APOSTROPHE, '').match(ASCII_RUN) ?? [];
  return text.normalize('NFKC').toLowerCase().replace(APOSTROPHE, '').match(RUN) ?? [];
}

/** `words()` with, for each word, the stretch of `text` it stands for; offsets are shifted by `offset`. */
export function findWords(text: string, offset = 0): Word[] {
  return ASCII.test(text) ? findAsciiWords(text, offset) : findUnicodeWords(text, offset);
}

function findAsciiWords(text: string, offset: number, limit = Number.POSITIVE_INFINITY): Word[] {
  const found: Word[] = [];
  for (let i = 0; i < text.length && found.length < limit; i++) {
    let kind = asciiKind(text.charCodeAt(i));
    if (kind === NO_LETTER || kind === APOSTROPHE_KIND) continue;
    const start = i;
    let end = i + 1;
    // What the word holds up to its last letter: an apostrophe after that is no part of it.
    let [held, pending] = [kind, 0];
    while (++i < text.length) {
      kind = asciiKind(text.charCodeAt(i));
      if (kind === NO_LETTER) break;
      if (kind === APOSTROPHE_KIND) pending = kind;
      else {
        held |= kind | pending;
        end = i + 1;
      }
    }
    let word = text.slice(start, end);
    if (held & CAPITAL) word = word.toLowerCase();
    if (held & APOSTROPHE_KIND) word = word.replaceAll("'", '');
    found.push({ word, start: offset + start, end: offset + end });
  }
  return found;
}

const [NO_LETTER, SMALL_LETTER, CAPITAL, APOSTROPHE_KIND] = [0, 1, 2, 4];

/** What an ASCII code unit is in a word: digits count as small letters. */
function asciiKind(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return SMALL_LETTER;
  if (code >= 65 && code <= 90) return CAPITAL;
  return code === 39 ? APOSTROPHE_KIND : NO_LETTER;
}

function findUnicodeWords(text: string, offset: number): Word[] {
  const found: Word[] = [];
  for (const token of text.matchAll(TOKEN)) {
    const start = offset + token.index;
    if (ASCII.test(token[0])) {
      found.push(...findAsciiWords(token[0], start));
      continue;
    }
    const expected = words(token[0]);
    if (expected.length === 0) continue;
    found.push(...(mapToken(token[0], start, expected) ?? coverToken(token[0], start, expected)));
  }
  return found;
}

/** The words of one token, cluster by cluster; `null` where that disagrees with normalising the whole token. */
function mapToken(token: string, start: number, expected: readonly string[]): Word[] | null {
  let normalised = '';
  const from: number[] = [];
  const to: number[] = [];
  for (const cluster of token.matchAll(CLUSTER)) {
    for (const char of cluster[0].replace(INVISIBLE, '').normalize('NFKC').toLowerCase()) {
      if (char === "'" || char === '’') continue;
      for (let unit = 0; unit < char.length; unit++) {
        from.push(start + cluster.index);
        to.push(start + cluster.index + cluster[0].length);
      }
      normalised += char;
    }
  }
  const found: Word[] = [];
  for (const match of normalised.matchAll(RUN)) {
    const last = match.index + match[0].length - 1;
    found.push({ word: match[0], start: from[match.index] ?? start, end: to[last] ?? start });
  }
  return found.length === expected.length && found.every((word, i) => word.word === expected[i]) ? found : null;
}

/** Fallback for a token whose characters change in company (a final sigma): each word stands for the whole token. */
function coverToken(token: string, start: number, expected: readonly string[]): Word[] {
  return expected.map((word) => ({ word, start, end: start + token.length }));
}

/** K0: equal when every character agrees after Unicode NFKC. */
export function keyK0(text: string): string {
  return text.normalize('NFKC');
}

const MARKS = /["“”„‟«»‹›‘’‚‛'`´]+/gu;
const DASHES = /\s*(?:--+|[‐‑‒–—―−])\s*/gu;
const ELLIPSES = /\s*(?:…|\.(?:\s?\.){2,})\s*/gu;
const EDGES = /^[\p{P}\s]+|[\p{P}\s]+$/gu;

/** K1: K0 with what is invisible left out, marks, apostrophes, dashes, ellipses and white space folded and punctuation at both edges removed. */
export function keyK1(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(ELLIPSES, '…')
    .normalize('NFKC')
    .replace(/\.{3,}/g, '…')
    .replace(DASHES, '-')
    .replace(MARKS, "'")
    .replace(/\s+/gu, ' ')
    .replace(EDGES, '');
}

/** K2: the sequence of words, joined by one space. */
export function keyK2(text: string): string {
  return words(text).join(' ');
}

/** Compares by UTF-16 code units: the only order in use, the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A slug: words joined by hyphens, at most `limit` words; `''` where the text holds none. */
export function slugify(text: string, limit = 12): string {
  if (ASCII.test(text)) {
    return findAsciiWords(text, 0, limit)
      .map(({ word }) => word)
      .join('-');
  }
  const ascii = text.normalize('NFKD').replace(/\p{M}/gu, '');
  return words(ascii).slice(0, limit).join('-');
}

/** A half-open stretch `[start, end)`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const BREAK = /(?:\r\n|\r|\n|\u2028|\u2029)/gu;
/** A line end inside a sentence: no closing punctuation before it, a small letter after it. */
const SOFT = /[^\s.?!:;"”’'»)\]…](?:\r\n|\r|\n)(?=\p{Ll})/gu;

/**
 * The paragraphs of a text, edge white space excluded, empty ones left out. A line is a paragraph; but in a text
 * whose lines are hard-wrapped (three or more, and a third of all single breaks, stand inside a sentence) only
 * an empty line parts paragraphs.
 */
export function findParagraphs(text: string): Stretch[] {
  const single = text.match(/[^\s](?:\r\n|\r|\n)(?=\S)/gu)?.length ?? 0;
  const soft = single >= 3 ? (text.match(SOFT)?.length ?? 0) : 0;
  const wrapped = soft >= 3 && soft * 3 >= single;
  const separator = wrapped ? /(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)/gu : BREAK;
  const found: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(separator)) {
    pushTrimmed(found, text, from, match.index);
    from = match.index + match[0].length;
  }
  pushTrimmed(found, text, from, text.length);
  return found;
}

function pushTrimmed(found: Stretch[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  if (from < to) found.push({ start: from, end: to });
}

/** White space and invisible format characters (zero-width space, byte-order mark), by UTF-16 code unit. */
export function isSpace(unit: number): boolean {
  if (unit < 128) return unit === 32 || (unit >= 9 && unit <= 13);
  return (
    unit === 0xa0 ||
    unit === 0x85 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200b) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x2060 ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}
