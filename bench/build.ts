/**
 * Whole builds: cold, with nothing changed, with one article added, and with one added while `verbatim watch` runs. `npm run bench:build` (`-- --most 100000` for more
 * than 10,000 generated articles). Needs `../shared/benchmark`, which is not part of the project, for the PolNeAR rows;
 * leaves them out where it is not there. Measures the compiled program as a process of its own; writes `docs/benchmarks.md`.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateArticles } from './build-articles.ts';
import { formatTable, type Row, writePart } from './document.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const POLNEAR = fileURLToPath(new URL('../../shared/benchmark/polnear/', import.meta.url));
const SEEDS = fileURLToPath(new URL('../seeds', import.meta.url));
const MEMORY = `data:text/javascript,process.on('exit',()=>{const r=process.resourceUsage();console.error('peak '+r.maxRSS+' cpu '+(r.userCPUTime+r.systemCPUTime))})`;

interface Measure {
  readonly seconds: number;
  /** Of all threads; what other programs do meanwhile hardly counts in it. */
  readonly cpu: number;
  readonly megabytes: number;
}

/** A folder in which reports are made; the caller removes it. */
const makeFolder = () => mkdtempSync(join(tmpdir(), 'verbatim-bench-'));

function run(cwd: string, ...args: string[]): Measure {
  const begin = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', MEMORY, CLI, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - begin) / 1000;
  if (status !== 0) throw new Error(stderr);
  const [, peak, cpu] = /peak (\d+) cpu (\d+)/.exec(stderr) ?? [];
  return { seconds, cpu: Number(cpu) / 1e6, megabytes: Number(peak) / 1024 };
}

/** An article as a line of a corpus and as a file with its sidecar. */
interface Source {
  readonly id: string;
  readonly text: string;
  readonly outlet: string;
  readonly published: string;
}

/** Puts articles beside those that are there. */
type Put = (cwd: string, articles: readonly Source[]) => void;

const putCorpus: Put = (cwd, articles) => {
  appendFileSync(join(cwd, 'articles.jsonl'), articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
};

const putFiles: Put = (cwd, articles) => {
  mkdirSync(join(cwd, 'articles'), { recursive: true });
  for (const { id, text, outlet, published } of articles) {
    const name = join(cwd, 'articles', id.replace(/[^\w-]/g, '_'));
    writeFileSync(`${name}.txt`, text);
    writeFileSync(`${name}.meta.yaml`, `outlet: ${JSON.stringify(outlet)}\npublished: ${published}\n`);
  }
};

/** `verbatim watch` over a report that is up to date; seconds from `change` until the next report is written. */
async function watch(cwd: string, input: string, change: () => void): Promise<number> {
  const watcher = spawn(process.execPath, [CLI, 'watch', input, '--port', '18080'], { cwd });
  try {
    let told = () => {};
    watcher.stderr.on('data', (text) => /\d articles?,/.test(String(text)) && told());
    const built = () =>
      new Promise<void>((done, fail) => {
        told = done;
        watcher.once('exit', () => fail(new Error('verbatim watch has ended')));
      });
    await built();
    const begin = performance.now();
    change();
    await built();
    return (performance.now() - begin) / 1000;
  } finally {
    watcher.kill('SIGKILL');
  }
}

/** One that is watched builds twice more; nobody keeps so many articles open. */
const MOST_WATCHED = 10_000;

/** Builds all but the last two articles cold, again, then with one more, and with the last one while watching. */
async function* measure(name: string, articles: readonly Source[], put: Put): AsyncGenerator<Row> {
  const cwd = makeFolder();
  const input = put === putCorpus ? 'articles.jsonl' : 'articles';
  const row = (what: string, { seconds, cpu, megabytes }: Measure): Row => {
    const files = readdirSync(join(cwd, 'output'), { recursive: true, encoding: 'utf8' });
    const pages = files.filter((file) => file.endsWith('.html')).length;
    const rates = [articles.length / seconds, pages, pages / seconds];
    return [`${name}, ${what}`, seconds, cpu || '', ...rates, Math.round(megabytes) || ''];
  };
  try {
    put(cwd, articles.slice(0, -2));
    yield row('cold', run(cwd, 'build', input, '--quiet'));
    yield row('nothing changed', run(cwd, 'build', input, '--quiet'));
    put(cwd, articles.slice(-2, -1));
    yield row('one added', run(cwd, 'build', input, '--quiet'));
    if (articles.length > MOST_WATCHED) return;
    const seconds = await watch(cwd, input, () => put(cwd, articles.slice(-1)));
    yield row('one added, watching', { seconds, cpu: 0, megabytes: 0 });
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

function readPolnear(): Source[] {
  if (!existsSync(POLNEAR)) return [];
  return ['train', 'dev'].flatMap((part) =>
    readFileSync(join(POLNEAR, `${part}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const { id, text, publisher, date } = JSON.parse(line);
        return { id, text, outlet: publisher, published: date };
      }),
  );
}

/** Five articles, start-up apart: what the program needs to say its version. */
function describeFive(): string {
  const cwd = makeFolder();
  const best = (work: () => Measure) => Math.min(...Array.from({ length: 5 }, () => work().seconds));
  const start = best(() => run(cwd, '--version'));
  const five = best(() => {
    for (const name of ['output', '.verbatim-cache', 'anchors.lock.jsonl'])
      rmSync(join(cwd, name), { recursive: true, force: true });
    return run(cwd, 'build', SEEDS, '--quiet');
  });
  rmSync(cwd, { recursive: true, force: true });
  return `The five articles of this repository, cold: ${(five - start).toFixed(2)} s after start-up (${start.toFixed(2)} s; the best of five).`;
}

const { values } = parseArgs({ options: { most: { type: 'string', default: '10000' } } });
const sizes = [1000, 10_000, 100_000].filter((size) => size <= Number(values.most));
const polnear = readPolnear();
const rows: Row[] = [];
const cold: { size: number; cpu: number }[] = [];
const five = describeFive();

/** After every build: who stops a long run keeps what has been measured. */
function writeRows(): void {
  const [first, last] = [cold[0], cold.at(-1)];
  const growth =
    first === undefined || last === undefined || first === last
      ? ''
      : `Growth exponent of the cold build's CPU time from ${first.size} to ${last.size} articles: ${(Math.log(last.cpu / first.cpu) / Math.log(last.size / first.size)).toFixed(2)}.`;
  writePart(
    'Builds',
    'npm run bench:build',
    `
Whole builds as a process of its own, start-up included: articles in, every page and export out. “Watching”: from the article's
being saved until the report is written, while \`verbatim watch\` runs.

${formatTable(['', 'seconds', 'CPU seconds', 'articles/s', 'pages', 'pages/s', 'peak MB'], rows, 1)}

${growth}

${five}
`,
  );
}

if (polnear.length > 0) {
  for (const [name, put] of [['.jsonl', putCorpus] as const, ['files', putFiles] as const]) {
    for await (const row of measure(`${polnear.length} PolNeAR articles, ${name}`, polnear, put)) {
      rows.push(row);
      writeRows();
    }
  }
}
for (const size of sizes) {
  for await (const row of measure(`${size} generated`, [...generateArticles(size)], putCorpus)) {
    rows.push(row);
    if (cold.at(-1)?.size !== size) cold.push({ size, cpu: Number(row[2]) });
    writeRows();
  }
}
