/** Keeps Readability from throwing out, by their names, words and paragraphs that stand in the story. */
import { ALL_INLINE, isInline, namesOf, type PageDocument, type PageElement, renameElement, tidyText } from './dom.ts';
import { isNamedClutter } from './page-names.ts';
import { type Story, shareOf } from './page-story.ts';

/** Names that Readability takes for furniture of a page or weighs against an element. */
const UNLIKELY =
  /banner|breadcrumb|comment|community|extra|footer|gdpr|header|hidden|masthead|media|menu|meta|outbrain|pager|pagination|popup|promo|related|remark|replies|rss|scroll|share|shopping|sidebar|social|sponsor|supplemental|tags|widget|contact|-ad-|com-/i;
/** Those of them that publishers put on parts of the story as well. */
const PARTS = /hidden|media|meta|scroll|share|social|tags|widget|com-|promo|header/i;
/** What holds so much of the story is the story. */
const LARGE_SHARE = 0.4;
const WHOLE = /^(?:html|body)$/;

/** Inline elements that Readability does not take for such: it would end a paragraph at each. */
const UNKNOWN = 'font, u, s, strike, big, tt, acronym, bdi, nobr, ins, del';

/** Takes misleading names off the elements of the story, and all names off the words within its lines. */
export function shieldStory(document: PageDocument, story: Story): void {
  joinBoxes(story);
  const holders = [...story.within.keys()].filter((element) => !WHOLE.test(element.localName) && element !== document);
  const main = findMain(holders, story);
  for (const element of holders) {
    const names = namesOf(element);
    const large = shareOf(story, element) >= LARGE_SHARE;
    if (large) element.removeAttribute('style');
    if (large ? UNLIKELY.test(names) : main?.contains(element) && PARTS.test(names)) dropNames(element);
  }
  const parents = new Set(story.paragraphs.map(({ element }) => element.parentElement));
  const own = new Set(story.paragraphs.map(({ element }) => element));
  for (const element of document.querySelectorAll('p[class], p[id]')) {
    if (own.has(element) || (parents.has(element.parentElement) && isPlainSentence(element))) dropNames(element);
  }
  for (const element of [...document.querySelectorAll(ALL_INLINE)]) {
    if (!isWithinText(element)) continue;
    dropNames(element);
    if (element.matches(UNKNOWN) && element.children.every(isInline)) renameElement(document, element, 'span');
  }
}

/**
 * Boxes of one build, side by side, that hold much of the story between them: Readability would weigh each by itself and drop the one
 * with a few links more.
 */
function joinBoxes(story: Story): void {
  const rows = new Map<PageElement, Map<string, Set<PageElement>>>();
  for (const { element } of story.paragraphs) {
    const box = element.localName === 'p' ? element.parentElement : element;
    const row = box?.parentElement;
    if (box == null || row == null || !/^(?:div|section)$/.test(box.localName) || box === element) continue;
    const kinds = rows.get(row) ?? new Map<string, Set<PageElement>>();
    const kind = `${box.localName} ${box.getAttribute('class') ?? ''}`;
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(box));
    rows.set(row, kinds);
  }
  for (const boxes of [...rows.values()].flatMap((kinds) => [...kinds.values()])) {
    const share = [...boxes].reduce((sum, box) => sum + shareOf(story, box), 0);
    if (boxes.size > 1 && share >= LARGE_SHARE) for (const box of boxes) box.replaceWith(...[...box.childNodes]);
  }
}

/** A short paragraph among others: no label, and by its name nothing else than a paragraph. */
function isPlainSentence(element: PageElement): boolean {
  const text = tidyText(element.textContent);
  return /[.?!]["”’)]*$/.test(text) && text.split(' ').length >= SHORTEST_SENTENCE && !isNamedClutter(element);
}

/** Words. */
const SHORTEST_SENTENCE = 4;

/** The innermost element that holds much of the story. */
function findMain(holders: readonly PageElement[], story: Story): PageElement | null {
  let main: PageElement | null = null;
  for (const element of holders) {
    if (shareOf(story, element) >= LARGE_SHARE && (main === null || main.contains(element))) main = element;
  }
  return main;
}

/** An article's own name stays of use to Readability. */
function dropNames(element: PageElement): void {
  const isNamed = /article|content|story|entry|post/i.test(namesOf(element));
  for (const name of ['id', 'rel', 'role', 'itemprop', 'aria-hidden']) element.removeAttribute(name);
  if (isNamed && !isInline(element) && element.localName !== 'p') element.setAttribute('class', 'content');
  else element.removeAttribute('class');
}

/** Blocks whose inline elements all are words of a text. */
const TEXTS = /^(?:p|li|h\d|td|th|dd|dt|blockquote|figcaption|pre)$/;
const LETTER = /[\p{L}\p{N}]/u;

/** True for an inline element with words of the same line beside it, or in a paragraph. */
export function isWithinText(element: PageElement): boolean {
  for (let above = element.parentElement; above !== null; above = above.parentElement) {
    if (TEXTS.test(above.localName) || hasOwnWords(above)) return true;
    if (!isInline(above)) return false;
  }
  return false;
}

/** Whether an element has been seen to hold words that are in no element within it; pages do not change while it lives. */
const OWN_WORDS = new WeakMap<PageElement, boolean>();

function hasOwnWords(element: PageElement): boolean {
  const known = OWN_WORDS.get(element);
  if (known !== undefined) return known;
  const found = element.childNodes.some(({ nodeType, textContent }) => nodeType === 3 && LETTER.test(textContent));
  OWN_WORDS.set(element, found);
  return found;
}
