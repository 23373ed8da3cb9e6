/**
 * Pairs the marks of one paragraph. The glyph is trusted as far as the neighbours allow it; a straight mark is read
 * from its neighbours alone. Marks pair like brackets, so what is quoted inside a quotation is found as well.
 */
import type { Mark } from './marks.ts';

/** Two marks that belong together. */
export interface MarkPair {
  readonly open: Mark;
  readonly close: Mark;
}

/** The pairs of a paragraph and the marks left over. */
export interface Pairing {
  readonly pairs: readonly MarkPair[];
  /** Opening marks without a fellow, outermost first. */
  readonly unclosed: readonly Mark[];
  /** Closing marks without a fellow, in text order. */
  readonly unopened: readonly Mark[];
}

/** How many marks ahead a better partner is looked for, and how many levels deep a partner may lie: no text goes near them. */
const AHEAD = 100;
const DEEPEST = 12;

/**
 * Pairs marks in text order.
 * @param carried the opening mark of a quotation that goes on from the paragraph before; it lies before all of `marks`
 */
export function pairMarks(marks: readonly Mark[], carried: Mark | null): Pairing {
  const pairs: MarkPair[] = [];
  const unopened: Mark[] = [];
  const stack: Mark[] = carried ? [carried] : [];
  marks.forEach((mark, index) => {
    const level = findOpen(stack, mark);
    const top = level === stack.length - 1;
    if (level >= 0 && !opensInside(mark, stack[level], top) && !isBetterLater(marks, index, stack[level])) {
      const open = stack[level];
      if (open) pairs.push({ open, close: mark });
      stack.length = level;
    } else if (mark.opens && mayOpen(marks, index, stack)) stack.push(mark);
    else if (!mark.weak && mark.closes) unopened.push(mark);
  });
  return { pairs, unclosed: stack, unopened };
}

/** The innermost open mark that `mark` can close, as an index into the stack; -1: none. */
function findOpen(stack: readonly Mark[], mark: Mark): number {
  if (!mark.closes) return -1;
  for (let level = stack.length - 1; level >= Math.max(0, stack.length - DEEPEST); level--) {
    const open = stack[level];
    if (open && fits(open, mark)) return level;
    if (open && open.family !== 'single') return -1;
  }
  return -1;
}

/** Whether the glyphs can be a pair: the matching one, a straight one for a curly one, „…“ and ”…“. */
function fits(open: Mark, close: Mark): boolean {
  if (open.family !== close.family) return false;
  if (open.glyph === 'low' || open.glyph === 'close') return true;
  return close.glyph !== 'low' && (close.glyph !== 'open' || !close.opens);
}

/** A mark that could close but more likely opens: ("ICE") inside a straight quotation. */
function opensInside(mark: Mark, open: Mark | undefined, top: boolean): boolean {
  if (!mark.nests || !open) return false;
  if (mark.glyph === 'straight') return top;
  return mark.glyph === 'open' && open.glyph !== 'low' && open.glyph !== 'close';
}

/** A weak mark closes only where no better one follows before the next mark that opens. */
function isBetterLater(marks: readonly Mark[], index: number, open: Mark | undefined): boolean {
  if (!marks[index]?.weak || !open) return false;
  for (const later of marks.slice(index + 1, index + 1 + AHEAD)) {
    if (later.family !== open.family) continue;
    if (later.opens) return false;
    if (later.closes && !later.weak && fits(open, later)) return true;
  }
  return false;
}

/** A straight single mark opens only where a fellow follows: else it is an apostrophe that nothing else betrays. */
function mayOpen(marks: readonly Mark[], index: number, stack: readonly Mark[]): boolean {
  const mark = marks[index];
  if (!mark) return false;
  if (mark.family !== 'single' || mark.glyph !== 'straight' || stack.length === 0) return true;
  return marks.slice(index + 1, index + 1 + AHEAD).some((later) => later.closes && fits(mark, later));
}
