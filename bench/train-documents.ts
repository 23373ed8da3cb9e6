/**
 * Fits which occasion words belong to whose own sentence names none (`src/attribution/documents/choice.data.json`), on news that careful
 * readers read whole. Prints the share of words with the right kind of document on these and on news dev,
 * with `--held-out` also by cross-validation over articles. Deterministic. Usage: `npx tsx bench/train-documents.ts`, after `npm run train`.
 */
import { attributeQuotations } from '../src/attribution/attribute.ts';
import type { Option } from '../src/attribution/documents/choice.ts';
import { kindOfOccasion } from '../src/attribution/documents/places.ts';
import type { Weights } from '../src/attribution/words/read-weights.ts';
import type { DocumentType } from '../src/model.ts';
import { findQuotations } from '../src/quotations/find.ts';
import { type Example, fitWeights, keepWeights, writeWeights } from './fit.ts';
import { type GoldStory, type NewsGold, readNewsGold } from './news-gold.ts';
import { overlap } from './train-data.ts';

/** Chosen by cross-validation. */
const FITTING = { epochs: 12, ridge: 0.05, rate: 0.1, least: 16 };
const FOLDS = 5;
/** Each round fits on words as the round before decided those that stand before them. */
const ROUNDS = 2;

/** Words with the kinds that are right, the one decided, and what there was to choose from (`null`: their own sentence says). */
interface Row {
  readonly wanted: readonly string[];
  readonly shown: string;
  readonly options: readonly Option[] | null;
}

const kindOf = (type: string): string => (type === 'unstated' ? type : kindOfOccasion(type as DocumentType));

function rowsOf({ id, text, outlet, gold }: GoldStory, weights?: Weights): Row[] {
  const found = findQuotations({ id, text });
  const seen = new Map<number, readonly Option[]>();
  const choice = weights && {
    weights,
    seen: (index: number, options: readonly Option[]) => void seen.set(index, options),
  };
  const { quotations, documents } = attributeQuotations({ id, text, outlet }, found, undefined, choice);
  return gold.flatMap((one): Row[] => {
    if (one.kind !== 'statement' && one.kind !== 'fragment') return [];
    const index = quotations.findIndex((quotation) => overlap(one, quotation) >= 0.7);
    const document = documents[quotations[index]?.document ?? -1];
    return [{ wanted: wantedOf(one), shown: kindOf(document?.type ?? 'unstated'), options: seen.get(index) ?? null }];
  });
}

function wantedOf({ document, docAlso = [] }: NewsGold): string[] {
  return [document, ...docAlso].map(kindOf);
}

function learn(stories: readonly GoldStory[]): Map<string, number> {
  let weights = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) weights = fitRows(stories.flatMap((story) => rowsOf(story, weights)));
  return weights;
}

function fitRows(rows: readonly Row[]): Map<string, number> {
  const isRight = ({ kind }: Option, { wanted }: Row): boolean => wanted.includes(kind ?? 'unstated');
  const usable = rows.filter((row) => row.options?.some((option) => isRight(option, row)));
  const counts = new Map<string, number>();
  for (const { options } of usable)
    for (const { features } of options ?? [])
      for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const names = [...counts].flatMap(([name, count]) => (count >= FITTING.least ? [name] : [])).sort();
  const ids = new Map(names.map((name, index) => [name, index]));
  const examples = usable.map((row): Example => {
    const options = row.options ?? [];
    return {
      choices: options.map(({ features }) => features.flatMap((feature) => ids.get(feature) ?? [])),
      right: options.flatMap((option, index) => (isRight(option, row) ? [index] : [])),
    };
  });
  return keepWeights(names, fitWeights(examples, names.length, FITTING));
}

function report(name: string, rows: readonly Row[]): void {
  const right = rows.filter(({ wanted, shown }) => wanted.includes(shown)).length;
  console.log(`${name}: ${rows.length} stretches said, document right ${(right / rows.length).toFixed(3)}`);
}

function crossValidate(stories: readonly GoldStory[]): Row[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const weights = learn(stories.filter((_, index) => index % FOLDS !== fold));
    return stories.filter((_, index) => index % FOLDS === fold).flatMap((story) => rowsOf(story, weights));
  }).flat();
}

function main(): void {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '../shared/benchmark';
  const stories = readNewsGold(folder);
  if (process.argv.includes('--held-out')) report('held out', crossValidate(stories));
  const weights = learn(stories);
  report(
    'fitted',
    stories.flatMap((story) => rowsOf(story, weights)),
  );
  report(
    'news dev',
    readNewsGold(folder, ['dev']).flatMap((story) => rowsOf(story, weights)),
  );
  writeWeights(
    'src/attribution/documents/choice.data.json',
    'where words were first said whose own sentence does not tell, features: choice-features.ts; log-linear weights trained by bench/train-documents.ts on news articles read by hand',
    weights,
  );
}

main();
