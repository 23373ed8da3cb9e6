/** What an outlet changed in a statement: each change typed, declared or silent, the gravest first. */
import type { Change, ChangeType } from '../model.ts';
import type { Word } from '../text.ts';
import type { Alignment, Hunk } from './align.ts';
import { hasEllipsis } from './declared.ts';
import { isOtherVerbPhrase, isSameVerb } from './forms.ts';
import { isNegator, isSupport } from './negation.ts';
import { isDoubtfulNumber, isNumber, numberOf } from './numbers.ts';
import { expandContraction, isSameSpelling } from './spelling.ts';

/** The order in which changes are shown: by what they do to the meaning. */
export const CHANGE_RANK: readonly ChangeType[] = [
  'negation',
  'number',
  'name',
  'splice',
  'cut',
  'substituted',
  'order',
  'tense',
  'dropped',
  'added',
  'bracketed',
  'ellipsis',
  'spelling',
];

/** Whether a capitalised word that begins a sentence is a name: its article may print it elsewhere. */
export type IsName = (word: string) => boolean;

/** Words a silent cut has at least; fewer are `dropped`. */
const CUT_WORDS = 3;
const NEGATING_PREFIX = /^(?:un|in|im|il|ir|dis|non)/;

/** The changes from the statement's text to the occurrence's, as its alignment shows them. */
export function typeChanges(alignment: Alignment, isName: IsName): Change[] {
  const changes: Change[] = [];
  const hunks = joinMoved(alignment);
  for (const { hunk, moved } of hunks) {
    if (moved) changes.push(changeOf(alignment, hunk, 'order', false));
    else if (!isClipped(alignment, hunk)) changes.push(...typeHunk(alignment, hunk, isName));
  }
  return rankChanges(changes);
}

/** Sorted by rank; changes of one type stay in the order of the text. */
export function rankChanges(changes: readonly Change[]): Change[] {
  return [...changes].sort((a, b) => CHANGE_RANK.indexOf(a.type) - CHANGE_RANK.indexOf(b.type));
}

const plain = (words: readonly Word[], start: number, end: number): string[] =>
  words.slice(start, end).map((word) => word.word);

/** Neighbouring hunks that hold the same words in another order are one; so are words dropped here and added there. */
function joinMoved({ from, to, hunks }: Alignment): { hunk: Hunk; moved: boolean }[] {
  const result: { hunk: Hunk; moved: boolean }[] = [];
  for (let i = 0; i < hunks.length; i++) {
    const first = hunks[i];
    if (!first) continue;
    let joined: Hunk | null = null;
    for (let k = i; k < hunks.length && !joined; k++) {
      const last = hunks[k] ?? first;
      const whole = { ...first, fromEnd: last.fromEnd, toEnd: last.toEnd, replaced: [] };
      const [left, right] = [plain(from, whole.fromStart, whole.fromEnd), plain(to, whole.toStart, whole.toEnd)];
      if (left.length < 2 || left.length !== right.length || left.sort().join(' ') !== right.sort().join(' ')) continue;
      joined = whole;
      i = k;
    }
    result.push({ hunk: joined ?? first, moved: joined !== null });
  }
  return result;
}

/** Words missing at an edge, undeclared, are not quoted at all: that is no change of what is. */
function isClipped({ from, to, toText }: Alignment, hunk: Hunk): boolean {
  const atEdge = hunk.fromStart === 0 || hunk.fromEnd === from.length;
  if (!atEdge || hunk.toEnd > hunk.toStart) return false;
  return !hasEllipsis(between(toText, to, hunk.toStart));
}

/** What stands between a word and the one before it. */
function between(text: string, words: readonly Word[], index: number): string {
  return text.slice(words[index - 1]?.end ?? 0, words[index]?.start ?? text.length);
}

function changeOf(alignment: Alignment, hunk: Hunk, type: ChangeType, declared: boolean): Change {
  const cut = (text: string, words: readonly Word[], start: number, end: number): string => {
    const [first, last] = [words[start], words[end - 1]];
    if (end <= start || !first || !last) return '';
    const open = text.slice(0, first.start).endsWith('[') ? 1 : 0;
    const close = text.slice(last.end).startsWith(']') ? 1 : 0;
    return text.slice(first.start - open, last.end + close);
  };
  const from = cut(alignment.fromText, alignment.from, hunk.fromStart, hunk.fromEnd);
  const to = cut(alignment.toText, alignment.to, hunk.toStart, hunk.toEnd);
  return { type, from, to: type === 'ellipsis' && to === '' ? '…' : to, declared };
}

function typeHunk(alignment: Alignment, hunk: Hunk, isName: IsName): Change[] {
  const { from, to, toText } = alignment;
  const bracketed = findBracketed(alignment, hunk);
  if (bracketed) {
    const { fromStart, fromEnd, toStart, toEnd } = bracketed;
    const rest = [
      { ...hunk, fromEnd: fromStart, toEnd: toStart },
      { ...hunk, fromStart: fromEnd, toStart: toEnd },
    ].filter((part) => part.fromStart < part.fromEnd || part.toStart < part.toEnd);
    const own = changeOf(alignment, bracketed, 'bracketed', true);
    return [own, ...rest.flatMap((part) => typeHunk(alignment, { ...part, replaced: pairsIn(part, hunk) }, isName))];
  }
  if (hunk.toStart === hunk.toEnd && hasEllipsis(between(toText, to, hunk.toStart))) {
    return [changeOf(alignment, hunk, 'ellipsis', true)];
  }
  const whole = typeWords(alignment, hunk, isName);
  if (whole && whole !== 'substituted') return [changeOf(alignment, hunk, whole, false)];
  const changes: Change[] = [];
  let { fromStart, toStart } = hunk;
  const flush = (fromEnd: number, toEnd: number): void => {
    if (fromEnd === fromStart && toEnd === toStart) return;
    const rest = { fromStart, fromEnd, toStart, toEnd, replaced: [] };
    changes.push(changeOf(alignment, rest, typeWords(alignment, rest, isName), false));
  };
  for (const [i, k] of hunk.replaced) {
    const pair = { fromStart: i, fromEnd: i + 1, toStart: k, toEnd: k + 1, replaced: [] };
    const type = typeWords(alignment, pair, isName);
    if (type === 'substituted') continue;
    flush(i, k);
    changes.push(changeOf(alignment, pair, type, false));
    [fromStart, toStart] = [i + 1, k + 1];
  }
  flush(hunk.fromEnd, hunk.toEnd);
  const [left, right] = [plain(from, hunk.fromStart, hunk.fromEnd), plain(to, hunk.toStart, hunk.toEnd)];
  return left.length + right.length > 0 ? changes : [];
}

const pairsIn = (part: Hunk, whole: Hunk): Hunk['replaced'] =>
  whole.replaced.filter(([i, k]) => i >= part.fromStart && i < part.fromEnd && k >= part.toStart && k < part.toEnd);

/** The part of a hunk that stands in brackets, with the words it replaces; of "[T]he" the whole word. */
function findBracketed({ from, to, toText }: Alignment, hunk: Hunk): Hunk | null {
  const inside = (k: number): boolean => {
    const word = to[k];
    return word !== undefined && isBracketed(toText, word);
  };
  let toStart = hunk.toStart;
  while (toStart < hunk.toEnd && !inside(toStart)) toStart++;
  if (toStart === hunk.toEnd) return null;
  const letters = plain(to, hunk.toStart, hunk.toEnd).join('') === plain(from, hunk.fromStart, hunk.fromEnd).join('');
  if (letters) return hunk;
  let toEnd = toStart;
  while (toEnd < hunk.toEnd && inside(toEnd)) toEnd++;
  const fromStart = Math.max(hunk.fromStart, ...hunk.replaced.filter(([, k]) => k < toStart).map(([i]) => i + 1));
  const fromEnd = Math.min(hunk.fromEnd, ...hunk.replaced.filter(([, k]) => k >= toEnd).map(([i]) => i));
  return { fromStart, fromEnd, toStart, toEnd, replaced: [] };
}

function isBracketed(text: string, word: Word): boolean {
  const open = text.lastIndexOf('[', word.start);
  const close = text.indexOf(']', word.start);
  return (
    open >= 0 && close >= 0 && !text.slice(open, word.start).includes(']') && !text.slice(word.end, close).includes('[')
  );
}

/** The type of one silent change, by its words. */
function typeWords(alignment: Alignment, hunk: Hunk, isName: IsName): ChangeType {
  const left = plain(alignment.from, hunk.fromStart, hunk.fromEnd);
  const right = plain(alignment.to, hunk.toStart, hunk.toEnd);
  if (
    isSameSpelling(left, right) ||
    isSameSpelling(spellOut(alignment, hunk, 'from'), spellOut(alignment, hunk, 'to'))
  ) {
    return 'spelling';
  }
  const numbers = typeNumbers(alignment, hunk, left, right);
  if (numbers) return numbers;
  if (isNegation(left, right)) return 'negation';
  if (isNameChange(alignment, hunk, isName)) return 'name';
  if (isOtherVerbPhrase(left, right)) return 'tense';
  if (right.length === 0) return left.length >= CUT_WORDS ? 'cut' : 'dropped';
  if (left.length === 0) return 'added';
  return left.length >= 2 * CUT_WORDS && right.length === 1 ? 'cut' : 'substituted';
}

/** The words of one side of a hunk, contractions written out. */
function spellOut(alignment: Alignment, hunk: Hunk, side: 'from' | 'to'): string[] {
  const [words, text] = side === 'from' ? [alignment.from, alignment.fromText] : [alignment.to, alignment.toText];
  const [start, end] = side === 'from' ? [hunk.fromStart, hunk.fromEnd] : [hunk.toStart, hunk.toEnd];
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
  const count = (words: readonly string[]): number => words.filter((word) => isNegator(word)).length;
  if ((count(left) - count(right)) % 2 !== 0) {
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

/** Whether a name stands for another name, or for a word that is none. */
function isNameChange(alignment: Alignment, hunk: Hunk, isName: IsName): boolean {
  const names = (text: string, words: readonly Word[], start: number, end: number): string[] =>
    words
      .slice(start, end)
      .map((word, i) => ({ printed: text.slice(word.start, word.end), first: start + i === 0 }))
      .filter(({ printed, first }) => isCapital(printed) && (!first || isName(printed)))
      .map(({ printed }) => printed);
  const initial = hunk.fromStart === 0 && hunk.toStart === 0;
  const left = names(alignment.fromText, alignment.from, hunk.fromStart, hunk.fromEnd);
  const right = names(alignment.toText, alignment.to, hunk.toStart, hunk.toEnd);
  if (hunk.fromStart === hunk.fromEnd || hunk.toStart === hunk.toEnd) return false;
  return initial ? left.length + right.length > 0 : left.length > 0 && right.length > 0;
}

const CALENDAR =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i;

function isCapital(printed: string): boolean {
  return /^[\p{Lu}\p{Lt}]/u.test(printed) && !/^I(?:['’]\p{Ll}+)?$/u.test(printed) && !CALENDAR.test(printed);
}
