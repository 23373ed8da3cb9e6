/** Plain words by their letters: most words of any text have been met before, and need no string to be known again. */
import { EMPTY_HASH, hashLetter } from '../../copies.ts';

/** Numbers of words made of small ASCII letters and digits. */
export interface Lexicon {
  /** The number of the word of the first `size` letters (`hash` is their `hashWord`); -1: not in it. */
  readonly find: (letters: Uint8Array, size: number, hash: number) => number;
  /** Enters a plain word that is not in it. */
  readonly add: (word: string, number: number) => void;
}

const APOSTROPHE = 39;
/** For each ASCII code a letter in lower case, a digit or an apostrophe as it is; 0 for what parts words. */
export const LETTERS = Uint8Array.from({ length: 128 }, (_, code) => {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === APOSTROPHE) return code;
  return code >= 65 && code <= 90 ? code + 32 : 0;
});

/** Begins a lexicon. */
export function createLexicon(): Lexicon {
  // Of entry `e` the number, the hash, and the letters `spelt[starts[e]]` up to `spelt[starts[e + 1]]`.
  let [numbers, hashes, starts] = [new Int32Array(1024), new Int32Array(1024), new Int32Array(1025)];
  let spelt = new Uint8Array(8192);
  // At most half of the slots are taken.
  let slots = new Int32Array(2048).fill(-1);
  let size = 0;
  const put = (entry: number): void => {
    const mask = slots.length - 1;
    let slot = slotOf(hashes[entry] ?? 0, mask);
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = entry;
  };
  const isSpelt = (entry: number, letters: Uint8Array, length: number): boolean => {
    const from = starts[entry] ?? 0;
    if ((starts[entry + 1] ?? 0) - from !== length) return false;
    for (let i = 0; i < length; i++) if (spelt[from + i] !== letters[i]) return false;
    return true;
  };
  const grow = (): void => {
    const length = 2 * numbers.length;
    [numbers, hashes] = [enlarge(numbers, length), enlarge(hashes, length)];
    starts = enlarge(starts, length + 1);
    slots = new Int32Array(2 * length).fill(-1);
    for (let entry = 0; entry < size; entry++) put(entry);
  };
  return {
    find: (letters, length, hash) => {
      const mask = slots.length - 1;
      for (let slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
        const entry = slots[slot] ?? -1;
        if (entry < 0) return -1;
        if (hashes[entry] === hash && isSpelt(entry, letters, length)) return numbers[entry] ?? -1;
      }
    },
    add: (word, number) => {
      if (size === numbers.length) grow();
      const from = starts[size] ?? 0;
      if (from + word.length > spelt.length) spelt = enlarge(spelt, 2 * (from + word.length));
      let hash = EMPTY_HASH;
      for (let i = 0; i < word.length; i++) {
        spelt[from + i] = word.charCodeAt(i);
        hash = hashLetter(hash, word.charCodeAt(i));
      }
      starts[size + 1] = from + word.length;
      numbers[size] = number;
      hashes[size] = hash;
      put(size++);
    },
  };
}

function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

/** The same numbers in a longer array. */
export function enlarge<T extends Int32Array | Uint8Array>(array: T, length: number): T {
  const larger = new (array.constructor as new (length: number) => T)(length);
  larger.set(array);
  return larger;
}
