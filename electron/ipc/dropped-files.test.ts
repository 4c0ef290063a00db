import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../shared/result/result.ts';
import { createDroppedFiles } from './dropped-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dropped-files-test-'));
});
afterEach(async () => await rm(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function valueOf<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('a dropped file', () => {
  it('is a private copy of the pieces in their order', async () => {
    const dropped = createDroppedFiles(folder);
    const { dropId } = valueOf(await dropped.begin('../from customer.ZIP', 6));
    await Promise.all([dropped.add(dropId, bytes('one')), dropped.add(dropId, bytes('two'))]);
    const file = valueOf(await dropped.end(dropId));
    expect(await readFile(file.path, 'utf8')).toBe('onetwo');
    expect(file.path.startsWith(folder)).toBe(true);
    expect(file.path.endsWith('dropped.zip')).toBe(true);
    await file.dispose();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is let go by the next, also where both begin at once', async () => {
    const dropped = createDroppedFiles(folder);
    const [first, second] = (await Promise.all([dropped.begin('a.evtx', 3), dropped.begin('b.evtx', 3)])).map(valueOf);
    expect(await readdir(folder)).toHaveLength(1);
    expect(await dropped.add(first?.dropId ?? '', bytes('one'))).toMatchObject({ error: { code: 'unknown-input' } });
    expect(await dropped.add(second?.dropId ?? '', bytes('two'))).toMatchObject({ value: { received: 3 } });
    await dropped.dispose();
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing where the window goes while it begins', async () => {
    const dropped = createDroppedFiles(folder);
    await Promise.all([dropped.begin('a.evtx', 3), dropped.dispose()]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is given up where more or less comes than was announced', async () => {
    const dropped = createDroppedFiles(folder);
    const more = valueOf(await dropped.begin('a.evtx', 2));
    expect(await dropped.add(more.dropId, bytes('one'))).toMatchObject({ error: { code: 'bad-input' } });
    const less = valueOf(await dropped.begin('b.evtx', 4));
    await dropped.add(less.dropId, bytes('one'));
    expect(await dropped.end(less.dropId)).toMatchObject({ error: { code: 'input-unreadable' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused with a reason where it cannot be taken over', async () => {
    await writeFile(join(folder, 'no folder'), '');
    const dropped = createDroppedFiles(join(folder, 'no folder'));
    expect(await dropped.begin('a.evtx', 3)).toMatchObject({ error: { code: 'input-unreadable', name: 'a.evtx' } });
    expect(await dropped.begin('a.evtx', 1e15)).toMatchObject({ error: { code: 'too-large' } });
  });
});
