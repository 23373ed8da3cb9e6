/**
 * Embedded posts → sentences that say whose words they are, where and when:
 * `Ann Roe (@annroe) posted on Bluesky on July 20, 2018: “…”`. So the words are a quotation of their author, in a post,
 * by the same rules as any other; no part of the program has to know of embeds.
 */
import { type PageDocument, type PageElement, type PageNode, tidyText } from './dom.ts';

/** Marks paragraphs made here, so that the clean-up leaves them alone. */
export const POST_MARK = 'data-verbatim-post';

/** Where a post was published, by what marks its embed. */
const PLATFORMS: readonly (readonly [selector: string, name: string])[] = [
  ['blockquote[class^="twitter-"], amp-twitter', 'Twitter'],
  ['blockquote.instagram-media, amp-instagram', 'Instagram'],
  ['blockquote.bluesky-embed', 'Bluesky'],
  ['blockquote.mastodon-embed', 'Mastodon'],
  ['.fb-post, .fb-video, blockquote.fb-xfbml-parse-ignore', 'Facebook'],
  ['blockquote.tiktok-embed', 'TikTok'],
  ['blockquote.text-post-media', 'Threads'],
  ['blockquote.truthsocial-embed', 'Truth Social'],
  ['[itemtype$="/SocialMediaPosting"]', 'social media'],
];

/** Replaces every embedded post that holds words by a paragraph; one without words goes. */
export function writePosts(document: PageDocument): void {
  for (const [selector, platform] of PLATFORMS) {
    for (const embed of [...document.querySelectorAll(selector)]) {
      const paragraph = writePost(embed, platform, document);
      if (paragraph === null) embed.remove();
      else findWrapper(embed).replaceWith(paragraph);
    }
  }
}

function writePost(embed: PageElement, platform: string, document: PageDocument): PageElement | null {
  const given = (name: string) => embed.querySelector(`[itemprop="${name}"]`);
  const stated = given('articleBody') ?? given('text');
  const paragraphs = stated === null ? [...embed.querySelectorAll('p')].filter(isNoSignature) : [stated];
  const words = tidyText(paragraphs.map((paragraph) => readLines(paragraph)).join(' '))
    .replace(/(?:https?:\/\/t\.co\/|pic\.(?:twitter|x)\.com\/)\S+/g, '')
    .trim();
  if (words === '') return null;
  const beside = tidyText(readBeside(embed, new Set<PageNode>(paragraphs)));
  const author = tidyText(given('author')?.textContent) || readAuthor(beside);
  const place = platform === 'Twitter' && /\bx\.com\//.test(readLinks(embed)) ? 'X' : platform;
  const date = readPostDate(embed, beside);
  const paragraph = document.createElement('p');
  paragraph.setAttribute(POST_MARK, '');
  const source = author === '' ? 'A post on' : `${author} posted on`;
  paragraph.textContent = `${source} ${place}${date === '' ? '' : ` on ${date}`}: “${words}”`;
  return paragraph;
}

function isNoSignature(paragraph: PageElement): boolean {
  return !/^(?:a post shared by|posted by|view (?:this|on|post))\b/i.test(tidyText(paragraph.textContent));
}

/** The text of an embed without its words: whose they are, and when. */
function readBeside(node: PageNode, words: ReadonlySet<PageNode>): string {
  if (words.has(node)) return ' ';
  return node.nodeType === 3 ? node.textContent : node.childNodes.map((child) => readBeside(child, words)).join('');
}

function readLines(element: PageElement): string {
  return element.childNodes.map((node) => (node.nodeName === 'BR' ? ' ' : node.textContent)).join('');
}

function readLinks(embed: PageElement): string {
  return [...embed.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '').join(' ');
}

const HANDLE = String.raw`\((@[\w.-]+)\)`;
const SIGNATURES = [
  new RegExp(`post shared by\\s+(.{1,80}?)\\s*${HANDLE}`, 'iu'),
  /posted by\s+(.{1,80}?)(?=\s+on\s)/iu,
  new RegExp(`[—–-]\\s*([^—–]{1,80}?)\\s*${HANDLE}`, 'u'),
  new RegExp(`([^\\s(][^(]{0,79}?)\\s*${HANDLE}`, 'u'),
];

/** "Ann Roe (@annroe)" from what stands beside the words of a post; `''`: it names nobody. */
function readAuthor(beside: string): string {
  for (const pattern of SIGNATURES) {
    const match = pattern.exec(beside);
    if (match?.[1] !== undefined) return match[2] === undefined ? match[1] : `${match[1]} (${match[2]})`;
  }
  return /(?:^|\s)(@[\w.-]{2,40})/.exec(beside)?.[1] ?? '';
}

const DAY = /\b(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{L}{2,8} \d{4}|\d{4}-\d{2}-\d{2})\b/u;

/** The day that a post states, as printed; `''`: none. */
function readPostDate(embed: PageElement, signature: string): string {
  const time = embed.querySelector('time');
  const stated = `${tidyText(time?.textContent)} ${time?.getAttribute('datetime') ?? ''} ${signature}`;
  return DAY.exec(stated)?.[0] ?? '';
}

/** The outermost element that holds nothing but the embed. */
function findWrapper(embed: PageElement): PageElement {
  let found = embed;
  const words = tidyText(embed.textContent);
  for (let above = embed.parentElement; above !== null; above = above.parentElement) {
    if (/^(?:article|main|body|html|section)$/.test(above.localName) || tidyText(above.textContent) !== words) break;
    found = above;
  }
  return found;
}
