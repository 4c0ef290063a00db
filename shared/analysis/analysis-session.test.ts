import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventRecord } from '../event-log/event-record.ts';
import type { CollectorOutcome } from '../facts/collection.ts';
import type { FactKey } from '../facts/facts.ts';
import {
  engineReason,
  event,
  failing,
  healthyEvents,
  heartbeats,
  outage,
  startOf,
  writeback,
} from '../rules/test-support/events.ts';
import { factsOf, healthyFacts, logSummary, probesFailing } from '../rules/test-support/server.ts';
import { createAnalysisSession } from './analysis-session.ts';
import { createEventStore } from './event-store.ts';

const context = { asOf: '2026-11-11T00:00:00Z', askedSince: '2026-11-09T00:00:00Z', askedUntil: null };

const policy = engineReason('80230619', 'A restriction prevents it.');
const trace = ['BAIL: MMS(1): server.cpp(1): 0x80230619 (A restriction prevents it.)'];

/** A troubled day: failures, an outage, unfinished operations, foreign events, one moment with several events. */
const events: readonly EventRecord[] = [
  ...healthyEvents().filter((record) => record.timeMs % 7 !== 0),
  ...failing(60, 800, { eventId: 33008, reason: policy, trace }),
  ...failing(61, 800, { eventId: 33008, reason: policy, trace, user: 'ben@contoso.example' }),
  ...failing(62, 800.001, { eventId: 33004, reason: 'privileged account', user: 'carl@contoso.example' }),
  startOf('change', 63, 900, 'dora@contoso.example'),
  ...outage(1000, 1040),
  ...heartbeats(1045, 1060),
  event('MsiInstaller', 1035, 5, 'x'),
];
const facts = factsOf({ ...healthyFacts, network: probesFailing({ at: 'tls', code: 'ECONNRESET' }) });
const outcomes = Object.keys(facts).map((key): CollectorOutcome => ({
  id: key,
  title: key,
  state: 'collected',
  reason: 'read',
  durationMs: 1,
  bytes: 1,
  supplies: [key],
}));

describe('an analysis session', () => {
  it('gives the same bytes for any order and batching', () => {
    const whole = createAnalysisSession(context);
    whole.addEvents(events);
    whole.addFacts(facts);
    for (const outcome of outcomes) whole.addOutcome(outcome);
    whole.addLog(logSummary());
    const expected = JSON.stringify(whole.current());
    expect(whole.current().findings.length).toBeGreaterThan(2);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...events], { minLength: events.length }),
        fc.shuffledSubarray([...outcomes], { minLength: outcomes.length }),
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        (shuffled, ends, size, factsFirst) => {
          const session = createAnalysisSession(context);
          if (factsFirst) session.addFacts(facts);
          for (let from = 0; from < shuffled.length; from += size) {
            session.addEvents(shuffled.slice(from, from + size));
            if (from % 3 === 0) session.addLog(logSummary({ recordsSeen: Math.min(from, 600) }));
          }
          for (const outcome of ends) session.addOutcome(outcome);
          session.addLog(logSummary());
          if (!factsFirst) {
            for (const [key, value] of Object.entries(facts).toReversed()) session.addFacts({ [key]: value });
          }
          expect(JSON.stringify(session.current())).toBe(expected);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('gives the same object until something comes in', () => {
    const session = createAnalysisSession(context);
    const empty = session.current();
    expect(session.current()).toBe(empty);
    session.addEvents([]);
    expect(session.current()).toBe(empty);
    session.addEvents(events.slice(0, 1));
    expect(session.current()).not.toBe(empty);
  });

  it('says of an empty session that nothing was judged', () => {
    const { findings, passed, unknown } = createAnalysisSession(context).current();
    expect(findings).toEqual([]);
    expect(passed).toEqual([]);
    expect(unknown.length).toBeGreaterThan(70);
  });

  it('concludes nothing from what is missing while more may come', () => {
    const session = createAnalysisSession(context);
    session.setReading(true);
    session.addFacts(facts);
    // Long before the first event of Connect; then an operation whose result is still to come.
    session.addEvents([event('MsiInstaller', 1035, 5, 'x')]);
    const early = session.current().findings.map(({ id }) => id);
    expect(early).toContain('tls-handshake-failed');
    expect(early).not.toContain('not-a-connect-log');
    session.addEvents([startOf('change', 63, 900, 'dora@contoso.example'), ...heartbeats(901, 1400)]);
    session.addLog(logSummary());
    expect(session.current().findings.map(({ id }) => id)).not.toContain('operation-unfinished');
    session.setReading(false);
    expect(session.current().findings.map(({ id }) => id)).toContain('operation-unfinished');
  });

  it('adds the engine version of the newest 6329 as a source', () => {
    const session = createAnalysisSession(context);
    session.addEvents(failing(60, 800, { eventId: 33008, reason: policy, trace }));
    const known = session.facts().connectVersion;
    expect(known?.source.collector).toBe('event-log');
    expect(known?.value.sources).toMatchObject([{ kind: 'event-6329', version: '2.6.92.0' }]);
  });

  it('counts foreign events and keeps none of them', () => {
    const session = createAnalysisSession(context);
    session.addEvents(Array.from({ length: 500 }, (_, index) => event('MsiInstaller', 1035, index, 'x')));
    const { events: totals, coverage } = session.current();
    expect(totals).toEqual({ total: 500, connect: 0, byProvider: [{ provider: 'MsiInstaller', count: 500 }] });
    expect(coverage.last).toBe('2026-11-10T08:19:00.0000000Z');
  });

  it('explains a rule by the collector that failed to supply its fact', () => {
    const session = createAnalysisSession(context);
    const missing: FactKey = 'tls';
    session.addFacts(factsOf(healthyFacts, [missing]));
    session.addOutcome({
      id: 'tls-and-dotnet',
      title: 'TLS and .NET',
      state: 'timed-out',
      reason: 'the registry did not answer in time',
      durationMs: 20_000,
      bytes: 0,
      supplies: [missing],
    });
    expect(session.current().unknown.find((verdict) => verdict.id === 'tls12-disabled')?.reason).toBe(
      'Not evaluated because the collector "TLS and .NET" ended as timed-out: the registry did not answer in time.',
    );
  });

  it('analyses 100,000 Connect events in about a second, and again as fast', () => {
    const many = [
      ...heartbeats(0, 200_000),
      ...Array.from({ length: 5000 }, (_, index) =>
        failing(index, index * 40, { eventId: 33008, reason: policy, trace, user: `user${index}@contoso.example` }),
      ).flat(),
    ];
    expect(many.length).toBeGreaterThanOrEqual(100_000);
    const session = createAnalysisSession(context);
    session.addEvents(many);
    const started = Date.now();
    session.current();
    session.addEvents([writeback(31019, 200_001, 'x')]);
    session.current();
    // Half a second on a free machine; the limit leaves room for a busy one.
    expect(Date.now() - started).toBeLessThan(5000);
  });
});

describe('two collectors that read the same', () => {
  it.each([false, true])('give the fact that says more, whichever comes in first (%s)', (richFirst) => {
    const source = { collector: 'connect-version', file: 'facts.json', place: 'miiserver.exe' };
    const engine = { kind: 'engine-file', version: '2.5.79.0', place: 'miiserver.exe' } as const;
    const settings = { kind: 'server-configuration', version: '2.3.20.0', place: 'global settings' } as const;
    const poor = { connectVersion: { value: { sources: [engine], azureInstance: null }, source } };
    const rich = { connectVersion: { value: { sources: [engine, settings], azureInstance: null }, source } };
    const session = createAnalysisSession({ asOf: '2026-11-16T00:00:00Z', askedSince: null, askedUntil: null });
    for (const read of richFirst ? [rich, poor] : [poor, rich]) session.addFacts(read);
    expect(session.facts().connectVersion?.value.sources).toEqual([engine, settings]);
  });
});

describe('the event store', () => {
  it('keeps the newest events, the same for any order of arrival', () => {
    const beats = heartbeats(0, 500);
    const keep = (order: readonly EventRecord[]) => {
      const store = createEventStore({ eventsPerId: 20, textPerId: 1_000_000 });
      for (const record of order) store.add([record]);
      return store.ordered();
    };
    const kept = keep(beats);
    expect(kept).toHaveLength(20);
    expect(kept.at(-1)).toStrictEqual(beats.at(-1));
    expect(keep(beats.toReversed())).toEqual(kept);
    expect(keep(beats.toSorted((a, b) => (a.timeMs % 977) - (b.timeMs % 977)))).toEqual(kept);
  });

  it('keeps no more text than allowed', () => {
    const store = createEventStore({ eventsPerId: 1000, textPerId: 10_000 });
    store.add(Array.from({ length: 100 }, (_, index) => writeback(33004, index, 'x'.repeat(999))));
    expect(store.ordered()).toHaveLength(10);
  });
});
