/** Puts damaged inputs through the readers and keeps count. */
import { makeCase, READERS, type Verdict } from './readers.ts';

/** What happened to the inputs of one reader. */
export interface Tally {
  readonly name: string;
  inputs: number;
  read: number;
  refused: number;
  /** Most milliseconds of processor time for 100 KB; an input below 100 KB counts as one. */
  slowest: number;
}

/** An input that went wrong: `makeCase(seed, index)` gives it again. */
export interface Failure {
  readonly index: number;
  readonly name: string;
  readonly wrong: string;
}

/** The most that 100 KB may take, in milliseconds of processor time. */
export const MOST_MILLISECONDS = 1_000;

/** Runs the inputs from `from` on, until `count` are done or `until` says stop; `onCase` is told of each before it runs. */
export async function fuzz(
  { seed, from = 0, count }: { readonly seed: number; readonly from?: number; readonly count: number },
  {
    until = () => false,
    onCase = () => {},
  }: { readonly until?: () => boolean; readonly onCase?: (index: number) => void } = {},
): Promise<{ readonly tallies: readonly Tally[]; readonly failures: readonly Failure[] }> {
  const tallies = new Map(READERS.map(({ name }) => [name, { name, inputs: 0, read: 0, refused: 0, slowest: 0 }]));
  const failures: Failure[] = [];
  for (let index = from; index < from + count && !until(); index++) {
    onCase(index);
    const tally = tallies.get(makeCase(seed, index).reader.name) as Tally;
    const { verdict, milliseconds } = await runCase(seed, index);
    const slow = milliseconds > MOST_MILLISECONDS ? await isSlow(seed, index) : false;
    tally.inputs += 1;
    if (verdict === 'read') tally.read += 1;
    else if (verdict === 'refused') tally.refused += 1;
    else failures.push({ index, name: tally.name, wrong: verdict.wrong });
    if (slow) failures.push({ index, name: tally.name, wrong: `took ${Math.round(milliseconds)} ms for 100 KB` });
    if (slow || milliseconds <= MOST_MILLISECONDS) tally.slowest = Math.max(tally.slowest, milliseconds);
  }
  return { tallies: [...tallies.values()], failures };
}

async function runCase(
  seed: number,
  index: number,
): Promise<{ readonly verdict: Verdict; readonly milliseconds: number }> {
  const { size, run } = makeCase(seed, index);
  const started = process.cpuUsage();
  const verdict = await run().catch((error: Error): Verdict => ({ wrong: `threw ${error.stack ?? error.message}` }));
  const { user, system } = process.cpuUsage(started);
  return { verdict, milliseconds: (user + system) / 1_000 / Math.max(1, size / 100_000) };
}

/** A library is loaded at its first use, and memory is tidied up now and then: only what is slow three times is slow. */
async function isSlow(seed: number, index: number): Promise<boolean> {
  for (let again = 0; again < 2; again++) {
    if ((await runCase(seed, index)).milliseconds <= MOST_MILLISECONDS) return false;
  }
  return true;
}
