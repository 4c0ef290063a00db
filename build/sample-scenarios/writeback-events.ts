import { assertNever } from '../../shared/result/result.ts';
import type { Place, RecordedEvent, User } from './recording.ts';

/**
 * Texts of the writeback service and the sync engine. "constructed" marks a text of which no real specimen is public:
 * it follows the grammar of those that are.
 */

const source = 'PasswordResetService';

function information(eventId: number, text: string): RecordedEvent {
  return { provider: source, eventId, level: 4, data: [text] };
}

function error(eventId: number, text: string): RecordedEvent {
  return { provider: source, eventId, level: 2, data: [text] };
}

function context(user: User): string {
  return `cloudAnchor: ${user.cloudAnchor}, SourceAnchorValue: ${user.sourceAnchor}, UserPrincipalName: ${user.upn}`;
}

export type OperationKind = 'reset' | 'change' | 'admin-reset';

export function operationStart(kind: OperationKind, trackingId: string, user: User): RecordedEvent {
  switch (kind) {
    case 'reset':
      return information(31_001, `TrackingId: ${trackingId}, PasswordResetRequestStart, Details: ${user.upn}`);
    case 'change':
      // constructed
      return information(31_006, `TrackingId: ${trackingId}, ChangePasswordRequestStart, Details: ${user.upn}`);
    case 'admin-reset':
      return information(31_009, `TrackingId: ${trackingId}, ResetUserPasswordByAdminStart, Details: ${user.upn}`);
    default:
      return assertNever(kind);
  }
}

export function operationSuccess(kind: OperationKind, trackingId: string, user: User, admin: User): RecordedEvent {
  switch (kind) {
    case 'reset':
      return information(
        31_002,
        `TrackingId: ${trackingId}, PasswordResetSuccess, Details: Context: ${context(user)}, unblockUser: True`,
      );
    case 'change':
      // constructed
      return information(
        31_007,
        `TrackingId: ${trackingId}, ChangePasswordSuccess, Details: Context: ${context(user)}`,
      );
    case 'admin-reset':
      return information(
        31_010,
        `TrackingId: ${trackingId}, ResetUserPasswordByAdminSuccess, Details: Context: cloudAnchor: ${user.cloudAnchor}, ` +
          `SourceAnchorValue: ${user.sourceAnchor}, AdminUpn: ${admin.upn}, UserPrincipalName: ${user.upn}, ` +
          `ForcePasswordChange: True`,
      );
    default:
      return assertNever(kind);
  }
}

/** constructed: the documentation names these three events, no public text holds one. */
export function operationFail(kind: OperationKind, trackingId: string, user: User): RecordedEvent {
  const verbs = {
    reset: [31_003, 'PasswordResetFail'],
    change: [31_008, 'ChangePasswordFail'],
    'admin-reset': [31_011, 'ResetUserPasswordByAdminFail'],
  } as const;
  const [eventId, verb] = verbs[kind];
  return error(eventId, `TrackingId: ${trackingId}, ${verb}, Details: Context: ${context(user)}`);
}

export interface EngineError {
  /** Event of the writeback service that names the group of the error, 33001…33009. */
  readonly eventId: number;
  /** Eight hex digits. */
  readonly code: string;
  readonly message: string;
}

const engineCalls: Readonly<Record<OperationKind, string>> = {
  reset: 'ResetPassword(String cloudAnchor, String sourceAnchor, String password, Boolean unblockUser)',
  change: 'ChangePassword(String cloudAnchor, String sourceAnchor, String oldPassword, String newPassword)',
  'admin-reset': 'ResetPassword(String cloudAnchor, String sourceAnchor, String password, Boolean unblockUser)',
};

export function directoryError(kind: OperationKind, trackingId: string, user: User, cause: EngineError): RecordedEvent {
  const reason = `Synchronization Engine returned an error hr=${cause.code}, message=${cause.message}`;
  const unblock = kind === 'reset' ? ', unblockUser: True' : '';
  return error(
    cause.eventId,
    `TrackingId: ${trackingId}, Reason: ${reason}, Context: ${context(user)}${unblock}, Details: ` +
      `Microsoft.CredentialManagement.OnPremisesPasswordReset.Shared.PasswordResetException: ${reason}\n` +
      '   at AADPasswordReset.SynchronizationEngineManagedHandle.ThrowSyncEngineError(Int32 hr)\n' +
      `   at AADPasswordReset.SynchronizationEngineManagedHandle.${engineCalls[kind]}`,
  );
}

/** The engine's own account of a failed set operation, with the lines that stand in every such trace. */
export function engineTrace(place: Place, processId: number, lines: readonly string[]): RecordedEvent {
  const trace = [
    "Failed getting registry value 'ADMADoNormalization', 0x2",
    "Failed getting registry value 'ADMARecursiveUserDelete', 0x2",
  ].map((line) => `ERR_: MMS(${processId}): ..\\MAUtils.h(49): ${line}`);
  return {
    provider: 'ADSync',
    eventId: 6_329,
    level: 2,
    task: 3,
    data: [
      `An unexpected error has occurred during a password set operation.\n"${[...trace, ...lines].join('\n')}\n` +
        `Azure AD Sync ${place.version}"`,
    ],
  };
}

export function engineTraceLines(processId: number, cause: EngineError): readonly string[] {
  const dot = cause.message.endsWith('.') ? '' : '.';
  return [
    `ERR_: MMS(${processId}): ..\\ma.cpp(8123): ExportPasswordSet failed with 0x${cause.code}`,
    `BAIL: MMS(${processId}): ..\\server.cpp(11139): 0x${cause.code} (${cause.message}${dot})`,
  ];
}

export function logon(place: Place): RecordedEvent {
  const text = `ImpersonationHelper call LogonUser for DomainName=${place.domain.toUpperCase()}, UserName=${place.account}.`;
  return { provider: 'ADSync', eventId: 403, level: 4, data: [text] };
}

export function bind(place: Place): RecordedEvent {
  const text = `Call sync ldap_bind for DomainName=${place.domain.toUpperCase()}, UserName=${place.account}.`;
  return { provider: 'ADSync', eventId: 405, level: 4, data: [text] };
}

/** constructed: real heartbeats are known to name a namespace and an endpoint, their wording is not public. */
export function heartbeat(trackingId: string, namespace: string, listener: string): RecordedEvent {
  return information(
    31_019,
    `TrackingId: ${trackingId}, Heart beat sent to service bus, Details: Namespace: ${namespace}, Endpoint: ${listener}`,
  );
}

/** constructed but for its first sentence. */
export function listenerError(trackingId: string, namespace: string, listener: string, inner: string): RecordedEvent {
  return error(
    31_034,
    `TrackingId: ${trackingId}, The connection to the connect service was lost., Details: Namespace: ${namespace}, ` +
      `Endpoint: ${listener}, ${inner}`,
  );
}

export function noServiceBus(trackingId: string): RecordedEvent {
  return error(32_001, `TrackingId: ${trackingId}, Couldn't connect to any service bus endpoint(s), Details:`);
}

export function notHealthy(trackingId: string): RecordedEvent {
  return error(
    31_044,
    `TrackingId: ${trackingId}, Password writeback service is not in a healthy state. No serviceHost for service bus ` +
      'endpoints are in running state. Please refer aka.ms/ssprtroubleshoot, Details: Version: 5.0.0.686',
  );
}

/** constructed */
export function serviceBusRetry(trackingId: string, namespace: string): RecordedEvent {
  const text = `TrackingId: ${trackingId}, Retrying to connect to service bus, Details: Namespace: ${namespace}`;
  return { provider: source, eventId: 32_014, level: 3, data: [text] };
}

/** constructed */
export function writebackStarted(trackingId: string): RecordedEvent {
  return information(31_015, `TrackingId: ${trackingId}, WriteBackServiceStarted, Details: Version: 5.0.0.686`);
}

/** constructed */
export function writebackStopped(trackingId: string): RecordedEvent {
  return information(31_016, `TrackingId: ${trackingId}, WriteBackServiceStopped, Details: `);
}

/** Any further event of the writeback service: `text` follows the TrackingId. */
export function writebackEvent(eventId: number, level: 2 | 3 | 4, trackingId: string, text: string): RecordedEvent {
  return { provider: source, eventId, level, data: [`TrackingId: ${trackingId}, ${text}`] };
}
