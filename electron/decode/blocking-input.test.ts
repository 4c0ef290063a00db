import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { blockingInput } from './blocking-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'blocking-input-test-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function* rest(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from('the rest'));
}

/** Gives the answers one after the other; a string that is a code of the operating system is thrown. */
function answering(answers: readonly string[]): (file: number, piece: Uint8Array) => number {
  const left = [...answers];
  return (_file, piece) => {
    const answer = left.shift() ?? '';
    if (/^E[A-Z]+$/.test(answer)) throw Object.assign(new Error(answer), { code: answer });
    return Buffer.from(answer).copy(piece);
  };
}

async function given(answers: readonly string[]): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of blockingInput(0, rest, answering(answers))) pieces.push(Uint8Array.from(piece));
  return Buffer.concat(pieces).toString();
}

describe('input that is waited for', () => {
  it('gives all bytes of a file', async () => {
    const bytes = Buffer.alloc(600_000, 'abc');
    const path = join(folder, 'input');
    writeFileSync(path, bytes);
    const file = openSync(path, 'r');
    const pieces: Uint8Array[] = [];
    for await (const piece of blockingInput(file, rest)) pieces.push(Uint8Array.from(piece));
    closeSync(file);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    expect(pieces.length).toBeGreaterThan(1);
  });

  it('ends with the pipe, also where that is said as Windows says it', async () => {
    expect(await given(['one ', 'two', ''])).toBe('one two');
    expect(await given(['one ', 'two', 'EOF'])).toBe('one two');
  });

  it.each(['EAGAIN', 'EWOULDBLOCK'])('goes on with the stream at %s', async (code) => {
    expect(await given([code])).toBe('the rest');
    expect(await given(['one, ', code])).toBe('one, the rest');
  });

  it('throws any other error', async () => {
    await expect(given(['one', 'EIO'])).rejects.toThrow('EIO');
  });
});
