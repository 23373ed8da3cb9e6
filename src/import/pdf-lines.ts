/** The pieces of text of a PDF's page → its lines, column by column, without heads, feet and marks of notes. */
import { tidyText } from './page/dom.ts';

/** A line of a page: its text, its place from the left and the foot, its height, in points. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
  /** It begins with the raised mark of a note, which is left out. */
  readonly isNote: boolean;
}

/** A piece of text as pdf.js gives it. */
export interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

type Growing = { -readonly [K in keyof Line]: Line[K] };

/** Parts of a row stand further apart than this many heights where they belong to two columns. */
const COLUMN_GAP = 1.2;

/** Pieces that stand on one height, in the order of the file, are a line; a wide gap parts it. */
export function readLines(items: readonly Item[]): Line[] {
  const lines: Growing[] = [];
  for (const { str, transform, width, height } of items) {
    const [left, y] = [transform[4] ?? 0, transform[5] ?? 0];
    const line = lines.at(-1);
    if (str.trim() === '' && (line === undefined || height === 0)) continue;
    const size = height || line?.height || 10;
    const raised = line !== undefined && isRaised(line, { left, y, size });
    if (raised && isNoteMark(line.text, str)) continue;
    const isNote = line !== undefined && isBareMark(line, { left, y, size });
    const open = isNote ? undefined : line;
    if (isNote) lines.pop();
    const near = open !== undefined && (raised || Math.abs(open.y - y) < size / 2) && left > open.right - size;
    if (open === undefined || !near || left - open.right > COLUMN_GAP * size) {
      lines.push({ text: str, left, right: left + width, y, height: size, isNote });
    } else {
      const gap = left - open.right > size * (raised ? 0.4 : 0.15) && !/\s$/.test(open.text) && !/^\s/.test(str);
      open.text += (gap ? ' ' : '') + str;
      open.right = left + width;
    }
  }
  return lines.map((line) => ({ ...line, text: tidyText(line.text) })).filter((line) => line.text !== '');
}

interface Place {
  readonly left: number;
  readonly y: number;
  readonly size: number;
}

/** Small type above the line that it follows. */
function isRaised(line: Line, { left, y, size }: Place): boolean {
  const up = y - line.y;
  return size < 0.8 * line.height && up > 0.1 * line.height && up < line.height && left - line.right < line.height;
}

const MARK = /^\s*(?:[[(]?\d{1,3}[\])]?|[*†‡§¶]{1,3}|[¹²³⁴-⁹⁰]{1,3})(?:,\s*\d{1,3})*\s*$/;

/** The mark of a note behind a word; not a power behind a number or a unit. */
function isNoteMark(before: string, str: string): boolean {
  return MARK.test(str) && !/(?:\d|(?<!\p{L})(?:\p{L}|[cdkm]m|ft|in|mi|yd))$/u.test(before);
}

/** Whether a line is nothing but the raised mark of the note that begins here. */
function isBareMark(line: Line, { left, y, size }: Place): boolean {
  const up = line.y - y;
  const follows = left >= line.left && left - line.right < 2 * size;
  return MARK.test(line.text) && line.height < 0.8 * size && up > 0.1 * size && up < size && follows;
}

/** Lines from the edge of a page that can be its head or foot, and pages on which one must stand to be one. */
const EDGE = 8;
const FEWEST_PAGES = 3;
const PAGE_NUMBER = /^(?:page )?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:\/|of)\s*\d{1,4})?$/i;

/**
 * Without running heads and feet: lines from the edge inwards that stand, numbers aside, in the same type on half of the
 * pages (the one of left and of right pages may differ), and page numbers.
 */
export function dropRunningLines(pages: readonly (readonly Line[])[]): Line[][] {
  const keyOf = ({ text, height }: Line) => `${text.replace(/\d+/g, '#')} ${Math.round(height)}`;
  const sorted = pages.map((page) => [...page].sort((a, b) => b.y - a.y));
  const counts = new Map<string, number>();
  for (const page of sorted) {
    const edges = [...page.slice(0, EDGE), ...page.slice(-EDGE)];
    for (const key of new Set(edges.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const enough = Math.max(2, Math.floor(pages.length / 2));
  const runs = (line: Line) =>
    PAGE_NUMBER.test(line.text) || (pages.length >= FEWEST_PAGES && (counts.get(keyOf(line)) ?? 0) >= enough);
  return pages.map((page, i) => {
    const dropped = new Set<Line>();
    for (const edge of [sorted[i] ?? [], [...(sorted[i] ?? [])].reverse()]) {
      const end = edge.findIndex((line) => !runs(line));
      for (const line of edge.slice(0, Math.min(end === -1 ? edge.length : end, EDGE))) dropped.add(line);
    }
    return page.filter((line) => !dropped.has(line));
  });
}

/** Lines on either side of a gutter, and characters of the middle one: fewer, and it is a table. */
const COLUMN_LINES = 5;
const COLUMN_CHARACTERS = 18;

/** Lines of columns that the file writes row by row, in the order in which they are read. */
export function orderColumns(lines: readonly Line[], depth = 0): Line[] {
  const gutter = depth < MOST_COLUMNS ? findGutter(lines) : null;
  if (gutter === null) return [...lines];
  const ordered: Line[] = [];
  let band: Line[] = [];
  const flush = () => {
    const left = band.filter((line) => line.left < gutter);
    const right = band.filter((line) => line.left >= gutter);
    ordered.push(...orderColumns(left, depth + 1), ...orderColumns(right, depth + 1));
    band = [];
  };
  for (const line of lines) {
    if (crosses(line, gutter)) {
      flush();
      ordered.push(line);
    } else band.push(line);
  }
  flush();
  return ordered;
}

const MOST_COLUMNS = 8;

function crosses(line: Line, gutter: number): boolean {
  return line.left < gutter && line.right > gutter + 1;
}

/** Where a column begins to whose left another is written in turn with it; `null`: there is none. */
function findGutter(lines: readonly Line[]): number | null {
  const starts = new Map<number, number>();
  for (const { left } of lines) starts.set(Math.floor(left), (starts.get(Math.floor(left)) ?? 0) + 1);
  const candidates = [...starts].filter(([, count]) => count >= COLUMN_LINES).map(([left]) => left);
  return candidates.sort((a, b) => a - b).find((gutter) => isGutter(lines, gutter)) ?? null;
}

function isGutter(lines: readonly Line[], gutter: number): boolean {
  const beside = lines.filter((line) => !crosses(line, gutter));
  const sides = beside.map(({ left }) => left >= gutter);
  const turns = sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length;
  const lengths = (side: boolean) =>
    beside.flatMap(({ text }, i) => (sides[i] === side ? [text.length] : [])).sort((a, b) => a - b);
  const [left, right] = [lengths(false), lengths(true)];
  const fewest = Math.min(left.length, right.length);
  const isText = [left, right].every((side) => (side[side.length >> 1] ?? 0) >= COLUMN_CHARACTERS);
  return fewest >= COLUMN_LINES && isText && turns >= fewest && beside.length >= 0.6 * lines.length;
}

/** Parts of one row that stand one after the other are a line again. */
export function joinRows(lines: readonly Line[]): Line[] {
  const joined: Growing[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const same =
      last !== undefined && Math.abs(last.y - line.y) < line.height / 2 && line.left > last.right - line.height;
    if (same) {
      last.text += ` ${line.text}`;
      last.right = line.right;
    } else joined.push({ ...line });
  }
  return joined;
}
