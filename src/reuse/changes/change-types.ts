/** The type of a silent change, by the words it takes and gives. */
import type { ChangeType } from '../../model.ts';
import type { Word } from '../../text.ts';
import type { Alignment, Hunk } from './align.ts';
import { isOtherVerbPhrase, isSameVerb } from './forms.ts';
import { isNegator, isSupport } from './negation.ts';
import { isDoubtfulNumber, isNumber, numberOf } from './numbers.ts';
import { expandContraction, hasApostrophe, isAbbreviation, isSameSpelling } from './spelling.ts';

/** Whether a capitalised word that begins a sentence is a name: its article may print it elsewhere. */
export type IsName = (word: string) => boolean;

/** Words a silent cut has at least; fewer are `dropped`. */
const CUT_WORDS = 3;
const NEGATING_PREFIX = /^(?:un|in|im|il|ir|dis|non)/;

/** The words of a stretch, as they are compared. */
export const plainWords = (words: readonly Word[], start: number, end: number): string[] =>
  words.slice(start, end).map((word) => word.word);

/** The type of one silent change, by its words. */
export function typeWords(alignment: Alignment, hunk: Hunk, isName: IsName): ChangeType {
  const left = plainWords(alignment.from, hunk.fromStart, hunk.fromEnd);
  const right = plainWords(alignment.to, hunk.toStart, hunk.toEnd);
  if (isSameSpelling(left, right)) return 'spelling';
  if (isAbbreviation(printed(alignment, hunk, 'from'), printed(alignment, hunk, 'to'))) return 'spelling';
  const [one, other] = [spellOut(alignment, hunk, 'from'), spellOut(alignment, hunk, 'to')];
  if ((one || other) && isSameSpelling(one ?? left, other ?? right)) return 'spelling';
  const numbers = typeNumbers(alignment, hunk, left, right);
  if (numbers) return numbers;
  if (isNegation(left, right)) return 'negation';
  if (isNameChange(alignment, hunk, isName)) return 'name';
  if (isOtherVerbPhrase(left, right)) return 'tense';
  if (right.length === 0) return left.length >= CUT_WORDS ? 'cut' : 'dropped';
  if (left.length === 0) return 'added';
  return left.length >= 2 * CUT_WORDS && right.length === 1 ? 'cut' : 'substituted';
}

/** One side of a hunk as it is printed. */
function printed(alignment: Alignment, hunk: Hunk, side: 'from' | 'to'): string {
  const [words, text] = side === 'from' ? [alignment.from, alignment.fromText] : [alignment.to, alignment.toText];
  const [start, end] = side === 'from' ? [hunk.fromStart, hunk.fromEnd] : [hunk.toStart, hunk.toEnd];
  return start === end ? '' : text.slice(words[start]?.start, words[end - 1]?.end);
}

/** The words of one side of a hunk, contractions written out; `null` where there are none. */
function spellOut(alignment: Alignment, hunk: Hunk, side: 'from' | 'to'): string[] | null {
  const [words, text] = side === 'from' ? [alignment.from, alignment.fromText] : [alignment.to, alignment.toText];
  const [start, end] = side === 'from' ? [hunk.fromStart, hunk.fromEnd] : [hunk.toStart, hunk.toEnd];
  if (start === end || !hasApostrophe(text.slice(words[start]?.start, words[end - 1]?.end))) return null;
  return words
    .slice(start, end)
    .flatMap((word) => expandContraction(text.slice(word.start, word.end), word.word).split(' '));
}

function typeNumbers(
  alignment: Alignment,
  hunk: Hunk,
  left: readonly string[],
  right: readonly string[],
): ChangeType | null {
  const [from, to] = [left.filter(isNumber), right.filter(isNumber)];
  if (from.length === 0 && to.length === 0) return null;
  if (from.join(' ') === to.join(' ')) return null;
  if (from.length === 0 || to.length === 0) {
    const beside = [alignment.from[hunk.fromStart - 1], alignment.from[hunk.fromEnd]];
    const inNumber = beside.some((word) => word && isNumber(word.word) && !isDoubtfulNumber(word.word));
    const all = [...left, ...right];
    if (inNumber && all.every(isNumber)) return 'number';
    return left.length > 0 && right.length > 0 && ![...from, ...to].every(isDoubtfulNumber) ? 'number' : null;
  }
  const [a, b] = [numberOf(from), numberOf(to)];
  return a !== null && a === b && from.length === left.length && to.length === right.length ? 'spelling' : 'number';
}

/** Whether exactly one side denies, or an odd number of denials apart; "did not run" for "ran" included. */
function isNegation(left: readonly string[], right: readonly string[]): boolean {
  if ((countNegators(left) - countNegators(right)) % 2 !== 0) {
    const rest = (words: readonly string[]): string[] => words.filter((word) => !isNegator(word) && !isSupport(word));
    const [a, b] = [rest(left), rest(right)];
    if (a.length === 0 || b.length === 0) return a.length + b.length <= 1;
    return (
      left.length + right.length <= 5 || (a.length === b.length && a.every((word, i) => isSameVerb(word, b[i] ?? '')))
    );
  }
  const [a = '', b = ''] = [left[0], right[0]];
  if (left.length !== 1 || right.length !== 1 || Math.min(a.length, b.length) < 4) return false;
  return (
    (a.length > b.length && a.replace(NEGATING_PREFIX, '') === b) ||
    (b.length > a.length && b.replace(NEGATING_PREFIX, '') === a)
  );
}

function countNegators(words: readonly string[]): number {
  return words.filter(isNegator).length;
}

/** Whether a name stands for another name, or for a word that is none; "Nancy’s" for "Nancy is" is the same name. */
function isNameChange(alignment: Alignment, hunk: Hunk, isName: IsName): boolean {
  if (hunk.fromStart === hunk.fromEnd || hunk.toStart === hunk.toEnd) return false;
  const names = (text: string, words: readonly Word[], start: number, end: number): string[] =>
    words
      .slice(start, end)
      .map((word, i) => ({ printed: text.slice(word.start, word.end), first: start + i === 0 }))
      .filter(({ printed, first }) => isCapital(printed) && (!first || isName(printed)))
      .map(({ printed }) => printed.replace(/['’]s?$/u, ''));
  const initial = hunk.fromStart === 0 && hunk.toStart === 0;
  const left = names(alignment.fromText, alignment.from, hunk.fromStart, hunk.fromEnd);
  const right = names(alignment.toText, alignment.to, hunk.toStart, hunk.toEnd);
  const [fewer, more] = left.length < right.length ? [left, right] : [right, left];
  if (fewer.length > 0 && fewer.every((name) => more.includes(name))) return false;
  return initial ? left.length + right.length > 0 : left.length > 0 && right.length > 0;
}

const CALENDAR =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i;

function isCapital(printed: string): boolean {
  return /^[\p{Lu}\p{Lt}]/u.test(printed) && !/^I(?:['’]\p{Ll}+)?$/u.test(printed) && !CALENDAR.test(printed);
}
