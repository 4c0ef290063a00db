import { accountDisabled } from './account-disabled.ts';
import { accountLockedOut } from './account-locked-out.ts';
import { adminTokenRefused } from './admin-token-refused.ts';
import { benignRestart } from './benign-restart.ts';
import { certificateNotTrusted } from './certificate-not-trusted.ts';
import { clockSkewed } from './clock-skewed.ts';
import { clockZoneUnknown } from './clock-zone-unknown.ts';
import { cloudResponseInvalid } from './cloud-response-invalid.ts';
import { configurationFileFailed } from './configuration-file-failed.ts';
import { connectOnDomainController } from './connect-on-domain-controller.ts';
import { connectorAccountDenied } from './connector-account-denied.ts';
import { connectorAccountDeniedSomeUsers } from './connector-account-denied-some-users.ts';
import { connectorPasswordTooLong } from './connector-password-too-long.ts';
import { databaseUnavailable } from './database-unavailable.ts';
import { decryptionFailed } from './decryption-failed.ts';
import { domainControllerUnreachable } from './domain-controller-unreachable.ts';
import { dotnetBelowMinimum } from './dotnet-below-minimum.ts';
import { dotnetBelowRecommended } from './dotnet-below-recommended.ts';
import { driveNearlyFull } from './drive-nearly-full.ts';
import { duplicateAnchor } from './duplicate-anchor.ts';
import { endpointNotStarted } from './endpoint-not-started.ts';
import { healthReportFailed } from './health-report-failed.ts';
import { ldapNotSignedOrSealed } from './ldap-not-signed-or-sealed.ts';
import { ldapProtectionOff } from './ldap-protection-off.ts';
import { logDamaged } from './log-damaged.ts';
import { logFromAnotherServer } from './log-from-another-server.ts';
import { logFull } from './log-full.ts';
import { logTooShort } from './log-too-short.ts';
import { minimumPasswordAge } from './minimum-password-age.ts';
import { multipleForests } from './multiple-forests.ts';
import { nameNotResolved } from './name-not-resolved.ts';
import { namespaceUnreachable } from './namespace-unreachable.ts';
import { notAConnectLog } from './not-a-connect-log.ts';
import { objectNotFound } from './object-not-found.ts';
import { offboardingFailed } from './offboarding-failed.ts';
import { onboardingFailed } from './onboarding-failed.ts';
import { oneRelayOnly } from './one-relay-only.ts';
import { operationUnfinished } from './operation-unfinished.ts';
import { osUnsupported } from './os-unsupported.ts';
import { passwordAgeTooYoung } from './password-age-too-young.ts';
import { passwordHashSyncFailing } from './password-hash-sync-failing.ts';
import { passwordPolicyRejected } from './password-policy-rejected.ts';
import { passwordSyncNotEnabledOnConnector } from './password-sync-not-enabled-on-connector.ts';
import { pendingReboot } from './pending-reboot.ts';
import { policyHintsControlMissing } from './policy-hints-control-missing.ts';
import { portBlocked } from './port-blocked.ts';
import { preferredControllerShortName } from './preferred-controller-short-name.ts';
import { protectedAccount } from './protected-account.ts';
import { proxyAuthenticationRequired } from './proxy-authentication-required.ts';
import { proxyConfiguredDifferently } from './proxy-configured-differently.ts';
import { proxyRefusesHost } from './proxy-refuses-host.ts';
import { proxyUnusable } from './proxy-unusable.ts';
import { reservedCharacterInDn } from './reserved-character-in-dn.ts';
import { restartWithoutRecovery } from './restart-without-recovery.ts';
import { restrictRemoteSamSet } from './restrict-remote-sam-set.ts';
import { rootCertificateMissing } from './root-certificate-missing.ts';
import { rpcUnavailable } from './rpc-unavailable.ts';
import { samRemoteCallsRestricted } from './sam-remote-calls-restricted.ts';
import { schedulerSuspended } from './scheduler-suspended.ts';
import { serverKeyInaccessible } from './server-key-inaccessible.ts';
import { serviceAccount } from './service-account.ts';
import { serviceBusRetries } from './service-bus-retries.ts';
import { serviceBusUnreachable } from './service-bus-unreachable.ts';
import { serviceHostsNotRunning } from './service-hosts-not-running.ts';
import { serviceLogonFailed } from './service-logon-failed.ts';
import { serviceNotRunning } from './service-not-running.ts';
import { stagingMode } from './staging-mode.ts';
import { syncAccountBlocked } from './sync-account-blocked.ts';
import { syncRulesCustomised } from './sync-rules-customised.ts';
import { timeNotSynchronised } from './time-not-synchronised.ts';
import { temporaryPasswordTrap } from './temporary-password-trap.ts';
import { tlsHandshakeFailed } from './tls-handshake-failed.ts';
import { tlsStacksDisagree } from './tls-stacks-disagree.ts';
import { tlsInspected } from './tls-inspected.ts';
import { tlsRegistryNotSet } from './tls-registry-not-set.ts';
import { tls12Disabled } from './tls12-disabled.ts';
import { unknownWritebackError } from './unknown-writeback-error.ts';
import { upgradeFailed } from './upgrade-failed.ts';
import { userCannotChangePassword } from './user-cannot-change-password.ts';
import { userOutOfScope } from './user-out-of-scope.ts';
import { versionBelowFloor } from './version-below-floor.ts';
import { versionKnownBad } from './version-known-bad.ts';
import { versionMismatch } from './version-mismatch.ts';
import { versionUnsupported } from './version-unsupported.ts';
import { writebackNotEnabled } from './writeback-not-enabled.ts';
import { writebackSilent } from './writeback-silent.ts';
import { wrongCurrentPassword } from './wrong-current-password.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which findings of one severity are to be fixed: what blocks all others comes first. */
export const rules: readonly Rule[] = [
  notAConnectLog,
  logFromAnotherServer,
  serviceNotRunning,
  serviceLogonFailed,
  serverKeyInaccessible,
  databaseUnavailable,
  versionBelowFloor,
  writebackNotEnabled,
  tls12Disabled,
  tlsInspected,
  certificateNotTrusted,
  proxyAuthenticationRequired,
  proxyRefusesHost,
  proxyUnusable,
  serviceBusUnreachable,
  nameNotResolved,
  portBlocked,
  tlsHandshakeFailed,
  tlsStacksDisagree,
  namespaceUnreachable,
  endpointNotStarted,
  serviceHostsNotRunning,
  restartWithoutRecovery,
  onboardingFailed,
  configurationFileFailed,
  decryptionFailed,
  connectorPasswordTooLong,
  ldapNotSignedOrSealed,
  domainControllerUnreachable,
  rpcUnavailable,
  samRemoteCallsRestricted,
  connectOnDomainController,
  connectorAccountDenied,
  clockSkewed,
  versionMismatch,
  dotnetBelowMinimum,
  osUnsupported,
  versionKnownBad,
  versionUnsupported,
  stagingMode,
  schedulerSuspended,
  writebackSilent,
  adminTokenRefused,
  offboardingFailed,
  cloudResponseInvalid,
  syncAccountBlocked,
  passwordHashSyncFailing,
  connectorAccountDeniedSomeUsers,
  policyHintsControlMissing,
  passwordSyncNotEnabledOnConnector,
  multipleForests,
  duplicateAnchor,
  reservedCharacterInDn,
  userOutOfScope,
  objectNotFound,
  passwordPolicyRejected,
  passwordAgeTooYoung,
  userCannotChangePassword,
  operationUnfinished,
  unknownWritebackError,
  protectedAccount,
  accountLockedOut,
  accountDisabled,
  wrongCurrentPassword,
  oneRelayOnly,
  serviceBusRetries,
  healthReportFailed,
  rootCertificateMissing,
  proxyConfiguredDifferently,
  upgradeFailed,
  tlsRegistryNotSet,
  serviceAccount,
  ldapProtectionOff,
  preferredControllerShortName,
  temporaryPasswordTrap,
  timeNotSynchronised,
  driveNearlyFull,
  pendingReboot,
  logDamaged,
  logFull,
  logTooShort,
  clockZoneUnknown,
  minimumPasswordAge,
  restrictRemoteSamSet,
  dotnetBelowRecommended,
  syncRulesCustomised,
  benignRestart,
];
