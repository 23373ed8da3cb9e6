import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Whole builds and a real browser on a slow machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Most of the time goes by in processes that are waited for: two at once on a small machine, too.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
