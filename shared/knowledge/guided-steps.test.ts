import { describe, expect, it } from 'vitest';
import type { Facts } from '../facts/facts.ts';
import { judgeSteps, type GuideInput } from './guided-steps.ts';
import { permissionCheck } from './permission-check.ts';
import { recoveryLadder } from './recovery-ladder.ts';

function input(
  found: readonly string[],
  passed: readonly string[],
  more: Partial<GuideInput['analysis']> = {},
  facts: Facts = {},
): GuideInput {
  return { analysis: { findings: found.map((id) => ({ id })), passed, unknown: [], operations: [], ...more }, facts };
}

const operation: GuideInput['analysis']['operations'][number] = {
  kind: 'reset',
  outcome: 'failed',
  user: 'lena@contoso.com',
  start: '2026-11-20T08:00:00Z',
  resultCode: '80230626',
  connectorAccount: null,
  domain: null,
};

const lastWarnings = (found: readonly string[]): readonly string[] =>
  judgeSteps(recoveryLadder, input(found, [])).at(-1)?.warnings ?? [];

describe('recovery ladder', () => {
  it('goes from the harmless to the heavy', () => {
    expect(recoveryLadder.map(({ id }) => id)).toEqual([
      'network',
      'tls12',
      'dotnet',
      'restart-service',
      're-enable-writeback',
      'reinstall',
    ]);
    expect(recoveryLadder.every(({ warnings }) => warnings.length > 0)).toBe(true);
  });

  it('leaves every step open where nothing is known', () => {
    expect(judgeSteps(recoveryLadder, input([], [])).map(({ state }) => state.kind)).toEqual(
      Array.from({ length: 6 }, () => 'open'),
    );
  });

  it('says why a step is open', () => {
    const unknown = [{ id: 'tls12-disabled', title: '', reason: 'The TLS values were not collected.' }];
    const [, tls] = judgeSteps(recoveryLadder, input([], [], { unknown }));
    expect(tls?.state).toEqual({ kind: 'open', because: 'The TLS values were not collected.' });
  });

  it('marks done what was checked and needed what a finding asks for', () => {
    const passed = [
      'tls12-disabled',
      'tls-registry-not-set',
      'dotnet-below-minimum',
      'version-below-floor',
      'version-unsupported',
      'version-known-bad',
      'version-mismatch',
    ];
    const states = judgeSteps(recoveryLadder, input(['port-blocked', 'dotnet-below-recommended'], passed));
    expect(states.map(({ step, state }) => [step.id, state.kind])).toEqual([
      ['network', 'needed'],
      ['tls12', 'done'],
      ['dotnet', 'needed'],
      ['restart-service', 'open'],
      ['re-enable-writeback', 'open'],
      ['reinstall', 'not-needed'],
    ]);
  });

  it('warns of changed rules only where there are some', () => {
    expect(lastWarnings(['sync-rules-customised']).length).toBe(lastWarnings([]).length + 1);
  });
});

describe('permission check', () => {
  const facts: Facts = {
    configuration: {
      value: {
        stagingMode: false,
        schedulerSuspended: false,
        syncCycleEnabled: true,
        passwordWritebackEnabled: true,
        connectors: [
          { name: 'contoso.onmicrosoft.com - AAD', type: 'Extensible2', account: 'Sync_1@contoso.com', forest: null },
          { name: 'contoso.com', type: 'AD', account: 'CONTOSO\\MSOL_1', forest: 'contoso.com' },
        ],
      },
      source: { collector: 'configuration', file: 'configuration.json', place: 'connectors' },
    },
  };

  it('marks itself where the evidence stands', () => {
    const steps = judgeSteps(
      permissionCheck,
      input(['connector-account-denied'], [], { operations: [operation] }, facts),
    );
    const stateOf = (id: string) => steps.find(({ step }) => step.id === id)?.state;
    expect(stateOf('find-connector-account')).toMatchObject({
      kind: 'done',
      because: expect.stringContaining('MSOL_1'),
    });
    expect(stateOf('choose-user')).toMatchObject({
      kind: 'done',
      because: expect.stringContaining('lena@contoso.com'),
    });
    expect(stateOf('effective-access')).toEqual({ kind: 'needed', findings: ['connector-account-denied'] });
    expect(stateOf('wait-and-retry')).toMatchObject({ kind: 'open' });
  });

  it('takes the account from the log where nothing was collected', () => {
    const named = { ...operation, connectorAccount: 'MSOL_2', domain: 'CONTOSO.COM' };
    const [first] = judgeSteps(permissionCheck, input([], [], { operations: [named] }));
    expect(first?.state).toEqual({ kind: 'done', because: 'MSOL_2 was used for CONTOSO.COM at 2026-11-20T08:00:00Z.' });
  });

  it('takes a written reset for proof of the right', () => {
    const written = { ...operation, outcome: 'succeeded', resultCode: null } as const;
    const steps = judgeSteps(permissionCheck, input([], [], { operations: [written] }));
    expect(steps.find(({ step }) => step.id === 'effective-access')?.state.kind).toBe('done');
  });
});
