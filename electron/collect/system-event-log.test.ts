import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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

  it('is missing where there is none', async () => {
    expect((await systemEventLog.collect(contextOf(handMadeHost()))).state).toBe('missing');
  });
});
