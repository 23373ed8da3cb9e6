/** Lists of teasers: beside or below a story several boxes of one build, each a heading that leads elsewhere and a few words. */
import { type PageDocument, type PageElement, tidyText } from './dom.ts';
import type { Story } from './page-story.ts';

/** Boxes that make a list. */
const FEWEST = 3;
/** Characters of the longest teaser. */
const LONGEST = 400;
/** The share of a list's elements that are teasers. */
const MOST = 0.7;
/** Paragraphs that stand elsewhere on a page without a heading of the first rank, at the least: else the list is the story. */
const FEWEST_ELSEWHERE = 2;
const TITLE = 'h2 a[href], h3 a[href], h4 a[href], h5 a[href], a[href] h2, a[href] h3, a[href] h4, a[href] h5';

/** Removes the lists of teasers that stand outside the story. */
export function dropTeasers(document: PageDocument, story: Story): void {
  const lists = new Set<PageElement>();
  for (const link of document.querySelectorAll(TITLE)) {
    const box = findBox(link);
    if (box?.parentElement != null) lists.add(box.parentElement);
  }
  for (const list of lists) {
    const elsewhere = story.paragraphs.length - (story.within.get(list)?.paragraphs ?? 0);
    const isMarked = document.querySelector('h1') !== null;
    if (elsewhere < (isMarked ? 1 : FEWEST_ELSEWHERE) || isInStory(list, story) || list.querySelector('h1') !== null)
      continue;
    const boxes = list.children.filter((child) => child.querySelector(TITLE) !== null && isShort(child));
    if (boxes.length >= FEWEST && boxes.length >= MOST * list.children.length) list.remove();
  }
}

/** The outermost element around a heading that is still short: its box. */
function findBox(link: PageElement): PageElement | null {
  let box: PageElement | null = null;
  for (let above = link.parentElement; above !== null && isShort(above); above = above.parentElement) box = above;
  return box;
}

function isShort(element: PageElement): boolean {
  return !/^(?:html|body|main)$/.test(element.localName) && tidyText(element.textContent).length <= LONGEST;
}

/** True for what stands among the paragraphs of the story: there a list of headings is part of it. */
function isInStory(list: PageElement, story: Story): boolean {
  const holder = list.parentElement;
  if (holder === null) return false;
  return story.paragraphs.some(({ element }) => element.parentElement === holder);
}
