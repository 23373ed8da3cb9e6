/** What an outlet changed in a statement: each change typed, declared or silent, the gravest first. */
import type { Change, ChangeType } from '../../model.ts';
import type { Word } from '../../text.ts';
import type { Alignment, Hunk } from './align.ts';
import { type IsName, plainWords, typeWords } from './change-types.ts';
import { hasEllipsis } from './declared.ts';

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
      const length = whole.fromEnd - whole.fromStart;
      if (length < 2 || length !== whole.toEnd - whole.toStart) continue;
      const left = plainWords(from, whole.fromStart, whole.fromEnd);
      const right = plainWords(to, whole.toStart, whole.toEnd);
      if (left.sort().join(' ') !== right.sort().join(' ')) continue;
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
  const from = cutPrinted(alignment.fromText, alignment.from, hunk.fromStart, hunk.fromEnd);
  const to = cutPrinted(alignment.toText, alignment.to, hunk.toStart, hunk.toEnd);
  return { type, from, to: type === 'ellipsis' && to === '' ? '…' : to, declared };
}

/** Some words as they are printed, with the brackets around them. */
function cutPrinted(text: string, words: readonly Word[], start: number, end: number): string {
  const [first, last] = [words[start], words[end - 1]];
  if (end <= start || !first || !last) return '';
  const open = text[first.start - 1] === '[' ? 1 : 0;
  const close = text[last.end] === ']' ? 1 : 0;
  return text.slice(first.start - open, last.end + close);
}

function typeHunk(alignment: Alignment, hunk: Hunk, isName: IsName): Change[] {
  const { to, toText } = alignment;
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
  if (hunk.fromStart === hunk.fromEnd && hunk.toStart === hunk.toEnd) return [];
  const whole = typeWords(alignment, hunk, isName);
  const isPair = hunk.fromEnd - hunk.fromStart === 1 && hunk.toEnd - hunk.toStart === 1;
  if (whole !== 'substituted' || isPair) return [changeOf(alignment, hunk, whole, false)];
  const changes: Change[] = [];
  let { fromStart, toStart } = hunk;
  const flush = (fromEnd: number, toEnd: number): void => {
    if (fromEnd === fromStart && toEnd === toStart) return;
    const rest = { fromStart, fromEnd, toStart, toEnd, replaced: [] };
    const isWhole = fromStart === hunk.fromStart && fromEnd === hunk.fromEnd && toEnd === hunk.toEnd;
    changes.push(changeOf(alignment, rest, isWhole ? whole : typeWords(alignment, rest, isName), false));
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
  return changes;
}

const pairsIn = (part: Hunk, whole: Hunk): Hunk['replaced'] =>
  whole.replaced.filter(([i, k]) => i >= part.fromStart && i < part.fromEnd && k >= part.toStart && k < part.toEnd);

/** The part of a hunk that stands in brackets, with the words it replaces; of "[T]he" the whole word. */
function findBracketed({ from, to, toText }: Alignment, hunk: Hunk): Hunk | null {
  if (!toText.includes('[')) return null;
  const inside = (k: number): boolean => {
    const word = to[k];
    return word !== undefined && isBracketed(toText, word);
  };
  let toStart = hunk.toStart;
  while (toStart < hunk.toEnd && !inside(toStart)) toStart++;
  if (toStart === hunk.toEnd) return null;
  const letters =
    plainWords(to, hunk.toStart, hunk.toEnd).join('') === plainWords(from, hunk.fromStart, hunk.fromEnd).join('');
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
