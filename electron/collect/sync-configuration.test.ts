import { describe, expect, it } from 'vitest';
import type { CollectorResult } from './collector.ts';
import { syncConfiguration } from './sync-configuration.ts';
import { contextOf, handMadeHost, openedSample } from './test-support/hand-made-host.ts';

const answering = (
  answer: unknown,
  more: { readonly exitCode?: number; readonly stderr?: string } = {},
  elevated = true,
) =>
  handMadeHost({
    elevated,
    commands: [
      {
        program: 'powershell',
        args: ['sync-configuration'],
        stdout: typeof answer === 'string' ? answer : `\r\n${JSON.stringify(answer)}\r\n`,
        ...more,
      },
    ],
  });

const scheduler = { StagingModeEnabled: true, SchedulerSuspended: false, SyncCycleEnabled: true };

const knownVersion = (): ReadonlyMap<string, CollectorResult> => {
  const source = { collector: 'connect-version', file: 'facts.json', place: 'engine' };
  const sources = [{ kind: 'engine-file' as const, version: '2.6.84.0', place: 'engine' }];
  const facts = { connectVersion: { value: { sources, azureInstance: null }, source } };
  return new Map([['connect-version', { state: 'collected', reason: '', facts, files: [] }]]);
};

describe('sync-configuration', () => {
  it('reads a recorded server and adds the version of the configuration', async () => {
    const context = contextOf(await openedSample('outdated-server'), { results: knownVersion() });
    const { facts, state } = await syncConfiguration.collect(context);
    expect(state).toBe('collected');
    expect(facts.configuration?.value).toMatchObject({
      stagingMode: false,
      passwordWritebackEnabled: true,
      connectors: [
        { forest: 'humongous.example', type: 'AD', signAndEncryptLdap: true },
        { type: 'Extensible2', account: null },
      ],
    });
    expect(facts.configuration?.value.connectors[0]?.account).toMatch(/^HUMONGOUS\.EXAMPLE\\MSOL_/);
    expect(facts.syncRules?.value.customised).toEqual([
      { name: 'In from AD - User Common (own)', direction: 'inbound' },
    ]);
    expect(facts.connectVersion?.value.sources.map(({ kind, version }) => `${kind} ${version}`)).toEqual([
      'engine-file 2.6.84.0',
      'server-configuration 2.3.20.0',
    ]);
  });

  it('takes single things where PowerShell drops the list, and null where there is none', async () => {
    const host = answering({
      languageMode: 'ConstrainedLanguage',
      problems: 'writeback: Zugriff verweigert',
      scheduler,
      connectors: { name: 'a', type: 'AD', parameters: { Name: 'forest-name', Value: 'a.example' } },
      rules: null,
    });
    const result = await syncConfiguration.collect(contextOf(host));
    expect(result.facts.configuration?.value).toMatchObject({
      stagingMode: true,
      passwordWritebackEnabled: null,
      connectors: [{ name: 'a', forest: 'a.example', account: null }],
    });
    expect(result.facts.syncRules?.value.customised).toEqual([]);
    expect(result.reason).toContain('not readable: writeback');
    expect(result.reason).toContain('ConstrainedLanguage');
  });

  it('changed rules that could not be read are not "none"', async () => {
    const result = await syncConfiguration.collect(contextOf(answering({ scheduler, problems: ['rules: x'] })));
    expect(result.facts.syncRules).toBeUndefined();
  });

  it('an answer without a scheduler is denied without rights, failed with them', async () => {
    const nothing = { languageMode: 'FullLanguage', problems: ['module: kein Modul', 'scheduler: x'] };
    expect((await syncConfiguration.collect(contextOf(answering(nothing, {}, false)))).state).toBe('denied');
    const result = await syncConfiguration.collect(contextOf(answering(nothing)));
    expect(result).toMatchObject({ state: 'failed', reason: expect.stringContaining('module, scheduler') });
  });

  it.each([
    ['nothing, exit 0 (a stub or a policy)', '', 'a policy may forbid scripts'],
    ['an error', '', 'not recognized'],
    ['half an object', '{"scheduler": {', 'unknown shape'],
    ['another object', '{"scheduler": 4, "connectors": [1]}', 'unknown shape'],
  ])('%s', async (name, stdout, words) => {
    const host = answering(stdout, name === 'an error' ? { exitCode: 1, stderr: 'not recognized\r\nat line 1' } : {});
    expect(await syncConfiguration.collect(contextOf(host))).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining(words),
    });
  });

  it('is missing without PowerShell', async () => {
    expect((await syncConfiguration.collect(contextOf(handMadeHost()))).state).toBe('missing');
  });
});
