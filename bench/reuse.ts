/**
 * How reuse grows: time, peak memory, recall and precision on generated corpora, each in a process of its own, beside
 * brute force (where it can run), a MinHash/LSH pass, and equality alone. Prints all and writes it to docs/benchmarks.md.
 * usage: tsx bench/reuse.ts [LARGEST]      default 1000000 printed statements; less prints only
 */
import { fork } from 'node:child_process';
import { PerformanceObserver } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { findReuse } from '../src/reuse/reuse.ts';
import { countEdits, editsAllowed } from '../src/reuse/words/compare.ts';
import { collectWordings, sequenceOf } from '../src/reuse/words/wordings.ts';
import { formatTable, type Row, writePart } from './document.ts';
import { matchBrutally, matchEqual, matchSketches } from './reuse-baselines.ts';
import { type Generated, generateCorpus, type Planting } from './reuse-corpus.ts';

/** Seconds by the clock, and of the processor in all threads of the process, collecting garbage included. */
interface Time {
  readonly wall: number;
  readonly cpu: number;
}

/** What one run measures. Recall is by what was planted; a baseline's is over the near matches alone. */
interface Run {
  readonly size: number;
  readonly time: Time;
  /** Seconds for which garbage collection held up the main thread. */
  readonly collecting: number;
  /** Peak resident memory of the process, in millions of bytes, the input included. */
  readonly megabytes: number;
  readonly recall: Readonly<Partial<Record<Planting, number>>>;
  readonly precision: number;
  readonly baselines: readonly { readonly name: string; readonly time: Time; readonly recall: number }[];
}

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** Distinct wordings beyond which comparing all with all takes minutes. */
const BRUTE_LIMIT = 10_000;

/** What a task gives, and the time it took. */
function clock<T>(task: () => T): { readonly result: T; readonly time: Time } {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const result = task();
  const { user, system } = process.cpuUsage(before);
  return { result, time: { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 } };
}

async function measure(size: number): Promise<Run> {
  const generated = generateCorpus(size);
  let collecting = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) collecting += duration / 1000;
  });
  observer.observe({ entryTypes: ['gc'] });
  const { result, time } = clock(() => findReuse(generated.articles, generated.corpus));
  const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  const given = result.quotations.map(({ joint }) => joint.map(({ statements }) => statements));
  const shown = result.statements.map(({ text }) => text);
  const scores = score(generated, given, shown);
  return { size, time, collecting, megabytes, ...scores, baselines: runBaselines(generated, size) };
}

/**
 * Recall by planting, and the share of printed statements that stand with the base they were made from. What was planted
 * near the base counts only where it is within the guaranteed distance of the wording that came to be shown.
 */
function score(
  { planted, corpus }: Generated,
  given: readonly (readonly (readonly number[])[])[],
  shown: readonly string[],
): Pick<Run, 'recall' | 'precision'> {
  const statementOf = new Map<number, number>();
  const baseOf = new Map<number, number>();
  planted.forEach((own, article) => {
    own.forEach(({ base, how }, quotation) => {
      const statement = given[article]?.[quotation]?.[0] ?? -1;
      if (how !== 'fresh') return;
      statementOf.set(base, statement);
      if (!baseOf.has(statement)) baseOf.set(statement, base);
    });
  });
  const near = planted.flatMap((own, article) =>
    own.flatMap(({ base, how }, quotation): [string, string][] => {
      const print = corpus.articles[article]?.quotations[quotation]?.text ?? '';
      return how === 'near' ? [[print, shown[statementOf.get(base) ?? -1] ?? '']] : [];
    }),
  );
  const guaranteed = areGuaranteed(near).values();
  const counts = new Map<Planting, { all: number; found: number }>();
  let [placed, right] = [0, 0];
  planted.forEach((own, article) => {
    own.forEach(({ base, how }, quotation) => {
      const statements = given[article]?.[quotation] ?? [];
      if (how === 'near' && !guaranteed.next().value) return;
      const count = counts.get(how) ?? { all: 0, found: 0 };
      counts.set(how, count);
      count.all++;
      if (statements.includes(statementOf.get(base) ?? -2)) count.found++;
      for (const statement of statements) {
        placed++;
        if ((baseOf.get(statement) ?? base) === base) right++;
      }
    });
  });
  const recall = Object.fromEntries([...counts].map(([how, { all, found }]) => [how, found / all]));
  return { recall, precision: right / placed };
}

/** For each pair of a print and a shown text whether they are within the guaranteed distance. */
function areGuaranteed(pairs: readonly (readonly [print: string, shown: string])[]): boolean[] {
  const wordings = collectWordings(pairs.flat());
  return pairs.map((_, i) => {
    const [a, b] = [2 * i, 2 * i + 1].map((text) => sequenceOf(wordings, wordings.of[text] ?? 0));
    if (!a || !b) return false;
    const allowed = editsAllowed(Math.max(a.length, b.length));
    return countEdits(a, b, allowed) <= allowed;
  });
}

function runBaselines(generated: Generated, size: number): Run['baselines'] {
  const methods = [
    ...(size <= BRUTE_LIMIT ? [['all with all', matchBrutally] as const] : []),
    ['MinHash/LSH', matchSketches] as const,
    ['equality', matchEqual] as const,
  ];
  return methods.map(([name, match]) => {
    const { result: recall, time } = clock(() => match(generated));
    return { name, time, recall };
  });
}

/** Runs one size in a process of its own, so that peaks do not add up. */
function runApart(size: number): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--size', String(size)], {
      execArgv: [...process.execArgv, '--max-old-space-size=4096'],
    });
    child.on('message', (run) => resolve(run as Run));
    child.on('exit', (code) => (code === 0 ? undefined : reject(new Error(`size ${size}: exit ${code}`))));
  });
}

const withCommas = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** The whole as Markdown. */
function describe(runs: readonly Run[]): string {
  const exact = (share: number | undefined): string => (share === undefined ? '–' : share.toFixed(4));
  const times = runs.map(({ size, time, collecting, megabytes }): Row => {
    const own = [time.cpu, time.wall, collecting].map((seconds) => seconds.toFixed(2));
    return [withCommas(size), ...own, megabytes.toFixed(0)];
  });
  const shares = runs.map(({ size, recall, precision }): Row => {
    const kinds = [recall.verbatim, recall.near, recall.cut, recall.excerpt, precision].map(exact);
    return [withCommas(size), ...kinds];
  });
  const others = runs.flatMap(({ size, time, baselines }) =>
    baselines.map((other): Row => {
      const ratio = (other.time.cpu / time.cpu).toFixed(2);
      return [`${withCommas(size)}, ${other.name}`, other.time.cpu.toFixed(2), ratio, exact(other.recall)];
    }),
  );
  return [
    'Generated corpora: one statement in four is new, the others repeat one word for word, with edits inside the guaranteed',
    'range, cut, or in part. Seconds of the processor count all threads of the process; where a machine is shared the target',
    '(a million statements in 60 s on one core) is judged by them. Memory includes the input.',
    '',
    formatTable(['statements', 'CPU s', 'wall s', 'of it collecting garbage', 'peak MB'], times),
    '',
    describeGrowth(runs),
    '',
    'Recall by what was planted, and the share of printed statements that stand with what they were made from:',
    '',
    formatTable(['statements', 'word for word', 'near', 'cut', 'excerpt', 'precision'], shares),
    '',
    'Beside it, on the same corpora (“of ours” is CPU time; these only match words, and do nothing else of what is timed above):',
    '',
    formatTable(['statements, method', 'CPU s', 'of ours', 'recall of near matches'], others),
  ].join('\n');
}

/** The exponent of growth between 10,000 statements and the largest corpus. */
function describeGrowth(runs: readonly Run[]): string {
  const [from, to] = [runs.find(({ size }) => size === 10_000), runs.at(-1)];
  if (!from || !to || from === to) return '';
  const exponent = (time: keyof Time): string =>
    (Math.log(to.time[time] / from.time[time]) / Math.log(to.size / from.size)).toFixed(3);
  const range = `${withCommas(from.size)} to ${withCommas(to.size)}`;
  return `Growth from ${range} statements: exponent ${exponent('cpu')} (by the clock ${exponent('wall')}).`;
}

async function main(largest: number): Promise<void> {
  const runs: Run[] = [];
  for (const size of SIZES.filter((own) => own <= largest)) {
    const run = await runApart(size);
    runs.push(run);
    console.log(`${size} statements: ${run.time.cpu.toFixed(2)} s CPU, ${run.time.wall.toFixed(2)} s by the clock`);
  }
  if (largest < (SIZES.at(-1) ?? 0)) console.log(describe(runs));
  else writePart('Reuse', 'npm run bench:reuse', describe(runs));
}

const own = process.argv.indexOf('--size');
if (own >= 0) process.send?.(await measure(Number(process.argv[own + 1])), () => process.exit(0));
else await main(Number(process.argv[2] ?? 1_000_000));
