import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { history, newTally, runHistory } from './history.ts';

/** Histories that every run of the tests tries, always the same; `npm run soak` tries more. */
const RUNS = Number(process.env.HISTORIES ?? 300);
const SEED = Number(process.env.SEED ?? 1);

describe('histories of a folder', () => {
  it(
    'never break an id that was published, whatever is added, renamed, edited, deleted, corrected, merged or upgraded',
    () => {
      const tally = newTally();
      fc.assert(
        fc.property(history, (steps) => runHistory(steps, tally)),
        { numRuns: RUNS, seed: SEED },
      );
      // Every state and event of docs/anchors.md was met.
      for (const [event, times] of Object.entries(tally)) expect([event, times > 0]).toEqual([event, true]);
    },
    60_000 + RUNS * 100,
  );
});
