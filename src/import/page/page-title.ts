/** What an article is called, by what its page calls it in several places. */
import { words } from '../../text.ts';
import { tidyText } from './dom.ts';

/** The names of an article on its page. */
export interface Titles {
  /** Its headings of the first rank. */
  readonly heads: readonly string[];
  /** What JSON-LD, OpenGraph and others state, the most trusted first. */
  readonly stated: readonly string[];
  /** The page's `<title>`; `''`: it has none. */
  readonly shown: string;
  /** Names of the site: its own, its publisher's, its host. */
  readonly sites: readonly string[];
}

/** A longer text is no headline. */
const LONGEST_TITLE = 300;
/** The share of the stated title's words that a heading has to hold, and of its own words that the title has to hold. */
const AGREEING = 0.5;
const HELD = 0.4;
/** Words of the longest kicker that stands before a headline. */
const LONGEST_KICKER = 4;
const BETWEEN = /\s+[|–—•·»:-]{1,2}\s+|\s*[|»]\s*/;

/** The heading that agrees with what the page is called elsewhere, else that; without kicker and name of the site. */
export function chooseTitle({ heads, stated, shown, sites }: Titles): string | null {
  const known = [...stated, shown].map((text) => cutSites(text, sites)).filter((text) => text !== '');
  const [called = ''] = known;
  const printed = heads.map((text) => tidyText(text)).filter((text) => text !== '' && !isSite(text, sites));
  const head = printed.find((text) => known.some((other) => agrees(text, other)));
  const alone = stated.length === 0 && !known.some((text) => words(text).length > 2) ? printed[0] : undefined;
  const title = head ?? alone ?? (called !== '' ? called : (printed[0] ?? ''));
  const others = [...known, ...printed].filter((text) => text !== title);
  const cut = cutKicker(cutSites(title, sites), others);
  return cut === '' || cut.length > LONGEST_TITLE ? null : cut;
}

function agrees(head: string, title: string): boolean {
  const [own, known] = [words(head), words(title)];
  const both = own.filter((word) => known.includes(word)).length;
  if (own.length > 0 && both >= AGREEING * own.length && both >= HELD * known.length) return true;
  const [glued, whole] = [own.join(''), known.join('')];
  return known.length > 1 && glued.endsWith(whole);
}

/** A title without the names of the site before or behind it. */
function cutSites(title: string, sites: readonly string[]): string {
  let text = tidyText(title);
  for (let parts = splitLast(text); parts !== null && isSite(parts.last, sites); parts = splitLast(text))
    text = parts.rest;
  const [first = '', ...rest] = text.split(BETWEEN);
  if (rest.length > 0 && isSite(first, sites)) text = text.slice(text.indexOf(rest[0] ?? '', first.length));
  const bar = text.lastIndexOf(' | ');
  // A bar parts nothing else: what stands behind it is the site or its section.
  return bar > 0 && words(text.slice(0, bar)).length >= Math.max(3, words(text.slice(bar)).length)
    ? text.slice(0, bar).trim()
    : text;
}

function splitLast(text: string): { readonly rest: string; readonly last: string } | null {
  const parts = text.split(BETWEEN);
  const last = parts.at(-1) ?? '';
  if (parts.length < 2 || last === '') return null;
  const rest = text.slice(0, text.lastIndexOf(last)).replace(/[\s|–—•·»:-]+$/, '');
  return rest === '' ? null : { rest, last };
}

function isSite(text: string, sites: readonly string[]): boolean {
  const own = words(text).join('').replace(/^the/, '');
  return own !== '' && sites.some((site) => words(site).join('').replace(/^the/, '') === own);
}

/** A headline without what stands before it in the same element: the part that the page's other names are, or begin with. */
function cutKicker(title: string, others: readonly string[]): string {
  const own = words(title);
  for (const other of others) {
    const known = words(other);
    if (known.length === 0 || known.length > own.length || !endsWith(title, other)) continue;
    const kicker = own.length - known.length;
    const rest = title.slice(0, title.length - other.length);
    if (kicker <= LONGEST_KICKER && (known.length > 2 || kicker <= 1) && !/[\p{L}\p{N}] $/u.test(rest)) return other;
    if (kicker <= 1 && known.length > 1 && rest !== '' && !rest.endsWith(' ')) return other;
  }
  const parts = title.split(BETWEEN).filter((part) => words(part).length > 2);
  const found = parts.find((part) => others.some((other) => words(other).join(' ') === words(part).join(' ')));
  return found ?? title;
}

function endsWith(title: string, other: string): boolean {
  return title !== other && title.toLowerCase().endsWith(other.toLowerCase());
}
