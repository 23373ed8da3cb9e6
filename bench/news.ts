/**
 * Real news (`../shared/benchmark/news`): what a reader of the report sees, held against careful reading by the benchmark's own
 * scorers. Its articles belong to their publishers: they are read where they lie, and only here.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { formatTable, type Row } from './document.ts';

const NEWS = fileURLToPath(new URL('../../shared/benchmark/news/', import.meta.url));
const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** Annotated sets: `dev` and `train` are learned from, of `second` only the figures are looked at. */
export const NEWS_SETS = {
  dev: ['dev.jsonl', 'gold.jsonl'],
  train: ['train.jsonl', 'train.gold.jsonl'],
  second: ['second.jsonl', 'second.gold.jsonl'],
} as const;

/** Shares of stretches that are right, as `score.mjs` names them, out of `n`. */
export interface NewsShares {
  readonly n: number;
  readonly speech: number;
  readonly entity: number;
  readonly name: number;
  readonly document: number;
  readonly all: number;
}

/** What `score.mjs` says of a set. `confident`: attributions of confidence .95 and more, their share of what was said. */
export interface NewsScore {
  readonly said: NewsShares;
  readonly statements: NewsShares;
  readonly fragments: NewsShares;
  readonly notSaid: NewsShares;
  readonly confident: { readonly n: number; readonly share: number; readonly entity: number };
}

/** Builds the events of a set with the program in `dist/` and scores the reports. A failed run throws. */
export function scoreNews(set: keyof typeof NEWS_SETS): NewsScore {
  return JSON.parse(runScorer('score.mjs', NEWS_SETS[set])) as NewsScore;
}

/** How many of the short cases come out right. */
export function scoreCases(): { readonly cases: number; readonly right: number } {
  return JSON.parse(runScorer('cases.mjs', ['cases.jsonl'])) as { cases: number; right: number };
}

function runScorer(script: string, files: readonly string[]): string {
  const paths = [script, ...files].map((name) => NEWS + name);
  const done = spawnSync(process.execPath, [...paths, '--json', '--', process.execPath, CLI], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (done.status !== 0) throw new Error(done.stderr || String(done.error));
  return done.stdout;
}

/** The part of `docs/benchmarks.md` on real news. */
export function reportNews(): string {
  const sets = Object.keys(NEWS_SETS) as (keyof typeof NEWS_SETS)[];
  const scores = sets.map(scoreNews);
  const row = (name: string, value: (score: NewsScore) => number | string): Row => [name, ...scores.map(value)];
  const { cases, right } = scoreCases();
  const table = formatTable(
    ['share right', ...sets],
    [
      row('stretches that were said', ({ said }) => said.n),
      row('the right person or body (`entity`)', ({ said }) => said.entity),
      row('… under a proper name (`name`)', ({ said }) => said.name),
      row('`document`', ({ said }) => said.document),
      row('said, name and document together (`all`)', ({ said }) => said.all),
      row('… of whole statements', ({ statements }) => statements.all),
      row('… of fragments', ({ fragments }) => fragments.all),
      row(
        'what nobody said, told apart from speech',
        ({ notSaid }) => `${Math.round(notSaid.speech * notSaid.n)} of ${notSaid.n}`,
      ),
      row('confidence .95 and more: share of what was said', ({ confident }) => confident.share),
      row('… of these the right person or body', ({ confident }) => confident.entity),
    ],
  );
  return `${table}\n\n${right} of ${cases} short cases, one for each kind of trap that real articles set, come out right.`;
}
