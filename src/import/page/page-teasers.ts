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
  const known = new Map<PageElement, boolean>();
  const lists = new Set<PageElement>();
  const parents = new Set(story.paragraphs.map(({ element }) => element.parentElement));
  const isMarked = document.querySelector('h1') !== null;
  for (const link of document.querySelectorAll(TITLE)) {
    const box = findBox(link, known);
    if (box?.parentElement != null) lists.add(box.parentElement);
  }
  for (const list of lists) {
    const elsewhere = story.paragraphs.length - (story.within.get(list)?.paragraphs ?? 0);
    // Among the paragraphs of the story a list of headings is part of it.
    if (
      elsewhere < (isMarked ? 1 : FEWEST_ELSEWHERE) ||
      parents.has(list.parentElement) ||
      list.querySelector('h1') !== null
    )
      continue;
    const boxes = list.children.filter((child) => child.querySelector(TITLE) !== null && isShort(child, known));
    if (boxes.length >= FEWEST && boxes.length >= MOST * list.children.length) list.remove();
  }
}

/** The outermost element around a heading that is still short: its box. */
function findBox(link: PageElement, known: Map<PageElement, boolean>): PageElement | null {
  let box: PageElement | null = null;
  for (let above = link.parentElement; above !== null && isShort(above, known); above = above.parentElement)
    box = above;
  return box;
}

function isShort(element: PageElement, known: Map<PageElement, boolean>): boolean {
  const short =
    known.get(element) ??
    (!/^(?:html|body|main)$/.test(element.localName) && tidyText(element.textContent).length <= LONGEST);
  known.set(element, short);
  return short;
}
