/**
 * Quality floors: fails where a measure falls below what has been reached. `npm run floors`, after `npm run build`.
 * Needs the benchmark beside the project (`../shared/benchmark`), which is not part of it.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Measures of `score.mjs` on PolNeAR dev, and the least each may be. */
const FLOORS = [
  ['detection F1', 'f1', 0.947],
  ['attribution', 'attribution', 0.738],
  ['end to end F1', 'endToEndF1', 0.694],
] as const;

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
  const gold = join(BENCHMARK, 'polnear/dev.jsonl');
  const predictions = join(aside, 'dev.jsonl');
  const extract = run([CLI, 'extract'], gold);
  writeFileSync(predictions, extract.out);
  const scored = run([join(BENCHMARK, 'score.mjs'), gold, predictions, '--json']);
  if (extract.code !== 0 || scored.code !== 0) return false;
  const measured = (JSON.parse(scored.out) as { overall: Record<string, number> }).overall;
  return FLOORS.map(([name, key, floor]) => {
    const value = measured[key] ?? 0;
    console.log(
      `${value >= floor ? 'held  ' : 'BROKEN'} ${name.padEnd(14)} ${value.toFixed(3)} (floor ${floor.toFixed(3)})`,
    );
    return value >= floor;
  }).every(Boolean);
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
