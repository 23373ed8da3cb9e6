/** Histories of a folder by the thousand: every id ever published leads where it should, after every step. */
import fc from 'fast-check';
import { history, newTally, runHistory } from '../../tests/anchors/history.ts';
import { formatTable } from '../document.ts';

/** Few enough for a coffee, many enough for what happens once in a thousand. */
const RUNS = Number(process.env.HISTORIES ?? 10_000);
const SEED = Number(process.env.SEED ?? 20_261_121);

/** What is counted, in the order of the table. */
const EVENTS = [
  ['published', 'ids published'],
  ['builds', 'builds, each held against all rules'],
  ['aliases', 'ids merged into others'],
  ['tombstones', 'ids left without words'],
  ['returned', 'ids in use again'],
  ['splits', 'ids that were split'],
  ['corrections', 'corrections that held, over all steps'],
  ['unapplied', 'corrections that no longer applied, and were reported'],
  ['merges', 'lock files merged as text by two branches'],
  ['upgrades', 'steps to a second algorithm'],
] as const;

/** Runs the histories; a counterexample is thrown with its seed and path. */
export async function soakHistories(): Promise<string> {
  const tally = newTally();
  fc.assert(
    fc.property(history, (steps) => runHistory(steps, tally)),
    { numRuns: RUNS, seed: SEED },
  );
  const rows = EVENTS.map(([key, label]): [string, number] => [label, tally[key]]);
  return formatTable([`of ${RUNS} histories (seed ${SEED})`, 'times'], [...rows, ['ids that broke', 0]]);
}
