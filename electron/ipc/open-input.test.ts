import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostileZips, soundLog } from '../bundle/test-support/hostile-zips.ts';
import { makeZip } from '../bundle/test-support/make-zip.ts';
import { createReceivedRequests } from '../request/received-requests.ts';
import { createOpenedInputs } from './open-input.ts';
import type { OpenedInputs } from './open-input.ts';

describe('opened files', () => {
  let folder = '';
  let temporary = '';
  let opened: string[] = [];
  let shares: number[] = [];
  let onShare: (share: number) => void = () => undefined;
  let inputs: OpenedInputs;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'open-input-test-'));
    temporary = join(folder, 'temporary');
    opened = [];
    shares = [];
    onShare = (share) => void shares.push(share);
    inputs = createOpenedInputs({
      temporary,
      nowMs: () => Date.parse('2026-11-20T12:00:00Z'),
      requests: createReceivedRequests(() => 0),
      hasOwnKey: async () => false,
      onShare: (_name, share) => onShare(share),
      onOpened: (path) => void opened.push(path),
    });
  });

  afterEach(async () => {
    await inputs.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const write = async (name: string, content: Uint8Array | string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const openedId = (answer: Awaited<ReturnType<OpenedInputs['open']>>): string =>
    answer.ok && answer.value.kind === 'opened' ? answer.value.opened.runId : '';
  /** Twelve megabytes of events, under the size from which packing too well is refused. */
  const large = (): Buffer =>
    makeZip([soundLog, { name: 'large.xml', content: soundLog.content.padEnd(12 * 1024 * 1024, ' \n') }]);

  it('lie under names of our own, for this user alone, and go when they are closed', async () => {
    const parts = [{ name: 'deep/../../x.xml', content: soundLog.content }, soundLog];
    const answer = await inputs.open({ path: await write('a.zip', makeZip(parts)) });
    const [work = ''] = await readdir(temporary);
    expect((await stat(join(temporary, work))).mode & 0o077).toBe(0);
    expect(await readdir(join(temporary, work))).toEqual(['log-0']);
    expect((await stat(join(temporary, work, 'log-0'))).mode & 0o077).toBe(0);
    expect(inputs.logPath(openedId(answer), soundLog.name)).toBe(join(temporary, work, 'log-0'));
    expect(inputs.logPath(openedId(answer), '../log-0')).toBeUndefined();
    await inputs.close(openedId(answer));
    expect(await readdir(temporary)).toEqual([]);
    expect(inputs.logPath(openedId(answer), soundLog.name)).toBeUndefined();
  });

  it('tell how far unpacking is', async () => {
    await inputs.open({ path: await write('a.zip', large()) });
    expect(shares.length).toBeGreaterThan(50);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('can be called off half way: nothing is opened, nothing stays, and what was open is still', async () => {
    const first = await inputs.open({ path: await write('first.xml', soundLog.content) });
    const before = await readdir(temporary);
    onShare = (share) => share > 0.3 && inputs.stop();
    const answer = await inputs.open({ path: await write('a.zip', large()) });
    expect(answer).toEqual({ ok: true, value: { kind: 'not-opened' } });
    expect(await readdir(temporary)).toEqual(before);
    expect(opened.map((path) => path.slice(folder.length + 1))).toEqual(['first.xml']);
    expect(inputs.logPath(openedId(first), 'first.xml')).toBeDefined();
    onShare = () => undefined;
    expect(await inputs.open({ path: join(folder, 'a.zip') })).toMatchObject({ value: { kind: 'opened' } });
  });

  it.each(hostileZips)('of the hostile kind “$name” are told of in words, and what is sound is read', async (zip) => {
    const answer = await inputs.open({ path: await write('hostile.zip', zip.bytes()) });
    if (!answer.ok || answer.value.kind !== 'opened') throw new Error(JSON.stringify(answer));
    const { problems, logs } = answer.value.opened;
    expect(problems.join('\n')).toContain(zip.message);
    expect(logs).toContain(soundLog.name);
  });

  it.each([
    ['a picture', 'x.jpg', new Uint8Array([0xff, 0xd8, 0xff]), /no event log/],
    ['nothing', 'x.evtx', '', /empty/],
    ['a zip without a log', 'x.zip', makeZip([{ name: 'readme.txt', content: 'hello' }]), /no event log in it/],
    ['half a zip', 'x.csbundle', Buffer.from('PK'), /no zip archive/],
  ])('that are %s are refused with the reason, and leave nothing behind', async (_name, file, content, reason) => {
    const answer = await inputs.open({ path: await write(file, content) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'input-unreadable', name: file } });
    expect(JSON.stringify(answer)).toMatch(reason);
    expect(await readdir(temporary)).toEqual([]);
    expect(opened).toEqual([]);
  });
});
