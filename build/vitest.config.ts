import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: '.',
    // As many as there are processors: left to itself it keeps one free, which on two halves the speed.
    maxWorkers: '100%',
    coverage: { provider: 'v8', include: ['shared/**', 'electron/**'] },
    projects: [
      {
        test: {
          name: 'node',
          include: ['{shared,electron,build}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
        },
      },
      { test: { name: 'renderer', include: ['renderer/**/*.test.{ts,tsx}'], environment: 'happy-dom' } },
    ],
  },
});
