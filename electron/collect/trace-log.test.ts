import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contextOf, handMadeHost } from './test-support/hand-made-host.ts';
import { keptLines, traceLog, traceVersion } from './trace-log.ts';

const text = [
  '[12:19:59.172] [ 1] [INFO ] Application Version: 2.6.84.0',
  '[12:20:29.063] [ 1] [INFO ] Default Proxy [Enabled]: True',
  '[12:20:30.000] [ 7] [INFO ] Something with a user in it: anna@contoso.example',
  '[12:20:31.000] [ 7] [ERROR] Sign-in failed, password=Geheim123 token: "a b" code 4711',
].join('\r\n');

describe('the trace of the wizard', () => {
  it('keeps header and errors, without secrets', () => {
    expect(keptLines(text).lines).toEqual([
      '[12:19:59.172] [ 1] [INFO ] Application Version: 2.6.84.0',
      '[12:20:29.063] [ 1] [INFO ] Default Proxy [Enabled]: True',
      '[12:20:31.000] [ 7] [ERROR] Sign-in failed, password=(removed) token: (removed) code (removed)',
    ]);
    expect(traceVersion(text)).toBe('2.6.84.0');
    expect(traceVersion('no trace')).toBeNull();
  });

  it.each([
    ['http://svc:Geheim@proxy.contoso.example:8080', 'http://proxy.contoso.example:8080'],
    ['http://CONTOSO\\svc:Ge@heim@proxy:8080/', 'http://proxy:8080/'],
    ['https://login.example/users/anna@contoso.example', 'https://login.example/users/anna@contoso.example'],
  ])('keeps no credentials of an address: %s', (address, kept) => {
    const line = '[12:20:29.063] [ 1] [INFO ] Default Proxy [ProxyAddress]: ';
    expect(keptLines(`${line}${address}`).lines).toEqual([`${line}${kept}`]);
  });

  it('is the newest one, as a file of the bundle', async () => {
    const workFolder = await mkdtemp(join(tmpdir(), 'trace-log-'));
    const folder = 'C:\\ProgramData\\AADConnect';
    const host = handMadeHost({
      files: [
        { path: `${folder}\\trace-20261112-081204.log`, text },
        { path: `${folder}\\trace-20250101-000000.log`, text: 'old' },
        { path: `${folder}\\PersistedState.xml`, text: 'secret' },
      ],
    });
    const result = await traceLog.collect(contextOf(host, { workFolder }));
    expect(result).toMatchObject({ state: 'collected', files: [{ name: 'connect-wizard-trace.txt' }] });
    const kept = await readFile(result.files[0]?.path ?? '', 'utf8');
    expect(kept.split('\n')[0]).toBe(`${folder}\\trace-20261112-081204.log`);
    expect(kept).not.toContain('anna');
    await rm(workFolder, { recursive: true });
  });

  it('says so where it is longer than what is kept', async () => {
    const workFolder = await mkdtemp(join(tmpdir(), 'trace-log-'));
    const path = 'C:\\ProgramData\\AADConnect\\trace-20261112-081204.log';
    const problems = Array.from({ length: 2_003 }, (_, index) => `[12:20:31.000] [ 7] [ERROR] problem ${index}`);
    const long = await traceLog.collect(
      contextOf(handMadeHost({ files: [{ path, text: [text, ...problems].join('\n') }] }), { workFolder }),
    );
    expect(long).toMatchObject({ state: 'truncated', reason: expect.stringContaining('4 older problem lines') });
    const kept = (await readFile(long.files[0]?.path ?? '', 'utf8')).split('\n');
    expect(kept[1]).toContain('Application Version');
    expect(kept.at(-2)).toContain('problem 2002');
    const huge = handMadeHost({ files: [{ path, text: `${text}\n${'x'.repeat(9_000_000)}` }] });
    expect(await traceLog.collect(contextOf(huge, { workFolder }))).toMatchObject({
      state: 'truncated',
      reason: expect.stringContaining('longer than 8 MB'),
    });
    await rm(workFolder, { recursive: true });
  });

  it('may be absent', async () => {
    expect((await traceLog.collect(contextOf(handMadeHost()))).state).toBe('missing');
    const other = handMadeHost({ files: [{ path: 'C:\\ProgramData\\AADConnect\\PersistedState.xml', text: '' }] });
    expect((await traceLog.collect(contextOf(other))).state).toBe('missing');
  });
});
