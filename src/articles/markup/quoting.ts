/** Text in which `>` at the line's beginning sets words of somebody else in, as mails do → the words without the signs. */
import { INTRODUCTION, isSpeech, putMarks } from './block-quotes.ts';
import { createWriting, joinMapped, type Mapped, type Origin } from './mapped.ts';
import { readIntroduction } from './reply.ts';
import { findWraps } from './wrapped.ts';

const SIGN = /^[ \t]{0,3}(?:>[ \t]?)+/;

/** A line: its words begin at `start`, behind `depth` signs. */
interface Line {
  readonly text: string;
  readonly start: number;
  readonly depth: number;
}

/** `text` with the lines of each passage joined and its signs gone; `null`: it holds none. */
export function readQuoting(text: string): Mapped | null {
  if (!/^[ \t]{0,3}>/m.test(text)) return null;
  const stretches = findStretches(text);
  let introduced = false;
  const parts = stretches.flatMap((stretch, i) => {
    const depth = stretch[0]?.depth ?? 0;
    const deeper = (stretches[i + 1]?.[0]?.depth ?? 0) > depth;
    const said = deeper ? readIntroduction(stretch.map((line) => line.text)) : null;
    const own = said === null ? stretch : stretch.slice(0, said.from);
    const paragraphs = depth === 0 ? [copy(own)] : joinLines(own);
    const shown = depth > 0 && introduced && isSpeech(paragraphs) ? markAll(paragraphs) : paragraphs;
    introduced = deeper && (said !== null || INTRODUCTION.test(lastLine(own)));
    if (said === null) return shown;
    return [...shown, { text: said.shown, origins: [[0, stretch[said.from]?.start ?? 0] as const] }];
  });
  return joinMapped(
    parts.filter((part) => part.text.trim() !== ''),
    '\n\n',
  );
}

function lastLine(lines: readonly Line[]): string {
  return lines.findLast(({ text }) => text.trim() !== '')?.text.trim() ?? '';
}

/** The lines, those of one depth together. */
function findStretches(text: string): Line[][] {
  const found: Line[][] = [];
  let start = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n?|\n|$/g)) {
    const whole = text.slice(start, index);
    const signs = SIGN.exec(whole)?.[0] ?? '';
    const depth = signs.replace(/[^>]/g, '').length;
    const line = { text: whole.slice(signs.length), start: start + signs.length, depth };
    start = index + end.length;
    const open = found.at(-1);
    if (open?.[0]?.depth === depth) open.push(line);
    else found.push([line]);
  }
  return found;
}

/** Lines that stand as they are, without blank ones at the edges. */
function copy(stretch: readonly Line[]): Mapped {
  const origins: Origin[] = [];
  let text = '';
  const shown = stretch.map(({ text: line }) => line.trim() !== '');
  const lines = stretch.slice(Math.max(0, shown.indexOf(true)), shown.lastIndexOf(true) + 1);
  for (const line of lines) {
    origins.push([text.length, line.start]);
    text += `${line.text}\n`;
  }
  return { text: text.slice(0, -1), origins };
}

/** The paragraphs of a passage. */
function joinLines(stretch: readonly Line[]): Mapped[] {
  const paragraphs: Line[][] = [[]];
  for (const line of stretch) {
    if (line.text.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.map(joinParagraph).filter(({ text }) => text !== '');
}

function joinParagraph(lines: readonly Line[]): Mapped {
  const wraps = findWraps(lines.map(({ text }) => text));
  const writing = createWriting();
  lines.forEach(({ text, start }, i) => {
    writing.add(text.trimEnd(), start);
    // "format=flowed" ends a line that goes on with a space
    if (i < lines.length - 1) writing.add(wraps[i] || / $/.test(text) ? ' ' : '\n', null);
  });
  return writing.take();
}

function markAll(paragraphs: readonly Mapped[]): Mapped[] {
  return paragraphs.map((paragraph, i) => putMarks(paragraph, i === paragraphs.length - 1));
}
