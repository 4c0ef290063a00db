import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

describe('the app’s own log', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'log-test-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('writes the messages in order, each with its time', async () => {
    const file = join(folder, 'logs', 'app.log');
    const log = createLog(file);
    for (const message of ['one', 'two', 'three']) log.write(message);
    await log.settled();
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['one', 'two', 'three']);
    expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('stays small: past its cap it starts anew and keeps one older file', async () => {
    const file = join(folder, 'app.log');
    const log = createLog(file);
    for (let count = 0; count < 20; count += 1) log.write('x'.repeat(100_000));
    await log.settled();
    expect((await readdir(folder)).toSorted()).toEqual(['app.log', 'app.log.old']);
    expect((await stat(file)).size).toBeLessThan(700_000);
  });
});
