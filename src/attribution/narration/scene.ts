/** An article's narration as the other rooms know it: tokens, phrases, verbs with their subjects, and where a quotation stands. */
import { type Frame, findFrames } from './cues.ts';
import { findPhrases, type Phrase } from './phrases.ts';
import type { Narration } from './tokens.ts';

/** A quotation as the ranker sees it: where it stands and what stands beside it. */
export interface QuoteView {
  /** Tokens of its first and last paragraph. */
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly words: number;
  /** It begins with a capital letter. */
  readonly capital: boolean;
  /** Its last sign: `,` `.` `?` or `w` (a word). */
  readonly ending: string;
  /** Begins its paragraph / its paragraph is quotations alone. */
  readonly opens: boolean;
  readonly alone: boolean;
}

/** What is known of an article besides the quotation at hand. */
export interface Scene {
  readonly narration: Narration;
  readonly phrases: readonly Phrase[];
  readonly frames: ReadonlyMap<number, readonly Frame[]>;
  /** For each phrase, its first token. */
  readonly starts: readonly number[];
  /** For each phrase, how many phrases of the article share its last word. */
  readonly frequency: readonly number[];
}

/** Phrases and frames of a narration: what stays the same for all its quotations. */
export function createScene(narration: Narration): Scene {
  const phrases = findPhrases(narration);
  const counts = new Map<string, number>();
  const last = (phrase: Phrase) => narration.tokens[phrase.to - 1]?.lower ?? '';
  for (const phrase of phrases) counts.set(last(phrase), (counts.get(last(phrase)) ?? 0) + 1);
  return {
    narration,
    phrases,
    starts: phrases.map((phrase) => phrase.from),
    frames: findFrames(narration, phrases),
    frequency: phrases.map((phrase) => counts.get(last(phrase)) ?? 0),
  };
}
