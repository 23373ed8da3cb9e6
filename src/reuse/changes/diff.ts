/** The alignment of two texts as steps to display: punctuation and spaces kept, typography that says nothing passed over. */
import type { DiffStep } from '../../model.ts';
import type { Alignment } from './align.ts';

/**
 * The steps from the statement's text to the occurrence's. `same` and `deleted` joined give the statement's text;
 * `same` and `inserted` joined give the occurrence's, quotation marks, dashes and white space aside.
 */
export function describeDiff(alignment: Alignment): DiffStep[] {
  const { fromText, toText, from, to, hunks } = alignment;
  const writer: Writer = { fromText, steps: [], start: 0, end: 0 };
  let i = 0;
  let k = 0;
  for (const { fromStart, fromEnd, toStart, toEnd } of hunks) {
    walkSame(alignment, i, k, fromStart, writer);
    const [before, beforeTo] = [gapBefore(fromText, from, fromStart), gapBefore(toText, to, toStart)];
    const [end, endTo] = [from[fromEnd - 1]?.end ?? 0, to[toEnd - 1]?.end ?? 0];
    if (fromStart < fromEnd && toStart < toEnd) {
      compareStretches(fromText, before, toText, beforeTo, fromStart === 0 && toStart === 0, writer);
      change(writer, fromText.slice(before.end, end), toText.slice(beforeTo.end, endTo));
    } else if (fromStart < fromEnd) change(writer, fromText.slice(before.start, end), '');
    else change(writer, '', toText.slice(beforeTo.start, endTo));
    [i, k] = [fromEnd, toEnd];
  }
  walkSame(alignment, i, k, from.length, writer);
  keep(writer, from.at(-1)?.end ?? 0, fromText.length);
  close(writer);
  return shareSpaces(writer.steps).slice();
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What stands between a word and the one before it; nothing between two words that stand for one token. */
function gapBefore(text: string, words: Alignment['from'], i: number): Stretch {
  const end = words[i]?.start ?? text.length;
  return { start: Math.min(words[i - 1]?.end ?? 0, end), end };
}

/** Steps in the making: what is kept is one stretch of the statement's text, cut out once; no step is empty. */
interface Writer {
  readonly fromText: string;
  readonly steps: DiffStep[];
  start: number;
  end: number;
}

function keep(writer: Writer, start: number, end: number): void {
  if (start >= end) return;
  if (writer.start === writer.end) writer.start = start;
  writer.end = end;
}

function change(writer: Writer, deleted: string, inserted: string): void {
  close(writer);
  writer.start = writer.end;
  push(writer.steps, 'deleted', deleted);
  push(writer.steps, 'inserted', inserted);
}

function close({ fromText, steps, start, end }: Writer): void {
  if (start < end) steps.push({ op: 'same', text: fromText.slice(start, end) });
}

/** The words from `i` of the statement and `k` of the occurrence up to `end`: the same ones, perhaps not printed alike. */
function walkSame({ fromText, toText, from, to }: Alignment, i: number, k: number, end: number, writer: Writer): void {
  if (i === end) return;
  compareStretches(
    fromText,
    gapBefore(fromText, from, i),
    toText,
    gapBefore(toText, to, k),
    i === 0 && k === 0,
    writer,
  );
  const [start, stop] = [from[i]?.start ?? 0, from[end - 1]?.end ?? 0];
  if (fromText.slice(start, stop) === toText.slice(to[k]?.start ?? 0, to[k + end - i - 1]?.end ?? 0)) {
    keep(writer, start, stop);
    return;
  }
  for (let n = 0; i + n < end; n++) {
    const [own, other] = [from[i + n], to[k + n]];
    if (!own || !other) continue;
    if (n > 0)
      compareStretches(fromText, gapBefore(fromText, from, i + n), toText, gapBefore(toText, to, k + n), false, writer);
    const isCapital = k + n === 0 && own.word === other.word;
    // The capital that a quotation begins with is the print's.
    if (isCapital && sameLetters(fromText.slice(own.start, own.end), toText.slice(other.start, other.end)))
      keep(writer, own.start, own.end);
    else compareStretches(fromText, own, toText, other, false, writer);
  }
}

const SPACE_AT_END = /\s$/u;

function isShared(before: DiffStep | undefined, step: DiffStep): boolean {
  return (
    before?.op === 'deleted' && step.op === 'inserted' && SPACE_AT_END.test(before.text) && SPACE_AT_END.test(step.text)
  );
}

/** A space at the end of what is deleted and of what is inserted in its place is the same space. */
function shareSpaces(steps: readonly DiffStep[]): readonly DiffStep[] {
  if (!steps.some((step, i) => isShared(steps[i - 1], step))) return steps;
  const shared: DiffStep[] = [];
  steps.forEach((step, i) => {
    const before = shared.at(-1);
    if (!before || !isShared(before, step)) {
      push(shared, step.op, step.text);
      return;
    }
    const space = before.text.slice(-1);
    shared.pop();
    push(shared, 'deleted', before.text.slice(0, -1));
    push(shared, 'inserted', step.text.slice(0, -1));
    push(shared, 'same', i === steps.length - 1 ? '' : space);
  });
  return shared;
}

/** What is printed alike is the same; punctuation at an edge is always. */
function compareStretches(
  fromText: string,
  own: Stretch,
  toText: string,
  other: Stretch,
  isEdge: boolean,
  writer: Writer,
): void {
  const [from, to] = [fromText.slice(own.start, own.end), toText.slice(other.start, other.end)];
  if (isEdge || from === to || fold(from) === fold(to)) keep(writer, own.start, own.end);
  else change(writer, from, to);
}

function sameLetters(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function push(steps: DiffStep[], op: DiffStep['op'], text: string): void {
  if (text === '') return;
  const last = steps.at(-1);
  if (last?.op === op) steps[steps.length - 1] = { op, text: last.text + text };
  else steps.push({ op, text });
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/\s*(?:--+|[‐-―−])\s*/gu, '-')
    .replace(/["“”„«»‹›‘’‚‛'`´]/gu, "'")
    .replace(/\s+/gu, ' ');
}
