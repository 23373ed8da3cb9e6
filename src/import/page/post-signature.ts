/** Whose an embedded post is, and of when: from its signature, its links, its address. */
import { type PageElement, tidyText } from './dom.ts';

/** What a text says of a post's author and day; `''`: nothing. */
export interface Signature {
  readonly author: string;
  readonly date: string;
}

const HANDLE = String.raw`\(?(@[\w.-]+\w)\)?`;
const NAME = String.raw`[^\s(@—–][^(@—–\n]{0,79}?`;
/** A day as posts print it, perhaps with the time. */
const DAY = String.raw`(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{L}{2,8}\.?,? \d{4}|\d{4}-\d{2}-\d{2})`;
const DAY_ALONE = new RegExp(String.raw`(?<![\p{L}\d])${DAY}(?!\d)`, 'u');
const CLOCK = String.raw`(?:,? ?(?:at |· ?)?\d{1,2}:\d{2} ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?`;
const DASH = String.raw`(?:[—–―]|--|&mdash;|&#8212;|(?<=^|\s)-(?=\s))`;

/** What follows the words of a post: "— Ann Roe (@annroe) July 20, 2018". */
const TAIL = new RegExp(String.raw`\s*${DASH}\s*(${NAME})\s*\((@[\w.-]+\w)\)[\s·|,]*(?:(${DAY})${CLOCK})?[\s.]*$`, 'u');
/** The longest signature, in characters: a look at the end of a text goes no further back. */
const LONGEST_TAIL = 200;
/** What stands before them: "Ann Roe (@annroe) …". */
const LEAD = /^(\p{Lu}[^\s(@]*(?: [^\s(@]+){0,5}) \((@[\w.-]+\w)\)[:\s]\s*/u;
const LAST_DAY = new RegExp(String.raw`[\s·|,—–-]*(?:\d{1,2}:\d{2} [AP]M [·-] )?(${DAY})${CLOCK}\s*$`, 'u');
const PICTURE_LINKS = /(?:https?:\/\/t\.co\/|pic\.(?:twitter|x)\.com\/)\S+/g;

/** Words without addresses of pictures. */
export function dropPictureLinks(words: string): string {
  return tidyText(words.replace(PICTURE_LINKS, ' '));
}

/** A text that ends in a signature → its words and the signature; `null`: it does not. */
export function cutTail(text: string): (Signature & { readonly words: string }) | null {
  const from = Math.max(0, text.length - LONGEST_TAIL);
  const match = TAIL.exec(text.slice(from));
  if (match === null) return null;
  return {
    words: text.slice(0, from + match.index).trim(),
    author: `${(match[1] ?? '').trim()} (${match[2]})`,
    date: match[3] ?? '',
  };
}

/** A text that begins with its author and ends with its day ("Ann Roe (@annroe) … July 20, 2018"); `null`: any other. */
export function cutLead(text: string): (Signature & { readonly words: string }) | null {
  const lead = LEAD.exec(text.slice(0, LONGEST_TAIL));
  if (lead === null) return null;
  const from = Math.max(lead[0].length, text.length - LONGEST_TAIL);
  const day = LAST_DAY.exec(text.slice(from));
  if (day === null) return null;
  const words = text.slice(lead[0].length, from + day.index).trim();
  return words === '' ? null : { words, author: `${lead[1]} (${lead[2]})`, date: day[1] ?? '' };
}

const SIGNATURES = [
  new RegExp(String.raw`(?:post|video|photo|reel) shared by\s+(.{1,80}?)\s*${HANDLE}`, 'iu'),
  /posted by\s+(.{1,80}?)(?=\s+on\s)/iu,
  new RegExp(String.raw`${DASH}\s*(${NAME})\s*\((@[\w.-]+\w)\)`, 'u'),
  /([^\s(@][^(@]{0,79}?)\s*\((@[\w.-]+\w)\)/u,
  /^(\p{Lu}[^@]{0,79}?)\s+(@[\w.-]+\w)/u,
  /(?:post|video|photo|reel) shared by\s+(\p{Lu}[\p{L}.'’ -]{1,60}?)(?=\s*(?:$| on ))/iu,
];

/** "Ann Roe (@annroe)" from what stands beside the words of a post; `''`: it names nobody. */
export function readAuthor(beside: string): string {
  const text = beside.slice(0, 600);
  for (const pattern of SIGNATURES) {
    const match = pattern.exec(text);
    if (match?.[1] !== undefined) return match[2] === undefined ? match[1] : `${match[1]} (${match[2]})`;
  }
  return /(?:^|\s)(@[\w.-]{2,40})/.exec(text)?.[1] ?? '';
}

/** The day that a text states, as printed; `''`: none. */
export function readDay(text: string): string {
  return DAY_ALONE.exec(text)?.[0] ?? '';
}

/** Addresses of single posts: the platform, and where in the address the author's handle stands. */
const ADDRESSES: readonly (readonly [pattern: RegExp, platform: string])[] = [
  [/\b(?:mobile\.)?twitter\.com\/(\w{1,20})\/status(?:es)?\/\d/, 'Twitter'],
  [/\/\/(?:www\.)?x\.com\/(\w{1,20})\/status\/\d/, 'X'],
  [/\bbsky\.app\/profile\/([\w-]+(?:\.[\w-]+)+)\/post\//, 'Bluesky'],
  [/\bthreads\.(?:net|com)\/@([\w.]+)\/post\//, 'Threads'],
  [/\btruthsocial\.com\/@(\w+)\/(?:posts\/)?\d/, 'Truth Social'],
  [/\btiktok\.com\/@([\w.]+)\/video\/\d/, 'TikTok'],
  [/\binstagram\.com\/(?:([\w.]+)\/)?(?:p|reel|tv)\/[\w-]/, 'Instagram'],
  [/\bfacebook\.com\/([\w.]+)\/(?:posts|videos)\//, 'Facebook'],
  [/^https?:\/\/[\w.-]+\/@(\w+(?:@[\w.-]+)?)\/\d{12,}/, 'Mastodon'],
];

/** Where an address leads to a post, and whose; `null`: to none. */
export function readPostAddress(address: string): { readonly platform: string; readonly handle: string } | null {
  for (const [pattern, platform] of ADDRESSES) {
    const match = pattern.exec(address);
    if (match === null) continue;
    const handle = match[1] ?? '';
    return { platform, handle: handle === '' || /^(?:i|web|status)$/.test(handle) ? '' : `@${handle}` };
  }
  return null;
}

/** All addresses that an embed names, in their order. */
export function listAddresses(embed: PageElement): string[] {
  const own = ['cite', 'data-href', 'data-instgrm-permalink', 'data-text-post-permalink', 'data-url'].map((name) =>
    embed.getAttribute(name),
  );
  const links = [...embed.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  return [...own, ...links].filter((address) => address !== null);
}
