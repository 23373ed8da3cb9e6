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
const ASCII = /^[\0-\x7f]*$/;
const APOSTROPHE = 39;

/** Begins a vocabulary; words are numbered in the order of their first appearance. */
export function createReader(): WordReader {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const places = new Int32Array(PLACES).fill(-1);
  let tokens = new Int32Array(1024);
  let letters = new Uint8Array(64);
  const enter = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, names.length);
    return names.push(word) - 1;
  };
  const enterLetters = (size: number, hash: number): number => {
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const known = places[place] ?? -1;
    if (known >= 0 && isSpelt(names[known] ?? '', letters, size)) return known;
    const number = enter(Buffer.from(letters.buffer, 0, size).toString('latin1'));
    places[place] = number;
    return number;
  };
  const readPlain = (text: string): number => {
    if (letters.length < text.length) letters = new Uint8Array(2 * text.length);
    let [length, size, hash] = [0, 0, 0];
    for (let i = 0; i <= text.length; i++) {
      const letter = i < text.length ? plainLetter(text.charCodeAt(i)) : 0;
      if (letter === APOSTROPHE) continue;
      if (letter > 0) {
        letters[size++] = letter;
        hash = Math.imul(hash ^ letter, 0x01000193);
      } else if (size > 0) {
        tokens[length++] = enterLetters(size, hash);
        [size, hash] = [0, 0];
      }
    }
    return length;
  };
  const read: WordReader['read'] = (text) => {
    if (tokens.length < text.length) tokens = new Int32Array(2 * text.length);
    if (ASCII.test(text)) return { tokens, length: readPlain(text) };
    const found = words(text);
    if (tokens.length < found.length) tokens = new Int32Array(2 * found.length);
    for (let i = 0; i < found.length; i++) tokens[i] = enter(found[i] ?? '');
    return { tokens, length: found.length };
  };
  return { numbers, read };
}

/** A letter in lower case, a digit or an apostrophe as it is; 0 for what parts words. */
function plainLetter(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === APOSTROPHE) return code;
  return code >= 65 && code <= 90 ? code + 32 : 0;
}

function isSpelt(word: string, letters: Uint8Array, size: number): boolean {
  if (word.length !== size) return false;
  for (let i = 0; i < size; i++) if (word.charCodeAt(i) !== letters[i]) return false;
  return true;
}
