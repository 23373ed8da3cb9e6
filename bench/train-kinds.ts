/** Training of the yes or no of speech: examples from PolNeAR and from news, its weights, and how well they hold. */

import { readEcho } from '../src/attribution/ranking/echo.ts';
import { nearestFrame } from '../src/attribution/ranking/features.ts';
import { rankChoices } from '../src/attribution/ranking/rank.ts';
import { settle } from '../src/attribution/ranking/settled.ts';
import { kindFeatures, SPEECH, speechProbability } from '../src/attribution/ranking/speech.ts';
import { type Fitting, fitWeights, keepWeights } from './fit.ts';
import { type SeenArticle, walk } from './train-data.ts';

/** Chosen by cross-validation on train. */
const KINDS: Fitting = { epochs: 4, ridge: 0.2, rate: 0.1, least: 6 };
const FOLDS = 6;

/** A stretch by its features, and whether somebody said it. */
export interface KindExample {
  readonly id: string;
  readonly features: readonly string[];
  readonly speech: boolean;
  /** The probability of speech where a plain rule settles it. */
  readonly settled: number | null;
  /** How much it counts. */
  readonly weight: number;
}

/** The labelled stretches of an article as the program would weigh them with the ranker's `weights`, each counting `weight`. */
export function kindExamples(seen: SeenArticle, weights: ReadonlyMap<string, number>, weight = 1): KindExample[] {
  const found: KindExample[] = [];
  const { scene, article } = seen;
  const { id, text } = article;
  const echo = readEcho(scene, seen.quotations);
  walk(seen, (choices, _right, { view, quotation, label }) => {
    const ranked = rankChoices(choices, weights);
    const none = ranked.find(({ phrase }) => phrase < 0)?.probability ?? 0;
    const best = ranked.find(({ phrase }) => phrase >= 0)?.phrase ?? -1;
    const phrase = scene.phrases[best];
    const frame = phrase ? nearestFrame(scene, view, phrase) : null;
    if (label !== 'unlabelled')
      found.push({
        id,
        features: kindFeatures({ scene, quote: view, quotation, text, echo, none, frame }),
        speech: label === 'quote',
        settled: settle(scene, view, quotation, text, frame),
        weight,
      });
    return best;
  });
  return found;
}

/** Weights from PolNeAR's examples and those from news. */
export function trainKinds(examples: readonly KindExample[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features, weight } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + weight);
  const names = [...counts]
    .filter(([, count]) => count >= KINDS.least)
    .map(([name]) => name)
    .sort();
  const ids = new Map(names.map((name, index) => [name, index]));
  // A yes or no as two choices, one of them without features.
  const choices = examples.map(({ features, speech, weight }) => ({
    right: [speech ? 0 : 1],
    choices: [features.flatMap((feature) => ids.get(feature) ?? []), []],
    weight,
  }));
  return keepWeights(names, fitWeights(choices, names.length, KINDS));
}

/** How many stretches that somebody said, and how many that nobody said, are told right. */
export function measureKinds(examples: readonly KindExample[], weights: ReadonlyMap<string, number>): string {
  return tell(examples, weights, SPEECH);
}

/** The same at several thresholds, each fold of the articles by the weights of the others; articles stay whole. */
export function crossValidate(polnear: readonly KindExample[], news: readonly KindExample[]): string[] {
  const all = [...polnear, ...news];
  const weights = Array.from({ length: FOLDS }, (_, fold) => trainKinds(all.filter(({ id }) => foldOf(id) !== fold)));
  return [0.25, 0.3, 0.33, 0.36, 0.4, 0.45, 0.5].map((least) => {
    const told = (examples: readonly KindExample[]) =>
      tell(examples, ({ id }) => weights[foldOf(id)] as Map<string, number>, least);
    return `from ${least}: news ${told(news.filter(({ weight }) => weight > 1))} | PolNeAR ${told(polnear)}`;
  });
}

/** The fold of an article by its id. */
function foldOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return sum % FOLDS;
}

type Weights = ReadonlyMap<string, number>;

function tell(
  examples: readonly KindExample[],
  weights: Weights | ((example: KindExample) => Weights),
  least: number,
): string {
  const right = (example: KindExample) => {
    const own = typeof weights === 'function' ? weights(example) : weights;
    return (example.settled ?? speechProbability(example.features, own)) >= least === example.speech;
  };
  const share = (list: readonly KindExample[]) => `${list.filter(right).length}/${list.length}`;
  return `said ${share(examples.filter(({ speech }) => speech))}, not said ${share(examples.filter(({ speech }) => !speech))}`;
}
