/** What of a difference stands in brackets, square or round: its outlet put it there and says so. */
import type { Word } from '../../text.ts';
import type { Alignment, Hunk } from './align.ts';

/** The part of a hunk that stands in brackets, with the words it replaces; `isWhole`: that is all of the hunk. */
export interface Enclosed {
  readonly inside: Hunk;
  readonly isWhole: boolean;
}

/** Characters to either side of a word in which its brackets are looked for. */
const REACH = 200;
const ANY = /[[(]/;

/**
 * The part of a hunk whose words stand in brackets in the occurrence, or, where the occurrence has none for them, in the
 * statement: an outlet added them there, and another does not print them. `null`: none.
 */
export function enclosedIn(alignment: Alignment, hunk: Hunk): Enclosed | null {
  const { from, to, fromText, toText } = alignment;
  if (ANY.test(toText)) {
    let toStart = hunk.toStart;
    while (toStart < hunk.toEnd && !isInside(toText, to[toStart])) toStart++;
    if (toStart < hunk.toEnd) {
      let toEnd = toStart;
      while (toEnd < hunk.toEnd && isInside(toText, to[toEnd])) toEnd++;
      const fromStart = Math.max(hunk.fromStart, ...hunk.replaced.filter(([, k]) => k < toStart).map(([i]) => i + 1));
      const fromEnd = Math.min(hunk.fromEnd, ...hunk.replaced.filter(([, k]) => k >= toEnd).map(([i]) => i));
      return describe(hunk, { fromStart, fromEnd, toStart, toEnd, replaced: [] });
    }
  }
  const own = from.slice(hunk.fromStart, hunk.fromEnd);
  if (!ANY.test(fromText) || own.length === 0 || !own.every((word) => isInside(fromText, word))) return null;
  return { inside: hunk, isWhole: true };
}

function describe(hunk: Hunk, inside: Hunk): Enclosed {
  const isWhole =
    inside.fromStart === hunk.fromStart &&
    inside.fromEnd === hunk.fromEnd &&
    inside.toStart === hunk.toStart &&
    inside.toEnd === hunk.toEnd;
  return { inside, isWhole };
}

/** A bracketed hunk with the words that share its brackets and happen to agree: "[The driver]" for "the man". */
export function widen({ from, to, toText }: Alignment, hunk: Hunk): Hunk {
  let { fromStart, fromEnd, toStart, toEnd } = hunk;
  if (toStart === toEnd) return hunk;
  const goesOn = (left: number, right: number): boolean => {
    const [one, other] = [to[left], to[right]];
    return one !== undefined && other !== undefined && !/[[\]()]/.test(toText.slice(one.end, other.start));
  };
  const agree = (i: number, k: number): boolean => from[i] !== undefined && from[i]?.word === to[k]?.word;
  while (agree(fromStart - 1, toStart - 1) && goesOn(toStart - 1, toStart) && isInside(toText, to[toStart - 1])) {
    fromStart--;
    toStart--;
  }
  while (agree(fromEnd, toEnd) && goesOn(toEnd - 1, toEnd) && isInside(toText, to[toEnd])) {
    fromEnd++;
    toEnd++;
  }
  return { ...hunk, fromStart, fromEnd, toStart, toEnd };
}

function isInside(text: string, word: Word | undefined): boolean {
  if (!word) return false;
  return isBetween(text, word, '[', ']') || isBetween(text, word, '(', ')');
}

function isBetween(text: string, word: Word, opening: string, closing: string): boolean {
  const before = text.slice(Math.max(0, word.start - REACH), word.start + 1);
  const after = text.slice(word.end - 1, word.end + REACH);
  const open = before.lastIndexOf(opening);
  const close = after.indexOf(closing);
  if (open < 0 || close < 0) return false;
  return !before.slice(open, -1).includes(closing) && !after.slice(1, close).includes(opening);
}
