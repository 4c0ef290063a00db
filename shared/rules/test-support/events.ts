import type { EventRecord } from '../../event-log/event-record.ts';

/** Test logs begin here; minutes count from this moment. */
export const logStart = Date.UTC(2026, 10, 10);
export const minutesPerDay = 1440;

export const namespaces = ['ssprdedicatedsbprodneu', 'ssprdedicatedsbprodweu'] as const;

let nextRecord = 1000;

export interface EventOptions {
  readonly level?: number;
  readonly computer?: string;
  readonly file?: string;
}

/** One event of a classic source, with the whole text as its only value. */
export function event(
  provider: string,
  eventId: number,
  minute: number,
  text: string,
  options: EventOptions = {},
): EventRecord {
  nextRecord += 1;
  const timeMs = logStart + Math.round(minute * 60_000);
  return {
    file: options.file ?? 'Application.evtx',
    place: { kind: 'record', id: nextRecord },
    recordId: nextRecord,
    time: new Date(timeMs).toISOString().replace('Z', '0000Z'),
    timeMs,
    provider,
    eventId,
    level: options.level ?? 4,
    channel: 'Application',
    computer: options.computer ?? 'CONNECT01.contoso.example',
    user: null,
    data: [{ value: text }],
    message: null,
  };
}

export function writeback(eventId: number, minute: number, text: string): EventRecord {
  const level = eventId > 32_000 || eventId === 31_034 || eventId === 31_044 ? 2 : 4;
  return event('PasswordResetService', eventId, minute, text, { level });
}

export function engine(eventId: number, minute: number, text: string): EventRecord {
  return event('ADSync', eventId, minute, text, { level: [403, 405, 2001, 2002].includes(eventId) ? 4 : 2 });
}

/** An id in the shape of a GUID, the same for the same number. */
export function trackingId(number: number): string {
  return `7344da2c-ab9d-42ef-adea-${number.toString(16).padStart(12, '0')}`;
}

export type TestOperationKind = 'reset' | 'change' | 'admin-reset';

const starts = {
  reset: [31_001, 'PasswordResetRequestStart'],
  change: [31_006, 'ChangePasswordRequestStart'],
  'admin-reset': [31_009, 'ResetUserPasswordByAdminStart'],
} as const;
const successes = {
  reset: [31_002, 'PasswordResetSuccess'],
  change: [31_007, 'ChangePasswordSuccess'],
  'admin-reset': [31_010, 'ResetUserPasswordByAdminSuccess'],
} as const;
const fails = {
  reset: [31_003, 'PasswordResetFail'],
  change: [31_008, 'ChangePasswordFail'],
  'admin-reset': [31_011, 'ResetUserPasswordByAdminFail'],
} as const;

export function contextOf(user: string): string {
  return `Context: cloudAnchor: User_9b83f544-ba22-4ffb-bff5-c1c2374d654c, SourceAnchorValue: F39SWQrM2EidaboN8UC8Ww==, UserPrincipalName: ${user}`;
}

export function startOf(kind: TestOperationKind, id: number, minute: number, user: string): EventRecord {
  const [eventId, verb] = starts[kind];
  return writeback(eventId, minute, `TrackingId: ${trackingId(id)}, ${verb}, Details: ${user}`);
}

export function succeeding(
  id: number,
  minute: number,
  user: string,
  kind: TestOperationKind = 'reset',
): readonly EventRecord[] {
  const [eventId, verb] = successes[kind];
  const unblock = kind === 'reset' ? ', unblockUser: True' : '';
  return [
    startOf(kind, id, minute, user),
    writeback(eventId, minute + 0.03, `TrackingId: ${trackingId(id)}, ${verb}, Details: ${contextOf(user)}${unblock}`),
  ];
}

export interface TestFailure {
  readonly user?: string;
  readonly kind?: TestOperationKind;
  /** Event that names the cause, 33001 and up. */
  readonly eventId: number;
  /** Text behind `Reason:`. */
  readonly reason: string;
  /** Lines of the 6329 beside it. */
  readonly trace?: readonly string[];
}

/** `Synchronization Engine returned an error hr=…, message=…` */
export function engineReason(code: string, message: string): string {
  return `Synchronization Engine returned an error hr=${code}, message=${message}`;
}

export function failing(id: number, minute: number, failure: TestFailure): readonly EventRecord[] {
  const user = failure.user ?? 'anna@contoso.example';
  const kind = failure.kind ?? 'reset';
  const [failId, verb] = fails[kind];
  return [
    startOf(kind, id, minute, user),
    ...(failure.trace === undefined ? [] : [engineTrace(minute + 0.01, failure.trace)]),
    writeback(
      failure.eventId,
      minute + 0.02,
      `TrackingId: ${trackingId(id)}, Reason: ${failure.reason}, ${contextOf(user)}, Details: Microsoft.CredentialManagement.OnPremisesPasswordReset.Shared.PasswordResetException: ${failure.reason}\n   at AADPasswordReset.SynchronizationEngineManagedHandle.ThrowSyncEngineError(Int32 hr)`,
    ),
    writeback(failId, minute + 0.03, `TrackingId: ${trackingId(id)}, ${verb}, Details: ${contextOf(user)}`),
  ];
}

/** A 6329 with the noise that every trace carries, and the version at its end. */
export function engineTrace(minute: number, lines: readonly string[], version = '2.6.92.0'): EventRecord {
  const noise = [
    "ERR_: MMS(5716): ..\\MAUtils.h(49): Failed getting registry value 'ADMADoNormalization', 0x2",
    'BAIL: MMS(5716): ..\\utils.cpp(10): 0x800700b7 (Cannot create a file when that file already exists.)',
  ];
  return engine(
    6329,
    minute,
    `An unexpected error has occurred during a password set operation.\n"${[...noise, ...lines].join('\n')}\nAzure AD Sync ${version}"`,
  );
}

export function heartbeat(minute: number, namespace: string): EventRecord {
  return writeback(31_019, minute, `Heart beat sent, Details: Namespace: ${namespace}, Endpoint: 91ceb514_2e53b84b`);
}

export function heartbeats(from: number, until: number, names: readonly string[] = namespaces): readonly EventRecord[] {
  const beats: EventRecord[] = [];
  for (let minute = from; minute < until; minute += 5) {
    for (const [index, name] of names.entries()) beats.push(heartbeat(minute + 0.5 + index * 0.02, name));
  }
  return beats;
}

export function listenerLost(minute: number, namespace: string, detail = ''): EventRecord {
  return writeback(
    31_034,
    minute,
    `The connection to the connect service was lost., Details: Namespace: ${namespace}, ${detail}`,
  );
}

/** The relays are gone: lost listeners, no service bus, no running host, every five minutes. */
export function outage(from: number, until: number, detail = ''): readonly EventRecord[] {
  const events: EventRecord[] = [];
  for (let minute = from; minute < until; minute += 5) {
    const id = trackingId(900_000 + Math.round(minute));
    events.push(...namespaces.map((name) => listenerLost(minute, name, detail)));
    events.push(
      writeback(32_001, minute + 0.2, `TrackingId: ${id}, Couldn't connect to any service bus endpoint(s), Details:`),
      writeback(
        31_044,
        minute + 0.21,
        `TrackingId: ${id}, Password writeback service is not in a healthy state. No serviceHost for service bus endpoints are in running state. Please refer aka.ms/ssprtroubleshoot, Details: Version: 5.0.0.686`,
      ),
    );
  }
  return events;
}

/** A clean stop and start of the service. */
export function restart(minute: number): readonly EventRecord[] {
  return [
    writeback(31_016, minute, 'WriteBackServiceStopped'),
    engine(2002, minute + 0.1, 'The service was stopped successfully.'),
    engine(2001, minute + 2, 'The service was started successfully.'),
    writeback(31_015, minute + 2.2, 'WriteBackServiceStarted'),
  ];
}

/** A day of a server on which nothing is wrong. */
export function healthyEvents(): readonly EventRecord[] {
  return [
    ...heartbeats(0, 700),
    ...restart(702),
    ...heartbeats(705, minutesPerDay),
    ...succeeding(1, 500, 'one@contoso.example'),
    ...succeeding(2, 640, 'two@contoso.example', 'change'),
    ...succeeding(3, 900, 'three@contoso.example', 'admin-reset'),
    engine(405, 500.01, 'Call sync ldap_bind for DomainName=CONTOSO.EXAMPLE, UserName=MSOL_123456789abc.'),
    event('Directory Synchronization', 656, 501, 'Password Change Request - Anchor: A==, Dn: CN=One,DC=contoso'),
    event(
      'Directory Synchronization',
      657,
      501,
      'Password Change Result - Anchor: A==, Dn: CN=One,DC=contoso, Result: Success.',
    ),
    event('VSS', 8224, 30, ''),
    event('.NET Runtime', 1026, 40, 'Application: BackupAgent.exe', { level: 2 }),
  ];
}
