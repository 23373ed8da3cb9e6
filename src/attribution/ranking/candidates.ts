/** For each quotation of an article, the phrases that may name its source. */
import { countBelow } from '../../sorted.ts';
import type { Phrase, PhraseType } from '../narration/phrases.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import { isAccording } from './tags.ts';

const SILENT: ReadonlySet<PhraseType> = new Set<PhraseType>(['date', 'figure', 'object']);
/** Things and places: a source only in the sentence of the quotation itself. */
const MUTE: ReadonlySet<PhraseType> = new Set<PhraseType>(['noun', 'place']);
const NARRATOR = /^(?:i|we|you)$/;
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
    if (!canSpeak(scene, phrase, quote.sentence)) continue;
    found.push(at);
    taken++;
  }
  taken = 0;
  for (let at = pivot; at < phrases.length && taken < MOST; at++) {
    const phrase = phrases[at] as Phrase;
    if (phrase.sentence - lastSentence > SENTENCES_AFTER) break;
    if (!canSpeak(scene, phrase, lastSentence)) continue;
    found.push(at);
    taken++;
  }
  for (const phrase of carried) if (phrase >= 0 && !found.includes(phrase)) found.push(phrase);
  return found;
}

/**
 * A thing only in the quotation's own sentence, and only where it does something there: of 17 that did nothing none was right. The
 * reporter and the reader only where they speak; "it" where it does anything.
 */
function canSpeak({ narration, frames }: Scene, phrase: Phrase, sentence: number): boolean {
  if (SILENT.has(phrase.type) || (phrase.sentence !== sentence && MUTE.has(phrase.type))) return false;
  const own = frames.get(phrase.index) ?? [];
  if (phrase.type === 'pronoun' && NARRATOR.test(narration.tokens[phrase.from]?.lower ?? ''))
    return own.some(({ lemma }) => lemma !== null);
  const isEmpty = phrase.type === 'noun' || narration.tokens[phrase.from]?.lower === 'it';
  return !isEmpty || own.length > 0 || isAccording(narration.tokens, phrase);
}
