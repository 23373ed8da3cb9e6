/** Markdown → the text that it shows, paragraph by paragraph, each character led back to where it stands in the file. */
import { Parser } from 'htmlparser2';
import Markdown, { type MarkdownIt, type StateInline, type Token } from 'markdown-it';
import { markPassages, type QuotedBlock } from './block-quotes.ts';
import { createWriting, joinMapped, type Mapped, type Writing } from './mapped.ts';
import { findOpenMark, findWraps } from './wrapped.ts';

/** The text of `source` from `begin` on (behind its front matter), and the heading that it begins with. */
export function readMarkdown(source: string, begin = 0): Mapped & { readonly title: string | null } {
  const lines = findLines(source, begin);
  const blocks = writeBlocks(createParser().parse(source.slice(begin), {}), lines);
  const title = blocks[0]?.level === 1 ? blocks[0].text : null;
  return { ...joinMapped(markPassages(blocks), '\n\n'), title: title || null };
}

/** A line of the source and where it begins. */
interface SourceLine {
  readonly text: string;
  readonly start: number;
}

/** `level`: of a heading, 0: none. */
interface Block extends QuotedBlock {
  readonly level: number;
}

/** Characters of markup that may stand before a piece where it was found. */
const NEAR = 16;
/** Marks of footnotes, which no reader says. */
const NOTE_MARK = /\[\^[^\]\s]{1,40}\]:?/g;

/** markdown-it as GitHub reads, with raw HTML; pieces of text stay as they stand, each knowing where it was found. */
function createParser(): MarkdownIt {
  const parser = new Markdown({ html: true });
  parser.inline.ruler2.disable('fragments_join');
  parser.core.ruler.disable('text_join');
  const Plain = parser.inline.State;
  parser.inline.State = class extends Plain {
    override pushPending(): Token {
      const { pending, pos, src } = this as StateInline;
      const token = super.pushPending();
      token.meta = { at: Math.max(0, src.lastIndexOf(pending, Math.max(0, pos - pending.length))) };
      return token;
    }
    override push(...given: Parameters<StateInline['push']>): Token {
      const token = super.push(...given);
      token.meta = { at: this.pos };
      return token;
    }
  };
  return parser;
}

function findLines(source: string, begin: number): SourceLine[] {
  const found: SourceLine[] = [];
  let start = begin;
  for (const { 0: end, index } of source.slice(begin).matchAll(/\r\n?|\n|$/g)) {
    found.push({ text: source.slice(start, begin + index), start });
    start = begin + index + end.length;
  }
  return found;
}

function writeBlocks(tokens: readonly Token[], lines: readonly SourceLine[]): Block[] {
  const blocks: Block[] = [];
  let [quotes, depth, inert, level, row, number] = [0, 0, 0, 0, 0, ''];
  let writing = createWriting();
  const end = (isProse: boolean) => {
    const taken = writing.take();
    if (taken.text !== '') {
      blocks.push({ ...taken, level, quote: depth > 0 ? quotes : 0, isProse: isProse && inert === 0 && level === 0 });
    }
    writing = createWriting();
  };
  for (const token of tokens) {
    const { type, nesting, map } = token;
    if (map !== null) row = map[0];
    if (type === 'blockquote_open' && depth++ === 0) quotes += 1;
    else if (type === 'blockquote_close') depth -= 1;
    else if (/^(?:bullet_list|ordered_list|table)_/.test(type)) inert += nesting;
    else if (type === 'list_item_open') number = token.info === '' ? '' : `${token.info}${token.markup} `;
    else if (type === 'heading_open') level = Number(token.tag.slice(1));
    else if (type === 'inline') {
      if (number !== '') writing.add(number, (lines[row]?.start ?? 0) + (lines[row]?.text.search(/\d/) ?? 0));
      number = '';
      writeInline(token, placeContent(token.content, lines, row), writing);
    } else if (type === 'code_block' || type === 'fence') {
      writeCode(token.content, lines, type === 'fence' ? row + 1 : row, writing);
      end(type === 'code_block');
    } else if (type === 'html_block') writeHtml(token.content, lines, row, writing, () => end(true));
    else if (type === 'td_close' || type === 'th_close') writing.add(' ', null);
    else if (/^(?:paragraph|heading|tr)_close$/.test(type)) {
      end(true);
      level = 0;
    }
  }
  return blocks;
}

/** Where the characters of a block's content stand in the source: the content is its lines without what sets them in. */
function placeContent(content: string, lines: readonly SourceLine[], row: number): (at: number) => number {
  const starts: { readonly at: number; readonly from: number }[] = [];
  let at = 0;
  content.split('\n').forEach((text, i) => {
    const line = lines[row + i] ?? { text: '', start: lines.at(-1)?.start ?? 0 };
    starts.push({ at, from: line.start + Math.max(0, line.text.lastIndexOf(text)) });
    at += text.length + 1;
  });
  let last = 0; // asked for in order
  return (offset) => {
    while (last > 0 && (starts[last]?.at ?? 0) > offset) last -= 1;
    while ((starts[last + 1]?.at ?? Number.POSITIVE_INFINITY) <= offset) last += 1;
    const line = starts[last] ?? { at: 0, from: 0 };
    return line.from + offset - line.at;
  };
}

function writeInline({ content, children }: Token, placeOf: (at: number) => number, writing: Writing): void {
  const wraps = findWraps(content.split('\n'));
  let [struck, line, cursor] = [0, 0, 0];
  let open = ''; // the mark that stands open
  for (const { type, content: text, meta, nesting, markup } of children ?? []) {
    const raw = type === 'text_special' ? markup : text;
    const near = Math.max(cursor, Number(meta?.at ?? 0));
    const at = near + Math.max(0, content.slice(near, near + raw.length + NEAR).indexOf(raw));
    if (type === 's_open' || type === 's_close') struck += nesting;
    else if (type === 'softbreak' || type === 'hardbreak') {
      writing.add(open !== '' || (type === 'softbreak' && wraps[line]) ? ' ' : '\n', null);
      line += 1;
    } else if (type === 'html_inline') {
      if (/^<br\b/i.test(text)) writing.add(open === '' ? '\n' : ' ', null);
    } else if (struck === 0 && (type === 'text' || type === 'text_special' || type === 'code_inline')) {
      writePiece(text, placeOf(at), writing);
      open = findOpenMark(`${open}${text}`);
    }
    if (type === 'text' || type === 'text_special' || type === 'code_inline') cursor = at + raw.length;
  }
}

function writePiece(text: string, from: number, writing: Writing): void {
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(NOTE_MARK)) {
    writing.add(text.slice(start, index), from + start);
    start = index + mark.length;
  }
  writing.add(text.slice(start), from + start);
}

/** Text that is indented or fenced, line by line. */
function writeCode(content: string, lines: readonly SourceLine[], row: number, writing: Writing): void {
  content.split('\n').forEach((text, i) => {
    const line = lines[row + i] ?? { text: '', start: lines.at(-1)?.start ?? 0 };
    writing.add(text, line.start + Math.max(0, line.text.lastIndexOf(text)));
    writing.add('\n', null);
  });
}

const SILENT = new Set(['script', 'style', 'template', 'iframe', 'noscript']);
const BREAKS = /^(?:br|div|p|section|article|figure|figcaption|li|ul|ol|tr|table|h[1-6]|details|summary|center)$/;

/** The text of raw HTML, without its tags. */
function writeHtml(
  content: string,
  lines: readonly SourceLine[],
  row: number,
  writing: Writing,
  end: () => void,
): void {
  const placeOf = placeContent(content, lines, row);
  let silent = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (SILENT.has(name)) silent += 1;
      if (BREAKS.test(name)) writing.add('\n', null);
    },
    onclosetag: (name) => {
      if (SILENT.has(name)) silent -= 1;
      if (BREAKS.test(name)) writing.add('\n', null);
    },
    ontext: (text) => {
      if (silent === 0) writing.add(text.replace(/\s+/g, ' '), placeOf(parser.startIndex));
    },
  });
  parser.end(content);
  end();
}
