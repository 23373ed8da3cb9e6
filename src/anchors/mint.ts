/** Minting: the id that words give themselves (docs/anchors.md). */
import { createHash } from 'node:crypto';
import { keyK2 } from '../text.ts';

/** The algorithm version whose keys are minted now. Another version is minted beside it, never instead of it. */
export const KEY_VERSION = 'q1';
/** Characters of an anchor after `q-`: 50 bits, a chance of collision of 1 in 2,000 among a million statements. */
export const ANCHOR_LENGTH = 10;

/** Crockford's base 32 in lower case: no i, l, o or u. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
/** All of SHA-256: 256 bits at five a character, the last one padded with zeros. */
const LONGEST = 52;

/** The anchor of a text's words: `q-` and `length` characters of their SHA-256, the high bits first. */
export function mintAnchor(text: string, length = ANCHOR_LENGTH): string {
  return mintFromWords(keyK2(text), length);
}

/** The same for words that are joined by one space already. */
export function mintFromWords(joined: string, length = ANCHOR_LENGTH): string {
  const hash = createHash('sha256').update(`${KEY_VERSION}\0${joined}`, 'utf8').digest();
  let id = 'q-';
  for (let i = 0; i < Math.min(length, LONGEST); i++) {
    const bit = i * 5;
    const pair = ((hash[bit >> 3] ?? 0) << 8) | (hash[(bit >> 3) + 1] ?? 0);
    id += DIGITS[(pair >> (11 - (bit & 7))) & 31];
  }
  return id;
}

/** A new anchor for words: the shortest that is not `taken`, a character longer at each collision. */
export function mintFree(joined: string, taken: (id: string) => boolean): string {
  for (let length = ANCHOR_LENGTH; length <= LONGEST; length++) {
    const id = mintFromWords(joined, length);
    if (!taken(id)) return id;
  }
  for (let number = 2; ; number++) {
    const id = `${mintFromWords(joined, LONGEST)}-${number}`;
    if (!taken(id)) return id;
  }
}
