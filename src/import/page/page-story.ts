/** How much of a page reads like a story, and where: the measure of whether the clean-up and Readability found it. */
import { CAPTION_MARK, isInline, namesOf, type PageElement, type PageNode } from './dom.ts';

/** A stretch of running text: a block's own, or what stands between two of its line breaks. */
export interface Paragraph {
  /** Its first letters and digits, by which it is found again in the result. */
  readonly key: string;
  readonly text: string;
  /** The block it stands in. */
  readonly element: PageElement;
}

/** What was found. */
export interface Story {
  readonly paragraphs: readonly Paragraph[];
  /** Characters of all of them. */
  readonly size: number;
  readonly within: ReadonlyMap<PageElement, Held>;
}

/** What of a story stands in an element. */
interface Held {
  /** Characters. */
  size: number;
  paragraphs: number;
}

/** A paragraph of prose has so many characters; of shorter ones many are labels and teasers. */
const SHORTEST = 100;
/** On a page of few paragraphs a sentence of so many counts as one. */
const SHORTEST_SENTENCE = 40;
const FEW = 4;
/** The share of a paragraph's characters that may be links. */
const MOST_LINKED = 0.5;
/** Letters and digits of a key. */
const KEY = 40;

const NO_STORY = new Set(
  'script style noscript template iframe object svg canvas select textarea nav footer aside dialog figcaption head title'.split(
    ' ',
  ),
);
/** Words of names that hold what readers write. */
export const COMMENTS = /(?:^|[-_ ])(?:comments?|disqus\w*|respond|commentlist)(?=[-_ ]|$)/i;
/** Names that tell of a state of the page, not of what an element holds. */
const STATE =
  /(?:^|\s)(?:(?:has|no|with|without|show|hide|is|js|can|single)-\S+|\S+-(?:open|closed|enabled|disabled|visible|ready|active|free))(?=\s|$)/gi;

/** Names without those of states ("has-comments", "ads-enabled"). */
export function readNames(element: PageElement): string {
  return namesOf(element).replace(STATE, ' ');
}

/** Lists the paragraphs of a page that are neither links, nor comments, nor in its foot or margins. */
export function findStory(root: PageElement): Story {
  const long = listParagraphs(root, (text) => text.length >= SHORTEST);
  const isSentence = (text: string) => text.length >= SHORTEST_SENTENCE && /[.?!]["”’)]*$/.test(text);
  const paragraphs = long.length < FEW ? listParagraphs(root, isSentence) : long;
  return { paragraphs, ...measure(paragraphs) };
}

/** Lists those of them whose text passes a test. */
export function listParagraphs(root: PageElement, isLong: (text: string) => boolean): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open = { text: '', linked: 0, element: root };
  const end = (element: PageElement) => {
    const text = open.text.trim();
    if (isLong(text) && open.linked <= MOST_LINKED * text.length) {
      paragraphs.push({ key: keyOf(text), text, element: open.element });
    }
    open = { text: '', linked: 0, element };
  };
  const walk = (node: PageNode, element: PageElement, link: boolean): void => {
    if (node.nodeType === 3) {
      const text = node.textContent.replace(/\s+/g, ' ');
      open.text += text;
      if (link) open.linked += text.length;
    }
    if (node.nodeType !== 1) return;
    if (node.nodeName === 'BR') end(element);
    const own = node as PageElement;
    if (NO_STORY.has(own.localName) || own.getAttribute(CAPTION_MARK) !== null || isAside(own)) return;
    const block = !isInline(node);
    if (block) end(own);
    for (const child of node.childNodes) walk(child, block ? own : element, link || node.nodeName === 'A');
    if (block) end(element);
  };
  walk(root, root, false);
  end(root);
  return paragraphs;
}

function isAside(element: PageElement): boolean {
  if (/^(?:html|body|article|main)$/.test(element.localName)) {
    return element.localName === 'article' && COMMENTS.test(readNames(element));
  }
  if (element.getAttribute('role') === 'contentinfo') return true;
  return element.localName !== 'p' && COMMENTS.test(readNames(element)) && element.querySelector('h1') === null;
}

function measure(paragraphs: readonly Paragraph[]): Pick<Story, 'size' | 'within'> {
  const within = new Map<PageElement, Held>();
  let size = 0;
  for (const { text, element } of paragraphs) {
    size += text.length;
    for (let above: PageElement | null = element; above !== null; above = above.parentElement) {
      const held = within.get(above) ?? { size: 0, paragraphs: 0 };
      held.size += text.length;
      held.paragraphs += 1;
      within.set(above, held);
    }
  }
  return { size, within };
}

/** The share of a story, from 0 to 1, that stands in an element. */
export function shareOf(story: Story, element: PageElement): number {
  return (story.within.get(element)?.size ?? 0) / Math.max(1, story.size);
}

/** The share of the story's characters whose paragraphs stand in `text`; 1 where there is no story. */
export function measureKept(story: Story, text: string): number {
  const lines = new Set(text.split('\n').map(keyOf));
  const kept = story.paragraphs.filter(({ key }) => lines.has(key));
  return story.size === 0 ? 1 : kept.reduce((sum, paragraph) => sum + paragraph.text.length, 0) / story.size;
}

/** The paragraphs of a story that are not in `text`, though others before and after them are. */
export function findPassedOver({ paragraphs }: Story, text: string): Paragraph[] {
  const lines = new Set(text.split('\n').map(keyOf));
  const first = paragraphs.findIndex(({ key }) => lines.has(key));
  const last = paragraphs.findLastIndex(({ key }) => lines.has(key));
  return paragraphs.slice(Math.max(0, first), last + 1).filter(({ key }) => !lines.has(key));
}

function keyOf(text: string): string {
  return text
    .slice(0, 4 * KEY)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, KEY);
}
