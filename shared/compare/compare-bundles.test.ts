import { describe, expect, it } from 'vitest';
import { createAnalysisSession } from '../analysis/analysis-session.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Fact, Facts, FactValues } from '../facts/facts.ts';
import type { Finding } from '../rules/rule.ts';
import { compareBundles } from './compare-bundles.ts';
import type { ComparedSide } from './comparison.ts';

const empty: Analysis = {
  ...createAnalysisSession({ asOf: '2026-11-20T08:00:00.000Z', askedSince: null, askedUntil: null }).current(),
  findings: [],
  passed: [],
  unknown: [],
  notApplicable: [],
};

function fact<Value>(value: Value): Fact<Value> {
  return { value, source: { collector: 'test', file: 'facts.json', place: '' } };
}

function side(facts: Facts, analysis: Partial<Analysis> = {}, more: Partial<ComparedSide> = {}): ComparedSide {
  return { analysis: { ...empty, ...analysis }, facts, computer: 'SYNC01', redacted: false, ...more };
}

function finding(id: string, count = 1, severity: Finding['severity'] = 'error'): Finding {
  return {
    id,
    title: `title of ${id}`,
    severity,
    explanation: '',
    fix: [],
    references: [],
    falsePositives: [],
    what: '',
    count,
    first: null,
    last: null,
    users: [],
    confidence: 'certain',
    evidence: [],
  };
}

const service: FactValues['service'] = {
  installed: true,
  state: 'running',
  startType: 2,
  delayedStart: true,
  account: 'NT SERVICE\\ADSync',
  imagePath: 'C:\\miiserver.exe',
  startedAt: '2026-11-01T00:00:00Z',
};

const path = 'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';

describe('settings', () => {
  it('tells better from worse where something is expected, and puts worse first', () => {
    const { settings } = compareBundles(
      side({
        service: fact({ ...service, account: 'CONTOSO\\old' }),
        configuration: fact({
          stagingMode: false,
          schedulerSuspended: true,
          syncCycleEnabled: true,
          passwordWritebackEnabled: true,
          connectors: [],
        }),
        connectVersion: fact({ sources: [{ kind: 'engine-file', version: '2.4.21.0', place: '' }], azureInstance: 0 }),
      }),
      side({
        service: fact({ ...service, state: 'stopped' }),
        configuration: fact({
          stagingMode: false,
          schedulerSuspended: false,
          syncCycleEnabled: true,
          passwordWritebackEnabled: true,
          connectors: [],
        }),
        connectVersion: fact({ sources: [{ kind: 'engine-file', version: '2.10.1.0', place: '' }], azureInstance: 0 }),
      }),
    );
    expect(settings.map(({ area, name, meaning }) => `${area} ${name}: ${meaning}`)).toEqual([
      'service state: worse',
      'connectVersion installed: better',
      'connectVersion engine-file: better',
      'configuration schedulerSuspended: better',
      'service account: neutral',
    ]);
    expect(settings[0]).toMatchObject({ kind: 'changed', before: 'running', after: 'stopped', noise: false });
  });

  it('keeps a value that is not set apart from zero', () => {
    const value = (dword: number | null): FactValues['tls'] => ({
      values: [
        {
          path,
          name: 'SchUseStrongCrypto',
          value: dword === null ? { kind: 'absent' } : { kind: 'dword', value: dword },
        },
      ],
    });
    const change = (from: number | null, to: number | null) =>
      compareBundles(side({ tls: fact(value(from)) }), side({ tls: fact(value(to)) })).settings[0];
    expect(change(null, 0)).toMatchObject({ kind: 'added', before: null, after: '0', meaning: 'worse' });
    expect(change(0, 1)).toMatchObject({ kind: 'changed', meaning: 'better' });
    expect(change(0, null)).toMatchObject({ kind: 'removed', meaning: 'better' });
    expect(change(1, null)).toMatchObject({ kind: 'removed', meaning: 'neutral' });
    expect(change(0, 0)).toBeUndefined();
  });

  it('calls what differs between any two collections noise, last of all', () => {
    const server = { hostName: 'SYNC01', osName: 'W', osBuild: '1', domain: null, isDomainController: null };
    const { settings } = compareBundles(
      side({ server: fact({ ...server, timeZone: null, uptimeSeconds: 5, updates: ['KB1'] }) }),
      side({ server: fact({ ...server, timeZone: null, uptimeSeconds: 900, updates: ['KB1', 'KB2'] }) }),
    );
    expect(settings.map(({ name, noise }) => [name, noise])).toEqual([
      ['update KB2', false],
      ['uptimeSeconds', true],
    ]);
  });

  it('says nothing of a fact that one side alone has', () => {
    const { settings, onlyBefore, onlyAfter } = compareBundles(
      side({ service: fact(service) }),
      side({ dotnet: fact({ release: 528040 }) }),
    );
    expect(settings).toEqual([]);
    expect([onlyBefore, onlyAfter]).toEqual([['service'], ['dotnet']]);
  });

  it('does not take stand-ins of two redacted bundles for changes', () => {
    const { settings, cautions } = compareBundles(
      side({ service: fact({ ...service, account: 'domain-1\\user-4' }) }, {}, { redacted: true, computer: 'host-1' }),
      side(
        { service: fact({ ...service, account: 'domain-2\\user-9', state: 'stopped' }) },
        {},
        { redacted: true, computer: 'host-3' },
      ),
    );
    expect(settings.map(({ name, noise }) => [name, noise])).toEqual([
      ['state', false],
      ['account', true],
    ]);
    expect(cautions).toContain('redacted');
    expect(cautions).not.toContain('different-computers');
  });
});

describe('findings', () => {
  it('come and go only where the other side looked', () => {
    const { findings } = compareBundles(
      side({}, { findings: [finding('a'), finding('b'), finding('c', 3), finding('d')], passed: ['e'] }),
      side({}, { findings: [finding('c', 5), finding('d'), finding('e'), finding('f', 1, 'critical')], passed: ['a'] }),
    );
    expect(findings.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'e new',
      'f not-judged-before',
      'c changed',
      'b not-judged-after',
      'a gone',
      'd same',
    ]);
  });

  it('mirror when the sides are exchanged', () => {
    const one = side({ service: fact(service) }, { findings: [finding('a')], passed: ['b'] });
    const other = side(
      { service: fact({ ...service, state: 'stopped' }) },
      { findings: [finding('b')], passed: ['a'] },
    );
    const there = compareBundles(one, other);
    const back = compareBundles(other, one);
    expect(back.settings.map(({ before, after }) => [after, before])).toEqual(
      there.settings.map(({ before, after }) => [before, after]),
    );
    expect(there.settings[0]?.meaning).toBe('worse');
    expect(back.settings[0]?.meaning).toBe('better');
    expect(there.findings.map(({ id, kind }) => [id, kind])).toEqual([
      ['b', 'new'],
      ['a', 'gone'],
    ]);
  });
});

describe('cautions', () => {
  it('warns of the same collection, of two computers, and of sides in the wrong order', () => {
    const now = side({});
    expect(compareBundles(now, now).cautions).toEqual(['identical']);
    const older = side({}, { asOf: '2026-11-01T00:00:00.000Z' }, { computer: 'SYNC02' });
    expect(compareBundles(now, older).cautions).toEqual(['different-computers', 'after-is-older']);
  });
});
