// `npm test`: builds the app, runs the unit tests and the end-to-end specs, and ends with one line that sums up both.
//   node build/test.mjs [unit|e2e] [further arguments for the one runner]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findBrowser } from './find-browser.mjs';

const root = resolve(import.meta.dirname, '..');
const temporary = mkdtempSync(join(tmpdir(), 'connect-support-test-'));
const [asked, ...further] = process.argv.slice(2);
const only = asked === 'unit' || asked === 'e2e' ? asked : 'all';
if (asked !== undefined && only === 'all') {
  console.error('usage: node build/test.mjs [unit|e2e] [arguments for that runner]');
  process.exit(1);
}

const environment = { ...process.env };
// Tests look at what the product prints: colour codes from the caller's terminal would get in their way.
delete environment['FORCE_COLOR'];

function node(script, args, extra = {}) {
  const run = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...environment, ...extra },
  });
  return run.status ?? 1;
}

/** Runs one runner; a runner that ends badly without naming a failed test counts as one failure. */
function runTests(name, script, args, extra) {
  const totalsFile = join(temporary, `${name}.json`);
  const status = node(script, args, { ...extra, TEST_TOTALS_FILE: totalsFile });
  const totals = existsSync(totalsFile)
    ? JSON.parse(readFileSync(totalsFile, 'utf8'))
    : { passed: 0, failed: 0, skipped: [] };
  if (status !== 0 && totals.failed === 0) totals.failed = 1;
  return totals;
}

const all = [];
const buildStatus = node('node_modules/electron-vite/bin/electron-vite.js', [
  'build',
  '--config',
  'build/electron.vite.config.ts',
  '--logLevel',
  'warn',
]);
if (buildStatus !== 0) {
  console.error('The build failed: the tests that need it will fail too.');
  all.push({ passed: 0, failed: 1, skipped: [] });
}

if (only !== 'e2e') {
  all.push(
    runTests('unit', 'node_modules/vitest/vitest.mjs', [
      'run',
      '--config',
      'build/vitest.config.ts',
      '--root',
      '.',
      '--reporter=default',
      '--reporter=./build/count-vitest.mjs',
      ...further,
    ]),
  );
}
if (only !== 'unit') {
  const browser = await findBrowser({ install: true });
  const found = browser.path === undefined ? { NO_BROWSER: browser.reason } : { CHROMIUM: browser.path };
  all.push(
    runTests(
      'e2e',
      'node_modules/playwright/cli.js',
      ['test', '--config', 'build/playwright.config.ts', ...further],
      found,
    ),
  );
}
rmSync(temporary, { recursive: true, force: true });

const passed = all.reduce((sum, totals) => sum + totals.passed, 0);
const failed = all.reduce((sum, totals) => sum + totals.failed, 0);
const skipped = all.flatMap((totals) => totals.skipped);
if (skipped.length > 0) {
  console.log('\nSkipped, and why:');
  for (const reason of new Set(skipped.map((test) => test.reason))) {
    console.log(`  ${reason}`);
    for (const test of skipped.filter((other) => other.reason === reason)) console.log(`    ${test.name}`);
  }
}
if (passed + failed === 0) console.error('No test ran.');
console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
