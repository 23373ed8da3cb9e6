/** The ranker: a log-linear model over named features; weights in `ranker.data.json`, trained by `npm run train`. */

import type { Phrase } from '../narration/phrases.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import type { Weights } from '../words/read-weights.ts';
import type { Before } from './features.ts';
import { isAdjacent, nearestFrame, noneFeatures, phraseFeatures } from './features.ts';
import type { Ranked } from './trace.ts';

/** Features of every choice for one quotation, the choice of no source last (phrase -1). */
export function listChoices(
  scene: Scene,
  quote: QuoteView,
  candidates: readonly number[],
  before: Before,
): { phrase: number; features: string[] }[] {
  const hasAdjacent = candidates.some((index) => {
    const phrase = scene.phrases[index] as Phrase;
    return isAdjacent(scene, quote, phrase, nearestFrame(scene, quote, phrase));
  });
  const choices = candidates.map((index) => ({
    phrase: index,
    features: phraseFeatures(scene, quote, scene.phrases[index] as Phrase, before, hasAdjacent),
  }));
  choices.push({ phrase: -1, features: noneFeatures(scene, quote, before, hasAdjacent) });
  return choices;
}

/** Ranks the choices, most probable first; ties go to the earlier one in the list. */
export function rankChoices(
  choices: readonly { readonly phrase: number; readonly features: readonly string[] }[],
  weights: Weights,
): Ranked[] {
  const scores = choices.map(({ features }) => {
    let score = 0;
    for (const feature of features) score += weights.get(feature) ?? 0;
    return score;
  });
  const top = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - top));
  const total = exps.reduce((sum, value) => sum + value, 0);
  return choices
    .map(({ phrase }, index) => ({ phrase, probability: (exps[index] as number) / total }))
    .sort((a, b) => b.probability - a.probability);
}
