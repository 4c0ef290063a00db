import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Host } from '../host/host.ts';
import { isAllowedCall } from '../host/programs.ts';
import { applicationEventLog } from './application-event-log.ts';
import { directory } from './directory.ts';
import { contextOf, handMadeHost, openedSample, registryKey } from './test-support/hand-made-host.ts';

async function collectFrom(host: Host, calls: string[] = []) {
  const workFolder = await mkdtemp(join(tmpdir(), 'directory-'));
  const log = await applicationEventLog.collect(contextOf(host, { workFolder }));
  const listening: Host = {
    ...host,
    command: {
      async run(program, args, limits) {
        calls.push(args.join(' '));
        expect(isAllowedCall(program, args)).toBe(true);
        return await host.command.run(program, args, limits);
      },
    },
  };
  const result = await directory.collect(contextOf(listening, { results: new Map([[applicationEventLog.id, log]]) }));
  await rm(workFolder, { recursive: true });
  return result;
}

describe('directory', () => {
  it('asks for the users who failed, and for no others', async () => {
    const calls: string[] = [];
    const result = await collectFrom(await openedSample('some-users-denied'), calls);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.split(' ')[1]?.split(',')).toHaveLength(3);
    expect(result.facts.directoryUsers?.value.users.map((user) => [user.inheritanceDisabled, user.adminCount])).toEqual(
      [
        [true, null],
        [true, null],
        [false, 1],
      ],
    );
    expect(result.facts.directoryUsers?.value.users[0]).toMatchObject({ enabled: true, lockedOut: false });
  });

  it('reads policy and domain controllers', async () => {
    const { facts } = await collectFrom(await openedSample('user-account-states'));
    expect(facts.directoryPolicy?.value.domains).toEqual([
      {
        domain: 'relecloud.example',
        minimumAgeDays: 1,
        historyLength: 24,
        minimumLength: 12,
        complexity: true,
        fineGrained: [],
      },
    ]);
    expect(facts.domainControllers?.value.controllers[0]).toMatchObject({
      host: 'dc01.relecloud.example',
      reachable: true,
      supportedControls: expect.arrayContaining(['1.2.840.113556.1.4.2066']),
    });
    expect(facts.domainControllers?.value.controllers[1]).toMatchObject({ reachable: null, supportedControls: null });
    expect(
      facts.directoryUsers?.value.users.map((user) => [user.enabled, user.lockedOut, user.cannotChangePassword]),
    ).toEqual([
      [false, false, false],
      [true, true, false],
      [true, false, false],
      [true, false, true],
    ]);
  });

  it('reads the SAM restriction of domain controllers that let it be read', async () => {
    const answer = JSON.stringify({
      server: 'dc01.x.example',
      domain: 'DC=x,DC=example',
      controllers: ['dc01.x.example', 'dc02.x.example', 'dc03.x.example', "dc'04"].map((host) => ({
        host,
        osName: 'W',
      })),
    });
    const lsa = (host: string) => `\\\\${host}\\HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa`;
    const host = handMadeHost({
      commands: [{ program: 'powershell', args: ['directory'], stdout: answer }],
      registry: [
        registryKey(lsa('dc01.x.example'), { RestrictRemoteSam: { string: 'O:BAG:BAD:' } }),
        registryKey(lsa('dc02.x.example'), {}),
      ],
    });
    const controllers = (await directory.collect(contextOf(host))).facts.domainControllers?.value.controllers ?? [];
    expect(controllers.map((controller) => [controller.restrictRemoteSam, controller.reachable])).toEqual([
      ['O:BAG:BAD:', true],
      ['', true],
      [null, null],
      [null, null],
    ]);
  });

  it('no age is a nought, not a minus nought; what was not read is open', async () => {
    const { facts } = await collectFrom(await openedSample('healthy'));
    expect(facts.directoryPolicy?.value.domains[0]?.minimumAgeDays).toBe(0);
    const part = JSON.stringify({
      server: 'dc1',
      domain: 'DC=x',
      controllers: { host: 'DC1', osName: '' },
      problems: 'policy: x',
    });
    const host = handMadeHost({ commands: [{ program: 'powershell', args: ['directory'], stdout: part }] });
    const result = await directory.collect(contextOf(host));
    expect(result.facts.directoryPolicy).toBeUndefined();
    expect(result.facts.domainControllers?.value.controllers[0]).toMatchObject({
      host: 'DC1',
      osName: null,
      reachable: true,
    });
    expect(result.reason).toContain('not readable: policy');
  });

  it('fails in words when no domain controller answers', async () => {
    const nothing = JSON.stringify({ languageMode: 'ConstrainedLanguage', problems: ['root: x', 'policy: y'] });
    const host = handMadeHost({ commands: [{ program: 'powershell', args: ['directory'], stdout: nothing }] });
    expect(await directory.collect(contextOf(host))).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('ConstrainedLanguage'),
    });
  });
});
