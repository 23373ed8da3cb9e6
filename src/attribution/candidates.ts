/** For each quotation of an article, the phrases that may name its source. */
import type { Quotation } from '../model.ts';
import { countBelow } from '../sorted.ts';
import { findWords } from '../text.ts';
import { findFrames } from './cues.ts';
import type { QuoteView, Scene } from './features.ts';
import { findPhrases, type Phrase, type PhraseType } from './phrases.ts';
import type { Narration, Token } from './tokens.ts';

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

/** What ranking needs of a top-level quotation; `null` for a nested one. */
export function viewQuote(narration: Narration, quotation: Quotation, index: number): QuoteView | null {
  const { tokens } = narration;
  const own = narration.quoteTokens[index] ?? [];
  const first = own[0];
  const last = own.at(-1);
  if (first === undefined || last === undefined) return null;
  const { sentence, paragraph } = tokens[first] as Token;
  const sign = lastSign(quotation.text);
  const ending = sign === ',' ? ',' : sign === '.' ? '.' : /[?!…—–-]/u.test(sign) ? '?' : 'w';
  const opens = tokens[first - 1]?.paragraph !== paragraph;
  return {
    first,
    last,
    sentence,
    paragraph,
    words: Math.min(60, findWords(quotation.text.slice(0, 400)).length),
    capital: /^[^\p{L}\p{N}]*\p{Lu}/u.test(quotation.text),
    ending,
    opens,
    alone: narration.spoken[paragraph] === 0 && narration.spoken[(tokens[last] as Token).paragraph] === 0,
  };
}

/** The last character that is neither a mark nor white space; looked for from the end, whatever stands before. */
function lastSign(text: string): string {
  let end = text.length;
  while (end > 0 && /["“”„‟«»‹›‘’‚‛'`\s]/u.test(text.charAt(end - 1))) end--;
  return text.charAt(end - 1);
}

const SILENT: ReadonlySet<PhraseType> = new Set<PhraseType>(['date', 'figure', 'object']);
/** Things and places: a source only in the sentence of the quotation itself. */
const MUTE: ReadonlySet<PhraseType> = new Set<PhraseType>(['noun', 'place']);
/** How far a source is looked for, in sentences before and after, and how many phrases at most on either side. */
const SENTENCES_BEFORE = 4;
const SENTENCES_AFTER = 1;
const MOST = 12;

/**
 * The phrases near a quotation that may name its source, nearest first, and `carried` (the source of the quotation before).
 * PolNeAR's annotators found the source in the paragraph of the quotation for 98 %.
 */
export function findCandidates(scene: Scene, quote: QuoteView, carried: readonly number[]): number[] {
  const { phrases, narration } = scene;
  const lastSentence = narration.tokens[quote.last]?.sentence ?? quote.sentence;
  const found: number[] = [];
  const pivot = countBelow(scene.starts, quote.first);
  let taken = 0;
  for (let at = pivot - 1; at >= 0 && taken < MOST; at--) {
    const phrase = phrases[at] as Phrase;
    if (quote.sentence - phrase.sentence > SENTENCES_BEFORE || quote.paragraph - phrase.paragraph > 2) break;
    if (SILENT.has(phrase.type) || (phrase.sentence !== quote.sentence && MUTE.has(phrase.type))) continue;
    found.push(at);
    taken++;
  }
  taken = 0;
  for (let at = pivot; at < phrases.length && taken < MOST; at++) {
    const phrase = phrases[at] as Phrase;
    if (phrase.sentence - lastSentence > SENTENCES_AFTER) break;
    if (SILENT.has(phrase.type) || (phrase.sentence !== lastSentence && MUTE.has(phrase.type))) continue;
    found.push(at);
    taken++;
  }
  for (const phrase of carried) if (phrase >= 0 && !found.includes(phrase)) found.push(phrase);
  return found;
}
