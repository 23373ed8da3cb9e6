/** Words as numbers: read off plain text letter by letter, since most of them have been met before. */
import { EMPTY_HASH, hashLetter } from '../../copies.ts';
import { createLexicon, LETTERS } from './lexicon.ts';
import { sameWords } from './same.ts';

/** Reads texts into numbers. */
export interface WordReader {
  /** The number of each word met so far. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The words of a text (as `sameWords()` gives them), in an array that the next call overwrites, and how many they are. */
  readonly read: (text: string) => { readonly tokens: Int32Array; readonly length: number };
}

const APOSTROPHE = 39;
const STOP = 46;
const NINE = 57;
const BRACKET = 91;
const GRAVE = 96;

/** Begins a vocabulary; words are numbered in the order of their first appearance. */
export function createReader(): WordReader {
  const numbers = new Map<string, number>();
  const lexicon = createLexicon();
  let tokens = new Int32Array(1024);
  let letters = new Uint8Array(64);
  const enter = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
  const enterLetters = (size: number, hash: number): number => {
    const known = lexicon.find(letters, size, hash);
    if (known >= 0) return known;
    const word = Buffer.from(letters.buffer, 0, size).toString('latin1');
    const number = enter(word);
    lexicon.add(word, number);
    return number;
  };
  /** How many words a plain text has, or -1 where it is not plain, or may hold what `same.ts` folds. */
  const readPlain = (text: string): number => {
    if (letters.length < text.length) letters = new Uint8Array(2 * text.length);
    let length = 0;
    let size = 0;
    let hash = EMPTY_HASH;
    for (let i = 0; i <= text.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 0;
      if (code > 127 || code === BRACKET || code === GRAVE) return -1;
      if (code === STOP && size === 1 && (LETTERS[text.charCodeAt(i + 1)] ?? 0) > NINE) return -1;
      const letter = LETTERS[code] ?? 0;
      if (letter > APOSTROPHE) {
        letters[size++] = letter;
        hash = hashLetter(hash, letter);
      } else if (letter === 0 && size > 0) {
        tokens[length++] = enterLetters(size, hash);
        size = 0;
        hash = EMPTY_HASH;
      }
    }
    return length;
  };
  const read: WordReader['read'] = (text) => {
    if (tokens.length < text.length) tokens = new Int32Array(2 * text.length);
    const length = readPlain(text);
    if (length >= 0) return { tokens, length };
    const found = sameWords(text);
    if (tokens.length < found.length) tokens = new Int32Array(2 * found.length);
    for (let i = 0; i < found.length; i++) tokens[i] = enter(found[i] ?? '');
    return { tokens, length: found.length };
  };
  return { numbers, read };
}
