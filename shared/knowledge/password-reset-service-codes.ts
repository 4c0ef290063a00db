import type { EventOperation, EventRow, LoggedLevel } from './event-codes.ts';

const provider = 'PasswordResetService';
const seeds = 'vendor page, editions 2015 to 2024';
const newest = 'vendor page, edition 2024';

type Extra = Partial<Omit<EventRow, 'provider' | 'eventId' | 'name' | 'operation' | 'level' | 'meaning'>>;

const row = (
  eventId: number,
  name: string,
  operation: EventOperation,
  level: LoggedLevel,
  meaning: string,
  extra: Extra = {},
): EventRow => ({ provider, eventId, name, operation, level, meaning, source: seeds, ...extra });

const fine = { normal: true } as const;
const setFailed = [
  'Read the 33xxx event with the same TrackingId: it names the cause.',
  'Usual causes: a password the domain refuses, missing rights of the connector account, a protected account.',
];
const reEnable = 'Disable and re-enable password writeback.';
const openPath =
  'Allow outbound 443 to *.passwordreset.microsoftonline.com and to the namespaces of event 31019 or 31034.';
const managedAdmin =
  'Use a cloud-only administrator with the role assigned directly: Hybrid Identity Administrator is enough.';
const dirSync = (eventId: number, name: string, operation: EventOperation): EventRow =>
  row(eventId, name, operation, 'error', 'Only early DirSync builds logged this; no Connect does.', {
    era: 'legacy',
    source: 'vendor page, edition 2015',
    whatToDo: ['A server that logs it runs a product long retired: replace it.'],
  });

/** Events of the source PasswordResetService. */
export const passwordResetServiceRows: readonly EventRow[] = [
  row(
    31001,
    'PasswordResetStart',
    'reset',
    'information',
    'A reset asked for in the cloud has reached this server.',
    fine,
  ),
  row(
    31002,
    'PasswordResetSuccess',
    'reset',
    'information',
    'The new password was accepted and set in Active Directory.',
    fine,
  ),
  row(31003, 'PasswordResetFail', 'reset', 'error', 'The password arrived, but Active Directory did not take it.', {
    severity: 'error',
    whatToDo: setFailed,
  }),
  row(
    31004,
    'OnboardingEventStart',
    'onboarding',
    'information',
    'Writeback is being switched on: registration with the cloud began.',
    fine,
  ),
  row(
    31005,
    'OnboardingEventSuccess',
    'onboarding',
    'information',
    'Registration succeeded; writeback is ready.',
    fine,
  ),
  row(
    31006,
    'ChangePasswordStart',
    'change',
    'information',
    'A change asked for in the cloud has reached this server.',
    fine,
  ),
  row(
    31007,
    'ChangePasswordSuccess',
    'change',
    'information',
    'The changed password was set in Active Directory.',
    fine,
  ),
  row(
    31008,
    'ChangePasswordFail',
    'change',
    'error',
    'The changed password arrived, but Active Directory did not take it.',
    {
      severity: 'error',
      whatToDo: setFailed,
    },
  ),
  row(
    31009,
    'ResetUserPasswordByAdminStart',
    'admin-reset',
    'information',
    'An administrator resets a user; the request has reached this server.',
    fine,
  ),
  row(
    31010,
    'ResetUserPasswordByAdminSuccess',
    'admin-reset',
    'information',
    'The password chosen by the administrator was set.',
    fine,
  ),
  row(
    31011,
    'ResetUserPasswordByAdminFail',
    'admin-reset',
    'error',
    'The password chosen by the administrator arrived, but was not taken.',
    {
      severity: 'error',
      whatToDo: setFailed,
    },
  ),
  row(31012, 'OffboardingEventStart', 'offboarding', 'information', 'Writeback is being switched off.', fine),
  row(31013, 'OffboardingEventSuccess', 'offboarding', 'information', 'Writeback is switched off.', {
    normal: true,
    whatToDo: ['If nobody meant to, switch it on again in the wizard.'],
  }),
  row(
    31014,
    'OffboardingEventFail',
    'offboarding',
    'error',
    'Switching writeback off failed, most often for lack of rights or a federated administrator.',
    {
      severity: 'error',
      whatToDo: [managedAdmin, 'Check the rights of the on-premises administrator.'],
    },
  ),
  row(
    31015,
    'WriteBackServiceStarted',
    'service-life',
    'information',
    'The writeback endpoint runs and takes requests.',
    fine,
  ),
  row(
    31016,
    'WriteBackServiceStopped',
    'service-life',
    'information',
    'The writeback endpoint stopped. Without a later 31015 no password is written back.',
    {
      severity: 'warning',
      normal: true,
      whatToDo: ['Look for the next 31015; if there is none, restart the service ADSync.'],
    },
  ),
  row(
    31017,
    'AuthTokenSuccess',
    'onboarding',
    'information',
    'The administrator given to the wizard could sign in.',
    fine,
  ),
  row(
    31018,
    'KeyPairCreationSuccess',
    'onboarding',
    'information',
    'The key that protects passwords on their way was made.',
    fine,
  ),
  row(
    31019,
    'ServiceBusHeartBeat',
    'heartbeat',
    'information',
    'The relay answered. A healthy server logs two of these about every five minutes and names namespace and endpoint in them.',
    {
      ...fine,
      source: newest,
    },
  ),
  row(
    31034,
    'ServiceBusListenerError',
    'connection',
    'error',
    'The connection to the relay broke. One alone may pass by itself; 31015 after it means it came back.',
    {
      severity: 'error',
      source: newest,
      whatToDo: [
        openPath,
        'If it says that the remote certificate is invalid, install the missing root certificates or exempt the hosts from TLS inspection.',
        'Check proxy, DNS, clock and idle time-outs on the way.',
      ],
      variants: [
        {
          key: 'certificate',
          name: 'Certificate not trusted',
          sign: 'remote certificate is invalid',
          meaning:
            'The certificate of the relay was not trusted: a root is missing or something on the way replaces it.',
          whatToDo: ['Install the missing root certificates.', 'Take the hosts out of TLS inspection.'],
          resultCode: null,
        },
      ],
    },
  ),
  row(
    31044,
    'UnhealthyServiceHosts',
    'connection',
    'error',
    'Not one of the service hosts of the two relays runs: no password is written back. The version in the text is that of the writeback library.',
    {
      severity: 'critical',
      source: newest,
      whatToDo: [
        'Read the 32001, 31034 and 6800 with the same TrackingId or time.',
        openPath,
        'Then restart the service ADSync.',
      ],
    },
  ),
  row(
    32000,
    'UnknownError',
    'any-password-operation',
    'error',
    'Something unforeseen went wrong in an operation; the exception in the text says what.',
    {
      severity: 'error',
      whatToDo: ['Read the exception.', reEnable, 'Else open a case with the log and the TrackingId.'],
    },
  ),
  row(
    32001,
    'ServiceError',
    'connection',
    'error',
    'The server could not reach the password reset service in the cloud.',
    {
      severity: 'error',
      whatToDo: [openPath, 'Check proxy, DNS, TLS 1.2 and the clock of the server.'],
    },
  ),
  row(
    32002,
    'ServiceBusError',
    'connection',
    'error',
    'The relay of the tenant could not be reached, most often because something blocks the way out.',
    {
      severity: 'error',
      whatToDo: [openPath, reEnable],
    },
  ),
  row(
    32003,
    'InPutValidationError',
    'any-password-operation',
    'error',
    'The web service was given something it could not use.',
    {
      severity: 'error',
      whatToDo: ['Try the operation again.'],
    },
  ),
  row(
    32004,
    'DecryptionError',
    'any-password-operation',
    'error',
    'The password from the cloud could not be decrypted: the keys on both sides may differ.',
    {
      severity: 'critical',
      whatToDo: [reEnable],
    },
  ),
  row(
    32005,
    'ConfigurationError',
    'service-life',
    'error',
    'The tenant configuration file could not be written, or not be read at start.',
    {
      severity: 'error',
      whatToDo: [`${reEnable} This writes the file anew.`],
    },
  ),
  dirSync(32006, 'EndPointConfigurationError', 'service-life'),
  row(
    32007,
    'OnBoardingConfigUpdateError',
    'onboarding',
    'error',
    'Configuration data from the cloud could not be kept in memory before it was saved.',
    {
      severity: 'error',
      whatToDo: [`${reEnable} This writes the data anew.`],
    },
  ),
  row(
    32008,
    'ValidationError',
    'any-password-operation',
    'error',
    'The answer of the password reset service was not valid.',
    {
      severity: 'error',
      whatToDo: ['Make sure that nothing on the way changes the traffic.', reEnable],
    },
  ),
  row(
    32009,
    'AuthTokenError',
    'onboarding',
    'error',
    'The administrator given to the wizard could not sign in: wrong name or password, or a federated account.',
    {
      severity: 'error',
      whatToDo: ['Run the wizard again with the right name and password.', managedAdmin],
    },
  ),
  row(
    32010,
    'CryptoError',
    'any-password-operation',
    'error',
    'A key could not be made, or a password not be decrypted.',
    {
      severity: 'error',
      whatToDo: ['Read the details of the event.', reEnable],
    },
  ),
  row(
    32011,
    'OnBoardingServiceError',
    'onboarding',
    'error',
    'Registration did not get through: a firewall, or no token for the administrator.',
    {
      severity: 'error',
      whatToDo: [openPath, managedAdmin],
    },
  ),
  dirSync(32012, 'OnBoardingServiceDisableError', 'offboarding'),
  row(
    32013,
    'OffBoardingError',
    'offboarding',
    'error',
    'Signing off did not get through: a firewall, or no token for the administrator.',
    {
      severity: 'error',
      whatToDo: [openPath, managedAdmin],
    },
  ),
  row(
    32014,
    'ServiceBusWarning',
    'connection',
    'warning',
    'The relay needed another attempt. A few are normal; many point at a slow or lossy line.',
    {
      severity: 'warning',
      normal: true,
      whatToDo: ['Count them; if they are many, look at latency, packet loss and idle time-outs.'],
    },
  ),
  row(
    32015,
    'ReportServiceHealthError',
    'heartbeat',
    'error',
    'The health report, due every five minutes, did not reach the cloud. It holds no personal data.',
    {
      severity: 'warning',
      whatToDo: [openPath],
    },
  ),
  row(
    33001,
    'ADUnKnownError',
    'any-password-operation',
    'error',
    'Active Directory returned an error that writeback does not know.',
    {
      severity: 'error',
      whatToDo: [
        'Read the 6329 of the source ADSync at the same time.',
        'Look for reserved characters in the path of the user.',
      ],
    },
  ),
  row(
    33002,
    'ADUserNotFoundError',
    'any-password-operation',
    'error',
    'The user was not found on-premises: deleted there, or outside what this server synchronises.',
    {
      severity: 'error',
      whatToDo: ['Check that the user still exists and is in scope.', 'Look at the last synchronisation runs.'],
    },
  ),
  row(
    33003,
    'ADMutliMatchError',
    'any-password-operation',
    'error',
    'Two users on-premises carry the same cloud anchor.',
    {
      severity: 'error',
      whatToDo: ['Find the second object and disable or filter it.', 'Look at the last synchronisation runs.'],
      variants: [
        {
          key: 'duplicate-anchor',
          name: 'Duplicate anchor',
          sign: '80230402',
          meaning: 'The same user is enabled in several domains, or the anchor attribute is not unique.',
          whatToDo: ['Leave one enabled user for each person.', 'Use a unique anchor attribute.'],
          resultCode: '80230402',
        },
      ],
    },
  ),
  row(
    33004,
    'ADPermissionsError',
    'any-password-operation',
    'error',
    'The connector account may not set the password of this user.',
    {
      severity: 'error',
      whatToDo: [
        'Grant the account in the forest of the user Reset password and write access to lockoutTime and pwdLastSet.',
        'Check inheritance and adminCount of the user; with adminCount = 1 a reset is refused by design.',
      ],
      variants: [
        {
          key: 'privileged-account',
          name: 'Privileged account',
          sign: 'privileged account',
          meaning: 'The user is protected, and the account has no right on protected users.',
          whatToDo: ['Let the user change the password instead, or leave privileged accounts out of writeback.'],
          resultCode: null,
        },
      ],
    },
  ),
  row(33005, 'ADUserAccountDisabled', 'any-password-operation', 'error', 'The account is disabled on-premises.', {
    severity: 'warning',
    whatToDo: ['Enable the account, then try again.'],
  }),
  row(
    33006,
    'ADUserAccountLockedOut',
    'any-password-operation',
    'error',
    'The account is locked out on-premises, for example after too many attempts.',
    {
      severity: 'warning',
      whatToDo: ['Unlock the account, then try again.'],
    },
  ),
  row(33007, 'ADUserIncorrectPassword', 'change', 'error', 'The current password entered for a change was wrong.', {
    severity: 'info',
    whatToDo: ['Enter the present password.'],
  }),
  row(
    33008,
    'ADPasswordPolicyError',
    'any-password-operation',
    'error',
    'The domain refused the password: age, history, complexity or a filter.',
    {
      severity: 'error',
      whatToDo: [
        'Compare the time of the last change with the minimum age.',
        'Choose another, more complex password.',
        'Look for password filters and Entra Password Protection on the domain controllers.',
      ],
    },
  ),
  row(
    33009,
    'ADConfigurationError',
    'any-password-operation',
    'error',
    'Something in the configuration of Active Directory or of the connector stops the write.',
    {
      severity: 'error',
      whatToDo: ['Read the 6329 of the source ADSync at the same time: its code says which.'],
    },
  ),
  dirSync(34001, 'ADPasswordPolicyOrPermissionError', 'any-password-operation'),
  dirSync(34002, 'ADNotReachableError', 'any-password-operation'),
  dirSync(34003, 'ADInvalidAnchorError', 'any-password-operation'),
];
