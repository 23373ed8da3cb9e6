/**
 * Trains the source ranker on PolNeAR's train part and writes `src/attribution/ranking/ranker.data.json`.
 * Deterministic: articles in file order, AdaGrad with fixed steps, no random numbers. Usage: `npm run train`.
 * `--without=FILE.jsonl` leaves out the articles named there, so that what is then measured on them is held out;
 * `--to=DIR` writes the weights there.
 */
import { writeFileSync } from 'node:fs';
import { nearestFrame } from '../src/attribution/ranking/features.ts';
import { listChoices, rankChoices } from '../src/attribution/ranking/rank.ts';
import { kindFeatures, speechProbability } from '../src/attribution/ranking/speech.ts';
import {
  type Before,
  findCandidates,
  type GoldArticle,
  readGold,
  rightCandidates,
  type SeenArticle,
  seeArticle,
} from './train-data.ts';

/** How weights are fitted: passes over the examples, shrinking a step, size of a step. Chosen by cross-validation on train. */
interface Fitting {
  readonly epochs: number;
  readonly ridge: number;
  readonly rate: number;
  /** A feature seen fewer times than this is left out. */
  readonly least: number;
}
const RANKER: Fitting = { epochs: 8, ridge: 3e-3, rate: 0.1, least: 12 };
const KINDS: Fitting = { epochs: 4, ridge: 0.03, rate: 0.25, least: 6 };
const FOLDS = 4;

interface Example {
  readonly choices: readonly (readonly number[])[];
  readonly right: readonly number[];
}

function main(): void {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '../shared/benchmark/polnear';
  const option = (name: string) => process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
  const without = option('without');
  const to = option('to') ?? 'src/attribution/ranking';
  const left = new Set(without ? readGold(without).map(({ id }) => id) : []);
  const train = readGold(`${folder}/train.jsonl`)
    .filter(({ id }) => !left.has(id))
    .map(seeArticle);
  const dev = readGold(`${folder}/dev.jsonl`).map(seeArticle);
  if (process.argv.includes('--tune')) tuneRanker(train);
  const ranker = trainRanker(train);
  console.log('ranker: train', measure(train, ranker), 'dev', measure(dev, ranker));
  write(`${to}/ranker.data.json`, 'source ranker, features: features.ts', ranker);

  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const kept = trainRanker(train.filter((_, index) => index % FOLDS !== fold));
    return train.filter((_, index) => index % FOLDS === fold).flatMap((seen) => kindExamples(seen, kept));
  }).flat();
  if (process.argv.includes('--tune')) tuneKinds(folds);
  const kinds = trainKinds(folds);
  console.log(
    'kinds: train',
    measureKinds(folds, kinds),
    'dev',
    measureKinds(
      dev.flatMap((seen) => kindExamples(seen, ranker)),
      kinds,
    ),
  );
  write(`${to}/kinds.data.json`, 'speech or mere mention, features: speech.ts', kinds);
}

function write(file: string, what: string, weights: ReadonlyMap<string, number>): void {
  const sorted = [...weights].sort(([a], [b]) => (a < b ? -1 : 1));
  const provenance = `${what}; log-linear weights trained by bench/train.ts on PolNeAR v.1.0.0, train part (Newell, Margolin, Ruths, LREC 2018)`;
  writeFileSync(
    file,
    `{\n"provenance": ${JSON.stringify(provenance)},\n"weights": {\n${sorted.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(',\n')}\n}\n}\n`,
  );
}

function trainRanker(articles: readonly SeenArticle[], fitting = RANKER): Map<string, number> {
  const { examples, names } = collect(articles);
  return keep(names, fitWeights(examples, names.length, fitting));
}

function keep(names: readonly string[], weights: Float64Array): Map<string, number> {
  const kept = new Map<string, number>();
  names.forEach((name, index) => {
    const value = Math.round((weights[index] as number) * 100) / 100;
    if (Math.abs(value) >= 0.03) kept.set(name, value);
  });
  return kept;
}

interface KindExample {
  readonly features: readonly string[];
  readonly speech: boolean;
}

function kindExamples(seen: SeenArticle, weights: ReadonlyMap<string, number>): KindExample[] {
  const found: KindExample[] = [];
  let index = 0;
  const listed = seen.seen.filter(({ label }) => label !== 'ignored');
  walk(seen, (choices, _right, label) => {
    const ranked = rankChoices(choices, weights);
    const none = ranked.find(({ phrase }) => phrase < 0)?.probability ?? 0;
    const item = listed[index++];
    const best = ranked.find(({ phrase }) => phrase >= 0)?.phrase ?? -1;
    const phrase = seen.scene.phrases[best];
    const frame = item && phrase ? nearestFrame(seen.scene, item.view, phrase) : null;
    if (item)
      found.push({
        features: kindFeatures(seen.scene, item.view, item.quotation, seen.article.text, none, frame),
        speech: label === 'quote',
      });
    return best;
  });
  return found;
}

/** A yes or no as two choices, one of them without features. */
function trainKinds(examples: readonly KindExample[], fitting = KINDS): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= fitting.least)
    .map(([name]) => name)
    .sort();
  const ids = new Map(names.map((name, index) => [name, index]));
  const weights = fitWeights(
    examples.map(({ features, speech }) => ({
      right: [speech ? 0 : 1],
      choices: [features.flatMap((feature) => ids.get(feature) ?? []), []],
    })),
    names.length,
    fitting,
  );
  return keep(names, weights);
}

function measureKinds(examples: readonly KindExample[], weights: ReadonlyMap<string, number>): string {
  let hit = 0;
  let given = 0;
  let gold = 0;
  for (const { features, speech } of examples) {
    const yes = speechProbability(features, weights) >= 0.5;
    if (speech) gold++;
    if (yes) given++;
    if (yes && speech) hit++;
  }
  return `P ${(hit / given).toFixed(4)} R ${(hit / gold).toFixed(4)} F1 ${((2 * hit) / (given + gold)).toFixed(4)}`;
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

/** The same for the kinds. */
function tuneKinds(examples: readonly KindExample[]): void {
  for (const ridge of [2e-5, 1e-3, 4e-3, 1e-2, 3e-2]) {
    for (const least of [6, 15]) {
      for (const epochs of [4, 10]) {
        const fitting = { ...KINDS, ridge, least, epochs };
        const results = Array.from({ length: FOLDS }, (_, fold) => {
          const weights = trainKinds(
            examples.filter((_, index) => Math.floor(index / 50) % FOLDS !== fold),
            fitting,
          );
          return measureKinds(
            examples.filter((_, index) => Math.floor(index / 50) % FOLDS === fold),
            weights,
          );
        });
        console.log(JSON.stringify(fitting), results.join(' | '));
      }
    }
  }
}

/** Walks the quotations of an article in order; `each` says which phrase was the source of the one before. */
function walk(
  seen: SeenArticle,
  each: (choices: ReturnType<typeof listChoices>, right: number[], label: string) => number,
): void {
  let before: Before = { phrase: -1, quote: null, earlier: -1, adjacent: false };
  for (const { view, gold, label } of seen.seen) {
    if (label === 'ignored') continue;
    const candidates = findCandidates(seen.scene, view, [before.phrase, before.earlier]);
    const choices = listChoices(seen.scene, view, candidates, before);
    const right = label === 'unattributed' ? [-1] : rightCandidates(seen, gold?.source ?? null, candidates);
    const chosen = each(choices, right, label);
    if (label === 'unattributed') continue;
    before = {
      phrase: chosen,
      quote: view,
      earlier: chosen === before.phrase ? before.earlier : before.phrase,
      adjacent: choices.some(
        ({ phrase, features }) =>
          phrase === chosen && features.some((feature) => feature.endsWith('|A') && feature.startsWith('t:')),
      ),
    };
  }
}

function collect(train: readonly SeenArticle[]): { examples: Example[]; names: string[] } {
  const counts = new Map<string, number>();
  const raw: { choices: string[][]; right: number[] }[] = [];
  for (const seen of train) {
    walk(seen, (choices, right) => {
      const at = choices.flatMap(({ phrase }, index) => (right.includes(phrase) ? [index] : []));
      if (at.length > 0) {
        raw.push({ choices: choices.map(({ features }) => features), right: at });
        for (const { features } of choices)
          for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
      }
      return right[0] ?? -1;
    });
  }
  const names = [...counts]
    .filter(([, count]) => count >= RANKER.least)
    .map(([name]) => name)
    .sort();
  const ids = new Map(names.map((name, index) => [name, index]));
  const examples = raw.map(({ choices, right }) => ({
    right,
    choices: choices.map((features) => features.flatMap((feature) => ids.get(feature) ?? [])),
  }));
  return { examples, names };
}

/** Maximises the probability of the right choices: AdaGrad, the mean of the weights after each pass of the second half. */
function fitWeights(examples: readonly Example[], size: number, { epochs, ridge, rate }: Fitting): Float64Array {
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-3);
  const sum = new Float64Array(size);
  const half = Math.floor(epochs / 2);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { choices, right } of examples) {
      const scores = choices.map((features) => features.reduce((sum, id) => sum + (weights[id] as number), 0));
      const top = Math.max(...scores);
      const exps = scores.map((score) => Math.exp(score - top));
      const total = exps.reduce((sum, value) => sum + value, 0);
      const rightTotal = right.reduce((sum, index) => sum + (exps[index] as number), 0);
      choices.forEach((features, index) => {
        const p = (exps[index] as number) / total;
        const target = right.includes(index) ? (exps[index] as number) / rightTotal : 0;
        const slope = target - p;
        if (Math.abs(slope) < 1e-4) return;
        for (const id of features) {
          const gradient = slope - ridge * (weights[id] as number);
          squares[id] = (squares[id] as number) + gradient * gradient;
          weights[id] = (weights[id] as number) + (rate * gradient) / Math.sqrt(squares[id] as number);
        }
      });
    }
    if (epoch >= half)
      weights.forEach((weight, id) => {
        sum[id] = (sum[id] as number) + weight;
      });
  }
  return sum.map((total) => total / (epochs - half));
}

/** Share of quotations with a source whose best phrase is right, the program's own choice going on to the next. */
function measure(articles: readonly SeenArticle[], weights: ReadonlyMap<string, number>): string {
  let all = 0;
  let right = 0;
  let reachable = 0;
  for (const seen of articles) {
    walk(seen, (choices, goal, label) => {
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
