import { defineConfig } from 'playwright/test';

// The specs start the built app themselves (e2e/pages/app.ts); the same specs run on real Electron and on the stand-in.
export default defineConfig({
  testDir: '../e2e',
  outputDir: '../test-results',
  forbidOnly: process.env['CI'] !== undefined,
  // A test that passes only the second time is a failure.
  retries: 0,
  workers: 2,
  // Generous: a slow machine is no defect of the app.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [
    ['list'],
    ...(process.env['TEST_TOTALS_FILE'] === undefined ? [] : ([['./count-playwright.mjs']] as [string][])),
  ],
});
