/**
 * Fits how sure an attribution is (`src/attribution/confidence.data.json`): on stretches of real news of which careful readers say whose
 * words they are. Prints how often attributions of .95 and more are right, by cross-validation. `npm run train:confidence`, after
 * `npm run train`; with `-- --ranker=FILE`, the weights that `npm run train -- --polnear-only --to=DIR` writes.
 */
import { readFileSync } from 'node:fs';
import { attributeQuotations } from '../src/attribution/attribute.ts';
import { weighConfidence } from '../src/attribution/confidence.ts';
import { RANKER_WEIGHTS } from '../src/attribution/ranking/weights.ts';
import { findQuotations } from '../src/quotations/find.ts';
import { type Example, fitWeights, keepWeights, writeWeights } from './fit.ts';
import { type NewsGold, readNewsGold } from './news-gold.ts';
import { overlap } from './train-data.ts';

const FITTING = { epochs: 40, ridge: 3e-4, rate: 0.1, least: 8 };
const FOLDS = 8;
const SURE = 0.95;

/** An attribution with its features, and whether the right person or body is shown. */
interface Row {
  readonly features: readonly string[];
  readonly right: boolean;
}

/** The program's own ranker has seen the stretches: one that has not is as sure of them as of any other news. */
function useRanker(file: string): void {
  const { weights } = JSON.parse(readFileSync(file, 'utf8')) as { weights: Record<string, number> };
  const used = RANKER_WEIGHTS as Map<string, number>;
  used.clear();
  for (const [name, weight] of Object.entries(weights)) used.set(name, weight);
}

function main(): void {
  const file = process.argv.find((one) => one.startsWith('--ranker='))?.slice('--ranker='.length);
  if (file) useRanker(file);
  const rows = readNewsGold('../shared/benchmark').map(({ text, id, gold }) => rowsOf(id, text, gold));
  const check = readNewsGold('../shared/benchmark', ['dev']).flatMap(({ text, id, gold }) => rowsOf(id, text, gold));
  const held = rows.flatMap((own, index) => {
    const weights = fitRows(rows.filter((_, other) => other % FOLDS !== index % FOLDS).flat());
    return own.map((row) => ({ ...row, confidence: weighConfidence(row.features, weights) }));
  });
  const weights = fitRows(rows.flat());
  report('held out', held);
  report(
    'news dev',
    check.map((row) => ({ ...row, confidence: weighConfidence(row.features, weights) })),
  );
  writeWeights(
    'src/attribution/confidence.data.json',
    'confidence of attributions, features: confidence.ts; log-linear weights trained by bench/train-confidence.ts on news articles read by hand',
    weights,
  );
}

function rowsOf(id: string, text: string, gold: readonly NewsGold[]): Row[] {
  const found = findQuotations({ id, text });
  const weighed = new Map<number, readonly string[]>();
  const { quotations, speakers } = attributeQuotations({ id, text }, found, {
    ranked: () => {},
    fired: () => {},
    weighed: (index, features) => void weighed.set(index, features),
  });
  return quotations.flatMap((quotation, index): Row[] => {
    const features = weighed.get(index);
    const wanted = gold.find((one) => overlap(one, quotation) >= 0.7);
    if (!features || !wanted) return [];
    return [{ features, right: isRight(wanted, speakers[quotation.speaker ?? -1]?.name ?? null) }];
  });
}

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^unnamed:\s*/, '')
    .replace(/[’'´`]s?(?=\s|$)/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^(?:the|an?|of|and|for|mr|mrs|ms|dr|jr|sr)$/.test(word));

/** The right person or body under whatever form; of an unnamed source some word of its description. */
function isRight({ speaker, also = [] }: NewsGold, name: string | null): boolean {
  if (name === null || speaker === null) return false;
  const shown = wordsOf(name);
  return [speaker, ...also].some((form) => {
    const wanted = wordsOf(form);
    if (speaker.startsWith('unnamed:')) return wanted.some((word) => shown.includes(word));
    const last = wanted.at(-1) ?? '';
    return shown.length > 0 && (shown.includes(last) || shown.every((word) => wanted.includes(word)));
  });
}

function fitRows(rows: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of rows) for (const one of features) counts.set(one, (counts.get(one) ?? 0) + 1);
  const names = [...counts].flatMap(([name, count]) => (count >= FITTING.least ? [name] : [])).sort();
  const ids = new Map(names.map((name, index) => [name, index]));
  const examples = rows.map(
    ({ features, right }): Example => ({
      choices: [features.flatMap((feature) => ids.get(feature) ?? []), []],
      right: [right ? 0 : 1],
    }),
  );
  return keepWeights(names, fitWeights(examples, names.length, FITTING));
}

function report(name: string, rows: readonly (Row & { readonly confidence: number })[]): void {
  const share = (list: readonly Row[]): string => (list.filter(({ right }) => right).length / list.length).toFixed(3);
  const sure = rows.filter(({ confidence }) => confidence >= SURE);
  console.log(
    `${name}: ${rows.length} attributions, right ${share(rows)}; ${sure.length} of ${SURE} and more, right ${share(sure)}`,
  );
  for (let bin = 0; bin < 10; bin++) {
    const own = rows.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    if (own.length > 0) console.log(`  ${(bin / 10).toFixed(1)}: ${own.length}, right ${share(own)}`);
  }
}

main();
