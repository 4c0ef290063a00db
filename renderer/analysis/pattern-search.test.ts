import { describe, expect, it } from 'vitest';
import { createPatternSearch, testPattern } from './pattern-search.ts';
import type { StartPatternWorker } from './pattern-search.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A worker that answers, or one that never does. */
function fakeWorker(answers: () => boolean, ended: { count: number }): StartPatternWorker {
  return (onFound) => ({
    end: () => {
      ended.count += 1;
    },
    send: (task) => {
      if (answers()) queueMicrotask(() => onFound(testPattern(task)));
    },
  });
}

describe('a search by pattern', () => {
  it('says for each text whether it is found there', async () => {
    const search = createPatternSearch(fakeWorker(() => true, { count: 0 }));
    const found = await search.test('^RESET\\b', [bytes('a\nreset failed'), bytes('no reset'), bytes('Größe')]);
    expect(found).toEqual({ ok: true, value: Uint8Array.of(1, 0, 0) });
  });

  it('cuts texts where they end, whatever characters are in them', async () => {
    const search = createPatternSearch(fakeWorker(() => true, { count: 0 }));
    const short = Array.from({ length: 3000 }, (_, index) => `${index % 500 === 7 ? 'Größe' : 'size'} ${index}.`);
    const long = ['size 9.', 'x', 'ü'].map((text) => `${text}\n`.repeat(3000));
    const texts = [...short, ...long, 'size 29.'];
    const found = await search.test('^size \\d*9\\.$', texts.map(bytes));
    expect(found.ok ? [...found.value] : []).toEqual(texts.map((text) => (/^size \d*9\.$/m.test(text) ? 1 : 0)));
  });

  it('fills the same room again', async () => {
    const rooms: unknown[] = [];
    const search = createPatternSearch((onFound) => ({
      end: () => undefined,
      send: (task) => {
        rooms.push(task.bytes.buffer);
        queueMicrotask(() => onFound(testPattern(task)));
      },
    }));
    const ask = async (texts: readonly string[]) => {
      const found = await search.test('a', texts.map(bytes));
      return found.ok ? [...found.value] : [];
    };
    expect(await ask(['abc', 'def', 'a'])).toEqual([1, 0, 1]);
    expect(await ask(['def'])).toEqual([0]);
    expect(await ask(['a'.repeat(1000)])).toEqual([1]);
    expect(rooms[1]).toBe(rooms[0]);
    expect(rooms[2]).not.toBe(rooms[0]);
  });

  it('refuses what is no pattern before a worker is started', async () => {
    const search = createPatternSearch(() => {
      throw new Error('started');
    });
    const found = await search.test('(', [bytes('x')]);
    expect(found.ok ? null : found.error.kind).toBe('pattern-invalid');
  });

  it('ends a worker that does not answer in time, and begins anew', async () => {
    const ended = { count: 0 };
    const search = createPatternSearch(
      fakeWorker(() => ended.count > 0, ended),
      20,
    );
    expect(await search.test('(a+)+$', [bytes('aaaa')])).toEqual({
      ok: false,
      error: { kind: 'pattern-too-slow', limitMs: 20 },
    });
    expect(ended.count).toBe(1);
    expect((await search.test('a', [bytes('aaaa')])).ok).toBe(true);
  });
});
