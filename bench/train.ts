/**
 * Trains the source ranker on PolNeAR's train part and on news (`train-speakers.ts`), and the yes or no of speech on it and on news (`train-news.ts`); writes
 * `src/attribution/ranking/ranker.data.json` and `kinds.data.json`.
 * Deterministic: articles in file order, AdaGrad with fixed steps, no random numbers. Usage: `npm run train`.
 * `--without=FILE.jsonl` leaves out the articles named there, so that what is then measured on them is held out;
 * `--to=DIR` writes the weights there; `--polnear-only` stops after a ranker that has seen no news, for `train-confidence.ts`.
 */
import { mkdirSync } from 'node:fs';
import { rankChoices } from '../src/attribution/ranking/rank.ts';
import type { Choice } from '../src/attribution/ranking/trace.ts';
import { type Example, type Fitting, fitWeights, keepWeights, writeWeights } from './fit.ts';
import { type GoldArticle, readGold, type SeenArticle, seeArticle, walk } from './train-data.ts';
import { crossValidate, kindExamples, measureKinds, trainKinds } from './train-kinds.ts';
import { readNews, readNewsDev } from './train-news.ts';
import { readSpeakers } from './train-speakers.ts';

/** Chosen by cross-validation on train. */
const RANKER: Fitting = { epochs: 8, ridge: 3e-3, rate: 0.1, least: 12 };
const FOLDS = 4;
/** How many times a stretch of news counts that was not picked for being hard: PolNeAR, of one election, has ten times as many. */
const NEWS_WEIGHT = 3;
/** How much a stretch of news counts for the ranker: more lets PolNeAR's dev part fall. */
const SPEAKER_WEIGHT = 0.5;
const FITTED = 'log-linear weights trained by bench/train.ts on';
const POLNEAR = 'PolNeAR v.1.0.0, train part (Newell, Margolin, Ruths, LREC 2018)';

function main(): void {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '../shared/benchmark/polnear';
  const option = (name: string) => process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
  const without = option('without');
  const to = option('to') ?? 'src/attribution/ranking';
  mkdirSync(to, { recursive: true });
  const left = new Set(without ? readGold(without).map(({ id }) => id) : []);
  const train = readGold(`${folder}/train.jsonl`)
    .filter(({ id }) => !left.has(id))
    .map(seeArticle);
  const dev = readGold(`${folder}/dev.jsonl`).map(seeArticle);
  if (process.argv.includes('--tune-ranker')) tuneRanker(train);
  const base = trainRanker(train);
  if (process.argv.includes('--polnear-only')) {
    writeWeights(`${to}/ranker.data.json`, `source ranker, features: features.ts; ${FITTED} ${POLNEAR}`, base);
    return;
  }
  const news = readSpeakers(`${folder}/..`);
  const ranker = trainRanker(train, RANKER, { articles: news, base });
  console.log('ranker: train', measure(train, ranker), 'dev', measure(dev, ranker));
  writeWeights(
    `${to}/ranker.data.json`,
    `source ranker, features: features.ts; ${FITTED} ${POLNEAR}, and on news articles read by hand`,
    ranker,
  );

  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const kept = trainRanker(train.filter((_, index) => index % FOLDS !== fold));
    return train.filter((_, index) => index % FOLDS === fold).flatMap((seen) => kindExamples(seen, kept));
  }).flat();
  const { read, hard } = readNews(`${folder}/..`);
  const stretches = [
    ...read.flatMap((seen) => kindExamples(seen, ranker, NEWS_WEIGHT)),
    ...hard.flatMap((seen) => kindExamples(seen, ranker)),
  ];
  if (process.argv.includes('--tune')) for (const line of crossValidate(folds, stretches)) console.log('kinds', line);
  const kinds = trainKinds([...folds, ...stretches]);
  const newsDev = readNewsDev(`${folder}/..`).flatMap((seen) => kindExamples(seen, ranker));
  const polnearDev = dev.flatMap((seen) => kindExamples(seen, ranker));
  console.log('kinds: news', measureKinds(stretches, kinds), '| news dev', measureKinds(newsDev, kinds));
  console.log('kinds: PolNeAR', measureKinds(folds, kinds), '| PolNeAR dev', measureKinds(polnearDev, kinds));
  const parts = `${POLNEAR}, and on news articles read by hand`;
  writeWeights(`${to}/kinds.data.json`, `speech or mere mention, features: speech.ts; ${FITTED} ${parts}`, kinds);
}

/** News to fit on too; where no reader says who spoke, the next quotation leans on what the weights of `base` choose. */
interface News {
  readonly articles: readonly SeenArticle[];
  readonly base: ReadonlyMap<string, number>;
}

function trainRanker(articles: readonly SeenArticle[], fitting = RANKER, news?: News): Map<string, number> {
  const { examples, names } = collect(articles, news);
  return keepWeights(names, fitWeights(examples, names.length, fitting));
}

/** Cross-validates other ways of fitting the ranker, on train alone. */
function tuneRanker(train: readonly SeenArticle[]): void {
  for (const epochs of [4, 5, 8]) {
    for (const ridge of [2e-5, 1e-3, 3e-3]) {
      const results = Array.from({ length: FOLDS }, (_, fold) => {
        const weights = trainRanker(
          train.filter((_, index) => index % FOLDS !== fold),
          { ...RANKER, epochs, ridge },
        );
        return measure(
          train.filter((_, index) => index % FOLDS === fold),
          weights,
        ).slice(12, 18);
      });
      console.log(`ranker, epochs ${epochs}, ridge ${ridge}:`, results.join(' '));
    }
  }
}

function collect(train: readonly SeenArticle[], news?: News): { examples: Example[]; names: string[] } {
  const counts = new Map<string, number>();
  const raw: { choices: string[][]; right: number[]; weight: number }[] = [];
  const take = (choices: readonly Choice[], right: readonly number[], weight: number): void => {
    const at = choices.flatMap(({ phrase }, index) => (right.includes(phrase) ? [index] : []));
    if (at.length === 0) return;
    raw.push({ choices: choices.map(({ features }) => [...features]), right: at, weight });
    for (const { features } of choices)
      for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  };
  for (const seen of train)
    walk(seen, (choices, right) => {
      take(choices, right, 1);
      return right[0] ?? -1;
    });
  for (const seen of news?.articles ?? [])
    walk(seen, (choices, right, { label }) => {
      take(choices, right, SPEAKER_WEIGHT);
      const ranked = rankChoices(choices, news?.base ?? new Map()).filter(({ phrase }) => phrase >= 0);
      const known = label === 'quote' ? ranked.find(({ phrase }) => right.includes(phrase)) : ranked[0];
      return known?.phrase ?? -1;
    });
  const names = [...counts]
    .filter(([, count]) => count >= RANKER.least)
    .map(([name]) => name)
    .sort();
  const ids = new Map(names.map((name, index) => [name, index]));
  const examples = raw.map(({ choices, right, weight }) => ({
    right,
    weight,
    choices: choices.map((features) => features.flatMap((feature) => ids.get(feature) ?? [])),
  }));
  return { examples, names };
}

/** Share of quotations with a source whose best phrase is right, the program's own choice going on to the next. */
function measure(articles: readonly SeenArticle[], weights: ReadonlyMap<string, number>): string {
  let all = 0;
  let right = 0;
  let reachable = 0;
  for (const seen of articles) {
    walk(seen, (choices, goal, { label }) => {
      const ranked = rankChoices(choices, weights).filter(({ phrase }) => phrase >= 0);
      const best = ranked[0]?.phrase ?? -1;
      if (label === 'quote' && !goal.includes(-1)) {
        all++;
        if (choices.some(({ phrase }) => goal.includes(phrase))) reachable++;
        if (goal.includes(best)) right++;
      }
      return best;
    });
  }
  return `attribution ${(right / all).toFixed(4)}, reachable ${(reachable / all).toFixed(4)} of ${all}`;
}

export type { GoldArticle };

main();
