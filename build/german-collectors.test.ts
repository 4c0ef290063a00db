import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { collectors } from '../electron/collect/registry.ts';
import { toGerman } from '../shared/german/to-german.ts';
import { englishIn } from './english-left-over.ts';

// Every collector says in German how it ended: its own tests run here once more, and every reason is kept.

/** What the tests let Windows say: on a real server it stands there in its own language. */
const wordsOfWindows = ['wrote no file', 'no such program', 'no end; it was ended', 'not recognized'];

const said = new Map<string, string>();
const heard = new Set<string>();

for (const collector of collectors) {
  const collect = collector.collect.bind(collector);
  collector.collect = async (context) => {
    const result = await collect(context);
    said.set(result.reason, collector.id);
    heard.add(collector.id);
    return result;
  };
}

const folder = new URL('../electron/collect/', import.meta.url);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.test.ts'))) {
  await import(fileURLToPath(new URL(name, folder)));
}

/** Texts in the code beside `reason:` and `detail:`, in a form that any value fits. */
function textsIn(path: string): readonly string[] {
  const source = readFileSync(new URL(path, import.meta.url), 'utf8');
  // Samples: reason: 'it ended without a result' · detail: `no folder ${folder}` · ['cancelled', 'cancelled before it was done']
  const literals = source.matchAll(
    /(?:\b(?:reason|detail)(?:: string)?(?::| =)|'(?:cancelled|timed-out|skipped)',)\s*('[^'\n]{2,300}'|`[^`]{2,300}`)/g,
  );
  // Without values nothing may be left to say; one that holds a further text is cut here, and the tests say it whole.
  return [...literals]
    .map(([, literal = '']) => literal.slice(1, -1))
    .filter((text) => !withValue(text, '').includes('${') && /[a-z]/.test(withValue(text, '')));
}

/** With the same value in every place. Sample of a place: ${target.host} */
function withValue(text: string, value: string): string {
  return text.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, () => value);
}

/** Values that the places in a text may hold. */
const values = ['7', 'PROXY', String.raw`C:\x`, '7 s', 'the Application log'];

describe('what collectors say, in German', () => {
  it('covers every end of every collector', () => {
    expect(collectors.map(({ id }) => id).filter((id) => !heard.has(id))).toEqual([]);
    const missing = [...said].flatMap(([text, id]) => (toGerman(text).translated ? [] : [`${id}: ${text}`]));
    expect(missing).toEqual([]);
    expect([...said.keys()].flatMap((text) => englishIn(toGerman(text).text, wordsOfWindows))).toEqual([]);
  });

  it.each([
    ['../electron/collect/run.ts', 8],
    ['../electron/collect/collector-result.ts', 0],
    ['../electron/host/sample-host.ts', 8],
    ['../electron/host/windows/file-door.ts', 5],
    ['../electron/host/windows/registry-door.ts', 3],
    ['../electron/host/windows/run-program.ts', 4],
    ['../electron/host/windows/event-log-door.ts', 1],
    ['../electron/host/windows/network-door.ts', 8],
  ])('covers what stands in %s', (path, least) => {
    const texts = textsIn(path);
    expect(texts.length).toBeGreaterThanOrEqual(least);
    const isGerman = (text: string): boolean => {
      const { translated, text: german } = toGerman(text);
      return translated && englishIn(german, values).length === 0;
    };
    expect(texts.filter((text) => !values.some((value) => isGerman(withValue(text, value))))).toEqual([]);
  });
});
