import { expect, test } from 'vitest';
import { overBudget } from './size-budgets.ts';
import type { OutputFile } from './size-budgets.ts';

const chunk = (bytes: number, ...imports: readonly string[]): OutputFile => ({
  type: 'chunk',
  code: 'x'.repeat(bytes),
  imports,
});

const output = {
  'main.cjs': chunk(100, 'core-a1.cjs', 'node:fs'),
  'core-a1.cjs': chunk(50, 'words-b2.cjs'),
  'words-b2.cjs': chunk(5, 'core-a1.cjs'),
  'later-c3.cjs': chunk(1000),
  'assets/worker-d4.js': { type: 'asset', source: 'ä'.repeat(10) },
} satisfies Readonly<Record<string, OutputFile>>;

test('a file is counted with all that is loaded with it, each once, and nothing that may come later', () => {
  expect(overBudget(output, [{ file: /^main\.cjs$/, mostBytes: 155 }])).toEqual([]);
  expect(overBudget(output, [{ file: /^main\.cjs$/, mostBytes: 154 }])).toEqual([
    'main.cjs, core-a1.cjs, words-b2.cjs: 155 bytes, budget 154',
  ]);
});

test('assets count in bytes, not in characters', () => {
  expect(overBudget(output, [{ file: /worker-/, mostBytes: 20 }])).toEqual([]);
  expect(overBudget(output, [{ file: /worker-/, mostBytes: 19 }])).toHaveLength(1);
});

test('each file that matches has the whole budget; what is there already need not be counted', () => {
  expect(overBudget(output, [{ file: /^(?:main|later)\b/, mostBytes: 1000 }])).toEqual([]);
  expect(overBudget(output, [{ file: /^(?:main|later)\b/, mostBytes: 999 }])).toHaveLength(1);
  expect(overBudget(output, [{ file: /^main\.cjs$/, mostBytes: 100, isAlone: true }])).toEqual([]);
  expect(overBudget(output, [{ file: /^main\.cjs$/, mostBytes: 99, isAlone: true }])).toEqual([
    'main.cjs: 100 bytes, budget 99',
  ]);
});

test('a budget of a file that is not built is an error: its name was mistyped, or it has another now', () => {
  expect(overBudget(output, [{ file: /^session-page/, mostBytes: 1 }])).toEqual([
    'no file is called ^session-page, which has a size budget',
  ]);
});
