/**
 * `npm run fuzz`: damaged inputs through every reader and the parser, and a table of what happened. Bounded in time and
 * seeded: `npm run fuzz -- --cases 100000 --seconds 1500 --seed 1 --from 0`. Exit code 1 where anything went wrong.
 */
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { makeCase } from '../tests/fuzz/readers.ts';
import { type Failure, fuzz, type Tally } from '../tests/fuzz/run.ts';
import { formatTable, type Row, writePart } from './document.ts';

/** What the worker says: the input it is at, or the end. */
type Message = { readonly at: number } | { readonly tallies: readonly Tally[]; readonly failures: readonly Failure[] };

/** Inputs of a whole run. */
const WHOLE = 100_000;
/** An input that is at work for so long hangs. */
const MOST_SECONDS = 60;

interface Options {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  readonly seconds: number;
}

function readOptions(): Options {
  const options = {
    cases: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string' },
    from: { type: 'string' },
  } as const;
  const { values } = parseArgs({ options });
  const number = (value: string | undefined, otherwise: number) => (value === undefined ? otherwise : Number(value));
  return {
    seed: number(values.seed, 1),
    from: number(values.from, 0),
    count: number(values.cases, WHOLE),
    seconds: number(values.seconds, 1_500),
  };
}

async function work({ seed, from, count, seconds }: Options): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  const onCase = (at: number) => parentPort?.postMessage({ at } satisfies Message);
  const result = await fuzz({ seed, from, count }, { until: () => Date.now() > end, onCase });
  parentPort?.postMessage(result satisfies Message);
}

/** Runs the inputs in a worker, so that one that hangs is seen from outside. */
function watch(
  options: Options,
): Promise<{ readonly tallies: readonly Tally[]; readonly failures: readonly Failure[] }> {
  // A worker does not take over how its parent reads TypeScript.
  const start = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register();
    return import(${JSON.stringify(import.meta.url)});
  })`;
  const worker = new Worker(start, { eval: true, workerData: options });
  let at = options.from;
  let since = Date.now();
  return new Promise((done, fail) => {
    const guard = setInterval(() => {
      if (Date.now() - since < MOST_SECONDS * 1_000) return;
      clearInterval(guard);
      void worker.terminate();
      fail(new Error(`hangs at input ${at} (seed ${options.seed}, ${makeCase(options.seed, at).reader.name})`));
    }, 1_000);
    worker.on('message', (message: Message) => {
      since = Date.now();
      if ('at' in message) at = message.at;
      else {
        clearInterval(guard);
        done(message);
      }
    });
    worker.on('error', fail);
  });
}

/** The table of a whole run goes to the document, that of a shorter one to the screen alone. */
function writeTable(tallies: readonly Tally[], { seed }: Options): void {
  const rows = tallies.map(({ name, inputs, read, refused, slowest }): Row => {
    return [name, inputs, read, refused, inputs - read - refused, Math.round(slowest)];
  });
  const sum = (key: 'inputs' | 'read' | 'refused') => tallies.reduce((total, tally) => total + tally[key], 0);
  const [inputs, read, refused] = [sum('inputs'), sum('read'), sum('refused')];
  rows.push(['all', inputs, read, refused, inputs - read - refused, '']);
  const table = formatTable(['reader', 'inputs', 'read', 'refused', 'wrong', 'slowest, ms/100 kB'], rows);
  const wrong = 'a crash, more than a second for 100 kB, valid text dropped, or another result for a neighbour';
  if (inputs < WHOLE) console.log(table);
  else writePart('Damaged inputs', 'npm run fuzz', `Seed ${seed}. Wrong: ${wrong}.\n\n${table}`);
}

if (isMainThread) {
  const options = readOptions();
  const { tallies, failures } = await watch(options);
  writeTable(tallies, options);
  for (const { index, name, wrong } of failures.slice(0, 20))
    console.log(`\n${name}, seed ${options.seed}, --from ${index} --cases 1: ${wrong}`);
  if (failures.length > 20) console.log(`\n… and ${failures.length - 20} more`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} else {
  await work(workerData as Options);
}
