/**
 * Fits `src/attribution/people/antecedents.data.json`: who "he" and "she" stand for. From GAP (Webster et al., TACL 2018, Apache-2.0;
 * 2,000 pronouns of Wikipedia) and the train part of the news set (pronouns that quotations are ascribed to). Deterministic.
 * Usage: `npx tsx bench/train-antecedents.ts [BENCHMARK]`; prints the shares right on GAP's validation part and on news dev.
 */
import { readFileSync } from 'node:fs';
import { createScene } from '../src/attribution/narration/scene.ts';
import { readNarration } from '../src/attribution/narration/tokens.ts';
import { type Antecedent, chooseAntecedent } from '../src/attribution/people/antecedents.ts';
import { describeCast } from '../src/attribution/people/apposition.ts';
import { type Cast, findCast } from '../src/attribution/people/entities.ts';
import { antecedentsOf, createStage, type Stage, seatOf } from '../src/attribution/people/resolve.ts';
import { rankQuotations } from '../src/attribution/ranking/draft.ts';
import type { Weights } from '../src/attribution/words/read-weights.ts';
import { findQuotations } from '../src/quotations/find.ts';
import { type Example, fitWeights, keepWeights, writeWeights } from './fit.ts';
import { type NewsSet, readNewsGold } from './news-gold.ts';
import { overlap, readGold } from './train-data.ts';

/** A pronoun at an offset, and the ways to know whom it stands for: where they are named, or under which names. */
interface Task {
  readonly article: number;
  readonly start: number;
  readonly named: readonly (readonly [start: number, end: number])[];
  readonly names: readonly string[];
}

interface Text {
  readonly stage: (weights: Weights) => Stage;
}

interface Set {
  readonly texts: readonly Text[];
  readonly tasks: readonly Task[];
  /** How much one of its pronouns counts. */
  readonly weight: number;
}

const FITTING = { epochs: 12, ridge: 2e-3, rate: 0.1, least: 8 };
/** Each round fits on the pronouns as the round before resolves those that stand before them. */
const ROUNDS = 3;
/** A pronoun of news counts for this many of Wikipedia's, of which there are twenty times as many. */
const NEWS_WEIGHT = 2;

/**
 * Set by judgement: GAP's snippets are cut from articles, so that a surname alone is as often a person there as a full name. In a whole
 * article a name that is never that of a person or a speaker is "Story Continued" or "Tumblr".
 */
const JUDGED: readonly (readonly [string, number])[] = [['known:nothing', -2]];

function readText(text: string): Text {
  const found = findQuotations({ id: '', text });
  const scene = createScene(readNarration(text, found.quotations));
  const cast = findCast(scene.narration, scene.phrases);
  describeCast(scene, cast);
  const sources = new Set(rankQuotations(text, scene, found.quotations).map(({ phrase }) => phrase));
  return { stage: (weights) => createStage(scene, cast, sources, weights) };
}

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** GAP's pronouns that stand for one of their two names; its offsets are in characters, ours in UTF-16 units. */
function readGap(file: string): Set {
  const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(1);
  const texts: Text[] = [];
  const tasks = rows.flatMap((row): Task[] => {
    const [, text = '', , offset, a = '', aOffset, aRight, b = '', bOffset, bRight] = row.split('\t');
    const units = (characters: string | undefined) => [...text].slice(0, Number(characters)).join('').length;
    const span = (name: string, at: string | undefined) => [units(at), units(at) + name.length] as const;
    const named = [...(aRight === 'TRUE' ? [span(a, aOffset)] : []), ...(bRight === 'TRUE' ? [span(b, bOffset)] : [])];
    if (named.length === 0) return [];
    texts.push(readText(text));
    return [{ article: texts.length - 1, start: units(offset), named, names: [] }];
  });
  return { texts, tasks, weight: 1 };
}

/** The pronouns by which news articles name the speaker of a stretch. */
function readNews(folder: string, sets: readonly NewsSet[]): Set {
  const texts: Text[] = [];
  const tasks = readNewsGold(folder, sets).flatMap(({ text, gold }): Task[] => {
    const pronouns = gold.flatMap(({ speaker, also = [], mention }): Omit<Task, 'article'>[] => {
      if (!mention || !speaker || speaker.startsWith('unnamed')) return [];
      if (!/^(?:he|she|his|her|him)$/i.test(text.slice(...mention))) return [];
      return [{ start: mention[0], named: [], names: [speaker, ...also] }];
    });
    if (pronouns.length === 0) return [];
    const article = texts.push(readText(text)) - 1;
    return pronouns.map((task) => ({ article, ...task }));
  });
  return { texts, tasks, weight: NEWS_WEIGHT };
}

/** The pronouns among PolNeAR's sources whose stretches were resolved by hand. */
function readResolved(articlesFile: string, resolvedFile: string): Set {
  const resolved = readLines<{ id: string; start: number; end: number; speaker: string }>(resolvedFile);
  const ids = new Map(resolved.map(({ id }) => [id, -1]));
  const texts: Text[] = [];
  const tasks = readGold(articlesFile).flatMap((article): Task[] => {
    if (!ids.has(article.id)) return [];
    return resolved.flatMap(({ id, start, end, speaker }): Task[] => {
      if (id !== article.id || !speaker) return [];
      const source = article.quotes.find((quote) => overlap(quote, { start, end }) > 0.5)?.source;
      if (!source || !/^(?:he|she)$/i.test(article.text.slice(source.start, source.end))) return [];
      texts.push(readText(article.text));
      return [{ article: texts.length - 1, start: source.start, named: [], names: [speaker] }];
    });
  });
  return { texts, tasks, weight: NEWS_WEIGHT };
}

const lastWord = (name: string) => name.toLowerCase().replace(/[.,]/g, '').replace(/ jr$/, '').split(' ').at(-1) ?? '';

/** The entities that are right, by where they are named or by the last word of their names. */
function rightEntities({ scene, cast }: Stage, { named, names }: Task): number[] {
  const last = names.map(lastWord);
  if (last.length > 0)
    return cast.entities.flatMap((entity, at) =>
      entity.kind === 'person' && last.includes(lastWord(entity.name)) ? [at] : [],
    );
  const { tokens } = scene.narration;
  return scene.phrases.flatMap((phrase) => {
    const from = tokens[phrase.from]?.start ?? 0;
    const to = tokens[phrase.to - 1]?.end ?? 0;
    const entity = (cast as Cast).ofPhrase[phrase.index] ?? -1;
    return entity >= 0 && named.some(([start, end]) => from < end && start < to) ? [entity] : [];
  });
}

/** The candidates of a pronoun and the entities that are right; `null`: the program does not see the pronoun. */
function see(set: Set, task: Task, stage: Stage): { antecedents: Antecedent[]; right: number[] } | null {
  const { tokens } = stage.scene.narration;
  const at = tokens.findIndex(({ start }) => start === task.start);
  const phrase = stage.scene.phrases.find(({ to }) => to > at);
  const gender = /^(?:she|her|hers|herself)$/.test(tokens[at]?.lower ?? '') ? 'female' : 'male';
  if (at < 0 || !phrase || set.tasks.length === 0) return null;
  return {
    antecedents: antecedentsOf(stage, { ...seatOf(stage, phrase, gender), token: at }),
    right: rightEntities(stage, task),
  };
}

function stagesOf(set: Set, weights: Weights): Stage[] {
  return set.texts.map(({ stage }) => stage(weights));
}

function learn(sets: readonly Set[], known: Weights): Map<string, number> {
  const seen = sets.flatMap((set) => {
    const stages = stagesOf(set, known);
    return set.tasks.flatMap((task) => {
      const one = see(set, task, stages[task.article] as Stage);
      const right = one?.antecedents.flatMap(({ entity }, index) => (one.right.includes(entity) ? [index] : [])) ?? [];
      return one && right.length > 0 && right.length < one.antecedents.length
        ? [{ antecedents: one.antecedents, right, weight: set.weight }]
        : [];
    });
  });
  const counts = new Map<string, number>();
  for (const { antecedents } of seen)
    for (const { features } of antecedents)
      for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= FITTING.least)
    .map(([name]) => name)
    .sort();
  const ids = new Map(names.map((name, index) => [name, index]));
  const examples = seen.map(
    ({ antecedents, right, weight }): Example => ({
      right,
      weight,
      choices: antecedents.map(({ features }) => features.flatMap((feature) => ids.get(feature) ?? [])),
    }),
  );
  return new Map([...keepWeights(names, fitWeights(examples, names.length, FITTING)), ...JUDGED]);
}

/** The share of pronouns whose entity is right, and of those where the right one can be chosen. */
function measure(set: Set, weights: Weights): string {
  const stages = stagesOf(set, weights);
  let right = 0;
  let reachable = 0;
  for (const task of set.tasks) {
    const one = see(set, task, stages[task.article] as Stage);
    if (!one) continue;
    if (one.right.includes(chooseAntecedent(one.antecedents, weights))) right++;
    if (one.antecedents.some(({ entity }) => one.right.includes(entity))) reachable++;
  }
  const share = (count: number) => (count / set.tasks.length).toFixed(3);
  return `${share(right)} of ${set.tasks.length} (reachable ${share(reachable)})`;
}

/** The sets of news that are fitted on. */
const LEARNED: readonly NewsSet[] = ['train', 'a', 'c', 'd'];

function main(): void {
  const folder = process.argv[2] ?? '../shared/benchmark';
  const gap = readGap(`${folder}/gap/development.tsv`);
  const train = readNews(folder, LEARNED);
  const resolved = readResolved(`${folder}/polnear/train.jsonl`, `${folder}/polnear/resolved.jsonl`);
  let weights: Weights = new Map();
  for (let round = 0; round < ROUNDS; round++) weights = learn([gap, train, resolved], weights);
  console.log(
    'GAP development',
    measure(gap, weights),
    '| news train',
    measure(train, weights),
    '| PolNeAR',
    measure(resolved, weights),
  );
  console.log('GAP validation', measure(readGap(`${folder}/gap/validation.tsv`), weights));
  console.log('news dev', measure(readNews(folder, ['dev']), weights));
  const provenance =
    'who "he" and "she" stand for, features: antecedents.ts; log-linear weights trained by bench/train-antecedents.ts on GAP, development part (Webster, Recasens, Axelrod, Baldridge, TACL 2018), and news articles';
  writeWeights('src/attribution/people/antecedents.data.json', provenance, weights);
}

main();
