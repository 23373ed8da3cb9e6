import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Whole builds and a real browser on a slow machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
