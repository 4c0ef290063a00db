import { levelOf } from './csv-words.ts';
import type { EventDatum, EventPlace, EventRecord } from './event-record.ts';
import { eventTimeMs } from './event-time.ts';

/** An event from an object of ours or of PowerShell's Get-WinEvent or Get-EventLog, or null if it has no event id. */
export function jsonEventRecord(value: object, file: string, line: number): EventRecord | null {
  const fields = new Map(Object.entries(value));
  const first = (...names: readonly string[]): unknown =>
    names.map((name) => fields.get(name)).find((field) => field !== undefined && field !== null);
  const eventId = numberOf(first('eventId', 'Id', 'EventID', 'EventId'));
  if (eventId === null) {
    return null;
  }
  const recordId = numberOf(first('recordId', 'RecordId', 'Index'));
  const place: EventPlace = recordId === null ? { kind: 'line', line } : { kind: 'record', id: recordId };
  const { time, timeMs } = timeOf(first('time', 'TimeCreated', 'TimeGenerated'));
  const message = first('message', 'Message');
  return {
    file,
    place,
    recordId,
    time,
    timeMs,
    provider: textOf(first('provider', 'ProviderName', 'Source')),
    eventId,
    level: levelNumber(first('level', 'Level', 'LevelDisplayName', 'EntryType')),
    channel: textOf(first('channel', 'LogName', 'Log')),
    computer: textOf(first('computer', 'MachineName')),
    user: userOf(first('user', 'UserId')),
    data: dataOf(first('data', 'Properties', 'ReplacementStrings')),
    message: typeof message === 'string' ? message : null,
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}

function levelNumber(value: unknown): number {
  return levelOf(textOf(value)) ?? 0;
}

// S-1-5-18
const sid = /^S-1-\d/;

/** PowerShell writes the SID as an object with its text under Value. */
function userOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value : property(value, 'Value');
  return typeof text === 'string' && sid.test(text) ? text : null;
}

// /Date(1791188131123)/ and /Date(1791188131123+0200)/: milliseconds since 1970 UTC, the zone is for show
const powerShellDate = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/;
const LARGEST_DATE_MS = 8.64e15;

function timeOf(value: unknown): { readonly time: string; readonly timeMs: number } {
  // Get-EventLog in Windows PowerShell 5.1 wraps dates: { "value": "/Date(…)/", "DisplayHint": 2, … }
  const text = typeof value === 'string' ? value : textOf(property(value, 'value') ?? property(value, 'DateTime'));
  const ms = powerShellDate.exec(text)?.[1];
  if (ms === undefined) {
    return { time: text, timeMs: eventTimeMs(text) };
  }
  const timeMs = Number(ms);
  return Math.abs(timeMs) > LARGEST_DATE_MS
    ? { time: text, timeMs: Number.NaN }
    : { time: new Date(timeMs).toISOString(), timeMs };
}

function dataOf(value: unknown): EventDatum[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => datumOf(item));
  }
  return typeof value === 'object' && value !== null ? named(value) : [];
}

/** A text; PowerShell's `{ "Value": … }`; or our own one-name object. */
function datumOf(item: unknown): EventDatum[] {
  if (typeof item !== 'object' || item === null) {
    return [{ value: textOf(item) }];
  }
  const entries = named(item);
  return entries.length === 1 && entries[0]?.name === 'Value' ? [{ value: entries[0].value }] : entries;
}

function named(value: object): EventDatum[] {
  return Object.entries(value).map(([name, item]: readonly [string, unknown]) => ({ name, value: textOf(item) }));
}
