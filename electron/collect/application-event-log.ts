import { join } from 'node:path';
import { collected, endedByError, factOf, limitsOf } from './collector-result.ts';
import type { EventLogSettings } from '../host/host.ts';
import type { CollectContext, CollectedFile, Collector, CollectorResult } from './collector.ts';

export const applicationLogName = 'Application.evtx';

/** Sources whose events are wanted however old they are. Names changed over the releases; all are asked for. */
const connectProviders: readonly string[] = [
  'ADSync',
  'PasswordResetService',
  'Directory Synchronization',
  'Azure AD Connect Upgrade',
  'Microsoft Entra Connect Upgrade',
  'FIMSynchronizationService',
  'SQLLocalDB 15.0',
];

/**
 * The log itself, for the core to read. If everything in the window is over the cap, the Connect sources alone are
 * exported; if even these are, their asked window.
 */
export const applicationEventLog: Collector = {
  id: 'application-event-log',
  title: 'Application event log',
  purpose: 'What password writeback and the sync engine logged: every operation, every error, every heartbeat.',
  privilege: 'user',
  timeoutMs: 45_000,
  maxBytes: 268_435_456,
  sensitive: ['user-names', 'host-names', 'account-names', 'tenant'],
  supplies: ['eventLogSettings'],
  after: [],
  async collect(context) {
    const [exported, settings] = await Promise.all([
      exportWithinCap(context),
      context.host.eventLog.settings('Application', limitsOf(context, 15_000)),
    ]);
    const facts = settings.ok ? { eventLogSettings: settingsFact(settings.value) } : {};
    return { ...exported, facts };
  },
};

function settingsFact(settings: EventLogSettings) {
  return factOf('application-event-log', 'wevtutil gl Application', { channel: 'Application', ...settings });
}

interface Attempt {
  readonly query: string;
  /** What it leaves out of what is wanted; empty where nothing. */
  readonly left: string;
}

/** From the whole of what is wanted to the least that is of use. A request gets events of its window, and no others. */
function attemptsOf({ sinceMs, untilMs, onlyConnectEvents, focus }: CollectContext): readonly Attempt[] {
  const window = timeCondition(sinceMs, untilMs);
  const connectInWindow = connectQuery(window);
  if (focus !== undefined) {
    const left = 'events of other sources were left out';
    return onlyConnectEvents
      ? [{ query: connectInWindow, left: '' }]
      : [
          { query: `*[System[${window}]]`, left: '' },
          { query: connectInWindow, left },
        ];
  }
  const connectOnly = { query: connectQuery(), left: 'events of other sources were left out' };
  return [
    ...(onlyConnectEvents
      ? [{ ...connectOnly, left: '' }]
      : [{ query: windowOrConnectQuery(sinceMs, untilMs), left: '' }, connectOnly]),
    {
      query: connectInWindow,
      left: 'events of other sources, and Connect events before the asked window, were left out',
    },
  ];
}

const otherWay = 'save it from Event Viewer and open that file with this tool';

async function exportWithinCap(context: CollectContext): Promise<CollectorResult> {
  const file = join(context.workFolder, applicationLogName);
  for (const { query, left } of attemptsOf(context)) {
    const exported = await context.host.eventLog.exportLog('Application', query, file, limitsOf(context, 40_000));
    if (!exported.ok) {
      const end = endedByError('the Application log', exported.error);
      // Gigabytes cannot be searched within the time there is.
      return end.state === 'timed-out' ? { ...end, reason: `${end.reason}; ${otherWay}` } : end;
    }
    const { bytes } = exported.value;
    if (bytes > applicationEventLog.maxBytes) {
      continue;
    }
    context.reportBytes(bytes);
    const texts = await textFiles(context, file);
    const files = [{ name: applicationLogName, path: file }, ...(texts ?? [])];
    const size = `${(bytes / 1_048_576).toFixed(1)} MB`;
    const part = context.onlyConnectEvents ? '; Connect events only, as asked' : '';
    const bare = texts === null ? '; Windows could not add its texts' : '';
    return left === ''
      ? collected(`exported, ${size}${part}${bare}`, {}, files)
      : { state: 'truncated', reason: `exported, ${size}; the whole was over the limit, so ${left}`, facts: {}, files };
  }
  const reason = 'even the Connect events of the asked window are over the limit: ask for a shorter window';
  return { state: 'failed', reason, facts: {}, files: [] };
}

/** Rendered texts help whoever opens the log in Event Viewer elsewhere; our reader does without them. Null: none. */
async function textFiles(context: CollectContext, file: string): Promise<readonly CollectedFile[] | null> {
  const added = await context.host.eventLog.addTexts(file, limitsOf(context, 15_000));
  return added.ok
    ? added.value.map((path) => ({ name: `LocaleMetaData/${path.replace(/^.*[\\/]/, '')}`, path }))
    : null;
}

export function timeCondition(sinceMs: number, untilMs: number): string {
  const since = new Date(sinceMs).toISOString();
  const until = new Date(untilMs).toISOString();
  return `TimeCreated[@SystemTime>='${since}' and @SystemTime<'${until}']`;
}

function providerCondition(): string {
  return `Provider[${connectProviders.map((name) => `@Name='${name}'`).join(' or ')}]`;
}

export function windowOrConnectQuery(sinceMs: number, untilMs: number): string {
  return `*[System[${providerCondition()} or ${timeCondition(sinceMs, untilMs)}]]`;
}

function connectQuery(time?: string): string {
  return `*[System[${providerCondition()}${time === undefined ? '' : ` and ${time}`}]]`;
}
