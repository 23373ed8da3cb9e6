/**
 * How reuse grows: time, peak memory, recall and precision on generated corpora, each in a process of its own, beside
 * brute force (where it can run), a MinHash/LSH pass, and equality alone.
 * usage: tsx bench/reuse.ts [LARGEST]      default 1000000 printed statements
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { countEdits, editsAllowed } from '../src/reuse/compare.ts';
import { findReuse } from '../src/reuse/reuse.ts';
import { collectWordings, sequenceOf } from '../src/reuse/wordings.ts';
import { matchBrutally, matchEqual, matchSketches } from './reuse-baselines.ts';
import { type Generated, generateCorpus, type Planting } from './reuse-corpus.ts';

/** What one run measures. Recall is by what was planted; a baseline's is over the near matches alone. */
export interface Run {
  readonly size: number;
  readonly seconds: number;
  /** Peak resident memory of the process, megabytes, the input included. */
  readonly megabytes: number;
  readonly recall: Readonly<Partial<Record<Planting, number>>>;
  readonly precision: number;
  readonly baselines: readonly { readonly name: string; readonly seconds: number; readonly recall: number }[];
}

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** Distinct wordings beyond which comparing all with all takes minutes. */
const BRUTE_LIMIT = 10_000;

function measure(size: number): Run {
  const generated = generateCorpus(size);
  const start = performance.now();
  const { quotations, statements } = findReuse(generated.articles, generated.corpus);
  const seconds = (performance.now() - start) / 1000;
  const given = quotations.map(({ joint }) => joint.map(({ statements }) => statements));
  const megabytes = process.resourceUsage().maxRSS / 1000;
  const shown = statements.map(({ text }) => text);
  return { size, seconds, megabytes, ...score(generated, given, shown), baselines: runBaselines(generated, size) };
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
  const counts = new Map<Planting, { all: number; found: number }>();
  let [placed, right] = [0, 0];
  planted.forEach((own, article) => {
    own.forEach(({ base, how }, quotation) => {
      const statements = given[article]?.[quotation] ?? [];
      const print = corpus.articles[article]?.quotations[quotation]?.text ?? '';
      if (how === 'near' && !isGuaranteed(print, shown[statementOf.get(base) ?? -1] ?? '')) return;
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

function isGuaranteed(print: string, shown: string): boolean {
  const wordings = collectWordings([print, shown]);
  const [a, b] = [0, 1].map((text) => sequenceOf(wordings, wordings.of[text] ?? 0));
  if (!a || !b) return false;
  const allowed = editsAllowed(Math.max(a.length, b.length));
  return countEdits(a, b, allowed) <= allowed;
}

function runBaselines(generated: Generated, size: number): Run['baselines'] {
  const methods = [
    ...(size <= BRUTE_LIMIT ? [['all with all', matchBrutally] as const] : []),
    ['MinHash/LSH', matchSketches] as const,
    ['equality', matchEqual] as const,
  ];
  return methods.map(([name, match]) => {
    const start = performance.now();
    const recall = match(generated);
    return { name, seconds: (performance.now() - start) / 1000, recall };
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

async function main(largest: number): Promise<void> {
  const runs: Run[] = [];
  for (const size of SIZES.filter((own) => own <= largest)) {
    const run = await runApart(size);
    runs.push(run);
    const shares = Object.entries(run.recall).map(([how, value]) => `${how} ${value.toFixed(4)}`);
    console.log(`${size} statements: ${run.seconds.toFixed(2)} s, ${run.megabytes.toFixed(0)} MB`);
    console.log(`  recall ${shares.join(', ')}; precision ${run.precision.toFixed(4)}`);
    for (const { name, seconds, recall } of run.baselines) {
      const ratio = seconds / run.seconds;
      console.log(
        `  ${name}: ${seconds.toFixed(2)} s (${ratio.toFixed(2)} of ours), recall of near matches ${recall.toFixed(4)}`,
      );
    }
  }
  const [from, to] = [runs.find(({ size }) => size === 10_000), runs.at(-1)];
  if (!from || !to || from === to) return;
  const exponent = Math.log(to.seconds / from.seconds) / Math.log(to.size / from.size);
  console.log(`growth from ${from.size} to ${to.size}: exponent ${exponent.toFixed(3)}`);
}

const own = process.argv.indexOf('--size');
if (own >= 0) process.send?.(measure(Number(process.argv[own + 1])), () => process.exit(0));
else await main(Number(process.argv[2] ?? 1_000_000));
