import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/order.ts';

/** Files that need a process of their own: one puts a bug into a module. */
const ALONE = ['tests/build.test.ts'];

export default defineConfig({
  test: {
    // Whole builds and a real browser on a slow machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Most of the time goes by in processes that are waited for: two at once on a small machine, too.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      // A process goes through one file after the other: it loads the code once, and Eleventy is warm.
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['tests/**/*.test.ts'],
          exclude: ALONE,
          isolate: false,
          globalSetup: 'tests/cli/program.ts',
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
