import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectors } from '../electron/collect/registry.ts';
import { runCollection } from '../electron/collect/run.ts';
import { listSamples, openSample } from '../electron/host/samples.ts';
import type { Analysis } from '../shared/analysis/analysis.ts';
import { createAnalysisSession } from '../shared/analysis/analysis-session.ts';
import type { EventRecord } from '../shared/event-log/event-record.ts';
import type { LogSummary } from '../shared/event-log/log-reading.ts';
import { openLog } from '../shared/event-log/open-log.ts';
import type { CollectorOutcome } from '../shared/facts/collection.ts';
import type { Facts } from '../shared/facts/facts.ts';
import { learnIdentity } from '../shared/redact/identity.ts';
import { createRedactor } from '../shared/redact/redactor.ts';

const folder = join(import.meta.dirname, '../electron/host/samples');
const samples = (await listSamples(folder)).map(({ name }) => name);
const weekMs = 7 * 24 * 3_600_000;

interface Evidence {
  readonly asOf: string;
  readonly facts: Facts;
  readonly outcomes: readonly CollectorOutcome[];
  readonly events: readonly EventRecord[];
  readonly logs: readonly LogSummary[];
}

async function gather(name: string): Promise<Evidence> {
  const host = await openSample(name, folder);
  if (!host.ok) throw new Error(name);
  const workFolder = await mkdtemp(join(tmpdir(), 'redaction-findings-'));
  try {
    const untilMs = host.value.clock.nowMs();
    const collection = await runCollection({
      host: host.value,
      workFolder,
      sinceMs: untilMs - weekMs,
      untilMs,
      signal: new AbortController().signal,
      onEvent: () => undefined,
    });
    const events: EventRecord[] = [];
    const logs: LogSummary[] = [];
    for (const file of collection.files.filter(({ name: path }) => path.endsWith('.evtx'))) {
      const log = await openLog(createReadStream(file.path), { file: file.name });
      if (!log.ok) throw new Error(file.name);
      for await (const batch of log.value.batches) events.push(...batch);
      logs.push(log.value.summary());
    }
    return { asOf: collection.collectedAt, facts: collection.facts, outcomes: collection.outcomes, events, logs };
  } finally {
    await rm(workFolder, { recursive: true });
  }
}

function analyse({ asOf, facts, outcomes, events, logs }: Evidence): Analysis {
  const session = createAnalysisSession({ asOf, askedSince: null, askedUntil: null });
  session.addEvents(events);
  for (const log of logs) session.addLog(log);
  session.addFacts(facts);
  for (const outcome of outcomes) session.addOutcome(outcome);
  return session.current();
}

/** Every string of a result through `map`; nothing else is touched, so order, cuts and counts are compared too. */
function mapped(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapped(item, map));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapped(item, map)]));
  }
  return value;
}

describe('findings on redacted evidence', () => {
  it.each(samples)('are the same on %s, value for stand-in', async (sample) => {
    const evidence = await gather(sample);
    const redactor = createRedactor({
      key: new Uint8Array(32).fill(3),
      identity: learnIdentity(evidence.facts, [...new Set(evidence.events.map((event) => event.computer))]),
      options: { 'private-addresses': true },
    });
    redactor.learnFacts(evidence.facts);
    for (const event of evidence.events) redactor.learnEvent(event);
    const before = analyse(evidence);
    const after = analyse({
      ...evidence,
      facts: redactor.redactFacts(evidence.facts),
      events: evidence.events.map((event) => redactor.redactEvent(event)),
      outcomes: evidence.outcomes.map((outcome) => ({ ...outcome, reason: redactor.redact(outcome.reason) })),
    });
    // Word for word: ids, severity, confidence, sentences, users, every quote; and what the findings are made from.
    expect(after).toEqual(mapped(before, (text) => redactor.redact(text)));
    // The server's own names are really gone.
    const text = JSON.stringify(after).toLowerCase();
    const server = evidence.facts.server?.value;
    const own = [server?.hostName, server?.domain, ...before.operations.map(({ user }) => user)];
    const names = own.flatMap((name) => (name == null ? [] : [name.toLowerCase()]));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((value) => text.includes(value))).toEqual([]);
  });

  it('there are samples to compare', () => {
    expect(samples.length).toBeGreaterThanOrEqual(3);
    expect(collectors.length).toBeGreaterThan(0);
  });
});
