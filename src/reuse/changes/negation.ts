/** Denials: the words that deny, and sentences without them ("does not work" beside "works"). */
import type { Sequence } from '../words/compare.ts';

const NEGATOR =
  /^(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|cant|wont|shant|aint|without|(?:do|does|did|is|are|was|were|has|have|had|would|could|should|must|need|might)nt)$/;
const SUPPORT = /^(?:do|does|did)$/;
const SUPPORT_NOT = /^(?:do|does|did)nt$/;

/** Whether a word (as `words()` gives it) denies. */
export function isNegator(word: string): boolean {
  return NEGATOR.test(word);
}

/** Whether a word only carries a denial: "did" in "did not run". */
export function isSupport(word: string): boolean {
  return SUPPORT.test(word) || SUPPORT_NOT.test(word);
}

/** A sequence without "do not", "does not", "did not" and "didn't"; `null` where it holds none. */
export type StripDenial = (sequence: Sequence) => Sequence | null;

/** Prepares `StripDenial` for the numbers of a vocabulary. */
export function createStrip(vocabulary: ReadonlyMap<string, number>): StripDenial {
  const mark = (list: readonly string[]): Uint8Array => {
    const marked = new Uint8Array(vocabulary.size);
    for (const word of list) marked[vocabulary.get(word) ?? -1] = 1;
    return marked;
  };
  const [support, contracted] = [mark(['do', 'does', 'did']), mark(['dont', 'doesnt', 'didnt'])];
  const not = vocabulary.get('not') ?? -1;
  const isDenial = (tokens: Int32Array, i: number, end: number): boolean =>
    support[tokens[i] ?? -1] === 1 && tokens[i + 1] === not && i + 1 < end;
  return ({ tokens, from, length }) => {
    const end = from + length;
    let first = from;
    while (first < end && contracted[tokens[first] ?? -1] !== 1 && !isDenial(tokens, first, end)) first++;
    if (first === end) return null;
    const kept = [...tokens.subarray(from, first)];
    for (let i = first; i < end; i++) {
      const token = tokens[i] ?? -1;
      if (contracted[token] === 1) continue;
      if (isDenial(tokens, i, end)) i++;
      else kept.push(token);
    }
    return { tokens: Int32Array.from(kept), from: 0, length: kept.length };
  };
}
