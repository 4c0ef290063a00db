import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { root } from '../build/launch.mjs';

// What the app loads has a budget, in bytes: whoever goes beyond it either finds what came in by mistake, or raises the
// number on purpose. What is loaded only when it is needed is counted apart.

const out = join(root, 'out');

const size = (...path: readonly string[]): number => statSync(join(out, ...path)).size;

/** Files of a folder whose name, without its hash, is one of these. */
function named(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(join(out, folder)).filter((name) => pattern.test(name));
}

function total(folder: string, pattern: RegExp): number {
  return named(folder, pattern).reduce((sum, name) => sum + size(folder, name), 0);
}

/** A file of the main process with all that it requires at its start, each counted once. */
function withRequired(name: string, seen: Set<string>): number {
  if (seen.has(name)) return 0;
  seen.add(name);
  const text = readFileSync(join(out, 'main', name), 'utf8');
  // Sample at a line's start: const require_report = require("./report-document-DUjFLBxC.cjs"); what is required later
  // stands inside something.
  const required = [...text.matchAll(/^(?:(?:const|let|var) \w+ = )?require\("\.\/([\w.-]+\.cjs)"\)/gm)].map(
    (match) => match[1] ?? '',
  );
  return required.reduce((sum, next) => sum + withRequired(next, seen), size('main', name));
}

test.describe('the sizes of what was built', () => {
  test('the page starts with no more than it needs', () => {
    // Sample: <script type="module" crossorigin src="./assets/index-B7kxgOOA.js"></script>
    const page = readFileSync(join(out, 'renderer/index.html'), 'utf8');
    const loaded = [...page.matchAll(/(?:src|href)="\.\/assets\/([\w.-]+\.(?:js|css))"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(loaded.length).toBeGreaterThan(0);
    const bytes = loaded.reduce((sum, name) => sum + size('renderer/assets', name), 0);
    expect(bytes, loaded.join(', ')).toBeLessThan(1_200_000);
  });

  test('the screens of a session are loaded with the first session', () => {
    // Sample: session-page-Db8E1dWW.js
    const bytes = total('renderer/assets', /^session-page-[\w-]+\.js$/);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(700_000);
  });

  test('the workers hold the core and no screens', () => {
    // Samples: analysis-worker-CKhTk_Fq.js, pattern-worker-DXXDLcki.js. The reader's WebAssembly is 23 KB of it.
    expect(total('renderer/assets', /^analysis-worker-[\w-]+\.js$/)).toBeLessThan(285_000);
    expect(total('renderer/assets', /^pattern-worker-[\w-]+\.js$/)).toBeLessThan(2000);
  });

  test('the main process and the bridge', () => {
    expect(withRequired('main.cjs', new Set())).toBeLessThan(2_800_000);
    expect(size('preload/preload.cjs')).toBeLessThan(2000);
  });

  test('the command line loads a command when it is called, and a decoding process nothing but the core', () => {
    expect(withRequired('cli.cjs', new Set())).toBeLessThan(4000);
    // Samples: main-DHZNt51E.cjs, serve-child-BHbldL4K.cjs
    for (const name of named('main', /^main-[\w-]+\.cjs$/)) {
      expect(withRequired(name, new Set()), name).toBeLessThan(100_000);
    }
    const children = named('main', /^serve-child-[\w-]+\.cjs$/);
    expect(children).not.toEqual([]);
    for (const name of children) expect(withRequired(name, new Set()), name).toBeLessThan(700_000);
  });
});
