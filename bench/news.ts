/**
 * Real news (`../shared/benchmark/news`): what a reader of the report sees, held against careful reading by the benchmark's own
 * scorers. Its articles belong to their publishers: they are read where they lie, and only here. Beside it articles of the archive
 * (`labels/`).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { formatTable, type Row } from './document.ts';

const NEWS = fileURLToPath(new URL('../../shared/benchmark/news/', import.meta.url));
const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

const ARCHIVE = fileURLToPath(new URL('../../shared/benchmark/archive/articles.jsonl.gz', import.meta.url));
const LABELS = new URL('./labels/archive.jsonl', import.meta.url);

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
  const [articles, gold] = NEWS_SETS[set];
  return JSON.parse(runScorer('score.mjs', [NEWS + articles, NEWS + gold])) as NewsScore;
}

/** The same of a set of `labels/archive.jsonl`: its lines and the articles that they name are joined in a temporary folder. */
export function scoreArchive(set: 'a' | 'b' | 'c' | 'd' | 'e'): NewsScore {
  const labels = lines(readFileSync(LABELS, 'utf8')).filter(
    (line) => (JSON.parse(line) as { set: string }).set === set,
  );
  const ids = new Set(labels.map((line) => (JSON.parse(line) as { id: string }).id));
  const articles = lines(gunzipSync(readFileSync(ARCHIVE)).toString('utf8')).flatMap((line) => {
    const article = JSON.parse(line) as { id: string };
    return ids.has(article.id) ? [JSON.stringify({ ...article, cluster: 'genre' })] : [];
  });
  const aside = mkdtempSync(join(tmpdir(), 'verbatim-archive-'));
  try {
    const files = [join(aside, 'articles.jsonl'), join(aside, 'gold.jsonl')] as const;
    writeFileSync(files[0], articles.join('\n'));
    writeFileSync(files[1], labels.join('\n'));
    return JSON.parse(runScorer('score.mjs', files)) as NewsScore;
  } finally {
    rmSync(aside, { recursive: true });
  }
}

function lines(text: string): string[] {
  return text.split('\n').filter(Boolean);
}

/** How many of the short cases come out right. */
export function scoreCases(): { readonly cases: number; readonly right: number } {
  return JSON.parse(runScorer('cases.mjs', [`${NEWS}cases.jsonl`])) as { cases: number; right: number };
}

function runScorer(script: string, files: readonly string[]): string {
  const done = spawnSync(process.execPath, [NEWS + script, ...files, '--json', '--', process.execPath, CLI], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (done.status !== 0) throw new Error(done.stderr || String(done.error));
  return done.stdout;
}

/** The part of `docs/benchmarks.md` on real news. */
export function reportNews(): string {
  const sets = Object.keys(NEWS_SETS) as (keyof typeof NEWS_SETS)[];
  const scores = [...sets.map(scoreNews), scoreArchive('b'), scoreArchive('e')];
  const row = (name: string, value: (score: NewsScore) => number | string): Row => [name, ...scores.map(value)];
  const { cases, right } = scoreCases();
  const table = formatTable(
    ['share right', ...sets, 'archive b, held out', 'archive e, held out'],
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
