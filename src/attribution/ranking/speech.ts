/**
 * Whether a quoted stretch is speech at all: a learned yes or no (`kinds.data.json`, trained by `npm run train`) over named
 * features.
 */

import type { Quotation } from '../../model.ts';
import { findWords } from '../../text.ts';
import type { Frame } from '../narration/cues.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import { lookUp } from '../words/lexicon.ts';
import type { Weights } from '../words/weights.ts';
import { isTitleCase, NAMING, nearestReport, WORKS } from './signs.ts';

function show(token: Token | undefined): string {
  if (!token) return '^';
  return 'PODSICWXTR'.includes(token.tag) && token.lower.length < 12 ? token.lower : token.tag;
}

/** What speaks for a quoted stretch being somebody's words, as named features. `none`: the ranker's probability of no source. */
export function kindFeatures(
  scene: Scene,
  quote: QuoteView,
  quotation: Quotation,
  text: string,
  none: number,
  frame: Frame | null,
): string[] {
  const { tokens } = scene.narration;
  const before = tokens[quote.first - 1];
  const after = tokens[quote.last + 1];
  const size = quote.words <= 3 ? String(quote.words) : quote.words <= 5 ? '5' : quote.words <= 9 ? '9' : '10';
  const single = /['‘’‚]/.test(text.charAt(quotation.start - 1));
  const inside = quotation.text;
  const titled = isTitleCase(inside);
  const person = /\b(?:I|we|me|my|our|us|you|your)\b/i.test(inside);
  const sureness =
    none > 0.9 ? 'N9' : none > 0.6 ? 'N6' : none > 0.3 ? 'N3' : none > 0.1 ? 'N1' : none > 0.02 ? 'N02' : 'N0';
  const features = [
    'bias',
    `size:${size}`,
    `size:${size}|${quote.capital ? 'C' : 'c'}|${quote.ending}`,
    `pre:${show(before)}`,
    `post:${show(after)}`,
    `pre:${show(before)}|${size}`,
    `post:${show(after)}|${size}|${quote.ending}`,
    `${sureness}`,
    `${sureness}|${size}`,
    `${sureness}|pre:${show(before)}`,
    `titled:${titled}|${size}`,
    `titled:${titled}|${sureness}`,
    `titled:${titled && quote.words > 1}|${Math.min(1, quote.paragraph)}|${before?.tag ?? '^'}|${quote.ending}`,
    `titled:${titled && quote.words > 1}|${frame?.lemma ? (frame.verb < quote.first ? Math.min(6, quote.first - frame.verb) : 'a') : '-'}`,
    `single:${single}|${size}`,
    `pp:${show(before)}|${after?.tag ?? '^'}|${size}`,
    `minor:${single && scene.narration.doubles}|${Math.min(1, quote.paragraph)}|${size}`,
    `person:${person}|${size}`,
    `opens:${quote.opens}|alone:${quote.alone}|${size}`,
    `paragraph:${Math.min(1, quote.paragraph)}|${size}`,
    `sign:${/[!?]/.test(inside)}|${size}`,
    `pre2:${show(tokens[quote.first - 2])} ${show(before)}`,
  ];
  const related = frame
    ? `${frame.role}|${frame.lemma ? 'l' : 'u'}|${frame.verb > quote.last ? 'a' : 'b'}${Math.min(4, frame.verb > quote.last ? frame.verb - quote.last : quote.first - frame.verb)}`
    : 'none';
  features.push(`frame:${related}`, `frame:${related}|${size}`, `lemma:${frame?.lemma ?? '-'}|${quote.words <= 5}`);
  const spoken = nearestReport(tokens, quote);
  const short = quote.words <= 5;
  features.push(
    `report:${spoken.lemma ?? '-'}|${short}`,
    `report:${spoken.distance}|${size}`,
    `report:${spoken.lemma !== null}|${show(before)}|${after?.tag ?? '^'}|${short}`,
    `titled:${titled}|${show(before)}|${after?.tag ?? '^'}`,
    `titled:${titled}|${spoken.lemma !== null}|${size}`,
    `single:${single}|${spoken.lemma !== null}|${size}`,
  );
  if (before && NAMING.test(before.lower)) features.push('naming', `naming|${before.lower}`);
  if (tokens[quote.first - 2] && NAMING.test((tokens[quote.first - 2] as Token).lower)) features.push('naming2');
  if (before && WORKS.test(before.lower)) features.push('work');
  if (after && WORKS.test(after.lower)) features.push('work-after');
  if (quote.words <= 2) features.push(`one:${lookUp(findWords(inside)[0]?.word ?? '').tag}|${sureness}`);
  if (before?.tag === 'V' || before?.tag === 'G') features.push(`verb:${before.lower}`);
  return features;
}

/** The probability, in [0,1], that a quoted stretch is somebody's words. */
export function speechProbability(features: readonly string[], weights: Weights): number {
  let score = 0;
  for (const feature of features) score += weights.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-score));
}
