/** What articles print outside quotation marks, read letter by letter: it is most of every article. */
import { EMPTY_HASH, hashLetter, hashWord } from '../copies.ts';
import { findWords } from '../text.ts';
import { createLexicon, enlarge, LETTERS } from './lexicon.ts';
import type { Source } from './pieces.ts';

/** A run of words: for each its number in the vocabulary (-1: not in it), its hash, and where it stands. */
export interface Narration {
  readonly tokens: Int32Array;
  readonly hashes: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Number of words; what the arrays hold beyond is left over from other runs. */
  readonly length: number;
}

/** Calls `visit` for each run of an article outside its quotations; the next run overwrites what it is given. */
export type ReadNarration = (source: Source, visit: (run: Narration) => void) => void;

/** Marks, dashes and spaces that part words, besides ASCII. */
const PARTING = new Set(Array.from('“”‘„«»–—…\u00a0', (mark) => mark.charCodeAt(0)));
const CURLY_APOSTROPHE = 0x2019;
const APOSTROPHE = 39;
const PLAIN = /^[a-z0-9]+$/;
const TOKEN_END = /[\s“”‘„«»–—…]|$/g;

/** Prepares the reading for the words of a vocabulary. */
export function createNarrationReader(vocabulary: ReadonlyMap<string, number>): ReadNarration {
  const lexicon = createLexicon();
  for (const [word, number] of vocabulary) if (PLAIN.test(word)) lexicon.add(word, number);
  let letters = new Uint8Array(64);
  let run = makeRun(1024);
  const add = (token: number, hash: number, start: number, end: number): void => {
    if (run.length === run.tokens.length) run = enlargeRun(run);
    const { length } = run;
    run.tokens[length] = token;
    run.hashes[length] = hash;
    run.starts[length] = start;
    run.ends[length] = end;
    run.length = length + 1;
  };
  /** A token that is not plain: its words instead of those that were read of it so far; gives its end. */
  const readToken = (text: string, start: number, words: number): number => {
    run.length = words;
    TOKEN_END.lastIndex = start + 1;
    const end = TOKEN_END.exec(text)?.index ?? text.length;
    for (const { word, start: from, end: to } of findWords(text.slice(start, end).replaceAll('’', "'"), start)) {
      add(vocabulary.get(word) ?? -1, hashWord(word), from, to);
    }
    return end;
  };
  const readRun = (text: string, from: number, to: number): void => {
    run.length = 0;
    // Where the token begins in which `i` stands, and the words before it; where its word begins and ends, and its letters.
    let [token, before] = [from, 0];
    let [start, end, size, hash] = [from, from, 0, EMPTY_HASH];
    for (let i = from; i <= to; i++) {
      const code = i < to ? text.charCodeAt(i) : 32;
      const letter = code < 128 ? (LETTERS[code] ?? 0) : code === CURLY_APOSTROPHE ? APOSTROPHE : 0;
      if (letter > APOSTROPHE) {
        if (size === 0) start = i;
        if (size === letters.length) letters = enlarge(letters, 2 * size);
        letters[size++] = letter;
        hash = hashLetter(hash, letter);
        end = i + 1;
        continue;
      }
      if (letter === APOSTROPHE) continue;
      if (code >= 128 && !PARTING.has(code) && !/\s/.test(text[i] ?? '')) {
        i = readToken(text.slice(0, to), token, before) - 1;
      } else if (size > 0) add(lexicon.find(letters, size, hash), hash, start, end);
      size = 0;
      hash = EMPTY_HASH;
      if (code >= 128 || code === 32 || (code >= 9 && code <= 13)) {
        token = i + 1;
        before = run.length;
      }
    }
  };
  return ({ article: { text }, attribution: { quotations } }, visit) => {
    let from = 0;
    for (const { start, end } of quotations) {
      if (end <= from) continue;
      if (start > from) {
        readRun(text, from, start);
        visit(run);
      }
      from = end;
    }
    readRun(text, from, text.length);
    visit(run);
  };
}

type Writable = { -readonly [K in keyof Narration]: Narration[K] };

const makeRun = (room: number): Writable => ({
  tokens: new Int32Array(room),
  hashes: new Int32Array(room),
  starts: new Int32Array(room),
  ends: new Int32Array(room),
  length: 0,
});

function enlargeRun({ tokens, hashes, starts, ends, length }: Narration): Writable {
  const double = (array: Int32Array): Int32Array => enlarge(array, 2 * array.length);
  return { tokens: double(tokens), hashes: double(hashes), starts: double(starts), ends: double(ends), length };
}
