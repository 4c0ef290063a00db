import { describe, expect, it } from 'vitest';
import { createAnalysisSession } from '../shared/analysis/analysis-session.ts';
import type { EventRecord } from '../shared/event-log/event-record.ts';
import { explain } from '../shared/knowledge/explain.ts';

/**
 * Damages event texts in many ways and analyses the logs they stand in: nothing may throw, and a log in which nothing is
 * wrong may not become critical. Seeded, so that a failure comes back; the seed stands in the test's name.
 */
const mutationsEach = 100_000;
const seed = 20_261_120;

type Random = (below: number) => number;

/** Mulberry32: small, quick, the same everywhere. */
function createRandom(start: number): Random {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

interface Template {
  readonly provider: string;
  readonly eventId: number;
  readonly level: number;
  readonly text: string;
}

const context = 'cloudAnchor: User_9b83f544-ba22-4ffb-bff5-c1c2374d654c, SourceAnchorValue: F39SWQrM2EidaboN8UC8Ww==';
const writeback = (eventId: number, text: string, level = 4): Template => ({
  provider: 'PasswordResetService',
  eventId,
  level,
  text,
});
const engine = (eventId: number, text: string, level = 4): Template => ({ provider: 'ADSync', eventId, level, text });
const sync = (eventId: number, text: string, level = 4): Template => ({
  provider: 'Directory Synchronization',
  eventId,
  level,
  text,
});

/** What a healthy server logs in an hour; `#` becomes a number, so that operations stay apart. */
const healthy: readonly Template[] = [
  engine(2001, 'The service was started successfully.'),
  writeback(
    31015,
    'TrackingId: 00000000-0000-4000-8000-0000000000##, WriteBackServiceStarted, Details: Version: 5.0.0.686',
  ),
  ...['ssprdedicatedsbprodncu', 'ssprdedicatedsbprodscu'].map((namespace) =>
    writeback(
      31019,
      `TrackingId: 00000000-0000-4000-8000-0000000000##, Heartbeat, Details: Namespace: ${namespace}, Endpoint: 1_2`,
    ),
  ),
  writeback(
    31001,
    'TrackingId: 10000000-0000-4000-8000-0000000000##, PasswordResetRequestStart, Details: lena##@contoso.com',
  ),
  engine(403, 'ImpersonationHelper call LogonUser for DomainName=CONTOSO.COM, UserName=MSOL_0123.'),
  engine(405, 'Call sync ldap_bind for DomainName=CONTOSO.COM, UserName=MSOL_0123.'),
  writeback(
    31002,
    `TrackingId: 10000000-0000-4000-8000-0000000000##, PasswordResetSuccess, Details: Context: ${context}, UserPrincipalName: lena##@contoso.com, unblockUser: True`,
  ),
  writeback(
    31006,
    'TrackingId: 20000000-0000-4000-8000-0000000000##, ChangePasswordRequestStart, Details: omar##@contoso.com',
  ),
  writeback(
    31007,
    `TrackingId: 20000000-0000-4000-8000-0000000000##, ChangePasswordSuccess, Details: Context: ${context}, UserPrincipalName: omar##@contoso.com`,
  ),
  sync(104, 'Export iteration.'),
  sync(650, 'Provision credentials batch start. Count: 1'),
  sync(
    656,
    'Password Change Request - Anchor: H552hI9GwEykZwosf74JeOQ==, Dn: CN=Lena ##,OU=Staff,DC=contoso,DC=local, Change Date: 05/01/2026 16:34:08',
  ),
  sync(
    657,
    'Password Change Result - Anchor: eX5b50Rf+UizRIMe2CA/tg==, Dn: CN=Lena ##,OU=Staff,DC=contoso,DC=local, Result: Success.',
  ),
  sync(651, 'Provision credentials batch end. Count: 1'),
  {
    provider: 'Windows Error Reporting',
    eventId: 1001,
    level: 4,
    text: 'Fault bucket , type 0\nEvent Name: crash, error hr=80230626',
  },
  {
    provider: 'Security-SPP',
    eventId: 16384,
    level: 4,
    text: 'Successfully scheduled Software Protection service for re-start.',
  },
];

/** What goes wrong, for splices and for the logs that may only not throw. */
const failing: readonly Template[] = [
  writeback(
    33004,
    `TrackingId: 30000000-0000-4000-8000-0000000000##, Reason: Synchronization Engine returned an error hr=80230626, message=The password could not be updated because the management agent credentials were denied access., Context: ${context}, UserPrincipalName: nora##@contoso.com, unblockUser: True, Details: Microsoft.CredentialManagement.OnPremisesPasswordReset.Shared.PasswordResetException: Synchronization Engine returned an error\r\n   at AADPasswordReset.SynchronizationEngineManagedHandle.ThrowSyncEngineError(Int32 hr)`,
    2,
  ),
  writeback(
    33008,
    'TrackingId: 40000000-0000-4000-8000-0000000000##, Reason: Synchronization Engine returned an error hr=80230619, message=A restriction prevents the password from being changed to the current one specified., UserPrincipalName: nora##@contoso.com',
    2,
  ),
  writeback(
    31034,
    'TrackingId: 50000000-0000-4000-8000-0000000000##, ServiceBusListenerError, Details: The remote certificate is invalid ssprdedicatedsbprodncu.servicebus.windows.net',
    2,
  ),
  writeback(
    32001,
    "TrackingId: 60000000-0000-4000-8000-0000000000##, Couldn't connect to any service bus endpoint(s), Details:",
    2,
  ),
  writeback(
    31044,
    'TrackingId: 60000000-0000-4000-8000-0000000000##, Password writeback service is not in a healthy state. Details: Version: 5.0.0.686',
    2,
  ),
  engine(
    6329,
    'An unexpected error has occurred during a password set operation.\n"BAIL: MMS(5716): ..\\server.cpp(11139): 0x80230626 (denied)\nERR_: MMS(5716): admaexport.cpp(2944): Failed to acquire user information: 0x6ba\nAzure AD Sync 2.1.20.0"',
    2,
  ),
  engine(6800, 'The password management extension encountered an error.\n The stack trace is:\n "', 2),
  sync(
    611,
    'Password hash synchronization failed for domain: contoso.com. RPC Error 1722 : The RPC server is unavailable.',
    2,
  ),
  {
    provider: 'Service Control Manager',
    eventId: 7038,
    level: 2,
    text: 'The ADSync service was unable to log on as CONTOSO\\svc with the currently configured password.',
  },
];

const pieces = [
  ',',
  ', ',
  ':',
  '\r\n',
  '\n',
  '"',
  "'",
  '\0',
  '\uFFFD',
  '\uD800',
  '😀',
  '  ',
  'hr=',
  '0x',
  '%1',
  '(',
  '<',
  '{}',
  '==',
  '\u202E',
  'TrackingId: ',
  'Details: ',
  'é',
];

/** One damage: a character, a stretch, an order, a case, a piece of another text. */
function mutate(text: string, random: Random): string {
  const at = random(text.length + 1);
  const to = Math.min(text.length, at + 1 + random(12));
  switch (random(10)) {
    case 0:
      return text.slice(0, at) + String.fromCharCode(random(0x10000)) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(to);
    case 2:
      return text.slice(0, at) + (pieces[random(pieces.length)] ?? '') + text.slice(at);
    case 3:
      return text.slice(0, at);
    case 4:
      return text.slice(at) + text.slice(0, at);
    case 5:
      return text.slice(0, at) + text.slice(at, to).repeat(1 + random(20)) + text.slice(to);
    case 6:
      return text.slice(0, at) + text.slice(at).toUpperCase();
    case 7:
      return text.replaceAll(', ', pieces[random(pieces.length)] ?? '');
    case 8: {
      const other = failing[random(failing.length)]?.text ?? '';
      return text.slice(0, at) + other.slice(random(other.length)) + text.slice(at);
    }
    default:
      return text.replaceAll(/[:=]/g, '');
  }
}

const logStart = Date.parse('2026-11-20T06:00:00Z');
const roundsPerLog = 12;
const roundMs = 5 * 60_000;

/** Rounds of the templates, five minutes each, every text damaged one to three times unless told otherwise. */
function mutatedLog(templates: readonly Template[], random: Random, damages = true): EventRecord[] {
  const events: EventRecord[] = [];
  for (let round = 0; round < roundsPerLog; round += 1) {
    for (const [index, template] of templates.entries()) {
      let text = template.text.replaceAll('##', String(round + 10));
      for (let damage = damages ? 1 + random(3) : 0; damage > 0; damage -= 1) text = mutate(text, random);
      const timeMs = logStart + round * roundMs + index * 1000;
      const recordId = events.length + 1;
      events.push({
        file: 'Application.evtx',
        place: { kind: 'record', id: recordId },
        recordId,
        time: new Date(timeMs).toISOString(),
        timeMs,
        provider: template.provider,
        eventId: template.eventId,
        level: template.level,
        channel: 'Application',
        computer: 'CONNECT01.contoso.local',
        user: null,
        data: random(2) === 0 ? [{ value: text }] : [{ value: '' }, { value: text }],
        message: random(2) === 0 ? text : null,
      });
    }
  }
  return events;
}

function analyse(events: readonly EventRecord[]) {
  const session = createAnalysisSession({ asOf: '2026-11-20T07:00:00.000Z', askedSince: null, askedUntil: null });
  session.addEvents(events);
  return session.current();
}

describe(`damaged event texts, seed ${seed}`, () => {
  it('are compared with logs that are judged right undamaged', () => {
    const random = createRandom(seed);
    const worst = (templates: readonly Template[]): boolean =>
      analyse(mutatedLog(templates, random, false)).findings.some(({ severity }) => severity === 'critical');
    expect(worst(healthy)).toBe(false);
    expect(worst([...healthy, ...failing])).toBe(true);
  });

  it('never make a silent log critical', () => {
    const random = createRandom(seed);
    const critical = new Map<string, string>();
    let mutations = 0;
    while (mutations < mutationsEach) {
      const events = mutatedLog(healthy, random);
      mutations += events.length;
      for (const finding of analyse(events).findings) {
        if (finding.severity === 'critical') critical.set(finding.id, finding.evidence[0]?.quote ?? '');
      }
    }
    expect([...critical]).toEqual([]);
    expect(mutations).toBeGreaterThanOrEqual(mutationsEach);
  });

  it('never throw, whatever goes wrong in the log', () => {
    const random = createRandom(seed + 1);
    let mutations = 0;
    let operations = 0;
    while (mutations < mutationsEach) {
      const events = mutatedLog([...healthy, ...failing], random);
      mutations += events.length;
      operations += analyse(events).operations.length;
    }
    expect(operations).toBeGreaterThan(0);
  });

  it('never make explain throw', () => {
    const random = createRandom(seed + 2);
    const texts = [...healthy, ...failing].map(({ text }) => text);
    let answers = 0;
    for (let count = 0; count < 300; count += 1) {
      answers += explain(mutate(texts[random(texts.length)] ?? '', random)).length;
    }
    expect(answers).toBeGreaterThan(0);
  });
});
