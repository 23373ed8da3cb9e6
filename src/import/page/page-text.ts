/** The tree that Readability leaves → paragraphs of plain text, a blank line between them. */
import type { PageElement, PageNode } from './dom.ts';

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
    const inner = placeOf(node, place, () => {
      quotes += 1;
      return quotes;
    });
    const block = BLOCKS.has(node.nodeName);
    if (block) end();
    if (node.nodeName === 'Q') write('“', place);
    for (const child of node.childNodes) walk(child, inner);
    if (node.nodeName === 'Q') write('”', place);
    if (CELLS.has(node.nodeName)) write(' ', place);
    if (block) end();
  };
  walk(root, { pre: false, link: false, caption: false, quote: 0 });
  end();
  return dropLabels(blocks).map(finish).join('\n\n');
}

interface Place {
  readonly pre: boolean;
  readonly link: boolean;
  readonly caption: boolean;
  readonly quote: number;
}

const SPACE_UNITS = new Set([' ', '\n', '\t', '\u00a0']);
const SPACES = /[ \t\r\n\f]+/g;

function placeOf(node: PageNode, place: Place, nextQuote: () => number): Place {
  return {
    pre: place.pre || node.nodeName === 'PRE',
    link: place.link || node.nodeName === 'A',
    caption: place.caption || node.nodeName === 'FIGCAPTION',
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

/** Links to other articles that stand between paragraphs, and labels of advertisements. */
const LINK_LABEL =
  /^(?:read|related|see also|more(?: on| from| stories)?|also|watch|listen|click here|don[’']t miss|recommended|sign up|follow|subscribe|download|get the)\b/i;
const BARE_LABEL =
  /^(?:advertisements?|sponsored(?: content)?|scroll (?:down )?to continue(?: reading)?|(?:article|story) continues (?:below|after).*|continue reading.*|share(?: this)?(?: article| story)?:?|tweet|print|e-?mail|save|listen|copy link|(?:\d+ )?comments?|\d+[ -]min(?:ute)?s? read|related(?: articles| stories| content| links)?:?|read (?:more|next|also):?|more (?:stories|on this(?: story| topic)?):?|most (?:read|popular)|recommended|tags?:?|filed under:?)$/i;

function dropLabels(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  let below = false; // a label of links
  for (const block of blocks) {
    const share = block.linked / block.text.length;
    const bare = BARE_LABEL.test(block.text);
    const links = share > 0.9 && (below || !/[.?!]["”’]?$/.test(block.text));
    if (bare || (share > 0.4 && LINK_LABEL.test(block.text)) || (below && links)) {
      below ||= bare && /^(?:related|read|more|most|recommended|tag|filed)/i.test(block.text);
      continue;
    }
    below = false;
    kept.push(block);
  }
  while ((kept.at(-1)?.linked ?? 0) > 0.9 * (kept.at(-1)?.text.length ?? 1)) kept.pop();
  return markQuotes(kept);
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

function finish({ text, caption }: Block): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return caption && !/^(?:caption|photo|image|picture)/i.test(lines) ? `Caption: ${lines}` : lines;
}
