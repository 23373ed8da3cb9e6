import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Files that start the program (`tests/cli/run.ts`), which is bundled before the first of them. */
const PROGRAM = [
  'tests/cli/{build,extract,pdf,watch}.test.ts',
  'tests/disk/{faults,hold}.test.ts',
  'tests/import/add.test.ts',
  'tests/report/writing/write.test.ts',
];
/** Files that need a process of their own: one puts a bug into a module. */
const ALONE = ['tests/build.test.ts'];
const BROWSER = ['tests/browser/*.test.ts'];

export default defineConfig({
  test: {
    // Whole builds and a real browser on a slow machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Most of the time goes by in processes that are waited for: two at once on a small machine, too.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A process goes through one file after the other: it loads the code once, and Eleventy is warm.
    isolate: false,
    // In the order of their names: what takes longest comes first, so that all processes end at about the same time.
    projects: [
      { extends: true, test: { name: '1 browser', include: BROWSER } },
      { extends: true, test: { name: '2 program', include: PROGRAM, globalSetup: 'tests/cli/program.ts' } },
      { extends: true, test: { name: '3 alone', include: ALONE, isolate: true } },
      {
        extends: true,
        test: { name: '4 stages', include: ['tests/**/*.test.ts'], exclude: [...BROWSER, ...PROGRAM, ...ALONE] },
      },
    ],
  },
});
