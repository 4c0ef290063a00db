import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { windowOrConnectQuery } from '../electron/collect/application-event-log.ts';
import { systemLogQuery } from '../electron/collect/system-event-log.ts';
import { listSamples, openSample } from '../electron/host/samples.ts';
import type { EventRecord } from '../shared/event-log/event-record.ts';
import { openEvtx } from '../shared/event-log/evtx/read-evtx.ts';

/** A sample host gives its recording whole; that is honest only where the recording is what the queries select. */

interface Terms {
  readonly providers: readonly string[];
  readonly names: readonly string[];
  readonly since: string;
  readonly until: string;
}

/** The values that a query compares with, read out of its text. */
function termsOf(query: string): Terms {
  // Provider[@Name='ADSync' or @Name='PasswordResetService'] … TimeCreated[@SystemTime>='…' and @SystemTime<'…']
  const all = (pattern: RegExp): readonly string[] => [...query.matchAll(pattern)].map((match) => match[1] ?? '');
  return {
    providers: all(/@Name='([^']+)'/g),
    names: all(/Data='([^']+)'/g),
    since: all(/@SystemTime>='([^']+)'/g)[0] ?? '',
    until: all(/@SystemTime<'([^']+)'/g)[0] ?? '',
  };
}

async function eventsOf(sample: string, channel: string): Promise<readonly EventRecord[]> {
  const opened = await openSample(sample);
  if (!opened.ok) {
    throw new Error(opened.error.code);
  }
  const folder = await mkdtemp(join(tmpdir(), 'sample-recordings-'));
  const file = join(folder, `${channel}.evtx`);
  const limits = { signal: new AbortController().signal, timeoutMs: 10_000 };
  expect(await opened.value.eventLog.exportLog(channel, '*', file, limits)).toMatchObject({ ok: true });
  const events: EventRecord[] = [];
  for await (const batch of openEvtx(createReadStream(file), { file }).batches) {
    events.push(...batch);
  }
  await rm(folder, { recursive: true });
  return events;
}

const samples = await listSamples();
const day = 86_400_000;

describe.each(samples.map(({ name, recordedAt }) => [name, recordedAt] as const))('%s', (name, recordedAt) => {
  it('holds in its Application log what the query of the usual week selects', async () => {
    const endMs = Date.parse(recordedAt);
    const { providers, since, until } = termsOf(windowOrConnectQuery(endMs - 7 * day, endMs));
    const events = await eventsOf(name, 'Application');
    expect(events.length).toBeGreaterThan(10);
    const strangers = events.filter(
      ({ provider, time }) => !providers.includes(provider) && !(time >= since && time < until),
    );
    expect(strangers.map(({ provider, eventId, time }) => `${provider} ${eventId} ${time}`)).toEqual([]);
  });

  it('holds in its System log what names the service', async () => {
    const { names } = termsOf(systemLogQuery);
    const strangers = (await eventsOf(name, 'System')).filter(
      ({ eventId, data }) => eventId < 7_000 || eventId > 7_045 || !data.some(({ value }) => names.includes(value)),
    );
    expect(strangers.map(({ eventId }) => eventId)).toEqual([]);
  });
});
