import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EventRecord } from '../shared/event-log/event-record.ts';
import { findEventCode, findEventVariant } from '../shared/knowledge/event-codes.ts';
import { explain } from '../shared/knowledge/explain.ts';
import { directoryLogonOf, syncTraceOf, writebackTextOf } from '../shared/operations/parsed-events.ts';
import { joinOperations } from '../shared/operations/password-operations.ts';

/**
 * Real and documented event texts, where these lie beside the project, wrapped as events and read by the project's own
 * parsers. The expectations were read off the texts by a person. Without the texts it says so and skips.
 */
const file = resolve('../shared/domain/event-samples.jsonl');
const present = existsSync(file);

interface Sample {
  readonly id: number | null;
  readonly source: string;
  readonly level: string;
  readonly text: string;
}

/** What a sample must yield; what is left out must be null. */
interface Expected {
  readonly id: number | null;
  readonly user?: string;
  readonly hr?: string;
  readonly trackingId?: string;
  readonly variant?: string;
}

const denied = '80230626';
const skewed = '3f369fe9-c121-4450-8661-82b095bdbf0a';

/** In the file's order. */
const expectations: readonly Expected[] = [
  { id: 33004, user: 'ethan@contoso.co.uk', hr: denied, trackingId: '7344da2c-ab9d-42ef-adea-4a17d07fdeb9' },
  { id: 33002 },
  { id: 33004, variant: 'privileged-account' },
  { id: 33004 },
  { id: 33009 },
  { id: null, hr: '80230402' },
  { id: null, hr: '800700ce' },
  { id: 31001, user: '(UPN)', trackingId: '(id)' },
  { id: 31001, user: 'user1@contoso.com' },
  { id: 31002, user: 'user1@contoso.com', trackingId: 'xxxxxxxxx-xxxx-xxxxxxxxx-xxxxxxxxx' },
  { id: 31009, user: '<upn>', trackingId: '<id>' },
  { id: 31010, user: '<upn>', trackingId: '<id>' },
  { id: 31034 },
  { id: 32001, trackingId: skewed },
  { id: 31044, trackingId: skewed },
  { id: 32002 },
  { id: 32009 },
  { id: 6329, hr: denied, variant: 'connector-denied' },
  { id: 6329, hr: '80230619', variant: 'password-restriction' },
  { id: 6329, variant: 'policy-hints-control' },
  { id: 6329, hr: '8023061f', variant: 'sync-not-enabled' },
  { id: 405 },
  { id: 403 },
  { id: 6306 },
  { id: 6800 },
  { id: 611 },
  { id: 622 },
  { id: 623 },
  { id: 650 },
  { id: 651 },
  { id: 652 },
  { id: 653 },
  { id: 654 },
  { id: 655 },
  { id: 656 },
  { id: 657 },
  { id: 657, variant: 'failed' },
  { id: 657 },
  // Not an event but a trace file of the wizard.
  { id: null },
];

/** Texts that the documentation quotes without an id stand in the event they come with. */
const idsOfQuotes: ReadonlyMap<string, number> = new Map([
  ['80230402', 33003],
  ['800700ce', 33001],
]);

const samples: readonly Sample[] = present
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line): Sample => JSON.parse(line))
  : [];

const cases = expectations.map((expected, index) => ({
  expected,
  sample: samples[index] ?? { id: null, source: '', level: '', text: '' },
  name: `line ${index + 1}, ${expected.id ?? 'no id'}`,
}));
const eventCases = cases.filter(({ expected }) => expected.id !== null || expected.hr !== undefined);

function wrap(sample: Sample, text: string, eventId: number, form: 'message' | 'data'): EventRecord {
  const time = '2026-11-20T08:00:00.0000000Z';
  return {
    file: 'Application.evtx',
    place: { kind: 'record', id: 1 },
    recordId: 1,
    time,
    timeMs: Date.parse(time),
    provider: sample.source,
    eventId,
    level: sample.level === 'Error' ? 2 : 4,
    channel: 'Application',
    computer: 'CONNECT01',
    user: null,
    data: form === 'data' ? [{ value: text }] : [],
    message: form === 'message' ? text : null,
  };
}

/** The forms a text takes on its way: rendered or as data, with other line ends, in quotation marks, with an end. */
function formsOf(sample: Sample, eventId: number): readonly EventRecord[] {
  const { text } = sample;
  const texts = [text, text.replace(/\n/g, '\r\n'), `${text}\r\n`, `"${text}"`, `${text}\n\n`];
  return texts.flatMap((form) => [wrap(sample, form, eventId, 'message'), wrap(sample, form, eventId, 'data')]);
}

/** What the parsers read out of an event. */
function read(event: EventRecord): {
  readonly user: string | null;
  readonly hr: string | null;
  readonly trackingId: string | null;
} {
  if (event.provider === 'ADSync') return { user: null, hr: syncTraceOf(event).codes[0] ?? null, trackingId: null };
  if (event.provider !== 'PasswordResetService') return { user: null, hr: null, trackingId: null };
  const { user, resultCode, trackingId } = writebackTextOf(event);
  return { user, hr: resultCode, trackingId };
}

describe.skipIf(!present)('texts of event-samples.jsonl (skipped where ../shared/domain is absent)', () => {
  it('are all expected', () => {
    expect(samples.map(({ id }) => id)).toEqual(expectations.map(({ id }) => id));
  });

  it.each(eventCases)('$name: code, user, hr and TrackingId, in every form', ({ sample, expected }) => {
    const eventId = expected.id ?? idsOfQuotes.get(expected.hr ?? '') ?? 0;
    expect(findEventCode(sample.source, eventId)?.eventId).toBe(eventId);
    const wanted = { user: expected.user ?? null, hr: expected.hr ?? null, trackingId: expected.trackingId ?? null };
    for (const event of formsOf(sample, eventId)) expect(read(event)).toEqual(wanted);
  });

  it.each(eventCases)('$name: the cause is told from others of the same event', ({ sample, expected }) => {
    const entry = findEventCode(sample.source, expected.id ?? 33003);
    const key = entry === null ? null : (findEventVariant(entry, sample.text)?.key ?? null);
    expect(key).toBe(expected.variant ?? (expected.hr === '80230402' ? 'duplicate-anchor' : null));
  });

  it('name the connector account and domain', () => {
    const accounts = cases.filter(({ expected }) => expected.id === 403 || expected.id === 405);
    for (const { sample } of accounts) {
      expect(directoryLogonOf(wrap(sample, sample.text, sample.id ?? 0, 'data'))).toEqual({
        domain: 'CONTOSO.COM',
        account: 'MSOL_xxxxxxxxx',
      });
    }
    expect(accounts.length).toBe(2);
  });

  it('carry the engine version in a 6329, the library version in a 31044', () => {
    const engine = cases.find(({ expected }) => expected.id === 6329)?.sample;
    const library = cases.find(({ expected }) => expected.id === 31044)?.sample;
    expect(engine && syncTraceOf(wrap(engine, engine.text, 6329, 'data')).engineVersion).toBe('1.0.8641.0');
    expect(library && writebackTextOf(wrap(library, library.text, 31044, 'data')).libraryVersion).toBe('5.0.0.686');
  });

  it('become operations where they are steps of one', () => {
    const steps = cases.filter(({ expected }) => [31001, 31002, 31009, 31010].includes(expected.id ?? 0));
    for (const { sample, expected } of steps) {
      const [joined] = joinOperations([wrap(sample, sample.text, expected.id ?? 0, 'data')]);
      expect(joined?.operation.user).toBe(expected.user);
      expect(joined?.operation.kind).toBe((expected.id ?? 0) < 31009 ? 'reset' : 'admin-reset');
    }
    expect(steps.length).toBe(5);
  });

  it('are explained when pasted whole', () => {
    const rpc = cases.find(({ expected }) => expected.id === 611)?.sample.text ?? '';
    expect(explain(rpc).map(({ key }) => key)).toContain('800706ba');
    const trace = cases.at(-1)?.sample.text ?? '';
    expect(explain(trace).map(({ key }) => key)).toContain('1.1.189.0');
    for (const { sample, expected } of cases.filter((entry) => entry.expected.hr !== undefined)) {
      expect(explain(sample.text).map(({ key }) => key)).toContain(expected.hr);
    }
  });
});
