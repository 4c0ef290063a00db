import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallLimits } from '../host/host.ts';
import { isAllowedCall } from '../host/programs.ts';
import { systemEventLog, systemLogQuery } from './system-event-log.ts';
import { contextOf, handMadeHost, openedSample } from './test-support/hand-made-host.ts';

describe('system-event-log', () => {
  it('brings a file', async () => {
    const workFolder = await mkdtemp(join(tmpdir(), 'system-log-'));
    const result = await systemEventLog.collect(contextOf(await openedSample('service-down'), { workFolder }));
    expect(result).toMatchObject({ state: 'collected', files: [{ name: 'System.evtx' }] });
    await rm(workFolder, { recursive: true });
  });

  it('asks for events that name the service, and for nothing else', () => {
    expect(systemLogQuery).toContain('EventID>=7000 and EventID<=7045');
    expect(systemLogQuery).toMatch(/EventData\[Data='ADSync'/);
    // Windows refuses a query of more than some twenty conditions.
    expect(systemLogQuery.split(/[<>]?=/).length - 1).toBeLessThan(20);
    expect(isAllowedCall('wevtutil', ['epl', 'System', 'C:\\x\\System.evtx', '/ow:true', `/q:${systemLogQuery}`])).toBe(
      true,
    );
  });

  it('asks for a request inside its window only', async () => {
    const queries: string[] = [];
    const host = handMadeHost();
    const listening = {
      ...host,
      eventLog: {
        ...host.eventLog,
        exportLog: async (channel: string, query: string, file: string, limits: CallLimits) => {
          queries.push(query);
          return await host.eventLog.exportLog(channel, query, file, limits);
        },
      },
    };
    await systemEventLog.collect(contextOf(listening, { focus: { users: [], trackingIds: [] } }));
    expect(queries).toHaveLength(1);
    expect(queries[0]).toContain(
      ") and TimeCreated[@SystemTime>='2026-11-09T09:30:00.000Z' and @SystemTime<'2026-11-16T09:30:00.000Z']] and Ev",
    );
    expect(
      isAllowedCall('wevtutil', ['epl', 'System', 'C:\\x\\System.evtx', '/ow:true', `/q:${queries[0] ?? ''}`]),
    ).toBe(true);
  });

  it('is missing where there is none', async () => {
    expect((await systemEventLog.collect(contextOf(handMadeHost()))).state).toBe('missing');
  });
});
