import { tablesAsOf } from './entry.ts';
import type { GuidedStep } from './guided-steps.ts';

const base = { asOf: tablesAsOf, sureness: 'verified', source: 'vendor page, edition 2024' } as const;

/** What to do when writeback is down, in this order: each step is quicker and safer than the next. */
export const recoveryLadder: readonly GuidedStep[] = [
  {
    ...base,
    id: 'network',
    title: 'Confirm the network',
    actions: [
      'Allow outbound 443 to *.passwordreset.microsoftonline.com and *.servicebus.windows.net, or to the hosts of your cloud.',
      'Take the namespaces of the tenant from event 31019 or 31034.',
      'Test each: Test-NetConnection <namespace>.servicebus.windows.net -Port 443. It knows no proxy; behind one, ask over HTTPS: status 401 is a healthy answer.',
      'Let idle connections live three minutes, and keep TLS inspection away from these hosts.',
    ],
    warnings: [{ text: 'Allow names, not addresses: the addresses change every week.', whenFinding: null }],
    neededBy: [
      'name-not-resolved',
      'port-blocked',
      'tls-handshake-failed',
      'tls-inspected',
      'proxy-authentication-required',
      'proxy-refuses-host',
      'proxy-unusable',
      'proxy-configured-differently',
      'namespace-unreachable',
      'one-relay-only',
      'service-bus-unreachable',
      'certificate-not-trusted',
      'root-certificate-missing',
    ],
    settledBy: ['name-not-resolved', 'port-blocked', 'tls-handshake-failed', 'namespace-unreachable'],
    settledAs: 'done',
  },
  {
    ...base,
    id: 'tls12',
    title: 'Check TLS 1.2',
    actions: ['Read the eight registry values of the check.', 'Set what is missing, then restart the server.'],
    warnings: [{ text: 'The change takes effect after a restart of the whole server.', whenFinding: null }],
    neededBy: ['tls12-disabled', 'tls-registry-not-set'],
    settledBy: ['tls12-disabled', 'tls-registry-not-set'],
    settledAs: 'done',
  },
  {
    ...base,
    id: 'dotnet',
    title: 'Update .NET Framework to 4.8',
    actions: ['Read the release number.', 'Install .NET Framework 4.8 or later where it is below 528040.'],
    warnings: [{ text: 'The installer may ask for a restart.', whenFinding: null }],
    neededBy: ['dotnet-below-minimum', 'dotnet-below-recommended'],
    settledBy: ['dotnet-below-minimum', 'dotnet-below-recommended'],
    settledAs: 'done',
  },
  {
    ...base,
    id: 'restart-service',
    title: 'Restart the service ADSync',
    actions: [
      'Wait until no synchronisation cycle runs.',
      'Open services.msc and restart the service ADSync; its display name differs between builds.',
      'Wait for event 31015, then for two events 31019.',
    ],
    warnings: [{ text: 'Collect the evidence first: a restart ends what can be seen now.', whenFinding: null }],
    neededBy: ['service-not-running', 'endpoint-not-started', 'service-hosts-not-running', 'restart-without-recovery'],
    settledBy: ['service-not-running', 'endpoint-not-started', 'service-hosts-not-running', 'restart-without-recovery'],
    settledAs: 'not-needed',
  },
  {
    ...base,
    id: 're-enable-writeback',
    title: 'Disable and re-enable password writeback',
    actions: [
      'Open the Connect wizard, Customize synchronization options; sign in as Hybrid Identity Administrator, then as administrator of the forest.',
      'Go to Optional features, clear Password writeback, and go on without other changes to the last page.',
      'See that it is listed as disabled; choose Configure.',
      'Clear the start of a synchronisation, and finish.',
      'Run the wizard again and tick Password writeback.',
    ],
    warnings: [
      { text: 'Between the two runs no password is written back.', whenFinding: null },
      { text: 'Use a cloud-only account whose role is assigned directly, not through a group.', whenFinding: null },
    ],
    neededBy: [
      'writeback-not-enabled',
      'decryption-failed',
      'configuration-file-failed',
      'cloud-response-invalid',
      'onboarding-failed',
      'password-sync-not-enabled-on-connector',
    ],
    settledBy: ['writeback-not-enabled', 'decryption-failed', 'configuration-file-failed', 'onboarding-failed'],
    settledAs: 'not-needed',
  },
  {
    ...base,
    id: 'reinstall',
    title: 'Install the latest Connect',
    actions: [
      'Download it from the Entra admin center.',
      'Run it on this server: it upgrades in place.',
      'If writeback stays down, disable and re-enable it once more.',
    ],
    warnings: [
      { text: 'Do this last: the steps above cure most outages.', whenFinding: null },
      { text: 'Export changed synchronisation rules first and restore them afterwards.', whenFinding: null },
      {
        text: 'This server has changed synchronisation rules: an upgrade may undo them.',
        whenFinding: 'sync-rules-customised',
      },
      { text: 'A restart is pending: restart before the upgrade.', whenFinding: 'pending-reboot' },
    ],
    neededBy: ['version-below-floor', 'version-unsupported', 'version-known-bad', 'version-mismatch', 'upgrade-failed'],
    settledBy: ['version-below-floor', 'version-unsupported', 'version-known-bad', 'version-mismatch'],
    settledAs: 'not-needed',
  },
];
