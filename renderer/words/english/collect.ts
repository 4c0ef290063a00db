import type { CollectorState } from '../../../shared/facts/collection.ts';
import type { RequestItemId } from '../../../shared/request/request.ts';
import { counted } from './count.ts';

type RowState = 'waiting' | 'running' | CollectorState;

const states: Readonly<Record<RowState, string>> = {
  waiting: 'waiting',
  running: 'collecting',
  collected: 'collected',
  truncated: 'cut off',
  empty: 'empty',
  missing: 'not there',
  denied: 'denied',
  'timed-out': 'timed out',
  cancelled: 'cancelled',
  skipped: 'left out',
  unsupported: 'not possible here',
  failed: 'failed',
};

const purposes: Readonly<Record<RequestItemId, string>> = {
  server: 'Windows version, name and time zone, to read times right and judge what is supported.',
  'connect-version': 'Which Connect build is installed and runs.',
  service: 'Whether the sync service runs, how it starts and under which account.',
  'tls-and-dotnet': 'Registry values that decide which TLS versions can be used, and which .NET is there.',
  'root-certificates': 'Which roots are trusted here, by thumbprint only.',
  proxy: 'Which proxy the service and Windows use; sign-ins in them are not kept.',
  'pending-reboot': 'Whether Windows waits for a restart that leaves updates half applied.',
  'remote-sam': 'Whether a policy limits the calls writeback depends on.',
  'application-event-log': 'Every password operation, error and heartbeat that was logged.',
  'system-event-log': 'Whether Windows failed to start the sync service. Its own entries only.',
  'sync-configuration': 'Staging mode, connectors and whether writeback is on.',
  'company-features': 'Which sync features are on in the tenant; the sync service asks the cloud for them.',
  directory: 'Password policy, domain controllers, and the state of users whose operations failed.',
  network: 'Whether this server reaches the reset service and its relays: name, port, TLS, HTTPS.',
  clock: 'How far the clock is off; tokens are refused beyond a few minutes.',
  'trace-log': 'Version, proxy and error lines of the newest wizard trace; nothing else of it.',
};

const windows: Readonly<Record<number, string>> = {
  24: 'the last 24 hours',
  72: 'the last 3 days',
  168: 'the last 7 days',
  336: 'the last 14 days',
  720: 'the last 30 days',
};

export const collect = {
  planTitle: (name: string): string => `Collect on ${name}`,
  planSampleTitle: 'Collect on a recorded server',
  planLead: 'Reads only. Nothing on the server is changed, and nothing leaves it until you save the bundle.',
  timeWindow: 'Look back over',
  timeWindowHint: 'Long enough to hold a password that failed, and better one that got through.',
  windows,
  privacyLevel: 'Names in the bundle',
  privacyLevels: {
    standIns: 'Stand-ins for people, computers and domains (recommended)',
    names: 'Real names',
  },
  privacyLater: 'You can look at it and change it before the bundle is written.',
  sampleNames: 'Names on a recorded server are made up.',
  checks: 'Before it starts',
  checking: 'Looking at rights, space and clock …',
  checksFailed: (why: string): string =>
    `What may be missing could not be told beforehand (${why}). You can collect all the same.`,
  checkVerdicts: { ok: 'Good', warning: 'Mind this', blocked: 'In the way', unknown: 'Not known' },
  rights: {
    ok: 'Everything may be read.',
    warning: (items: string): string =>
      `Without administrator rights these stay closed: ${items}. Checks that need them will say “not evaluated”; everything else works.`,
    unknown: (items: string): string => `It cannot be told whether these may be read: ${items}.`,
  },
  space: {
    ok: (free: string, needed: string): string => `${free} free, about ${needed} needed.`,
    blocked: (free: string, needed: string): string =>
      `Only ${free} free, about ${needed} needed. Free some space, or save to another drive.`,
    unknown: 'The free space could not be read.',
  },
  logWindow: {
    ok: (oldest: string): string => `The event log reaches back to ${oldest}.`,
    warning: (oldest: string): string =>
      `The event log reaches back to ${oldest} only, less than you ask for. Collect soon after the next failure, and give the Application log more room.`,
    unknown: 'It cannot be told how far back the event log reaches.',
  },
  clock: {
    ok: 'The time service runs.',
    warning:
      'The time service of Windows does not run, so this clock may be wrong. The network test measures by how much.',
    unknown: 'The time service could not be asked.',
  },
  requestFor: (requester: string, caseNumber: string): string => `Asked for by ${requester}, case ${caseNumber}`,
  requestSpan: (span: string): string => `The request names the time: ${span}.`,
  refusedNote: 'You refused this.',
  notAsked: 'Not asked for, so left out.',
  restartElevated: 'Restart with administrator rights',
  restarting: 'Windows asks for your consent …',
  gathered: 'What is gathered, and why',
  gatheredGroups: {
    logs: 'Event logs',
    server: 'This server',
    sync: 'Sync and directory',
    network: 'Way to the cloud',
  },
  purposes,
  start: 'Start collecting',
  starting: 'Starting …',
  back: 'Back',
  progress: 'Progress of the collection',
  doneOf: (done: number, all: number): string => `${done} of ${all} done`,
  cancel: 'Cancel, keep what is there',
  cancelling: 'Cancelling …',
  collectors: 'Collectors',
  collectionTitle: 'What is collected',
  collectedTitle: 'What was collected',
  columns: { what: 'What', state: 'State', about: 'About it', size: 'Size', time: 'Time' },
  states,
  doneTitle: 'Everything that can be collected is here.',
  doneInPart: (count: number): string =>
    `Collected. ${counted(count, 'part is', 'parts are')} incomplete or missing; the list below says why.`,
  cancelledTitle: 'Cancelled. What was collected until then is kept and can be saved.',
  saveNow: 'Save the bundle …',
  privacyFirst: 'See what is hidden',
  newFinding: (severity: string, title: string): string => `New finding, ${severity}: ${title}`,
  status: {
    collecting: (running: string, findings: string): string =>
      running === '' ? `Collecting. ${findings} so far.` : `Collecting: ${running}. ${findings} so far.`,
    cancelling: 'Cancelling; what was collected is kept.',
    analysing: (findings: string): string => `Reading the event log. ${findings} so far.`,
    cancelled: (findings: string): string => `Cancelled; what was collected is kept. ${findings}.`,
    done: (findings: string): string => `Collected. ${findings}.`,
    opened: (findings: string): string => `Opened. ${findings}.`,
  },
};
