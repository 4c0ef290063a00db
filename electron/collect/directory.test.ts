import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventText } from '../../shared/event-log/event-record.ts';
import { openEvtx } from '../../shared/event-log/evtx/read-evtx.ts';
import type { Host } from '../host/host.ts';
import { isAllowedCall } from '../host/programs.ts';
import { applicationEventLog } from './application-event-log.ts';
import type { RequestFocus } from './collector.ts';
import { directory } from './directory.ts';
import { contextOf, handMadeHost, openedSample, registryKey } from './test-support/hand-made-host.ts';

async function collectFrom(host: Host, calls: string[] = [], focus?: RequestFocus) {
  const workFolder = await mkdtemp(join(tmpdir(), 'directory-'));
  const asked = focus === undefined ? {} : { focus };
  const log = await applicationEventLog.collect(contextOf(host, { workFolder, ...asked }));
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
  const results = new Map([[applicationEventLog.id, log]]);
  const result = await directory.collect(contextOf(listening, { results, ...asked }));
  await rm(workFolder, { recursive: true });
  return result;
}

async function usersAsked(host: Host, focus: RequestFocus): Promise<string> {
  const calls: string[] = [];
  await collectFrom(host, calls, focus);
  return calls[0]?.split(' ')[1] ?? '';
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

  it('asks for the users a request names, and for no others', async () => {
    const host = await openedSample('some-users-denied');
    const [, first = '', second = ''] =
      // Sample: `user-2@x.example,user-1@x.example`.
      /([^ ,]+@[^ ,]+),([^ ,]+@[^ ,]+)/.exec(await usersAsked(host, { users: [], trackingIds: [] })) ?? [];
    expect(await usersAsked(host, { users: [first.toUpperCase()], trackingIds: [] })).toBe(first);
    const { facts } = await collectFrom(host, [], { users: [first], trackingIds: [] });
    expect(facts.directoryUsers?.value.users.map(({ user }) => user.toLowerCase())).toEqual([first]);
    expect(second).not.toBe('');
    // Nothing that is no sign-in name reaches PowerShell.
    const hostile = ["a'; calc.exe #@x.example", '$(calc)@x.example', 'a@x.example b', '*@x.example'];
    expect(await usersAsked(host, { users: hostile, trackingIds: [] })).toBe('');
  });

  it('asks for the users that the TrackingIds of a request belong to', async () => {
    const host = await openedSample('some-users-denied');
    const workFolder = await mkdtemp(join(tmpdir(), 'directory-'));
    await applicationEventLog.collect(contextOf(host, { workFolder }));
    let trackingId = '';
    let user = '';
    const path = join(workFolder, 'Application.evtx');
    for await (const batch of openEvtx(createReadStream(path), { file: '' }).batches) {
      for (const event of batch.filter(({ eventId }) => eventId === 33_004 || eventId === 33_008)) {
        // Sample: `TrackingId: cbae4101-07d0-439a-ae03-7e1107c863c9, … UserPrincipalName: anna@x.example, …`.
        const found = /TrackingId: (?<id>[0-9a-f-]{36})[^]*?UserPrincipalName:? ?(?<user>[^\s,]+)/u.exec(
          eventText(event),
        );
        trackingId = found?.groups?.['id'] ?? trackingId;
        user = found?.groups?.['user']?.toLowerCase() ?? user;
      }
    }
    await rm(workFolder, { recursive: true });
    expect(await usersAsked(host, { users: [], trackingIds: [trackingId.toUpperCase()] })).toBe(user);
    expect(user).toContain('@');
    const stranger = ['00000000-0000-4000-8000-000000000000'];
    expect(await usersAsked(host, { users: [], trackingIds: stranger })).toBe('');
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
