import { describe, expect, it } from 'vitest';
import { companyFeatures } from './company-features.ts';
import { collectors } from './registry.ts';
import { runCollection } from './run.ts';
import { contextOf, handMadeHost, openedSample } from './test-support/hand-made-host.ts';

const answering = (answer: unknown, elevated = true) =>
  handMadeHost({
    elevated,
    commands: [{ program: 'powershell', args: ['company-features'], stdout: JSON.stringify(answer) }],
  });

describe('company-features', () => {
  it('reads what is on; a property that a release does not have is left out', async () => {
    const result = await companyFeatures.collect(contextOf(await openedSample('healthy')));
    expect(result).toMatchObject({ state: 'collected', reason: '1 of 5 are on: PasswordHashSync' });
    expect(result.facts.companyFeatures?.value.features).toContainEqual({ name: 'UserWriteback', enabled: false });
    expect(JSON.stringify(result.facts)).not.toContain('GroupWritebackV2');
  });

  it('is denied without rights, failed where the cloud is silent, missing without PowerShell', async () => {
    const nothing = { languageMode: 'FullLanguage', problems: ['features: keine Verbindung'], features: null };
    expect((await companyFeatures.collect(contextOf(answering(nothing, false)))).state).toBe('denied');
    expect(await companyFeatures.collect(contextOf(answering(nothing)))).toMatchObject({
      state: 'failed',
      reason: 'the cloud gave no answer; not readable: features',
    });
    expect((await companyFeatures.collect(contextOf(handMadeHost()))).state).toBe('missing');
  });

  it('hangs alone: everything else is collected all the same', async () => {
    const host = await openedSample('healthy');
    const hanging = {
      ...host,
      command: {
        run: (...call: Parameters<typeof host.command.run>) =>
          call[1][0] === 'company-features' ? new Promise<never>(() => undefined) : host.command.run(...call),
      },
    };
    const quick = collectors
      .filter(({ id }) => ['company-features', 'connect-version', 'service', 'sync-configuration'].includes(id))
      .map((collector) => (collector === companyFeatures ? { ...collector, timeoutMs: 50 } : collector));
    const collection = await runCollection(
      {
        host: hanging,
        workFolder: '',
        sinceMs: 0,
        untilMs: 1,
        signal: new AbortController().signal,
        onEvent: () => undefined,
      },
      { collectors: quick, graceMs: 20 },
    );
    expect(collection.outcomes.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'connect-version collected',
      'service collected',
      'sync-configuration collected',
      'company-features timed-out',
    ]);
  });
});
