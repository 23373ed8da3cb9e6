/** What of a piece belongs to one statement, where it was cut another way, and what a print leaves out at its edges. */
import type { Omission, Span } from '../../model.ts';
import type { Word } from '../../text.ts';
import type { Alignment } from '../changes/align.ts';
import { findOmitted } from '../changes/edges.ts';
import { gradeOmitted } from '../changes/severity.ts';
import { findSameWords } from '../words/same.ts';

/** The longest run of words that a statement and a print share at an edge of the print: `[from, from + length)` of each. */
export interface Shared {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** The longest run of the statement's words with which the print begins or ends. */
export function findShared(from: readonly Word[], to: readonly Word[]): Shared {
  let best: Shared = { from: 0, to: 0, length: 0 };
  const agree = (i: number, k: number): boolean => from[i] !== undefined && from[i]?.word === to[k]?.word;
  for (let i = 0; i < from.length; i++) {
    let ahead = 0;
    while (agree(i + ahead, ahead)) ahead++;
    if (ahead > best.length) best = { from: i, to: 0, length: ahead };
    let behind = 0;
    while (agree(i - behind, to.length - 1 - behind)) behind++;
    if (behind > best.length) best = { from: i + 1 - behind, to: to.length - behind, length: behind };
  }
  return best;
}

/** Stops and marks that belong to the words before them. */
const CLOSING = /^[.,;:!?…)\]”’"']+/u;

/** The stretches of the words `[first, last)` that some stretches of a text hold, with the stops after them. */
export function cutSpans(text: string, spans: readonly Span[], first: number, last: number): Span[] {
  const all = spans.flatMap(({ start, end }) => findSameWords(text.slice(start, end), start));
  const [start, end] = [all[first]?.start ?? spans[0]?.start ?? 0, all[last - 1]?.end ?? spans.at(-1)?.end ?? 0];
  return spans
    .map((span): Span => {
      const stop = Math.min(span.end, end);
      const marks = stop < span.end ? (CLOSING.exec(text.slice(stop, span.end))?.[0].length ?? 0) : 0;
      return { start: Math.max(span.start, start), end: stop + marks };
    })
    .filter((span) => span.start < span.end);
}

/** Characters beside a print in which its outlet may say in its own words what it leaves out between the marks. */
const BESIDE = 100;
const DENIES = /\b(?:not|never|nor|deny|denies|denied|denying|false|untrue|nobody|no one|myth|lie)\b|n[’']t\b/iu;
const DEPENDS = /\b(?:if|unless|until|except|whether|provided|assuming|only|supposing|case)\b/iu;
const TELLS = /\b(?:they|critics|opponents|others|people|accus\w+|alleg\w+|claim\w*|argu\w+|some|many)\b/iu;

/** What the print leaves out at an edge although it matters, unless its outlet says so beside the words. */
export function findOmission(alignment: Alignment, text: string, start: number, end: number): Omission | null {
  const { before, after } = findOmitted(alignment);
  const omitted = before === '' && after === '' ? null : gradeOmitted(before, after);
  if (!omitted) return null;
  const beside =
    omitted.text === before ? text.slice(Math.max(0, start - BESIDE), start) : text.slice(end, end + BESIDE);
  const told = omitted.severity === 'facts' ? DENIES : omitted.reason.includes('depend') ? DEPENDS : TELLS;
  return told.test(beside) ? null : omitted;
}
