/** What a printed text declares about its changes: words in [brackets] or (brackets), and the places where … says that words are missing. */
import type { Sequence } from '../words/compare.ts';
import { findSameWords } from '../words/same.ts';

/** A wording without the words it brackets, and the places at which it admits that words are missing or replaced. */
export interface Declared {
  readonly kept: Sequence;
  /** `free[i]` is 1 where words may be missing before word `i` of `kept`. */
  readonly free: Uint8Array;
  /** Whether an ellipsis marks a cut between its words. */
  readonly isCut: boolean;
}

const ELLIPSIS = /…|\.\s?\.\s?\.|\*\s?\*\s?\*/;
const MARKED = /[[\]()…]|\.\s?\.\s?\./;
/** "[T]he" changes a letter only, "want[ed]" adds an ending: the word is judged by its letters. */
const FIRST_LETTERS = /\[(\p{L}{1,20})\](?=\p{L})/gu;
const LAST_LETTERS = /(?<=\p{L})\[\p{L}{1,20}\]/gu;
/** Bounded, so that a row of brackets that nothing closes takes no time. */
const BRACKETED = /\[[^[\]]{0,200}\]|\([^()]{0,200}\)/g;

/** The stretch of an ellipsis, in brackets or without, in what lies between two words. */
export function hasEllipsis(between: string): boolean {
  return ELLIPSIS.test(between);
}

/** What those of some texts declare that declare anything, by the number of the text, ascending. */
export function listDeclared(
  texts: readonly { readonly text: string }[],
  vocabulary: ReadonlyMap<string, number>,
): Map<number, Declared> {
  const found = new Map<number, Declared>();
  texts.forEach(({ text }, index) => {
    const marks = readDeclared(text, vocabulary);
    if (marks) found.set(index, marks);
  });
  return found;
}

/** What the text declares, or `null` where it declares nothing. */
export function readDeclared(text: string, vocabulary: ReadonlyMap<string, number>): Declared | null {
  if (!MARKED.test(text)) return null;
  const plain = text.replace(FIRST_LETTERS, '$1').replace(LAST_LETTERS, '');
  const brackets = [...plain.matchAll(BRACKETED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const kept: number[] = [];
  const gaps = new Set<number>();
  let from = 0;
  let [pending, isCut] = [false, false];
  for (const word of findSameWords(plain)) {
    if (brackets.some(({ start, end }) => start < word.start && word.end < end)) {
      pending = true;
      from = word.end;
      continue;
    }
    const between = plain.slice(from, word.start);
    if (pending || hasEllipsis(between)) gaps.add(kept.length);
    isCut ||= kept.length > 0 && hasEllipsis(between);
    pending = false;
    kept.push(vocabulary.get(word.word) ?? -2);
    from = word.end;
  }
  if (pending || hasEllipsis(plain.slice(from))) gaps.add(kept.length);
  if (gaps.size === 0 && plain === text) return null;
  const free = new Uint8Array(kept.length + 1);
  for (const gap of gaps) free[gap] = 1;
  return { kept: { tokens: Int32Array.from(kept), from: 0, length: kept.length }, free, isCut };
}

/** The length of the longest stretch of kept words without a gap. */
export function longestPiece({ kept, free }: Declared): number {
  let longest = 0;
  let from = 0;
  for (let i = 1; i <= kept.length; i++) {
    if (i < kept.length && !free[i]) continue;
    longest = Math.max(longest, i - from);
    from = i;
  }
  return longest;
}
