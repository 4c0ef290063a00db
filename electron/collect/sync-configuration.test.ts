import { describe, expect, it } from 'vitest';
import type { ServiceFact } from '../../shared/facts/facts.ts';
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
  const running: ServiceFact = {
    installed: true,
    state: 'running',
    startType: 2,
    delayedStart: true,
    account: 'NT SERVICE\\ADSync',
    imagePath: null,
  };
  return new Map<string, CollectorResult>([
    ['connect-version', { state: 'collected', reason: '', facts, files: [] }],
    ['service', { state: 'collected', reason: '', facts: { service: { value: running, source } }, files: [] }],
  ]);
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
    expect(facts.service?.value).toMatchObject({
      account: 'NT SERVICE\\ADSync',
      startedAt: '2026-11-13T03:24:00.000Z',
    });
  });

  it('tells LDAP protection and preferred controllers of each connector, and leaves open what is not said', async () => {
    const context = contextOf(await openedSample('connector-misconfigured'));
    expect((await syncConfiguration.collect(context)).facts.configuration?.value.connectors[0]).toMatchObject({
      signAndEncryptLdap: false,
      ldapOverTls: false,
      preferredDomainControllers: [],
    });
    const other = contextOf(await openedSample('domain-controllers-unreachable'));
    const connectors = (await syncConfiguration.collect(other)).facts.configuration?.value.connectors;
    expect(connectors?.[0]).toMatchObject({ signAndEncryptLdap: true, preferredDomainControllers: ['DC01'] });
    expect(connectors?.[1]).toMatchObject({ signAndEncryptLdap: null, ldapOverTls: null });
    expect(connectors?.[1]?.preferredDomainControllers).toBeUndefined();
  });

  it.each([
    [{ Enabled: true, Started: false, OnboardingRequired: true }, [true, false, true]],
    [{ IsEnabled: false, IsStarted: true, RequiresOnboarding: false }, [false, true, false]],
    [{ Enabled: 'True', Started: 1 }, [null, null, null]],
    [null, [null, null, null]],
  ])('what the engine says of writeback: %j', async (writeback, expected) => {
    const context = contextOf(answering({ scheduler, writeback }));
    const value = (await syncConfiguration.collect(context)).facts.configuration?.value;
    expect([value?.passwordWritebackEnabled, value?.passwordWritebackStarted, value?.onboardingRequired]).toEqual(
      expected,
    );
  });

  it('no start time where the service is unknown or does not run', async () => {
    const running = { scheduler, process: { StartTime: '/Date(1763285400000)/' } };
    expect((await syncConfiguration.collect(contextOf(answering(running)))).facts.service).toBeUndefined();
    const stopped = contextOf(answering({ scheduler, process: { StartTime: null } }), { results: knownVersion() });
    expect((await syncConfiguration.collect(stopped)).facts.service).toBeUndefined();
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

  it('is missing without PowerShell, and says what stays unknown', async () => {
    const result = await syncConfiguration.collect(contextOf(handMadeHost()));
    expect(result).toMatchObject({ state: 'missing', facts: {} });
    expect(result.reason).toContain('not known: forests, sync rules, staging mode, scheduler, writeback');
  });

  it('takes forests and rules from what the wizard saved, where the language mode lets the module say nothing', async () => {
    const constrained = {
      languageMode: 'ConstrainedLanguage',
      problems: ['module: Import-Module : nicht zulässig', 'scheduler: x'],
      process: { StartTime: '/Date(1763285400000)/' },
    };
    const saved = {
      onpremisesDirectoryPolicy: [
        {
          fullyQualifiedDomainName: 'contoso.example',
          customSynchronizationRules: [{ name: 'In from AD - Own', direction: 'Inbound', secret: 'x' }],
        },
      ],
      azureDirectoryPolicy: { customSynchronizationRules: [{ name: 'Out to AAD - Own', direction: 'Outbound' }] },
    };
    const base = answering(constrained);
    const host = handMadeHost({
      files: [
        {
          path: 'C:\\ProgramData\\AADConnect\\Applied-SynchronizationPolicy-20261001-090000.JSON',
          text: `\uFEFF${JSON.stringify(saved)}`,
        },
        { path: 'C:\\ProgramData\\AADConnect\\Applied-SynchronizationPolicy-20250101-090000.JSON', text: 'old' },
      ],
    });
    const context = contextOf({ ...base, files: host.files }, { results: knownVersion() });
    const { facts, reason, state } = await syncConfiguration.collect(context);
    expect(state).toBe('failed');
    expect(reason).toContain('ConstrainedLanguage');
    expect(reason).toContain('from the settings that the wizard saved; not known: staging mode');
    expect(facts.configuration?.value).toEqual({
      stagingMode: null,
      schedulerSuspended: null,
      syncCycleEnabled: null,
      passwordWritebackEnabled: null,
      connectors: [{ name: 'contoso.example', type: 'AD', account: null, forest: 'contoso.example' }],
    });
    expect(facts.configuration?.source.place).toContain('20261001');
    expect(facts.syncRules?.value.customised).toEqual([
      { name: 'In from AD - Own', direction: 'inbound' },
      { name: 'Out to AAD - Own', direction: 'outbound' },
    ]);
    expect(facts.service?.value.startedAt).toBe('2025-11-16T09:30:00.000Z');
    expect(JSON.stringify(facts)).not.toContain('secret');
  });

  it.each([['not JSON'], ['[]'], ['{"onpremisesDirectoryPolicy": 4}']])(
    'a settings file that holds %s is none',
    async (text) => {
      const path = 'C:\\ProgramData\\AADConnect\\Applied-SynchronizationPolicy-1.JSON';
      const result = await syncConfiguration.collect(contextOf(handMadeHost({ files: [{ path, text }] })));
      expect(result.facts).toEqual({});
      expect(result.reason).toContain('not known: forests');
    },
  );
});
