/** Stretches of an article cut into paragraphs and pieces, so that a template can mark words in place. Pure offsets. */
import type { Span } from '../../model.ts';
import { visible } from '../lookup/visible.ts';

/** Characters to either side of marked words where the full text may not be shown. */
export const SHORT_REACH = 160;

/** A stretch of text and the layers that cover all of it, outermost first. */
export interface Piece<Layer> {
  /** As it stands in the article; not yet visible. */
  readonly text: string;
  readonly start: number;
  readonly layers: readonly Layer[];
}

/** The non-empty lines of `text` within `span`, without the white space at their edges. */
export function paragraphsOf(text: string, span: Span = { start: 0, end: text.length }): Span[] {
  const found: Span[] = [];
  for (const line of text.slice(span.start, span.end).matchAll(/[^\r\n]+/g)) {
    const inner = line[0].trim();
    if (inner === '') continue;
    const start = span.start + line.index + line[0].indexOf(inner);
    found.push({ start, end: start + inner.length });
  }
  return found;
}

/** Cuts each of `spans` (in text order, apart) at the edges of `layers`; every piece knows what covers it. */
export function cutPieces<Layer extends Span>(
  text: string,
  spans: readonly Span[],
  layers: readonly Layer[],
): Piece<Layer>[][] {
  const waiting = layers.filter((layer) => layer.end > layer.start).sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  let open: Layer[] = [];
  return spans.map((span) => {
    open = open.filter((layer) => layer.end > span.start);
    for (let layer = waiting[next]; layer !== undefined && layer.start < span.end; layer = waiting[++next]) {
      if (layer.end > span.start) open.push(layer);
    }
    return cutSpan(text, span, open);
  });
}

/** One sweep over `layers`, which are sorted by start: a line of a hundred thousand marks takes no longer than its length. */
function cutSpan<Layer extends Span>(text: string, span: Span, layers: readonly Layer[]): Piece<Layer>[] {
  const edges = layers.flatMap((layer) => [layer.start, layer.end]).filter((at) => at > span.start && at < span.end);
  const cuts = [...new Set([span.start, ...edges])].sort((a, b) => a - b);
  let next = 0;
  let open: Layer[] = [];
  return cuts.map((start, i) => {
    open = open.filter((layer) => layer.end > start);
    for (let layer = layers[next]; layer !== undefined && layer.start <= start; layer = layers[++next]) {
      if (layer.end > start) open.push(layer);
    }
    return { text: text.slice(start, cuts[i + 1] ?? span.end), start, layers: [...open] };
  });
}

/** A piece of a passage as a template prints it. */
export interface ContextPiece {
  readonly text: string;
  readonly marked: boolean;
}

/** Some paragraphs around marked words. */
export interface Context {
  readonly paragraphs: readonly (readonly ContextPiece[])[];
  /** True where the first or last paragraph goes on. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** The paragraphs that `parts` stand in, the parts marked, at most `reach` characters to either side of them. */
export function findContext(text: string, parts: readonly Span[], reach: number): Context {
  const stretches = reachAround(text, parts, reach);
  const first = stretches[0] ?? { start: 0, end: 0 };
  const last = stretches.at(-1) ?? first;
  return {
    paragraphs: cutPieces(
      text,
      stretches.flatMap((stretch) => paragraphsOf(text, stretch)),
      parts,
    ).map((pieces) => pieces.map((piece) => ({ text: visible(piece.text), marked: piece.layers.length > 0 }))),
    cutBefore: !endsAtLine(text, first.start - 1, -1),
    cutAfter: !endsAtLine(text, last.end, 1),
  };
}

/** What stands at most `reach` characters from one of `spans`, in its own paragraph; neighbours joined, in text order. */
export function reachAround(text: string, spans: readonly Span[], reach: number): Span[] {
  const merged: { start: number; end: number }[] = [];
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  for (const { start, end } of sorted.map((span) => widen(text, span, reach))) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** `span` with the rest of its paragraphs, at most `reach` characters to either side, cut between words. */
export function widen(text: string, span: Span, reach: number): Span {
  const before = Math.max(0, span.start - reach);
  const after = text.slice(span.end, span.end + reach);
  const newline = after.indexOf('\n');
  const start = before + text.slice(before, span.start).lastIndexOf('\n') + 1;
  const end = span.end + (newline === -1 ? after.length : newline);
  return { start: clipStart(text, start, span.start), end: clipEnd(text, end, span.end) };
}

/** True where only blanks stand between `at` and the edge of its line, looking in direction `step`. */
function endsAtLine(text: string, at: number, step: 1 | -1): boolean {
  let here = at;
  while (text[here] === ' ' || text[here] === '\t' || text[here] === '\u00a0') here += step;
  return text[here] === undefined || text[here] === '\n' || text[here] === '\r';
}

/** Moves a cut inside a word to the next white space, but never past `limit`. */
function clipStart(text: string, start: number, limit: number): number {
  if (start === 0 || /\s/.test(text[start - 1] ?? '')) return start;
  const space = text.slice(start, limit).search(/\s/);
  return space === -1 ? limit : start + space + 1;
}

function clipEnd(text: string, end: number, limit: number): number {
  if (end >= text.length || /\s/.test(text[end] ?? '')) return end;
  const space = text.slice(limit, end).search(/\s\S*$/);
  return space === -1 ? limit : limit + space;
}
