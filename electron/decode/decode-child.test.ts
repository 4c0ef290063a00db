import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runChild, type ChildAnswer } from './decode-child.ts';
import { sendFrame } from './frames.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

async function answersOf(limitMiB: number, file?: string): Promise<readonly ChildAnswer[]> {
  const input = new PassThrough();
  const context = {
    analysis: { asOf: '2026-11-16T09:30:00.000Z', askedSince: null, askedUntil: null },
    facts: {},
    outcomes: [],
  };
  await sendFrame(input, 'job', JSON.stringify({ kind: 'analyze', context, limitMiB }));
  await sendFrame(input, 'log', 'System.xml');
  if (file === undefined) {
    await sendFrame(input, 'bytes', '<Events></Events>');
    await sendFrame(input, 'end');
  } else {
    await sendFrame(input, 'file', String(openSync(file, 'r')));
  }
  await sendFrame(input, 'finish');
  input.end();
  const answers: ChildAnswer[] = [];
  await runChild(input, { isShown: false, write: () => Promise.resolve() }, (answer) => {
    answers.push(answer);
    return Promise.resolve();
  });
  return answers;
}

describe('the decoding process', () => {
  it('answers to each log and with the verdict', async () => {
    expect((await answersOf(1024)).map(({ kind }) => kind)).toEqual(['log', 'result']);
  });

  it('reads a log from a file that it was handed, and says so where it cannot', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'decode-child-test-'));
    const log = join(folder, 'System.xml');
    writeFileSync(log, `<Events>${' '.repeat(600_000)}</Events>`);
    try {
      const [read] = await answersOf(1024, log);
      expect(read).toEqual({ kind: 'log', refused: null, summary: null });
      const [failed] = await answersOf(1024, folder);
      expect(failed).toMatchObject({ refused: expect.stringContaining('EISDIR') });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('ends itself when its buffers pass the limit', async () => {
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`exit ${String(code)}`);
    });
    await expect(answersOf(0)).rejects.toThrow('exit 1');
  });
});
