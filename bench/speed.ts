/**
 * Speed: ours and the two JavaScript peers in one run, growth with the text, hostile articles, memory over a stream.
 * `npm run bench:speed` (`-- --stream 60` for a stream of 60 MB instead of 1,000; 0 leaves it out). Needs
 * `../shared/benchmark`, which is not part of the project. Measures the compiled program; writes `docs/benchmarks.md`.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from '../scripts/bundle.ts';
import { formatTable, type Row, writePart } from './document.ts';
import { type Finder, findWithCompromise, findWithQuoteParser } from './peers.ts';
import { measureStream } from './speed-memory.ts';
import { fill, hostileTexts, join, megabytes, readTexts } from './speed-texts.ts';

/** Bundled as the program is; inside the package, which its dependencies are taken from. */
const BUNDLE = new URL('../node_modules/.verbatim-bench/', import.meta.url);
await bundle({ stages: 'bench/speed-stages.ts' }, fileURLToPath(BUNDLE));
const { attributeQuotations, createArticle, extractQuotations, findQuotations, readConfig } = (await import(
  new URL('stages.js', BUNDLE).href
)) as typeof import('./speed-stages.ts');

const CONFIG = readConfig(null);
const read = (text: string, id = 'a') => createArticle({ id, file: id, sha256: '', text }, CONFIG);
const extract = (texts: readonly string[]) => {
  for (const text of texts) extractQuotations(read(text));
};

/** Something to be timed, and the megabytes of article text that it goes through. */
interface Task {
  readonly name: string;
  readonly size: number;
  readonly run: () => void;
}

/** Seconds a megabyte, the best of `rounds`; a round runs every task once, so that a disturbance meets them alike. */
function time(tasks: readonly Task[], rounds: number): number[] {
  const best = tasks.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    tasks.forEach(({ run, size }, index) => {
      const begin = performance.now();
      run();
      best[index] = Math.min(best[index] as number, (performance.now() - begin) / 1000 / size);
    });
  }
  return best;
}

/** Megabytes a second of each stage and of the peers. */
function stageTable(texts: readonly string[]): string {
  const size = megabytes(texts);
  const articles = texts.map((text) => read(text));
  const found = articles.map(findQuotations);
  const few = texts.slice(0, 12);
  const peer = (find: Finder, own: readonly string[]) => () => {
    for (const text of own) find(text);
  };
  const tasks: Task[] = [
    { name: 'Verbatim, reading', size, run: () => texts.forEach((text) => void read(text)) },
    { name: 'Verbatim, quotations', size, run: () => articles.forEach((article) => void findQuotations(article)) },
    {
      name: 'Verbatim, attribution',
      size,
      run: () => found.forEach((set, index) => void attributeQuotations(articles[index] as (typeof articles)[0], set)),
    },
    { name: 'Verbatim, all', size, run: () => extract(texts) },
    { name: 'quote-parser (quotations and names)', size, run: peer(findWithQuoteParser, texts) },
    {
      name: `compromise .quotations() (no names; the first ${few.length} articles)`,
      size: megabytes(few),
      run: peer(findWithCompromise, few),
    },
  ];
  const seconds = time(tasks, 7);
  return formatTable(
    ['', 'MB', 'MB/s'],
    tasks.map((task, index): Row => [task.name, task.size, 1 / (seconds[index] as number)]),
    2,
  );
}

/** Time a megabyte as the text grows, as many articles and as one, against the text once. */
function growthTable(texts: readonly string[]): string {
  const times = [1, 2, 4, 8, 16];
  const tasks = times.flatMap((n): Task[] => {
    const many = Array.from({ length: n }, () => texts).flat();
    const one = join(many);
    return [
      { name: 'many', size: megabytes(many), run: () => extract(many) },
      { name: 'one', size: megabytes([one]), run: () => extract([one]) },
    ];
  });
  const seconds = time(tasks, 4);
  const base = seconds[0] as number;
  return formatTable(
    ['times the text', 'MB', 'as many articles', 'as one article', 'one, against 1 time'],
    times.map((n, index): Row => {
      const [many, one] = [seconds[2 * index] as number, seconds[2 * index + 1] as number];
      return [String(n), (tasks[2 * index] as Task).size, many / base, one / base, one / (seconds[1] as number)];
    }),
    2,
  );
}

/** One article of 5 MB, no story twice before all have been told, against its stories one by one. */
function longArticle(texts: readonly string[]): string {
  const many = fill(texts, 5);
  const one = join(many);
  const [apart = 1, together = 1] = time(
    [
      { name: 'many', size: megabytes(many), run: () => extract(many) },
      { name: 'one', size: megabytes([one]), run: () => extract([one]) },
    ],
    3,
  );
  return `One article of ${megabytes([one]).toFixed(1)} MB takes ${(together / apart).toFixed(2)} times as long a megabyte as the same text in ${many.length} articles (${(1 / together).toFixed(2)} and ${(1 / apart).toFixed(2)} MB/s).`;
}

/** Time a megabyte of hostile articles at two lengths, as a multiple of the ordinary text's. */
function hostileTable(texts: readonly string[]): string {
  const lengths = [100_000, 400_000];
  const hostile = hostileTexts(texts);
  const tasks = [...hostile].flatMap(([name, make]) =>
    lengths.map((length): Task => {
      const text = make(length);
      return { name, size: megabytes([text]), run: () => extract([text]) };
    }),
  );
  const [ordinary = 1, ...seconds] = time(
    [{ name: 'ordinary', size: megabytes(texts), run: () => extract(texts) }, ...tasks],
    3,
  );
  return formatTable(
    ['one article', ...lengths.map((length) => `of ${length / 1000},000 characters`)],
    [...hostile.keys()].map(
      (name, index): Row => [
        name,
        ...lengths.map((_, at) => (seconds[index * lengths.length + at] as number) / ordinary),
      ],
    ),
    2,
  );
}

function writeSpeed(dev: readonly string[], train: readonly string[]): void {
  extract(dev); // warm
  writePart(
    'Speed',
    'npm run bench:speed',
    `
Megabytes (1,000,000 bytes of UTF-8) of article text a second on PolNeAR dev, ${dev.length} articles; one thread, warm, the best of seven rounds:

${stageTable(dev)}

Time a megabyte as the text grows, against the text once as many articles:

${growthTable(dev)}

${longArticle([...train, ...dev])}

Hostile articles: time a megabyte as a multiple of the ordinary text's:

${hostileTable(dev)}
`,
  );
}

async function writeMemory(dev: readonly string[], size: number): Promise<void> {
  const stream = await measureStream(dev, size);
  const peak = Math.max(...stream.tenths);
  writePart(
    'Memory of a stream',
    'npm run bench:speed',
    `
\`verbatim extract\` over a stream of ${Math.round(stream.size)} MB of JSON lines (PolNeAR dev repeated: ${stream.lines} lines, ${stream.answers} answered) in ${Math.round(stream.seconds)} s,
${(stream.size / stream.seconds).toFixed(2)} MB/s, start included. Its resident memory is at most ${Math.round(peak)} MB:

${formatTable(['tenth of the stream', ...stream.tenths.map((_, index) => String(index + 1))], [['most MB', ...stream.tenths.map(Math.round)]])}
`,
  );
}

const { values } = parseArgs({ options: { stream: { type: 'string', default: '1000' } } });
const size = Number(values.stream);
if (!(size >= 0)) throw new Error(`--stream: "${values.stream}" is no number of megabytes`);
const dev = readTexts('dev');
writeSpeed(dev, readTexts('train'));
if (size > 0) await writeMemory(dev, size);
