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
import type { Weights } from '../words/read-weights.ts';
import type { Echo } from './echo.ts';
import { isSingle, mereSign } from './mere.ts';
import { isHeadlineCase, isTitleCase, nearestReport, REMARKS, WORKS } from './signs.ts';
import { surroundings } from './surroundings.ts';
import { line, wording } from './wording.ts';

/**
 * From this probability on a stretch is speech. By cross-validation on what the weights are trained on (`npm run train -- --tune`) as many
 * stretches are told wrong from .33 as from .45. On news that they have not seen .42 tells 8 more of 156 unsaid stretches apart than .33, and
 * loses 4 of 1,000 that somebody said.
 */
export const SPEECH = 0.42;

/** A quoted stretch with what is known of it before it is called speech or not. */
export interface Stretch {
  readonly scene: Scene;
  readonly quote: QuoteView;
  readonly quotation: Quotation;
  /** The article's text and how it uses its marks. */
  readonly text: string;
  readonly echo: Echo;
  /** The ranker's probability that there is no source, and the verb of its best source. */
  readonly none: number;
  readonly frame: Frame | null;
}

/** What speaks for or against a quoted stretch being somebody's words, as named features. */
export function kindFeatures(stretch: Stretch): string[] {
  const { scene, quote, quotation, echo } = stretch;
  const size = quote.words <= 3 ? String(quote.words) : quote.words <= 5 ? '5' : quote.words <= 9 ? '9' : '10';
  const short = quote.words <= 5;
  const sureness = sureOf(stretch.none);
  const echoes = echo.features(quotation);
  return [
    'bias',
    ...ownFeatures(stretch, size),
    ...besideFeatures(stretch, size, sureness),
    ...sourceFeatures(stretch, size, sureness),
    ...titleFeatures(stretch, size, sureness),
    ...surroundings(scene, quote, size),
    ...wording(scene, quote, quotation, size),
    ...line(scene, quote, isSingle(stretch.text, quotation), size),
    ...echoes,
    ...echoes.map((one) => `${one}|${size}`),
    `style:${echo.voice}${echo.share}|${size}`,
    `voice:${echo.voice}|${short}`,
    `share:${echo.share}|${short}`,
  ];
}

function sureOf(none: number): string {
  return none > 0.9 ? 'N9' : none > 0.6 ? 'N6' : none > 0.3 ? 'N3' : none > 0.1 ? 'N1' : none > 0.02 ? 'N02' : 'N0';
}

/** The stretch itself: how long, how it begins and ends, in which marks, where in its paragraph. */
function ownFeatures({ scene, quote, quotation, text }: Stretch, size: string): string[] {
  const single = isSingle(text, quotation);
  const inside = quotation.text;
  const paragraph = Math.min(1, quote.paragraph);
  const features = [
    `size:${size}`,
    `size:${size}|${quote.capital ? 'C' : 'c'}|${quote.ending}`,
    `single:${single}|${size}`,
    `minor:${single && scene.narration.doubles}|${paragraph}|${size}`,
    `person:${/\b(?:I|we|me|my|our|us|you|your)\b/i.test(inside)}|${size}`,
    `opens:${quote.opens}|alone:${quote.alone}|${size}`,
    `paragraph:${paragraph}|${size}`,
    `sign:${/[!?]/.test(inside)}|${size}`,
  ];
  if (/^[\p{Lu}\p{N}.]{2,}$/u.test(inside)) features.push('letters');
  return features;
}

/** The words directly at the marks. */
function besideFeatures({ scene, quote, quotation }: Stretch, size: string, sureness: string): string[] {
  const before = scene.narration.tokens[quote.first - 1];
  const after = scene.narration.tokens[quote.last + 1];
  const features = [
    `pre:${show(before)}`,
    `post:${show(after)}`,
    `pre:${show(before)}|${size}`,
    `post:${show(after)}|${size}|${quote.ending}`,
    `${sureness}|pre:${show(before)}`,
  ];
  if (WORKS.test(before?.lower ?? '')) features.push('work');
  if (WORKS.test(after?.lower ?? '')) features.push('work-after');
  if (REMARKS.test(after?.lower ?? '')) features.push('remark', `remark|${size}`);
  if (quote.words <= 2) features.push(`one:${lookUp(findWords(quotation.text)[0]?.word ?? '').tag}|${sureness}`);
  if (before?.tag === 'V' || before?.tag === 'G') features.push(`verb:${before.lower}`);
  return features;
}

function show(token: Token | undefined): string {
  if (!token) return '^';
  return 'PODSICWXTR'.includes(token.tag) && token.lower.length < 12 ? token.lower : token.tag;
}

/** How sure the ranker is that there is a source, the verb of that source, and the reporting verb before the marks. */
function sourceFeatures(stretch: Stretch, size: string, sureness: string): string[] {
  const { scene, quote, frame, quotation, text } = stretch;
  const { tokens } = scene.narration;
  const short = quote.words <= 5;
  const report = nearestReport(tokens, quote);
  const reported = report.lemma !== null;
  const ahead = frame !== null && frame.verb > quote.last;
  const distance = frame ? Math.min(4, ahead ? frame.verb - quote.last : quote.first - frame.verb) : 0;
  const related = frame ? `${frame.role}|${frame.lemma ? 'l' : 'u'}|${ahead ? 'a' : 'b'}${distance}` : 'none';
  const mere = mereSign(scene, quote, quotation, text);
  const single = isSingle(text, quotation);
  const sides = `${show(tokens[quote.first - 1])}|${tokens[quote.last + 1]?.tag ?? '^'}`;
  return [
    sureness,
    `${sureness}|${size}`,
    `frame:${related}`,
    `frame:${related}|${size}`,
    `lemma:${frame?.lemma ?? '-'}|${short}`,
    `report:${report.lemma ?? '-'}|${short}`,
    `report:${report.distance}|${size}`,
    `report:${reported}|${sides}|${short}`,
    `single:${single}|${reported}|${size}`,
    `mere:${mere}`,
    `mere:${mere}|${sureness}`,
    `mere:${mere}|${size}`,
    `mere:${mere}|${single}|${reported}`,
  ];
}

/** Whether it looks like a name: capitals throughout, and where. */
function titleFeatures({ scene, quote, quotation, frame }: Stretch, size: string, sureness: string): string[] {
  const { tokens } = scene.narration;
  const headline = isHeadlineCase(tokens, quote);
  const titled = !headline && isTitleCase(quotation.text);
  const longer = titled && quote.words > 1;
  const before = tokens[quote.first - 1];
  const verb = !frame?.lemma ? '-' : frame.verb < quote.first ? Math.min(6, quote.first - frame.verb) : 'a';
  return [
    `titled:${titled}|${size}`,
    `titled:${titled}|${sureness}`,
    `titled:${longer}|${Math.min(1, quote.paragraph)}|${before?.tag ?? '^'}|${quote.ending}`,
    `titled:${longer}|${verb}`,
    `titled:${titled}|${show(before)}|${tokens[quote.last + 1]?.tag ?? '^'}`,
    `titled:${titled}|${nearestReport(tokens, quote).lemma !== null}|${size}`,
    `headline:${headline}|${Math.min(1, quote.paragraph)}`,
    `headline:${headline}|${size}`,
    `headline:${headline}|${sureness}`,
  ];
}

/** The probability, in [0,1], that a quoted stretch is somebody's words. */
export function speechProbability(features: readonly string[], weights: Weights): number {
  let score = 0;
  for (const feature of features) score += weights.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-score));
}
