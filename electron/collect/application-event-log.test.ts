import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toGerman } from '../../shared/german/to-german.ts';
import { failure, success } from '../../shared/result/result.ts';
import { isAllowedCall } from '../host/programs.ts';
import type { Host } from '../host/host.ts';
import { applicationEventLog, windowOrConnectQuery } from './application-event-log.ts';
import { contextOf, handMadeHost, openedSample } from './test-support/hand-made-host.ts';

let workFolder = '';
beforeEach(async () => {
  workFolder = await mkdtemp(join(tmpdir(), 'collect-log-'));
});
afterEach(async () => {
  await rm(workFolder, { recursive: true });
});

const log = { channel: 'Application', maxSizeBytes: 1, retention: false, sizeBytes: 2, oldestEvent: null };

/** A host whose export writes as many bytes as `sizes` says, attempt by attempt. */
function hostWithSizes(sizes: readonly number[], queries: string[]): Host {
  const host = handMadeHost({ eventLogs: [log] });
  return {
    ...host,
    eventLog: {
      ...host.eventLog,
      async exportLog(_channel, query, file) {
        const bytes = sizes[queries.length] ?? 0;
        queries.push(query);
        await writeFile(file, 'x');
        return success({ bytes });
      },
    },
  };
}

describe('application-event-log', () => {
  it('writes the recorded log and its settings', async () => {
    const result = await applicationEventLog.collect(contextOf(await openedSample('healthy'), { workFolder }));
    expect(result.state).toBe('collected');
    expect(result.files.map((file) => file.name)).toEqual(['Application.evtx']);
    expect((await stat(join(workFolder, 'Application.evtx'))).size).toBeGreaterThan(1_000_000);
    expect(result.facts.eventLogSettings?.value).toEqual({
      channel: 'Application',
      maxSizeBytes: 67_108_864,
      retention: false,
      sizeBytes: 20_975_616,
      oldestEvent: expect.stringMatching(/^2026-11-09T09:3/),
    });
  });

  it.each([
    ['denied', { code: 'denied', detail: 'wevtutil ended with 5' }, 'administrator'],
    ['failed', { code: 'failed', detail: 'wrote no file' }, 'wrote no file'],
    ['timed-out', { code: 'timed-out', detail: 'x' }, 'in time'],
  ] as const)('%s', async (state, error, words) => {
    const host = handMadeHost({ eventLogs: [{ ...log, error }] });
    const result = await applicationEventLog.collect(contextOf(host, { workFolder }));
    expect(result.state).toBe(state);
    expect(result.reason).toContain(words);
    expect(result.files).toEqual([]);
  });

  it('asks for less when the whole is over the limit, and says what is left out', async () => {
    const queries: string[] = [];
    const tooMuch = applicationEventLog.maxBytes + 1;
    const result = await applicationEventLog.collect(contextOf(hostWithSizes([tooMuch, 9], queries), { workFolder }));
    expect(result).toMatchObject({ state: 'truncated', reason: expect.stringContaining('left out') });
    expect(result.files).toHaveLength(1);
    expect(queries).toHaveLength(2);
    expect(queries[1]).not.toContain('TimeCreated');
  });

  it('gives up with advice when even the least is too much', async () => {
    const queries: string[] = [];
    const tooMuch = applicationEventLog.maxBytes + 1;
    const host = hostWithSizes([tooMuch, tooMuch, tooMuch], queries);
    const result = await applicationEventLog.collect(contextOf(host, { workFolder }));
    expect(result).toMatchObject({ state: 'failed', reason: expect.stringContaining('shorter window') });
    expect(queries[2]).toContain('TimeCreated');
  });

  it('asks for a request inside its window only', async () => {
    const focus = { users: [], trackingIds: [] };
    const window = "TimeCreated[@SystemTime>='2026-11-09T09:30:00.000Z' and @SystemTime<'2026-11-16T09:30:00.000Z']";
    const tooMuch = applicationEventLog.maxBytes + 1;
    for (const onlyConnectEvents of [false, true]) {
      const queries: string[] = [];
      await applicationEventLog.collect(
        contextOf(hostWithSizes([tooMuch, 9], queries), { workFolder, focus, onlyConnectEvents }),
      );
      expect(queries.length).toBeGreaterThan(0);
      for (const query of queries) {
        expect(query.endsWith(`${query.includes('Provider') ? ' and ' : '*[System['}${window}]]`)).toBe(true);
        expect(query).not.toMatch(/\] or |or TimeCreated/);
      }
    }
  });

  it('asks for Connect events alone where it is told to', async () => {
    const queries: string[] = [];
    const host = hostWithSizes([9], queries);
    const result = await applicationEventLog.collect(contextOf(host, { workFolder, onlyConnectEvents: true }));
    expect(result).toMatchObject({ state: 'collected', reason: expect.stringContaining('Connect events only') });
    expect(queries).toHaveLength(1);
    expect(queries[0]).not.toContain('TimeCreated');
  });

  it('that is too much to search in time can still be had, and the reason says how', async () => {
    const error = { code: 'timed-out', detail: 'no end within 40000 ms; it was ended' } as const;
    const result = await applicationEventLog.collect(
      contextOf(handMadeHost({ eventLogs: [{ ...log, error }] }), { workFolder }),
    );
    expect(result).toMatchObject({ state: 'timed-out', reason: expect.stringContaining('Event Viewer') });
    expect(toGerman(result.reason).translated).toBe(true);
  });

  it('is collected without the texts of Windows, and says so', async () => {
    const host = hostWithSizes([9], []);
    const addTexts = async () => failure({ code: 'failed' as const, detail: 'wevtutil ended with 15027' });
    const textless: Host = { ...host, eventLog: { ...host.eventLog, addTexts } };
    const result = await applicationEventLog.collect(contextOf(textless, { workFolder }));
    expect(result).toMatchObject({ state: 'collected', reason: 'exported, 0.0 MB; Windows could not add its texts' });
    expect(result.files.map(({ name }) => name)).toEqual(['Application.evtx']);
    expect(toGerman(result.reason).translated).toBe(true);
  });

  it('asks with a query that the host may run', () => {
    const query = windowOrConnectQuery(Date.UTC(2026, 10, 9), Date.UTC(2026, 10, 16));
    expect(query).toContain("@Name='PasswordResetService'");
    expect(query).toContain("@SystemTime>='2026-11-09T00:00:00.000Z'");
    const args = ['epl', 'Application', 'C:\\Temp\\run 1\\Application.evtx', '/ow:true', `/q:${query}`];
    expect(isAllowedCall('wevtutil', args)).toBe(true);
  });
});
