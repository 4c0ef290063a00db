import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_FIXTURE_TEXT, writeEvtx } from '../shared/event-log/evtx/test-support/writer.ts';
import type { FixtureEvent, WriterOptions } from '../shared/event-log/evtx/test-support/writer.ts';

const evtxexport = 'evtxexport (Debian: libevtx-utils)';
const pythonEvtx = 'evtx_dump.py (Debian: python3-evtx)';
const hasEvtxexport = isInstalled('evtxexport', '-V');
const hasPythonEvtx = isInstalled('evtx_dump.py', '-h');

function isInstalled(command: string, flag: string): boolean {
  return spawnSync(command, [flag]).status === 0;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evtx-writer-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function dump(
  command: string,
  flags: readonly string[],
  events: Iterable<FixtureEvent>,
  options?: WriterOptions,
): string {
  const path = join(folder, 'log.evtx');
  writeFileSync(path, writeEvtx(events, options));
  const run = spawnSync(command, [...flags, path], { encoding: 'utf8', maxBuffer: 1 << 28 });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return run.stdout;
}

const sources = [
  { provider: 'ADSync', eventId: 6329 },
  { provider: 'PasswordResetService', eventId: 31_002 },
  { provider: 'Directory Synchronization', eventId: 656 },
] as const;

function* fixtureEvents(count: number, length: (index: number) => number): Generator<FixtureEvent> {
  for (let index = 0; index < count; index += 1) {
    const source = sources[index % sources.length] ?? sources[0];
    yield {
      ...source,
      qualifiers: index % 2 === 0 ? 0 : 16_384,
      level: 2 + (index % 3),
      task: index % 5,
      timeMs: Date.UTC(2026, 9, 5, 8, 15, 31, 123) + index * 60_000,
      timeTicks: index % 10_000,
      recordId: 4_000_000_000 + index,
      channel: 'Application',
      computer: 'sync01.contoso.example',
      processId: 2_200,
      ...(index % 7 === 0 ? { userSid: 'S-1-5-21-1004336348-1177238915-682003330-512' } : {}),
      ...(index % 11 === 0 ? { binary: Uint8Array.of(0, 0x7f, 0xff, index & 0xff) } : {}),
      data: index % 13 === 0 ? [] : [`Änderung <${index}> & "Wert" 'x' ${'密'.repeat(length(index))}`, String(index)],
    };
  }
}

interface ReadBack {
  readonly provider: string;
  readonly eventId: number;
  readonly qualifiers: number;
  readonly level: number;
  readonly task: number;
  readonly time: string;
  readonly recordId: number;
  readonly channel: string;
  readonly computer: string;
  readonly userSid: string;
  readonly processId: number;
  readonly data: readonly string[];
  readonly binary: string;
}

function expected(event: FixtureEvent): ReadBack {
  return {
    provider: event.provider,
    eventId: event.eventId,
    qualifiers: event.qualifiers ?? 0,
    level: event.level,
    task: event.task ?? 0,
    // evtxexport prints nanoseconds
    time: `${new Date(event.timeMs).toISOString().slice(0, -1)}${String(event.timeTicks ?? 0).padStart(4, '0')}00Z`,
    recordId: event.recordId,
    channel: event.channel,
    computer: event.computer,
    userSid: event.userSid ?? '',
    processId: event.processId ?? 0,
    data: event.data,
    binary: Buffer.from(event.binary ?? [])
      .toString('hex')
      .toUpperCase(),
  };
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescape(text: string): string {
  // &amp;
  return text.replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

function readBack(xml: string): ReadBack[] {
  // <Event xmlns="…">…</Event>
  return [...xml.matchAll(/<Event [^]*?<\/Event>/g)].map(([event]) => {
    const first = (pattern: RegExp): string => unescape(pattern.exec(event)?.[1] ?? '');
    return {
      // <Provider Name="ADSync"/>
      provider: first(/<Provider Name="([^"]*)"/),
      // <EventID Qualifiers="0">6329</EventID>
      eventId: Number(first(/<EventID[^>]*>(\d+)</)),
      qualifiers: Number(first(/<EventID Qualifiers="(\d+)"/)),
      // <Level>2</Level>
      level: Number(first(/<Level>(\d+)</)),
      // <Task>0</Task>
      task: Number(first(/<Task>(\d+)</)),
      // <TimeCreated SystemTime="2026-10-05T08:15:31.123456700Z"/>
      time: first(/SystemTime="([^"]*)"/),
      // <EventRecordID>1</EventRecordID>
      recordId: Number(first(/<EventRecordID>(\d+)</)),
      // <Channel>Application</Channel>
      channel: first(/<Channel>([^<]*)</),
      // <Computer>sync01</Computer>
      computer: first(/<Computer>([^<]*)</),
      // <Security UserID="S-1-5-18"/>
      userSid: first(/UserID="([^"]*)"/),
      // <Execution ProcessID="0" ThreadID="0"/>
      processId: Number(first(/ProcessID="(\d+)"/)),
      // <Data>text</Data> or <Data/>
      data: [...event.matchAll(/<Data(?:\/>|>([^<]*)<\/Data>)/g)].map((match) => unescape(match[1] ?? '')),
      // <Binary>0102FF</Binary>
      binary: first(/<Binary>([^<]*)</),
    };
  });
}

function identity(event: { readonly recordId: number; readonly eventId: number; readonly provider: string }): string {
  return `${event.recordId} ${event.eventId} ${event.provider}`;
}

describe('writeEvtx', () => {
  it('writes 11,000 events in well under a second on an idle machine', () => {
    const events = [...fixtureEvents(11_000, () => 40)];
    const start = performance.now();
    writeEvtx(events);
    // A fifth of a second, measured; the rest is room for a busy test machine.
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe(`.evtx fixtures read back by ${evtxexport}`, () => {
  const cases: readonly { readonly name: string; readonly options?: WriterOptions }[] = [
    { name: 'format 3.2' },
    { name: 'format 3.1', options: { version: '3.1' } },
    { name: 'without checksums', options: { checksums: false } },
  ];
  for (const { name, options } of cases) {
    it.skipIf(!hasEvtxexport)(`${name}: every event, every value, over several chunks`, () => {
      const events = [...fixtureEvents(400, (index) => (index % 50) * 20)];
      const records = readBack(dump('evtxexport', ['-f', 'xml'], events, options));
      expect(records).toEqual(events.map(expected));
    });
  }

  it.skipIf(!hasEvtxexport)('records of nearly a whole chunk', () => {
    const events = [...fixtureEvents(6, (index) => (index === 0 ? 0 : LONGEST_FIXTURE_TEXT - 60 - index))];
    expect(writeEvtx(events).length).toBe(4096 + 6 * 65_536);
    expect(readBack(dump('evtxexport', ['-f', 'xml'], events))).toEqual(events.map(expected));
  });

  it.skipIf(!hasEvtxexport)('11,000 events', () => {
    const events = [...fixtureEvents(11_000, () => 40)];
    expect(readBack(dump('evtxexport', ['-f', 'xml'], events))).toEqual(events.map(expected));
  });
});

describe(`.evtx fixtures read back by ${pythonEvtx}`, () => {
  it.skipIf(!hasPythonEvtx)('every record id, event id and provider', () => {
    const events = [...fixtureEvents(60, (index) => index * 20)];
    const xml = dump('evtx_dump.py', [], events);
    const found = readBack(xml.replaceAll('&#', '&amp;#'));
    expect(found.map(identity)).toEqual(events.map(identity));
  });
});
