import { join } from 'node:path';
import { collected, endedByError, limitsOf } from './collector-result.ts';
import type { Collector } from './collector.ts';

export const systemLogName = 'System.evtx';

/** What the service manager says of ADSync: start failures, crashes, logon failures. Nothing else of that log. */
const serviceEvents: readonly number[] = [7_000, 7_001, 7_009, 7_022, 7_023, 7_024, 7_031, 7_034, 7_038];

export const systemLogQuery =
  `*[System[Provider[@Name='Service Control Manager'] and (${serviceEvents.map((id) => `EventID=${id}`).join(' or ')})] ` +
  "and EventData[Data='ADSync' or Data='Microsoft Azure AD Sync' or Data='Azure AD Sync' or Data='Microsoft Entra ID Sync']]";

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
    const exported = await context.host.eventLog.exportLog('System', systemLogQuery, file, limitsOf(context, 25_000));
    return exported.ok
      ? collected(`exported, ${Math.ceil(exported.value.bytes / 1_024)} KB`, {}, [{ name: systemLogName, path: file }])
      : endedByError('the System log', exported.error);
  },
};
