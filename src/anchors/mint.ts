/** Minting: the id that words give themselves (docs/anchors.md). */
import { hash } from 'node:crypto';
import { mintedWords } from '../text.ts';

/** A way to know words again and to mint from them: words that `fold` to the same text have one key. */
export interface KeyAlgorithm {
  /** Its name in the lock, `q1`; it goes into the hash too, so that no two versions give the same keys. */
  readonly version: string;
  readonly fold: (text: string) => string;
}

/** The first algorithm: the words of K2 as it first was. */
export const Q1: KeyAlgorithm = { version: 'q1', fold: (text) => mintedWords(text).join(' ') };
/**
 * The algorithms in use, the oldest first. Every statement gets a key by each of them; what is new is minted by the last.
 * A version is added here and never taken away, so that no id that was published changes.
 */
export const ALGORITHMS: readonly [KeyAlgorithm, ...KeyAlgorithm[]] = [Q1];
/** Characters of an anchor after `q-`: 50 bits, a chance of collision of 1 in 2,000 among a million statements. */
export const ANCHOR_LENGTH = 10;

/** Crockford's base 32 in lower case: no i, l, o or u. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
/** All of SHA-256: 256 bits at five a character, the last one padded with zeros. */
const LONGEST = 52;

/** The key of a text by an algorithm: `q-` and `length` characters of the hash of its words. */
export function mintAnchor(text: string, length = ANCHOR_LENGTH, { version, fold }: KeyAlgorithm = Q1): string {
  return mintFromWords(fold(text), length, version);
}

/** The same for words that are folded already: the high bits of SHA-256 first. */
export function mintFromWords(joined: string, length = ANCHOR_LENGTH, version = Q1.version): string {
  const bytes = hash('sha256', `${version}\0${joined}`, 'buffer');
  let id = 'q-';
  for (let i = 0; i < Math.min(length, LONGEST); i++) {
    const bit = i * 5;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    id += DIGITS[(pair >> (11 - (bit & 7))) & 31];
  }
  return id;
}

/** The keys of a text by all algorithms, for the lock, by their versions. */
export function mintKeys(text: string, algorithms: readonly KeyAlgorithm[]): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const algorithm of algorithms) keys[algorithm.version] = mintAnchor(text, ANCHOR_LENGTH, algorithm);
  return keys;
}

/** A new anchor for a text: the shortest that is not `taken`, a character longer at each collision. */
export function mintFree(text: string, taken: (id: string) => boolean, algorithm: KeyAlgorithm = Q1): string {
  for (let length = ANCHOR_LENGTH; length <= LONGEST; length++) {
    const id = mintAnchor(text, length, algorithm);
    if (!taken(id)) return id;
  }
  for (let number = 2; ; number++) {
    const id = `${mintAnchor(text, LONGEST, algorithm)}-${number}`;
    if (!taken(id)) return id;
  }
}
