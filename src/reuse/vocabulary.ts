/** Words as numbers: read off plain text letter by letter, since most of them have been met before. */
import { words } from '../text.ts';

/** Reads texts into numbers. */
export interface WordReader {
  /** The number of each word met so far. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The words of a text (as `words()` gives them), in an array that the next call overwrites, and how many they are. */
  readonly read: (text: string) => { readonly tokens: Int32Array; readonly length: number };
}

/** Words kept at hand, by hash; one that another has taken the place of is found in the map. */
const PLACES = 1 << 18;
const APOSTROPHE = 39;
/** For each ASCII code a letter in lower case, a digit or an apostrophe as it is; 0 for what parts words. */
const LETTERS = Uint8Array.from({ length: 128 }, (_, code) => {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === APOSTROPHE) return code;
  return code >= 65 && code <= 90 ? code + 32 : 0;
});

/** Begins a vocabulary; words are numbered in the order of their first appearance. */
export function createReader(): WordReader {
  const numbers = new Map<string, number>();
  const places = new Int32Array(PLACES).fill(-1);
  // The letters of the words at hand: those of word `w` are `spelt[starts[w]]` up to `spelt[starts[w + 1]]`.
  let spelt = new Uint8Array(1 << 16);
  let starts = new Int32Array(1 << 12);
  let tokens = new Int32Array(1024);
  let letters = new Uint8Array(64);
  const enter = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(word, number);
    const from = starts[number] ?? 0;
    if (number + 2 > starts.length) starts = enlarge(starts, number + 2);
    if (from + word.length > spelt.length) spelt = enlarge(spelt, from + word.length);
    for (let i = 0; i < word.length; i++) spelt[from + i] = word.charCodeAt(i);
    starts[number + 1] = from + word.length;
    return number;
  };
  const isSpelt = (word: number, size: number): boolean => {
    const from = starts[word] ?? 0;
    if ((starts[word + 1] ?? 0) - from !== size) return false;
    for (let i = 0; i < size; i++) if (spelt[from + i] !== letters[i]) return false;
    return true;
  };
  const enterLetters = (size: number, hash: number): number => {
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const known = places[place] ?? -1;
    if (known >= 0 && isSpelt(known, size)) return known;
    const number = enter(Buffer.from(letters.buffer, 0, size).toString('latin1'));
    places[place] = number;
    return number;
  };
  /** How many words a plain text has, or -1 where it is not plain. */
  const readPlain = (text: string): number => {
    if (letters.length < text.length) letters = new Uint8Array(2 * text.length);
    let [length, size, hash] = [0, 0, 0];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) return -1;
      const letter = LETTERS[code] ?? 0;
      if (letter > APOSTROPHE) {
        letters[size++] = letter;
        hash = Math.imul(hash ^ letter, 0x01000193);
      } else if (letter === 0 && size > 0) {
        tokens[length++] = enterLetters(size, hash);
        [size, hash] = [0, 0];
      }
    }
    if (size > 0) tokens[length++] = enterLetters(size, hash);
    return length;
  };
  const read: WordReader['read'] = (text) => {
    if (tokens.length < text.length) tokens = new Int32Array(2 * text.length);
    const length = readPlain(text);
    if (length >= 0) return { tokens, length };
    const found = words(text);
    if (tokens.length < found.length) tokens = new Int32Array(2 * found.length);
    for (let i = 0; i < found.length; i++) tokens[i] = enter(found[i] ?? '');
    return { tokens, length: found.length };
  };
  return { numbers, read };
}

function enlarge<T extends Int32Array | Uint8Array>(array: T, least: number): T {
  const larger = new (array.constructor as new (length: number) => T)(Math.max(least, 2 * array.length));
  larger.set(array);
  return larger;
}
