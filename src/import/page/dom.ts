/** The little of a page's tree that is used here; linkedom's types want the types of a browser. */

/** A node: an element (type 1), a text (3), a comment (8). */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly childNodes: readonly PageNode[];
  readonly parentNode: PageElement | null;
  readonly nextSibling: PageNode | null;
  readonly previousSibling: PageNode | null;
  textContent: string;
  replaceWith(...nodes: (PageNode | string)[]): void;
  remove(): void;
}

/** An element; what it gives is live. */
export interface PageElement extends PageNode {
  readonly localName: string;
  readonly parentElement: PageElement | null;
  readonly children: readonly PageElement[];
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  matches(selector: string): boolean;
  contains(node: PageNode): boolean;
  append(...nodes: (PageNode | string)[]): void;
  prepend(...nodes: (PageNode | string)[]): void;
  before(...nodes: (PageNode | string)[]): void;
  after(...nodes: (PageNode | string)[]): void;
}

/** A page as a whole. */
export interface PageDocument extends PageElement {
  readonly body: PageElement;
  readonly documentElement: PageElement | null;
  createElement(name: string): PageElement;
}

/** Marks what is a caption by its name alone. */
export const CAPTION_MARK = 'data-verbatim-caption';

/** Elements that stand in a line of text, as browsers set them. */
const INLINE_NAMES =
  'a abbr acronym b bdi bdo big button cite code data del dfn em font i img ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  );
const INLINE: ReadonlySet<string> = new Set(INLINE_NAMES);
/** A selector of all of them. */
export const ALL_INLINE = INLINE_NAMES.join(', ');

/** True for an element that stands in a line of text. */
export function isInline(node: PageNode): boolean {
  return node.nodeType === 1 && INLINE.has((node as PageElement).localName);
}

/** True for a node whose parent holds nothing else that shows. */
export function standsAlone(node: PageNode): boolean {
  return isBare(node, 'previousSibling') && isBare(node, 'nextSibling');
}

function isBare(node: PageNode, way: 'previousSibling' | 'nextSibling'): boolean {
  let beside = node[way];
  while (
    beside !== null &&
    (beside.nodeName === 'SCRIPT' || beside.nodeType === 8 || beside.textContent.trim() === '')
  ) {
    beside = beside[way];
  }
  return beside === null;
}

/** Its class names and id, as one text. */
export function namesOf(element: PageElement): string {
  return `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
}

/** Text with runs of white space as one space; no-break spaces stay. */
export function tidyText(text: string | null | undefined): string {
  return (text ?? '').replace(/[ \t\r\n\f]+/g, ' ').trim();
}

/** Puts the children of `element` into a new one of another name, with the same attributes named. */
export function renameElement(document: PageDocument, element: PageElement, name: string): PageElement {
  const renamed = document.createElement(name);
  renamed.append(...[...element.childNodes]);
  element.replaceWith(renamed);
  return renamed;
}
