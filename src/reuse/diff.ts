/** The alignment of two texts as steps to display: punctuation and spaces kept, typography that says nothing passed over. */
import type { DiffStep } from '../model.ts';
import type { Alignment } from './align.ts';

/**
 * The steps from the statement's text to the occurrence's. `same` and `deleted` joined give the statement's text;
 * `same` and `inserted` joined give the occurrence's, quotation marks, dashes and white space aside.
 */
export function describeDiff({ fromText, toText, from, to, hunks }: Alignment): DiffStep[] {
  const steps: DiffStep[] = [];
  const gap = (text: string, words: Alignment['from'], i: number): string =>
    text.slice(words[i - 1]?.end ?? 0, words[i]?.start ?? text.length);
  const cut = (text: string, words: Alignment['from'], start: number, end: number): string =>
    start < end ? text.slice(words[start]?.start ?? 0, words[end - 1]?.end ?? 0) : '';
  let i = 0;
  let k = 0;
  const walkSame = (end: number): void => {
    for (; i < end; i++, k++) {
      pushStep(steps, gap(fromText, from, i), gap(toText, to, k), i === 0 && k === 0);
      pushStep(steps, cut(fromText, from, i, i + 1), cut(toText, to, k, k + 1), false);
    }
  };
  for (const { fromStart, fromEnd, toStart, toEnd } of hunks) {
    walkSame(fromStart);
    const [before, beforeTo] = [gap(fromText, from, fromStart), gap(toText, to, toStart)];
    const [deleted, inserted] = [cut(fromText, from, fromStart, fromEnd), cut(toText, to, toStart, toEnd)];
    if (deleted && inserted) {
      pushStep(steps, before, beforeTo, fromStart === 0 && toStart === 0);
      push(steps, 'deleted', deleted);
      push(steps, 'inserted', inserted);
    } else if (deleted) push(steps, 'deleted', before + deleted);
    else push(steps, 'inserted', beforeTo + inserted);
    [i, k] = [fromEnd, toEnd];
  }
  walkSame(from.length);
  push(steps, 'same', gap(fromText, from, from.length));
  return shareSpaces(steps).slice();
}

/** A space at the end of what is deleted and of what is inserted in its place is the same space. */
function shareSpaces(steps: readonly DiffStep[]): DiffStep[] {
  const shared: DiffStep[] = [];
  steps.forEach((step, i) => {
    const before = shared.at(-1);
    if (before?.op !== 'deleted' || step.op !== 'inserted' || !/\s$/u.test(before.text) || !/\s$/u.test(step.text)) {
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
function pushStep(steps: DiffStep[], from: string, to: string, edge: boolean): void {
  if (edge || from === to || fold(from) === fold(to)) push(steps, 'same', from);
  else {
    push(steps, 'deleted', from);
    push(steps, 'inserted', to);
  }
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
    .replace(/\s*(?:--+|[‐-―−])\s*/gu, '-')
    .replace(/["“”„«»‹›‘’‚‛'`´]/gu, "'")
    .replace(/\s+/gu, ' ');
}
