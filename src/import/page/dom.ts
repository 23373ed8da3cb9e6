/** The little of a page's tree that is used here; linkedom's types want the types of a browser. */

/** A node: an element (type 1), a text (3), a comment (8). */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly childNodes: readonly PageNode[];
  readonly parentNode: PageElement | null;
  readonly textContent: string;
}

/** An element; what it gives is live. */
export interface PageElement extends PageNode {
  readonly localName: string;
  readonly parentElement: PageElement | null;
  textContent: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  append(...nodes: (PageNode | string)[]): void;
  replaceWith(...nodes: (PageNode | string)[]): void;
  remove(): void;
}

/** A page as a whole. */
export interface PageDocument extends PageElement {
  readonly body: PageElement;
  readonly documentElement: PageElement | null;
  createElement(name: string): PageElement;
}

/** Text with runs of white space as one space; no-break spaces stay. */
export function tidyText(text: string | null | undefined): string {
  return (text ?? '').replace(/[ \t\r\n\f]+/g, ' ').trim();
}
