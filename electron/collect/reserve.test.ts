import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reserveSpace } from './reserve.ts';

describe('room held on the disk', () => {
  it('is there until it is given back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reserve-'));
    const reserve = await reserveSpace(folder);
    expect((await stat(join(folder, 'reserved.tmp'))).size).toBe(524_288);
    await reserve?.release();
    expect(await readdir(folder)).toEqual([]);
    await reserve?.release();
    await rm(folder, { recursive: true });
  });

  it('is none where nothing can be written', async () => {
    expect(await reserveSpace(join(tmpdir(), 'no-such-folder', 'at-all'))).toBeNull();
  });
});
