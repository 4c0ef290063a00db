import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const words = join(root, 'renderer/words/english');

/** Everything that may say a word: the window and the report, without the words themselves. */
const speakers = ['renderer', 'shared/report', 'electron']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((name) => /\.tsx?$/u.test(name) && !/renderer\/words\/(?:english|german)\//u.test(name.replaceAll('\\', '/')))
  .map((name) => readFileSync(join(root, name), 'utf8'))
  .join('\n');
const said = new Set(speakers.match(/\w+/gu));

it('every word of the window is said somewhere', () => {
  const unsaid: string[] = [];
  for (const name of readdirSync(words)) {
    const text = readFileSync(join(words, name), 'utf8');
    // Tables before it are asked by keys that are worked out. A key of the object: two blanks, a name, what follows one.
    for (const [, key = ''] of text.slice(text.indexOf('export const')).matchAll(/^ {2}(\w+)[:,(]/gmu)) {
      if (!said.has(key)) unsaid.push(`${name}: ${key}`);
    }
  }
  expect(unsaid).toEqual([]);
});
