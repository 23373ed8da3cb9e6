/** The tree that Readability leaves → paragraphs of plain text, a blank line between them. */
import { CAPTION_MARK, type PageElement, type PageNode } from './dom.ts';
import { dropLabels } from './page-labels.ts';

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
);
const CELLS = new Set(['TD', 'TH']);

/** A paragraph as it is written. */
interface Block {
  text: string;
  /** Its last character: looking at the end of a text that grows piece by piece would copy it each time. */
  last: string;
  /** Characters that are links. */
  linked: number;
  /** Curly marks that stand open, and straight marks. */
  curly: number;
  straight: number;
  readonly caption: boolean;
  /** Number of the block quotation it stands in; 0: none. */
  readonly quote: number;
}

/** Writes the text of `root`. */
export function writeText(root: PageElement): string {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let quotes = 0;
  const end = () => {
    if (open !== null && open.text.trim() !== '') blocks.push({ ...open, text: open.text.trim() });
    open = null;
  };
  const write = (text: string, place: Place) => {
    open ??= { text: '', last: ' ', linked: 0, curly: 0, straight: 0, caption: place.caption, quote: place.quote };
    const joined = SPACE_UNITS.has(open.last) ? text.replace(/^[ \n]/, '') : text;
    open.text += joined;
    open.last = joined.at(-1) ?? open.last;
    if (place.link) open.linked += joined.length;
    countMarks(open, joined);
  };
  const walk = (node: PageNode, place: Place): void => {
    if (node.nodeType === 3) write(place.pre ? node.textContent : node.textContent.replace(SPACES, ' '), place);
    if (node.nodeName === 'BR') write(isOpenQuote(open) ? ' ' : '\n', place);
    if (node.nodeType !== 1) return;
    const inner = placeOf(node as PageElement, place, () => {
      quotes += 1;
      return quotes;
    });
    const block = BLOCKS.has(node.nodeName) || isLayoutCell(node);
    if (block) end();
    if (node.nodeName === 'Q') write('“', place);
    for (const child of node.childNodes) walk(child, inner);
    if (node.nodeName === 'Q') write('”', place);
    if (CELLS.has(node.nodeName)) write(' ', place);
    if (block) end();
  };
  walk(root, { pre: false, link: false, caption: false, quote: 0 });
  end();
  return markQuotes(dropLabels(blocks)).map(finish).join('\n\n');
}

interface Place {
  readonly pre: boolean;
  readonly link: boolean;
  readonly caption: boolean;
  readonly quote: number;
}

/** A cell of a table that lays out the page: it holds blocks. */
function isLayoutCell(node: PageNode): boolean {
  return CELLS.has(node.nodeName) && node.childNodes.some(({ nodeName }) => nodeName === 'BR' || BLOCKS.has(nodeName));
}

const SPACE_UNITS = new Set([' ', '\n', '\t', '\u00a0']);
const SPACES = /[ \t\r\n\f]+/g;

function placeOf(node: PageElement, place: Place, nextQuote: () => number): Place {
  return {
    pre: place.pre || node.nodeName === 'PRE',
    link: place.link || node.nodeName === 'A',
    caption: place.caption || node.nodeName === 'FIGCAPTION' || node.getAttribute(CAPTION_MARK) !== null,
    quote: place.quote === 0 && node.nodeName === 'BLOCKQUOTE' ? nextQuote() : place.quote,
  };
}

function countMarks(block: Block, text: string): void {
  for (const mark of text.match(/[“”"]/g) ?? []) {
    if (mark === '"') block.straight += 1;
    else block.curly = Math.max(0, block.curly + (mark === '“' ? 1 : -1));
  }
}

/** True where a mark stands open: a line break there belongs to what is quoted, and must not part it. */
function isOpenQuote(block: Block | null): boolean {
  return block !== null && (block.curly > 0 || block.straight % 2 === 1);
}

/** A block quotation shows by its setting what marks show elsewhere: it gets them, reopened at each paragraph. */
function markQuotes(blocks: readonly Block[]): Block[] {
  const marked = new Set(blocks.filter(({ text }) => /^["“‘'«]/.test(text)).map(({ quote }) => quote));
  return blocks.map((block, i) => {
    if (block.quote === 0 || marked.has(block.quote)) return block;
    const last = blocks[i + 1]?.quote !== block.quote;
    return { ...block, text: `“${block.text}${last ? '”' : ''}` };
  });
}

/** What a caption itself says it is: a credit, or a caption. */
const OWN_LABEL =
  /^(?:caption|photo(?:graph)?s?|images?|pictures?|file photo|credits?|source)\s*(?::|\/|©|by\b|via\b|courtesy\b|credits?\b|source\b)/i;
const SPOKEN_LABEL = /^(?:image|media|photo|picture|video) caption\s*[:,.]?\s+/i;

function finish({ text, caption }: Block): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return caption && !OWN_LABEL.test(lines) ? `Caption: ${lines.replace(SPOKEN_LABEL, '')}` : lines;
}
