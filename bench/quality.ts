/**
 * Quality of quotations and attribution: ours and the two JavaScript peers in one run, by the benchmark's own scorers.
 * `npm run bench:quality`; needs `../shared/benchmark`, which is not part of the project. Writes `docs/benchmarks.md`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatTable, type Row, writePart } from './document.ts';
import { reportNews } from './news.ts';
import { type Finder, findOurs, findWithCompromise, findWithQuoteParser, type Prediction } from './peers.ts';
import { type GoldArticle, overlap, readGold } from './train-data.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const BENCHMARK = fileURLToPath(new URL('../../shared/benchmark/', import.meta.url));
const aside = mkdtempSync(join(tmpdir(), 'verbatim-quality-'));

interface Measures {
  readonly gold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly attribution: number | null;
  readonly head: number | null;
  readonly endToEndF1: number;
}
interface Scored {
  readonly overall: Measures;
  readonly byLength: Record<string, Measures>;
  readonly groups?: Record<string, { readonly overall: Measures }>;
}

function predict(
  gold: readonly GoldArticle[],
  find: Finder,
  name: string,
): { file: string; all: Map<string, readonly Prediction[]> } {
  const all = new Map(gold.map(({ id, text }) => [id, find(text)]));
  const file = join(aside, `${name}.jsonl`);
  writeFileSync(file, [...all].map(([id, quotes]) => JSON.stringify({ id, quotes })).join('\n'));
  return { file, all };
}

function run(script: string, ...args: readonly string[]): string {
  const done = spawnSync(process.execPath, [join(BENCHMARK, script), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (done.status === 2 || done.error) throw new Error(done.stderr || String(done.error));
  return done.stdout;
}

const HEAD = ['', 'quotations', 'P', 'R', 'detection F1', 'attribution', 'head', 'end to end F1'];
const rowOf = (name: string, m: Measures): Row => [
  name,
  m.gold,
  m.precision,
  m.recall,
  m.f1,
  m.attribution ?? '–',
  m.head ?? '–',
  m.endToEndF1,
];

/** Measured once on PolNeAR dev, with other programs; no command of ours prints them anew. */
const PEERS_ELSEWHERE: readonly Row[] = [
  ['CoreNLP 4.5.10, quote annotator', 0.886, 0.69, 0.612],
  ['SaysWho (spaCy)', 0.823, 0.876, 0.72],
  ['textacy 0.13, by paragraph', 0.779, 0.86, 0.67],
  ['Gender Gap Tracker, direct speech only', 0.834, 0.73, 0.609],
  ['BBC Citron, direct speech only, its cue part trained anew', 0.735, 0.883, 0.646],
  ['Guardian/AFP patterns', 0.589, 0.66, 0.389],
];

function score(goldFile: string, predictions: string, by?: string): Scored {
  return JSON.parse(run('score.mjs', goldFile, predictions, '--json', ...(by ? ['--by', by] : []))) as Scored;
}

/** Where the source stands to the words, as far as the gold shows it. */
function orderOf(
  text: string,
  quote: { readonly start: number; readonly end: number; readonly source: { readonly start: number } | null },
): string {
  if (!quote.source) return 'no source';
  const line = text.slice(text.lastIndexOf('\n', quote.start) + 1, quote.start);
  if (quote.source.start >= quote.end) return 'source after the words';
  return /["”’']\s*\S/.test(line) && text.lastIndexOf('\n', quote.start) < quote.source.start
    ? 'source between or before, words resumed'
    : 'source before the words';
}

function orderTable(gold: readonly GoldArticle[], predictions: ReadonlyMap<string, readonly Prediction[]>): string {
  const tally = new Map<string, { all: number; right: number }>();
  for (const article of gold) {
    for (const quote of article.quotes) {
      const order = orderOf(article.text, quote);
      const entry = tally.get(order) ?? { all: 0, right: 0 };
      entry.all++;
      const found = predictions.get(article.id)?.find((prediction) => overlap(prediction, quote) >= 0.6);
      if (found && isRight(found, quote.source)) entry.right++;
      tally.set(order, entry);
    }
  }
  return formatTable(
    ['order', 'quotations', 'found and right'],
    [...tally].sort().map(([name, { all, right }]) => [name, all, right / all]),
  );
}

function isRight(prediction: Prediction, source: { readonly start: number; readonly end: number } | null): boolean {
  if (!source) return prediction.speaker === null;
  return prediction.speaker !== null && prediction.speaker.start < source.end && prediction.speaker.end > source.start;
}

/** How far a stated confidence can be trusted: of the attributions of matched quotations. */
function calibration(gold: readonly GoldArticle[], predictions: ReadonlyMap<string, readonly Prediction[]>): string {
  const seen: { confidence: number; right: boolean }[] = [];
  for (const article of gold) {
    for (const prediction of predictions.get(article.id) ?? []) {
      if (prediction.kind !== 'statement' && prediction.kind !== 'fragment') continue;
      if (article.ignore?.some((span) => overlap(span, prediction) > 0)) continue;
      const quote = article.quotes.find((other) => overlap(prediction, other) >= 0.6);
      seen.push({
        confidence: prediction.confidence ?? 0,
        right: quote !== undefined && isRight(prediction, quote.source),
      });
    }
  }
  let error = 0;
  const rows: Row[] = [];
  for (let bin = 0; bin < 10; bin++) {
    const own = seen.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    if (own.length === 0) continue;
    const mean = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length;
    const right = own.filter((one) => one.right).length / own.length;
    error += (own.length / seen.length) * Math.abs(mean - right);
    rows.push([`${(bin / 10).toFixed(1)} to ${((bin + 1) / 10).toFixed(1)}`, own.length, mean, right]);
  }
  const sorted = [...seen].sort((a, b) => a.confidence - b.confidence);
  const least = sorted.slice(0, Math.ceil(sorted.length / 10));
  const wrong = seen.filter(({ right }) => !right).length;
  const caught = least.filter(({ right }) => !right).length;
  return `${formatTable(['confidence', 'attributions', 'mean confidence', 'right'], rows)}\n\nExpected calibration error ${error.toFixed(3)}; the least sure tenth holds ${((100 * caught) / Math.max(1, wrong)).toFixed(0)} % of the ${wrong} errors.`;
}

/** The program with weights fitted without the articles of a gold file, on the articles given: its answers as a file. */
function predictHeldOut(goldFile: string, articles: readonly GoldArticle[]): string {
  const copy = mkdtempSync(join(ROOT, '.verbatim-held-out-'));
  try {
    cpSync(join(ROOT, 'dist'), join(copy, 'dist'), { recursive: true });
    cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
    const trained = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'bench/train.ts', `--without=${goldFile}`, `--to=${join(copy, 'dist')}`],
      { cwd: ROOT, encoding: 'utf8' },
    );
    if (trained.status !== 0) throw new Error(trained.stderr);
    const answered = spawnSync(process.execPath, [join(copy, 'dist/cli.js'), 'extract'], {
      input: articles.map(({ id, text }) => JSON.stringify({ id, text })).join('\n'),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (answered.status !== 0) throw new Error(answered.stderr);
    const file = join(aside, 'held-out.jsonl');
    writeFileSync(file, answered.stdout);
    return file;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function resolved(): string {
  const file = join(BENCHMARK, 'polnear/resolved.jsonl');
  const ids = new Set(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { id: string }).id),
  );
  const articles = readGold(join(BENCHMARK, 'polnear/train.jsonl')).filter(({ id }) => ids.has(id));
  const { file: predictions } = predict(articles, findOurs, 'resolved');
  const measure = (answers: string) => JSON.parse(run('resolved.mjs', file, answers)) as Record<string, number>;
  const held = measure(predictHeldOut(file, articles));
  const fitted = measure(predictions);
  const row = (name: string, key: string): Row => [name, held[key] ?? 0, fitted[key] ?? 0];
  return formatTable(
    ['200 stretches of train', 'held out', 'fitted on them'],
    [
      row('canonical speaker right', 'speaker'),
      row('kind right', 'kind'),
      row('document right', 'documentAccuracy'),
      row('document, macro F1', 'documentMacroF1'),
    ],
  );
}

function main(): void {
  const devFile = join(BENCHMARK, 'polnear/dev.jsonl');
  const dev = readGold(devFile);
  const ours = predict(dev, findOurs, 'ours');
  const scored = score(devFile, ours.file, 'publisher');
  const parser = score(devFile, predict(dev, findWithQuoteParser, 'quote-parser').file);
  const compromise = score(devFile, predict(dev, findWithCompromise, 'compromise').file);
  const caseFile = join(BENCHMARK, 'cases/cases.jsonl');
  const cases = score(caseFile, predict(readGold(caseFile), findOurs, 'cases').file, 'phenomenon');
  const groups = (result: Scored) =>
    Object.entries(result.groups ?? {}).map(([name, { overall }]) => rowOf(name, overall));
  writePart(
    'Quotations and attribution',
    'npm run bench:quality',
    `
Real news, judged as a reader of the report would: canonical names, "he" does not count. \`second\` was looked at for its figures
only, so it is what to expect of other articles; \`dev\` and \`train\` were learned from.

${reportNews()}

PolNeAR dev, 84 articles of seven publishers (Newell, Margolin, Ruths 2018), scored by \`score.mjs\`:

${formatTable(HEAD, [rowOf('Verbatim', scored.overall), rowOf('quote-parser', parser.overall), rowOf('compromise .quotations()', compromise.overall), ...Object.entries(scored.byLength).map(([name, m]) => rowOf(`Verbatim, ${name} words`, m))])}

Other tools on the same articles, measured once and not by this command (detection F1, attribution, end to end F1):

${formatTable(['', 'detection F1', 'attribution', 'end to end F1'], PEERS_ELSEWHERE)}

By publisher (Verbatim):

${formatTable(HEAD, groups(scored))}

By order:

${orderTable(dev, ours.all)}

Confidence, on the same articles:

${calibration(dev, ours.all)}

Speaker, kind and document, resolved by hand (\`resolved.mjs\`). The committed weights were fitted on these articles too; the first
column is of weights fitted without them.

${resolved()}

75 short texts of 25 hard phenomena:

${formatTable(HEAD, [rowOf('all', cases.overall), ...groups(cases)])}
`,
  );
  rmSync(aside, { recursive: true });
}

main();
