/** The lines of a PDF's pages → paragraphs. */
import type { Line } from './pdf-lines.ts';

/** A paragraph begins after a gap, at an indent, at another size of type, after a short line that ends a sentence. */
export function joinParagraphs(pages: readonly (readonly Line[])[]): string {
  const { story, notes } = takeNotes(pages);
  return [...joinLines(story), ...joinLines(notes)].join('\n\n');
}

/** Notes at the foot of a page stand in smaller type and begin with a number; they go below the story, which they interrupt. */
function takeNotes(pages: readonly (readonly Line[])[]): { readonly story: Line[]; readonly notes: Line[] } {
  const usual = median(pages.flatMap((page) => page.map(({ height }) => height)));
  const [story, notes]: [Line[], Line[]] = [[], []];
  for (const page of pages) {
    let from = page.length;
    while (from > 0 && (page[from - 1]?.height ?? usual) < 0.9 * usual) from -= 1;
    const begin = page.findIndex(
      (line, i) => i >= from && (line.isNote || /^(?:\d{1,3}[\s.)]|[*†‡§])/.test(line.text)),
    );
    const end = begin === -1 || from === 0 ? page.length : begin;
    story.push(...page.slice(0, end));
    notes.push(...page.slice(end));
  }
  return { story, notes };
}

function joinLines(lines: readonly Line[]): string[] {
  const paragraphs: string[] = [];
  let before: Line | undefined;
  let open = 0; // curly marks that stand open in the last paragraph
  const gap = median(lines.flatMap((line, i) => stepTo(lines[i - 1], line)));
  const wide = lines.reduce((most, line) => Math.max(most, line.right - line.left), 0);
  const hyphenated = new Set(lines.flatMap((line) => line.text.toLowerCase().match(/\p{L}+(?:-\p{L}+)+/gu) ?? []));
  for (const line of lines) {
    const last = paragraphs.length - 1;
    const starts =
      before === undefined || (!isHeldOpen(before, line, open) && startsParagraph(before, line, gap, wide));
    if (starts) paragraphs.push(line.text);
    else paragraphs[last] = joinText(paragraphs[last] ?? '', line.text, hyphenated);
    open = countOpen(starts ? 0 : open, line.text);
    before = line;
  }
  return paragraphs;
}

function countOpen(before: number, text: string): number {
  const marks = text.match(/[“”]/g) ?? [];
  return marks.reduce((open, mark) => Math.max(0, open + (mark === '“' ? 1 : -1)), before);
}

/** At the head of a page or column a quotation goes on that stands open, unless the mark is printed anew. */
function isHeldOpen(before: Line, line: Line, open: number): boolean {
  const sameType = Math.abs(before.height - line.height) <= 0.15 * before.height;
  return open > 0 && before.y <= line.y && sameType && !/^[“"]/.test(line.text);
}

function stepTo(before: Line | undefined, line: Line): number[] {
  const step = before === undefined ? 0 : before.y - line.y;
  return step > 0 ? [step] : [];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function startsParagraph(before: Line, line: Line, gap: number, wide: number): boolean {
  if (Math.abs(before.height - line.height) > 0.15 * before.height) return true;
  const step = before.y - line.y;
  const ends = /[.?!:]["”’)]*$/.test(before.text);
  const short = before.right - before.left < 0.75 * wide;
  // At the head of a page or column the gap tells nothing.
  if (step <= 0) return ends && (short || line.left > before.left + line.height / 2);
  if (step > 1.35 * gap) return true;
  return ends && (short || (line.left > before.left + 0.7 * line.height && line.left < before.left + 4 * line.height));
}

function joinText(text: string, next: string, hyphenated: ReadonlySet<string>): string {
  const broken = /(\p{L}+(?:-\p{L}+)*)-$/u.exec(text.slice(-80));
  const rest = /^\p{Ll}+(?:-\p{L}+)*/u.exec(next);
  if (broken === null || rest === null) {
    return `${text}${/[\u00ad]$/.test(text) ? '' : ' '}${next}`.replace('\u00ad', '');
  }
  const kept = hyphenated.has(`${broken[1]}-${rest[0]}`.toLowerCase());
  return (kept ? text : text.slice(0, -1)) + next;
}
