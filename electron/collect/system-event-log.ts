import { join } from 'node:path';
import { timeCondition } from './application-event-log.ts';
import { collected, endedByError, limitsOf } from './collector-result.ts';
import type { Collector } from './collector.ts';

export const systemLogName = 'System.evtx';

/** The service by its name and by all display names over the years. */
const names: readonly string[] = [
  'ADSync',
  'Microsoft Azure AD Sync',
  'Azure AD Sync',
  'Microsoft Azure AD Connect',
  'Microsoft Entra ID Sync',
];

/**
 * Events that name the service, and of those: what the service manager says of starts, logons (7038, 7041), crashes and
 * changed settings, which is 7000 to 7045; 1069 and 528 where they are logged here. Ranges, since Windows takes some
 * twenty conditions at most.
 */
export const systemLogQuery = queryOf('');

/** The same, of one window of time alone: for a request. */
export function systemLogQueryIn(sinceMs: number, untilMs: number): string {
  return queryOf(` and ${timeCondition(sinceMs, untilMs)}`);
}

function queryOf(time: string): string {
  return (
    `*[System[((EventID>=7000 and EventID<=7045) or EventID=1069 or EventID=528)${time}] ` +
    `and EventData[${names.map((name) => `Data='${name}'`).join(' or ')}]]`
  );
}

export const systemEventLog: Collector = {
  id: 'system-event-log',
  title: 'System event log (ADSync only)',
  purpose: 'Whether Windows failed to start the sync service or to log on its account.',
  privilege: 'user',
  timeoutMs: 30_000,
  maxBytes: 16_777_216,
  sensitive: ['host-names', 'account-names'],
  supplies: [],
  after: [],
  async collect(context) {
    const file = join(context.workFolder, systemLogName);
    const { sinceMs, untilMs, focus } = context;
    const query = focus === undefined ? systemLogQuery : systemLogQueryIn(sinceMs, untilMs);
    const exported = await context.host.eventLog.exportLog('System', query, file, limitsOf(context, 25_000));
    return exported.ok
      ? collected(`exported, ${Math.ceil(exported.value.bytes / 1_024)} KB`, {}, [{ name: systemLogName, path: file }])
      : endedByError('the System log', exported.error);
  },
};
