/** How a page sets its text → how it is read: drop caps joined to their word, captions marked, what only machines see gone. */
import {
  CAPTION_MARK,
  isInline,
  namesOf,
  type PageDocument,
  type PageElement,
  type PageNode,
  standsAlone,
  tidyText,
} from './dom.ts';

/** Text for screen readers: nobody who looks at the page sees it. */
const UNSEEN =
  '.sr-only, .visually-hidden, .visuallyhidden, .screen-reader-text, .screenreader-only, .element-invisible, .off-screen, .offscreen, .assistive-text, .a11y-hidden, .is-visually-hidden, .u-visually-hidden';

/** Settles drop caps, captions and hidden text. */
export function readSetting(document: PageDocument): void {
  for (const element of [...document.querySelectorAll(UNSEEN)]) {
    if (isInline(element) || tidyText(element.textContent).length < LONGEST_UNSEEN) element.remove();
  }
  joinDropCaps(document);
  unwrapParagraphs(document);
  for (const element of document.querySelectorAll('[class*="caption"], [class*="Caption"], [class*="cutline"]')) {
    const short = !isInline(element) && tidyText(element.textContent).length < LONGEST_CAPTION;
    if (short && CAPTION.test(namesOf(element)) && !/^h\d$/.test(element.localName)) {
      element.setAttribute(CAPTION_MARK, '');
    }
  }
}

/** Characters of the longest label for screen readers, and of the longest caption. */
const LONGEST_UNSEEN = 200;
const LONGEST_CAPTION = 800;
const CAPTION = /(?:^|[-_ ])(?:caption|cutline)(?:[-_](?:text|body|content|inner|wrap|wrapper))?(?= |$)|Caption/;

const DROP_CAP = /(?:^|[-_ ])(?:drop-?cap|initial-?cap|first-?letter|lettrine|initcap)s?(?=[-_ ]|$)/i;
const ONE_LETTER = /^["“'‘]?\p{Lu}$/u;

/** A letter that a page sets large, in an element of its own, belongs to the word after it. */
function joinDropCaps(document: PageDocument): void {
  let known: ReadonlySet<string> | null = null;
  for (const element of [...document.querySelectorAll('div, p, span, strong, b, big, font, i, em')]) {
    if (element.childNodes.length !== 1) continue;
    const letter = element.textContent.trim();
    if (!ONE_LETTER.test(letter)) continue;
    const named = DROP_CAP.test(namesOf(element));
    if (isInline(element) && !named) continue;
    const next = findNext(element);
    if (next === null) continue;
    known ??= listWords(document.body);
    const rest = next.textContent.trimStart();
    const separate = isWordItself(letter, next.textContent, known);
    if (!/^[\p{L}’']/u.test(rest) || (!named && !/^\p{Ll}/u.test(rest))) continue;
    joinLetter(element, next, `${letter}${separate ? ' ' : ''}`);
  }
}

/** Puts the letter in front of `next`: into its text, or before its first words where it is a block. */
function joinLetter(element: PageElement, next: PageNode, letter: string): void {
  const first = firstText(next);
  if (first === null) return;
  first.textContent = letter + first.textContent.trimStart();
  element.remove();
}

function firstText(node: PageNode): PageNode | null {
  if (node.nodeType === 3) return node.textContent.trim() === '' ? null : node;
  for (const child of node.childNodes) {
    const found = firstText(child);
    if (found !== null) return found;
  }
  return null;
}

function findNext(element: PageElement): PageNode | null {
  let next = element.nextSibling;
  while (next !== null && next.textContent.trim() === '') next = next.nextSibling;
  if (next === null || next.nodeType === 3 || isInline(next) || next.nodeName === 'P') return next;
  return null;
}

/** "A" and "I" are words themselves: then the page has the word after them, and not the one they would make. */
function isWordItself(letter: string, after: string, known: ReadonlySet<string>): boolean {
  if (!/[AIO]$/.test(letter)) return false;
  const next = /^[\p{L}’']+/u.exec(after.trimStart())?.[0].toLowerCase() ?? '';
  const joined = letter.replace(/^\P{L}/u, '').toLowerCase() + next;
  if (known.has(joined) !== known.has(next)) return known.has(next);
  return /^\s/.test(after);
}

/** The words of a page that stand somewhere after a space: what follows a drop cap is none of them. */
function listWords(body: PageElement): ReadonlySet<string> {
  return new Set((body.textContent.match(/(?<=[\s“"‘(])\p{Ll}[\p{L}’']*/gu) ?? []).map((word) => word.toLowerCase()));
}

/** Paragraphs of one story, each in a box of its own, that make a row. */
const FEWEST_BOXES = 3;

/** Takes rows of paragraphs out of the boxes that a program puts around each: Readability weighs paragraphs that stand together. */
function unwrapParagraphs(document: PageDocument): void {
  const rows = new Map<PageElement, (readonly [box: PageElement, paragraph: PageElement])[]>();
  for (const paragraph of document.querySelectorAll('p')) {
    let box = paragraph;
    while (box.parentElement !== null && isBox(box.parentElement) && standsAlone(box)) box = box.parentElement;
    const row = box.parentElement;
    if (box === paragraph || row === null) continue;
    const found = rows.get(row) ?? [];
    found.push([box, paragraph]);
    rows.set(row, found);
  }
  for (const boxes of rows.values()) {
    if (boxes.length < FEWEST_BOXES) continue;
    for (const [box, paragraph] of boxes) box.replaceWith(paragraph);
  }
}

function isBox({ localName }: PageElement): boolean {
  return localName === 'div' || localName === 'section';
}
