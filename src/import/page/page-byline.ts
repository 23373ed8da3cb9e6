/** Who wrote an article and when, by what its page shows. */
import { readSignature } from '../../articles/head/byline.ts';
import { readDate } from '../../articles/head/dates.ts';
import { isWebAddress } from '../../config.ts';
import { type PageDocument, type PageElement, tidyText } from './dom.ts';

/** What a byline states; `null`: nothing of it. */
export interface Byline {
  readonly byline: string | null;
  readonly published: string | null;
}

const BY =
  /^(?:(?:(?:written|words|story|report(?:ed|ing)?|posted|published|article|text|review(?:ed)?) )?by\b[\s:]*|(?:authors?|byline|posted|written)\s*:\s*)+/i;
const SEPARATOR = /\s*[|•·\n]\s*|\s+[–—-]\s+/;
const ROLE =
  /(?:(?:staff|senior|chief|political|sports?|business|education|crime|city|county|local|news|web|digital|deputy|managing|associate|assistant|contributing|special|guest|freelance|multimedia|investigative|national|features?|health|science|technology|general assignment|executive|opinion)\s+)*(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|producers?|journalists?|staff|photographers?|author|editor-in-chief)/
    .source;
/** What stands behind a name and is none: an office, a mail address, a link to more. */
const TAIL = new RegExp(
  String.raw`(?:[\s,/(–—-]+(?:(?:${ROLE})(?:\s+(?:at|for|of)\b.*)?|special to\b.*|for the\b.*|(?:see|view|read) (?:full|all|more)\b.*|(?:full )?bio(?:graphy)?|more (?:from|by)\b.*|follow\b.*|contact\b.*|e-?mail\b.*|[^\s,/(@]+@[^\s,/(@]+|@\w+|(?:last )?updated\b.*|published\b.*|posted\b.*|\d+ min(?:ute)?s? read|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago)\)?[\s,.]*)$`,
  'i',
);
const NOBODY =
  /^(?:admin(?:istrator)?|editor(?:s|ial)?|webmaster|web ?desk|news ?desk|user|guest|root|staff|author|unknown|anonymous|null|undefined|none|n\/?a|by|contributors?|share|comments?|(?:see|view) (?:full )?(?:bio|all posts?)|\W*)$/i;
const LONGEST = 140;
const MOST_WORDS = 16;

/** The names in a byline as a page prints it, and its date: "By Ann Roe and Bo Lee, Staff Writers | July 31, 2018". */
export function cleanByline(text: string | null | undefined): Byline {
  const plain = tidyText(text).slice(0, 400);
  const signed = readSignature({ start: 0, end: plain.length, text: plain });
  const pieces = plain.split(SEPARATOR).map((piece) => cutDate(piece.replace(BY, '')));
  const published = signed?.published ?? pieces.find((piece) => piece.published !== null)?.published ?? null;
  const named = pieces.map(({ text: piece }) => cleanName(piece)).find((name) => name !== null) ?? null;
  return { byline: named, published };
}

const DATE_LABEL = /^(?:(?:first |last )?(?:published|posted|updated|modified)(?: on| at)?|date|on)\s*:?\s*/i;

/** A piece without the date that it is, or ends with. */
function cutDate(piece: string): { readonly text: string; readonly published: string | null } {
  const whole = readDate(piece.replace(DATE_LABEL, ''));
  if (whole !== null) return { text: '', published: whole };
  for (const { 0: gap, index } of piece.slice(0, 200).matchAll(/(?:[,\s–—-]|\bon\b)+(?=[\p{Lu}\d])/gu)) {
    const published = readDate(piece.slice(index + gap.length).replace(DATE_LABEL, ''));
    if (published !== null && index > 0) return { text: piece.slice(0, index), published };
  }
  return { text: piece, published: null };
}

function cleanName(text: string): string | null {
  const whole = text.replace(/^[\s,:;–—-]+|[\s,:;–—-]+$/g, '');
  const cut = cutTails(whole);
  // "Courier Staff" is no person of an office.
  const name = cut.includes(' ') || /^\S+,/.test(whole) ? cut : whole;
  if (name.length > LONGEST || NOBODY.test(name) || isWebAddress(name) || /^\S+@\S+$|https?:/.test(name)) return null;
  const words = name.split(/\s+/);
  if (words.length > MOST_WORDS || !/\p{L}/u.test(name) || (/[.!?]$/.test(name) && words.length > 6)) return null;
  return new RegExp(`^(?:${ROLE})$`, 'i').test(name) ? null : name;
}

/** What stands behind names, as often as a byline has room for. */
const MOST_TAILS = 8;

function cutTails(text: string): string {
  let rest = text;
  for (let cut = 0; cut < MOST_TAILS; cut++) {
    const shorter = rest.replace(TAIL, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
}

/** A byline without the name of the site behind the author's. */
export function dropSite(byline: string | null, sites: readonly string[]): string | null {
  const lower = byline?.toLowerCase() ?? '';
  const site = sites.find((name) => lower.endsWith(` ${name.toLowerCase()}`));
  if (byline === null || site === undefined) return byline;
  const rest = byline.slice(0, -site.length).replace(/(?:[\s,/(–—-]+(?:of|for|at|the)?)+$/i, '');
  return rest.includes(' ') ? rest : byline;
}

const SIGNED =
  '[rel~="author"], [itemprop~="author"], [class*="byline"], [class*="Byline"], #byline, #Byline, .author-name, .authors, .entry-author, .post-author, .article-author, .author.vcard, .story-author';
/** Where authors of other things stand. */
const ELSEWHERE =
  'aside, nav, footer, figure, blockquote, [class*="comment"], [id*="comment"], [class*="related"], [class*="recirc"], [class*="promo"], [class*="sidebar"], [class*="widget"], [class*="teaser"], [class*="card"]';
/** Authors of one article, at most. */
const MOST_AUTHORS = 6;
/** Elements looked at: the article's own stand at its head. */
const MOST_SIGNED = 200;

/** The byline that a page shows at its article: the first, with those beside it. */
export function findByline(document: PageDocument): Byline {
  const signed = [...document.querySelectorAll(SIGNED)]
    .slice(0, MOST_SIGNED)
    .filter((element) => tidyText(element.textContent) !== '' && element.closest(ELSEWHERE) === null);
  for (const first of signed) {
    const found = readSigned(first, signed);
    if (found.byline !== null) return found;
  }
  return { byline: null, published: null };
}

function readSigned(first: PageElement, signed: readonly PageElement[]): Byline {
  const inner = signed.filter((element) => element !== first && first.contains(element));
  const [holder] = inner.length > 0 ? [first] : [first.parentElement ?? first];
  const named = signed.filter((element) => element !== holder && holder.contains(element) && isLeaf(element, signed));
  const own = cleanByline(first.textContent);
  const names = named
    .slice(0, MOST_AUTHORS)
    .map((element) => cleanByline(element.textContent).byline)
    .filter((name) => name !== null);
  const joined = [...new Set(names)].join(', ');
  // A byline that names more people than it marks is taken as it is printed.
  const printed = own.byline !== null && (joined === '' || (names.length < 2 && own.byline.includes(joined)));
  return { byline: printed ? own.byline : joined || null, published: own.published };
}

function isLeaf(element: PageElement, signed: readonly PageElement[]): boolean {
  return !signed.some((other) => other !== element && element.contains(other));
}
