/** Words as numbers: what is looked up many times is compared as a number, and folded once. */
import { keyK2 } from '../text.ts';

/** The number of a text's words (K2): one for all texts of the same words, from 0 in the order of their first appearance. */
export type NumberWords = (text: string) => number;

/** Begins to count. */
export function createNumbering(): NumberWords {
  const ofText = new Map<string, number>();
  const ofWords = new Map<string, number>();
  return (text) => {
    const known = ofText.get(text);
    if (known !== undefined) return known;
    const words = keyK2(text);
    const number = ofWords.get(words) ?? ofWords.size;
    ofWords.set(words, number);
    ofText.set(text, number);
    return number;
  };
}
