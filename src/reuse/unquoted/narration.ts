/** What articles print outside quotation marks, read letter by letter: it is most of every article. */
import { EMPTY_HASH, hashLetter, hashWord } from '../../copies.ts';
import { enlarge, LETTERS } from '../words/lexicon.ts';
import type { Source } from '../words/pieces.ts';
import { findSameWords } from '../words/same.ts';

/** A run of words: for each its hash, and where it stands. */
export interface Narration {
  readonly hashes: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Number of words; what the arrays hold beyond is left over from other runs. */
  readonly length: number;
  /** For each word its number in the vocabulary (-1: not in it): looked up when it is asked for, of hardly any run. */
  readonly tokens: () => Int32Array;
}

/** Calls `visit` for each run of an article outside its quotations; the next run overwrites what it is given. */
export type ReadNarration = (source: Source, visit: (run: Narration) => void) => void;

/** Marks, dashes and spaces that part words, besides ASCII. */
const PARTING = new Set(Array.from('“”‘„«»–—…\u00a0', (mark) => mark.charCodeAt(0)));
const CURLY_APOSTROPHE = 0x2019;
const APOSTROPHE = 39;
/** Marks that `same.ts` may fold away. */
const STOP = 46;
const NINE = 57;
const BRACKET = 91;
const GRAVE = 96;
const APOSTROPHES = /['’]/g;
const TOKEN_END = /[\s“”‘„«»–—…]|$/g;

/** In place of a number: the word is plain, and was not looked up. */
const NOT_LOOKED_UP = -2;

/** Prepares the reading for the words of a vocabulary. */
export function createNarrationReader(vocabulary: ReadonlyMap<string, number>): ReadNarration {
  let run = makeRun(1024);
  let printed = '';
  const add = (token: number, hash: number, start: number, end: number): void => {
    if (run.length === run.numbers.length) run = enlargeRun(run);
    const { length } = run;
    run.numbers[length] = token;
    run.hashes[length] = hash;
    run.starts[length] = start;
    run.ends[length] = end;
    run.length = length + 1;
  };
  const tokens = (): Int32Array => {
    const { numbers, starts, ends, length } = run;
    for (let i = 0; i < length; i++) {
      if (numbers[i] !== NOT_LOOKED_UP) continue;
      const word = printed.slice(starts[i], ends[i]).toLowerCase().replace(APOSTROPHES, '');
      numbers[i] = vocabulary.get(word) ?? -1;
    }
    return numbers;
  };
  /** A token that is not plain: its words instead of those that were read of it so far; gives its end. */
  const readToken = (text: string, start: number, words: number): number => {
    run.length = words;
    TOKEN_END.lastIndex = start + 1;
    const end = TOKEN_END.exec(text)?.index ?? text.length;
    for (const { word, start: from, end: to } of findSameWords(text.slice(start, end).replaceAll('’', "'"), start)) {
      add(vocabulary.get(word) ?? -1, hashWord(word), from, to);
    }
    return end;
  };
  const readRun = (text: string, from: number, to: number): void => {
    run.length = 0;
    // Where the token begins in which `i` stands, and the words before it; where its word begins and ends, and its hash.
    let [token, before] = [from, 0];
    let [start, end, hash] = [from, from, EMPTY_HASH];
    let isOpen = false;
    for (let i = from; i <= to; i++) {
      const code = i < to ? text.charCodeAt(i) : 32;
      const letter = code < 128 ? (LETTERS[code] ?? 0) : code === CURLY_APOSTROPHE ? APOSTROPHE : 0;
      if (letter > APOSTROPHE) {
        if (!isOpen) start = i;
        isOpen = true;
        hash = hashLetter(hash, letter);
        end = i + 1;
        continue;
      }
      if (letter === APOSTROPHE) continue;
      const isInitial = code === STOP && isOpen && end - start === 1 && (LETTERS[text.charCodeAt(i + 1)] ?? 0) > NINE;
      if (
        isInitial ||
        code === BRACKET ||
        code === GRAVE ||
        (code >= 128 && !PARTING.has(code) && !/\s/.test(text[i] ?? ''))
      ) {
        i = readToken(text.slice(0, to), token, before) - 1;
      } else if (isOpen) add(NOT_LOOKED_UP, hash, start, end);
      isOpen = false;
      hash = EMPTY_HASH;
      if (code >= 128 || code === 32 || (code >= 9 && code <= 13)) {
        token = i + 1;
        before = run.length;
      }
    }
  };
  return ({ article: { text }, attribution: { quotations } }, visit) => {
    printed = text;
    let from = 0;
    const readTo = (to: number): void => {
      readRun(text, from, to);
      const { hashes, starts, ends, length } = run;
      visit({ hashes, starts, ends, length, tokens });
    };
    for (const { start, end } of quotations) {
      if (end <= from) continue;
      if (start > from) readTo(start);
      from = end;
    }
    readTo(text.length);
  };
}

/** A run as it is read: `numbers` are its tokens as far as they are known. */
interface Open {
  readonly numbers: Int32Array;
  readonly hashes: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  length: number;
}

const makeRun = (room: number): Open => ({
  numbers: new Int32Array(room),
  hashes: new Int32Array(room),
  starts: new Int32Array(room),
  ends: new Int32Array(room),
  length: 0,
});

function enlargeRun({ numbers, hashes, starts, ends, length }: Open): Open {
  const double = (array: Int32Array): Int32Array => enlarge(array, 2 * array.length);
  return { numbers: double(numbers), hashes: double(hashes), starts: double(starts), ends: double(ends), length };
}
