/**
 * The words that two prints are compared by (K2). They fold more than the words that an anchor is minted from (`words()`), so
 * that no id changes when this does: what printers and editors do to the letters of a word is no other word.
 */
import { findWords, type Word, words } from '../../text.ts';

/** Soft hyphens, zero-width characters and byte-order marks: they are not there. */
const INVISIBLE = String.raw`[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]`;
/** An acute or grave accent of its own where an apostrophe belongs. */
const ACCENT = String.raw`(?<=\p{L})[´\u0060](?=\p{L})`;
/** The full stop between two single letters: "U.K.", "J.R.R.", "p.m.". */
const INNER_STOP = String.raw`(?<=(?<![\p{L}\p{N}])\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))`;
/** The full stop that ends such a word before its genitive: "the U.K.’s". */
const LAST_STOP = String.raw`(?<=(?<![\p{L}\p{N}])\p{L}\.\p{L})\.(?=['’´]s(?!\p{L}))`;
/** Brackets round the first letter of a word, or round one or two inside it: "[W]hile", "lab[o]r". */
const LETTERS = String.raw`(?<!\p{L})\[\p{L}\](?=\p{L})|(?<=\p{L})\[\p{L}{1,2}\](?=\p{L})`;
/** A bracketed inflection: "leave[s]", "want[ed]". Any other ending ("can[not]", "did[n't]") stays. */
const INFLECTION = String.raw`(?<=\p{L}{2})\[(?:s|es|d|ed|ing|['’]s)\](?!\p{L})`;

const FOLDED = new RegExp([INVISIBLE, ACCENT, INNER_STOP, LAST_STOP, LETTERS, INFLECTION].join('|'), 'gu');
const MAY_FOLD = /[[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff´`]|\.\p{L}/u;
const ENDING = /^\[(?:s|es|d|ed|ing|['’]s)\]$/u;

/** Whether a text holds what is folded; of most it is told at a glance. */
export function hasFolds(text: string): boolean {
  return MAY_FOLD.test(text) && text.search(FOLDED) >= 0;
}

/** The words of a text as they are compared. */
export function sameWords(text: string): string[] {
  return hasFolds(text) ? findSameWords(text).map(({ word }) => word) : words(text);
}

/** `sameWords()` with the stretch of `text` that each stands for, what is folded away beside it included; shifted by `offset`. */
export function findSameWords(text: string, offset = 0): Word[] {
  if (!hasFolds(text)) return findWords(text, offset);
  const kept: number[] = [];
  const gone = new Uint8Array(text.length + 1);
  for (const match of text.matchAll(FOLDED)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (!match[0].startsWith('[') || (ENDING.test(match[0]) && !/\p{L}/u.test(text[end] ?? '')))
      gone.fill(1, start, end);
    else gone[start] = gone[end - 1] = 1;
  }
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    if (gone[i]) continue;
    folded += text[i];
    kept.push(i);
  }
  return findWords(folded).map(({ word, start, end }) => {
    let [from, to] = [kept[start] ?? 0, (kept[end - 1] ?? 0) + 1];
    while (from > 0 && gone[from - 1]) from--;
    while (gone[to]) to++;
    return { word, start: offset + from, end: offset + to };
  });
}
