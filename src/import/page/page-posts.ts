/**
 * Embedded posts → sentences that say whose words they are, where and when:
 * `Ann Roe (@annroe) posted on Bluesky on July 20, 2018: “…”`. So the words are a quotation of their author, in a post,
 * by the same rules as any other; no part of the program has to know of embeds.
 */
import { type PageDocument, type PageElement, type PageNode, standsAlone, tidyText } from './dom.ts';
import {
  cutLead,
  cutTail,
  dropPictureLinks,
  listAddresses,
  readAuthor,
  readDay,
  readPostAddress,
} from './post-signature.ts';

/** Marks paragraphs made here, so that the clean-up leaves them alone. */
export const POST_MARK = 'data-verbatim-post';

/** Where a post was published, by what marks its embed. */
const PLATFORMS: readonly (readonly [selector: string, name: string])[] = [
  ['blockquote[class*="twitter-"], amp-twitter', 'Twitter'],
  ['blockquote.instagram-media, amp-instagram', 'Instagram'],
  ['blockquote.bluesky-embed', 'Bluesky'],
  ['blockquote.mastodon-embed', 'Mastodon'],
  ['.fb-post, .fb-video, blockquote.fb-xfbml-parse-ignore', 'Facebook'],
  ['blockquote.tiktok-embed', 'TikTok'],
  ['blockquote.text-post-media', 'Threads'],
  ['blockquote.truthsocial-embed', 'Truth Social'],
  ['[itemtype$="/SocialMediaPosting"]', 'social media'],
];

/** Replaces every embedded post that holds words by a paragraph; one without words goes. Gives what the user should know. */
export function writePosts(document: PageDocument): string[] {
  const warnings: string[] = [];
  const write = (embed: PageElement, platform: string) => {
    const post = readPost(embed, platform);
    if (post === null) return embed.remove();
    if (post.author === '') warnings.push(`an embedded post names no author: “${shorten(post.words)}”`);
    findWrapper(embed).replaceWith(writePost(document, post));
  };
  for (const [selector, platform] of PLATFORMS) {
    for (const embed of [...document.querySelectorAll(selector)]) {
      if (document.contains(embed) && !isWhole(embed)) write(embed, platform);
    }
  }
  for (const embed of [...document.querySelectorAll('blockquote')]) {
    const platform = findPlatform(embed);
    if (platform !== null) write(embed, platform);
  }
  for (const paragraph of [...document.querySelectorAll('p')]) {
    const post = readPlainPost(paragraph);
    if (post !== null) paragraph.replaceWith(writePost(document, post));
  }
  return warnings;
}

interface Post {
  readonly words: string;
  readonly author: string;
  readonly platform: string;
  readonly date: string;
}

/** A forum's page calls itself a posting, and holds the article. */
function isWhole(embed: PageElement): boolean {
  return /^(?:html|body|main)$/.test(embed.localName) || embed.querySelector('h1') !== null;
}

/** The platform of a block quotation that bears no mark of one: by a link to the post beside its signature. */
function findPlatform(embed: PageElement): string | null {
  const addresses = listAddresses(embed).map(readPostAddress);
  const found = addresses.findLast((address) => address !== null);
  if (found == null) return null;
  const text = tidyText(embed.textContent);
  return cutTail(text) !== null || cutLead(text) !== null ? found.platform : null;
}

function readPost(embed: PageElement, marked: string): Post | null {
  const given = (name: string) => embed.querySelector(`[itemprop="${name}"]`);
  const stated = given('articleBody') ?? given('text');
  const own = [...embed.querySelectorAll('p')];
  const paragraphs = stated !== null ? [stated] : own.length === 0 ? [embed] : own.filter(isNoSignature);
  const told = dropPictureLinks(paragraphs.map(readLines).join(' '));
  const tail = cutTail(told);
  const words = tail?.words ?? told;
  if (words === '') return null;
  const beside = tidyText(readBeside(embed, new Set<PageNode>(paragraphs)));
  const addresses = listAddresses(embed)
    .map(readPostAddress)
    .filter((address) => address !== null);
  const handle = addresses.findLast((address) => address.handle !== '')?.handle ?? '';
  const author = tidyText(given('author')?.textContent) || (tail?.author ?? readAuthor(beside)) || handle;
  const isX = marked === 'Twitter' && addresses.at(-1)?.platform === 'X';
  const time = embed.querySelector('time');
  const dated = `${tidyText(time?.textContent)} ${time?.getAttribute('datetime') ?? ''} ${beside}`;
  return { words, author, platform: isX ? 'X' : marked, date: (tail?.date ?? '') || readDay(dated) };
}

/** A post that stands in the text as a paragraph, with its author's handle and its day or its link. */
function readPlainPost(paragraph: PageElement): Post | null {
  const text = paragraph.textContent;
  if (!text.includes('(@')) return null;
  const told = dropPictureLinks(readLines(paragraph));
  const address = listAddresses(paragraph)
    .map(readPostAddress)
    .findLast((found) => found !== null);
  const tail = cutTail(told);
  const post = tail !== null && (tail.date !== '' || address != null) ? tail : cutLead(told);
  if (post === null || post.words === '') return null;
  return { ...post, platform: address?.platform ?? 'Twitter' };
}

function writePost(document: PageDocument, { words, author, platform, date }: Post): PageElement {
  const paragraph = document.createElement('p');
  paragraph.setAttribute(POST_MARK, '');
  const source = author === '' ? 'A post on' : `${author} posted on`;
  const bare = /^[“"]([^“”"]+)[”"]$/.exec(words)?.[1] ?? words;
  paragraph.textContent = `${source} ${platform}${date === '' ? '' : ` on ${date}`}: “${bare}”`;
  return paragraph;
}

/** A paragraph of its own for whose post it is, or for its date. */
function isNoSignature(paragraph: PageElement): boolean {
  const text = tidyText(paragraph.textContent);
  if (/^(?:a (?:post|video|photo|reel) shared by|posted by|view (?:this|on|post))\b/i.test(text)) return false;
  return cutTail(text)?.words !== '' && (text === '' || text !== readDay(text));
}

/** The text of an embed without its words: whose they are, and when. */
function readBeside(node: PageNode, words: ReadonlySet<PageNode>): string {
  if (words.has(node)) return ' ';
  return node.nodeType === 3 ? node.textContent : node.childNodes.map((child) => readBeside(child, words)).join('');
}

function readLines(element: PageElement): string {
  return element.childNodes.map((node) => (node.nodeName === 'BR' ? ' ' : node.textContent)).join('');
}

function shorten(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60).trimEnd()} …` : words;
}

/** The outermost element that holds nothing but the embed. */
function findWrapper(embed: PageElement): PageElement {
  let found = embed;
  for (let above = embed.parentElement; above !== null; above = above.parentElement) {
    if (/^(?:article|main|body|html|section)$/.test(above.localName) || !standsAlone(found)) break;
    found = above;
  }
  return found;
}
