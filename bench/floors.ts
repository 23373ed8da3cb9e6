/**
 * Quality floors: fails where a measure falls below what has been reached. `npm run floors`, after `npm run build`.
 * Needs the benchmark beside the project (`../shared/benchmark`), which is not part of it.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type NewsScore, scoreCases, scoreNews } from './news.ts';

/** Measures of `score.mjs` on PolNeAR dev and the least each may be: half a point under what was reached. */
const FLOORS = [
  ['detection F1', 'f1', 0.967],
  ['attribution', 'attribution', 0.928],
  ['attribution by the head', 'head', 0.926],
  ['end to end F1', 'endToEndF1', 0.893],
] as const;

/** Measures of `resolved.mjs` on 200 stretches resolved by hand, in the same way. */
const RESOLVED_FLOORS = [
  ['canonical speaker', 'speaker', 0.875],
  ['kind', 'kind', 0.91],
  ['document, macro F1', 'documentMacroF1', 0.722],
] as const;

/** Shares of real news (`news/score.mjs`) and the least each may be: one stretch under what was reached. */
const NEWS_FLOORS = {
  dev: { entity: 0.913, name: 0.894, document: 0.894, all: 0.821, notSaid: 27 / 31 },
  train: { entity: 0.899, name: 0.892, document: 0.907, all: 0.822, notSaid: 85 / 88 },
  second: { entity: 0.905, name: 0.9, document: 0.8, all: 0.737, notSaid: 14 / 20 },
} as const;
/** Short cases that come out right. */
const CASES_FLOOR = 55;

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const BENCHMARK = join(ROOT, '../shared/benchmark');
const CLI = join(ROOT, 'dist/cli.js');
const aside = mkdtempSync(join(tmpdir(), 'verbatim-floors-'));

/** Runs a Node program and gives its standard output; its messages go to ours. */
function run(args: readonly string[], stdin?: string): { readonly code: number | null; readonly out: string } {
  const input = stdin === undefined ? 'ignore' : openSync(stdin, 'r');
  const done = spawnSync(process.execPath, args, {
    stdio: [input, 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (typeof input === 'number') closeSync(input);
  return { code: done.status, out: done.stdout };
}

function holdFloors(): boolean {
  const dev = join(BENCHMARK, 'polnear/dev.jsonl');
  const scored = run([join(BENCHMARK, 'score.mjs'), dev, extract(dev, 'dev'), '--json']);
  const { overall } = JSON.parse(scored.out) as { overall: Record<string, number> };
  const resolved = join(BENCHMARK, 'polnear/resolved.jsonl');
  const answers = run([join(BENCHMARK, 'resolved.mjs'), resolved, extract(articlesOf(resolved), 'resolved')]);
  const shares = JSON.parse(answers.out) as Record<string, number>;
  return [
    ...FLOORS.map((floor) => holds(floor, overall)),
    ...RESOLVED_FLOORS.map((floor) => holds(floor, shares)),
    ...(Object.keys(NEWS_FLOORS) as (keyof typeof NEWS_FLOORS)[]).flatMap(holdNews),
    holds(['short cases right', 'right', CASES_FLOOR], { ...scoreCases() }),
  ].every(Boolean);
}

function holdNews(set: keyof typeof NEWS_FLOORS): boolean[] {
  const score: NewsScore = scoreNews(set);
  const measured = { ...score.said, notSaid: score.notSaid.speech };
  return Object.entries(NEWS_FLOORS[set]).map(([key, floor]) => holds([`news ${set}: ${key}`, key, floor], measured));
}

function holds([name, key, floor]: readonly [string, string, number], measured: Record<string, number>): boolean {
  const value = measured[key] ?? 0;
  const held = value >= floor;
  console.log(`${held ? 'held  ' : 'BROKEN'} ${name.padEnd(24)} ${value.toFixed(3)} (floor ${floor.toFixed(3)})`);
  return held;
}

/** What the program gives for the articles of a file, as a file. */
function extract(articles: string, name: string): string {
  const predictions = join(aside, `${name}.predictions.jsonl`);
  writeFileSync(predictions, run([CLI, 'extract'], articles).out);
  return predictions;
}

/** The articles of the train part that `resolved.jsonl` speaks of. */
function articlesOf(resolved: string): string {
  const lines = (file: string) => readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const idOf = (line: string) => (JSON.parse(line) as { id: string }).id;
  const ids = new Set(lines(resolved).map(idOf));
  const file = join(aside, 'resolved.articles.jsonl');
  const train = lines(join(BENCHMARK, 'polnear/train.jsonl')).filter((line) => ids.has(idOf(line)));
  writeFileSync(file, train.join('\n'));
  return file;
}

/** The five articles: every quotation and statement as read by hand. */
function holdSeeds(): boolean {
  const out = join(aside, 'output');
  const options = ['--out', out, '--lock', join(aside, 'anchors.lock.jsonl'), '--formats', 'data', '--quiet'];
  const built = run([CLI, 'build', join(ROOT, 'seeds'), ...options]);
  const checked = run([join(BENCHMARK, 'seeds/check.mjs'), join(out, 'data/report.json')]);
  console.log(checked.out.trimEnd());
  return built.code === 0 && checked.code === 0;
}

const held = [holdFloors(), holdSeeds()].every(Boolean);
rmSync(aside, { recursive: true });
process.exitCode = held ? 0 : 1;
