/** Training of the yes or no of speech: examples from PolNeAR and from news, its weights, and how well they hold. */

import { readEcho } from '../src/attribution/ranking/echo.ts';
import { nearestFrame } from '../src/attribution/ranking/features.ts';
import { rankChoices } from '../src/attribution/ranking/rank.ts';
import { kindFeatures, speechProbability } from '../src/attribution/ranking/speech.ts';
import { type Fitting, fitWeights, keepWeights } from './fit.ts';
import { type SeenArticle, walk } from './train-data.ts';

/** Chosen by cross-validation on train. */
const KINDS: Fitting = { epochs: 4, ridge: 0.1, rate: 0.1, least: 6 };
/** How many times an example from news counts: PolNeAR, of one election, has ten times as many. */
const NEWS_WEIGHT = 3;
const FOLDS = 8;

/** A stretch by its features, and whether somebody said it. */
export interface KindExample {
  readonly features: readonly string[];
  readonly speech: boolean;
}

/** The labelled stretches of an article as the program would weigh them with the ranker's `weights`. */
export function kindExamples(seen: SeenArticle, weights: ReadonlyMap<string, number>): KindExample[] {
  const found: KindExample[] = [];
  const { scene, article } = seen;
  const echo = readEcho(scene, seen.quotations);
  walk(seen, (choices, _right, { view, quotation, label }) => {
    const ranked = rankChoices(choices, weights);
    const none = ranked.find(({ phrase }) => phrase < 0)?.probability ?? 0;
    const best = ranked.find(({ phrase }) => phrase >= 0)?.phrase ?? -1;
    const phrase = scene.phrases[best];
    const frame = phrase ? nearestFrame(scene, view, phrase) : null;
    if (label !== 'unlabelled')
      found.push({
        features: kindFeatures({ scene, quote: view, quotation, text: article.text, echo, none, frame }),
        speech: label === 'quote',
      });
    return best;
  });
  return found;
}

/** Weights from PolNeAR's examples and, each counted `NEWS_WEIGHT` times, those from news. */
export function trainKinds(polnear: readonly KindExample[], news: readonly KindExample[]): Map<string, number> {
  const examples = [...polnear, ...news.flatMap((one) => Array.from({ length: NEWS_WEIGHT }, () => one))];
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= KINDS.least)
    .map(([name]) => name)
    .sort();
  const ids = new Map(names.map((name, index) => [name, index]));
  // A yes or no as two choices, one of them without features.
  const choices = examples.map(({ features, speech }) => ({
    right: [speech ? 0 : 1],
    choices: [features.flatMap((feature) => ids.get(feature) ?? []), []],
  }));
  return keepWeights(names, fitWeights(choices, names.length, KINDS));
}

/** How many stretches that somebody said, and how many that nobody said, are told right. */
export function measureKinds(examples: readonly KindExample[], weights: ReadonlyMap<string, number>): string {
  return tell(examples.map(({ features, speech }) => ({ speech, yes: speechProbability(features, weights) >= 0.5 })));
}

/** The same for each fold of the news by the weights of PolNeAR and the other folds; articles stay whole. */
export function crossValidate(polnear: readonly KindExample[], articles: readonly (readonly KindExample[])[]): string {
  const told = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = trainKinds(polnear, articles.filter((_, index) => index % FOLDS !== fold).flat());
    return articles
      .filter((_, index) => index % FOLDS === fold)
      .flat()
      .map(({ features, speech }) => ({ speech, yes: speechProbability(features, weights) >= 0.5 }));
  });
  return tell(told.flat());
}

function tell(told: readonly { readonly speech: boolean; readonly yes: boolean }[]): string {
  const share = (list: typeof told) => `${list.filter(({ speech, yes }) => speech === yes).length}/${list.length}`;
  return `said ${share(told.filter(({ speech }) => speech))}, not said ${share(told.filter(({ speech }) => !speech))}`;
}
