import { describe, expect, it } from 'vitest';
import {
  heartbeats,
  listenerLost,
  logStart,
  minutesPerDay,
  namespaces,
  outage,
  restart,
  writeback,
} from '../rules/test-support/events.ts';
import { orderEvents } from './event-order.ts';
import { readHeartbeats } from './heartbeats.ts';
import { readOutages } from './outages.ts';
import { readServiceLife } from './service-life.ts';

const read = (...events: Parameters<typeof orderEvents>) =>
  readOutages(orderEvents(...events)).map((entry) => entry.outage);

describe('outages', () => {
  it('from the first error to the heartbeats of both relays', () => {
    const [found, ...rest] = read([...heartbeats(0, 600), ...outage(604, 660), ...heartbeats(665, 800)]);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({
      kind: 'outage',
      cause: 'unknown',
      start: '2026-11-10T10:04:00.0000000Z',
      end: '2026-11-10T11:05:31.2000000Z',
      durationMs: 3_691_200,
      errorCount: 48,
    });
    expect(found?.namespaces).toHaveLength(2);
  });

  it('without recovery it has no end', () => {
    expect(read([...heartbeats(0, 600), ...outage(604, 660)])[0]).toMatchObject({ kind: 'outage', end: null });
  });

  it('heartbeats of the other relay heal nothing', () => {
    const events = [
      listenerLost(10, namespaces[0]),
      ...heartbeats(11, 60, [namespaces[1]]),
      ...heartbeats(60, 70, [namespaces[0]]),
    ];
    expect(read(events)[0]?.end).toBe('2026-11-10T01:00:30.0000000Z');
  });

  it('a single loss that heals at once is a blip', () => {
    expect(read([listenerLost(10, namespaces[0]), ...heartbeats(12, 20)])[0]?.kind).toBe('blip');
  });

  it('errors at a restart that ends well are no outage', () => {
    expect(read([...heartbeats(0, 100), ...restart(100), ...outage(101, 102), ...heartbeats(103, 200)])[0]?.kind).toBe(
      'restart',
    );
  });

  it('a start of the endpoint that is lost again at once has not recovered', () => {
    const events = [...outage(10, 20), writeback(31015, 21, 'started'), ...outage(24, 30)];
    expect(read(events)).toHaveLength(1);
  });

  it.each([
    ['The remote certificate is invalid according to the validation procedure.', 'certificate'],
    ['The remote server returned an error: (407) Proxy Authentication Required.', 'proxy-authentication'],
    ['The remote server returned an error: (403) Forbidden.', 'proxy-refusal'],
    ['The client and server cannot communicate, because they do not possess a common algorithm', 'tls'],
    ["The remote name could not be resolved: 'x'", 'name'],
  ])('%s', (detail, cause) => {
    expect(read(outage(10, 30, detail))[0]?.cause).toBe(cause);
  });
});

describe('heartbeats', () => {
  it('counts, namespaces and gaps', () => {
    const logEndMs = logStart + minutesPerDay * 60_000;
    const summary = readHeartbeats([...heartbeats(0, 100), ...heartbeats(200, 300)], logEndMs);
    expect(summary.count).toBe(80);
    expect(summary.namespaces).toEqual(namespaces.map((name) => `${name}.servicebus.windows.net`));
    expect(summary.gaps.map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-10T01:35:31.2000000Z', '2026-11-10T03:20:30.0000000Z'],
      ['2026-11-10T04:55:31.2000000Z', null],
    ]);
  });
});

describe('service life', () => {
  it('runs and starts', () => {
    const life = readServiceLife(orderEvents([...restart(100), ...restart(200)]));
    expect(life.runs.filter((run) => run.service === 'engine').map(({ start, end }) => [start, end])).toEqual([
      [null, '2026-11-10T01:40:06.0000000Z'],
      ['2026-11-10T01:42:00.0000000Z', '2026-11-10T03:20:06.0000000Z'],
      ['2026-11-10T03:22:00.0000000Z', null],
    ]);
    expect(life.engineStarts.map((start) => start.endpointAt)).toEqual([
      '2026-11-10T01:42:12.0000000Z',
      '2026-11-10T03:22:12.0000000Z',
    ]);
  });
});
