import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toGerman } from '../shared/german/to-german.ts';
import { englishIn } from './english-left-over.ts';

// What readers of logs and archives say of damage, in German. The sentences are looked for in the code itself: no test
// meets all of them.

const folders = ['../shared/event-log/', '../shared/event-log/evtx/', '../electron/bundle/'];

/** Files that say something else, and to whom. */
const others = new Set([
  // Errors of writing, which the main process tells by their code.
  'bundle-error.ts',
  'write.ts',
  'write-bundle.ts',
  'write-redacted.ts',
  'encryption.ts',
  'manifest-problem.ts',
  'work-folder.ts',
  'disk.ts',
]);

/** Parts of the sentences below, a list of names of columns, and a text for programmers. */
const apart: ReadonlySet<string> = new Set([
  'The object on line ${line} ${problemTexts[item.kind]}.',
  '${detail} It began on line ${event.line}.',
  'cannot be read',
  'is read in part',
  '${damaged} unreadable places',
  '${name} had ${places}, ${lost} bytes are lost',
  'date and time|timecreated|timegenerated',
  'an EvtxRecord was used after its batch',
]);

/** What the parts come to. */
const whole = [
  'The object on line 12 is no valid JSON.',
  'The object on line 12 is cut off by the end of the log.',
  'An event breaks off where the next one begins. It began on line 12.',
  'Record 4711 cannot be read: it holds no event.',
  'Record 4711 is read in part: its values are cut off.',
  'Application.evtx had 1 unreadable place, 700 bytes are lost',
  'Application.evtx had 2 unreadable places, 1,700 bytes are lost',
  'inner.zip/Application.evtx: The file is empty.',
  "the archive's directory is damaged (expected 3 entries); the entries were found by their own headers",
  "the archive's directory is damaged (expected 3 entries); what it lists up to there was read",
];

/** Values that the places in a text may hold. */
const values = ['7', '7 MiB', 'UTF-16'];

/** With the same value in every place. Sample of a place: ${target.host} */
function withValue(text: string, value: string): string {
  return text.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, () => value);
}

/** Sentences in the code: three words and more in a row, in quotes, outside comments. */
function sentencesIn(path: URL): readonly string[] {
  const code = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\/\*|\*|import\b)/.test(line))
    .join('\n');
  // Samples: 'it holds no event' · "The chunk's checksum does not match" · `its ${count} entries are listed`
  const literals = code.matchAll(/'[^'\n]{6,300}'|"[^"\n]{6,300}"|`[^`\n]{6,300}`/g);
  return (
    [...literals]
      .map(([literal]) => literal.slice(1, -1))
      .filter((text) => /^(?:[A-Za-z]|\$\{)/.test(text) && /(?:^|\s)[a-z]+ [a-z]+ [a-z]+/.test(withValue(text, 'x')))
      // One that chooses its end is in the list of whole ones, with either end.
      .filter((text) => !withValue(text, '').includes('${') && !text.includes(" ? '") && !apart.has(text))
  );
}

describe('what could not be read, in German', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(new URL(folder, import.meta.url))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !others.has(name))
      .map((name) => new URL(folder + name, import.meta.url)),
  );
  const sentences = files.flatMap((file) => sentencesIn(file));

  it('finds the sentences in the code', () => {
    expect(sentences.length).toBeGreaterThan(60);
  });

  it('has them all', () => {
    const isGerman = (text: string): boolean => {
      const { translated, text: german } = toGerman(text);
      return translated && englishIn(german, values).length === 0;
    };
    expect(sentences.filter((text) => !values.some((value) => isGerman(withValue(text, value))))).toEqual([]);
  });

  it('has those that are put together', () => {
    expect(
      whole.flatMap((text) =>
        toGerman(text).translated ? englishIn(toGerman(text).text, ['expected 3 entries']) : [text],
      ),
    ).toEqual([]);
  });
});
