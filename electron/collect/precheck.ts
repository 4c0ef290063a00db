import { statfs } from 'node:fs/promises';
import type { EventLogDoor, Host } from '../host/host.ts';
import { applicationEventLog } from './application-event-log.ts';
import type { Collector } from './collector.ts';
import { collectors as allCollectors } from './registry.ts';

/** What will be missing, said before anything is gathered, with the way to get it. */
export interface PrecheckItem {
  readonly id: 'rights' | 'space' | 'log-window' | 'clock';
  readonly verdict: 'ok' | 'warning' | 'blocked' | 'unknown';
  /** One sentence. */
  readonly what: string;
  /** What to do about it; null where there is nothing to do. */
  readonly remedy: string | null;
  /** What the sentence is made of, for a screen that speaks another language. */
  readonly values: PrecheckValues;
}

export interface PrecheckValues {
  /** Ids of the collectors that stay closed. */
  readonly collectors?: readonly string[];
  readonly freeBytes?: number;
  readonly neededBytes?: number;
  /** ISO UTC: how far back the log reaches, and what was asked for. */
  readonly oldest?: string;
  readonly since?: string;
}

export interface PrecheckOptions {
  readonly host: Host;
  readonly sinceMs: number;
  readonly signal: AbortSignal;
  /** Folders that are written to: the work folder and that of the bundle. */
  readonly folders: readonly string[];
  readonly collectors?: readonly Collector[];
  /** Free bytes of the volume that holds a folder, null where that cannot be told. */
  readonly freeBytes?: (folder: string) => Promise<number | null>;
}

type AskedSettings = ReturnType<EventLogDoor['settings']>;

const timeoutMs = 5_000;
/** For everything but the logs. */
const baseBytes = 64 * 1_048_576;

/** Looks at rights, space, the log's reach and the clock, side by side; takes five seconds at most and never throws. */
export async function precheck(options: PrecheckOptions): Promise<readonly PrecheckItem[]> {
  const limits = { signal: options.signal, timeoutMs };
  const settings = options.host.eventLog.settings('Application', limits);
  return await Promise.all([
    checkRights(options),
    checkSpace(options, settings),
    checkWindow(options, settings),
    checkClock(options),
  ]);
}

async function checkRights({ host, signal, collectors = allCollectors }: PrecheckOptions): Promise<PrecheckItem> {
  const elevated = await host.machine.isElevated({ signal, timeoutMs });
  const closed = collectors.filter((collector) => collector.privilege === 'administrator');
  if (elevated === true || closed.length === 0) {
    return { id: 'rights', verdict: 'ok', what: 'Everything may be read.', remedy: null, values: {} };
  }
  const list = closed.map(({ title }) => title).join(', ');
  return {
    id: 'rights',
    verdict: elevated === null ? 'unknown' : 'warning',
    what:
      elevated === null
        ? `It cannot be told whether these may be read: ${list}.`
        : `Without administrator rights these stay closed: ${list}.`,
    remedy: 'Run it as administrator.',
    values: { collectors: closed.map(({ id }) => id) },
  };
}

/** The exported log, before it is known to be over its cap; its copy inside the zip at worst; and the rest. */
async function checkSpace(options: PrecheckOptions, asked: AskedSettings): Promise<PrecheckItem> {
  const measure = options.freeBytes ?? freeBytesOf;
  const [settings, ...free] = await Promise.all([asked, ...options.folders.map((folder) => measure(folder))]);
  const logBytes = settings.ok ? (settings.value.sizeBytes ?? 0) : 0;
  const needed = baseBytes + logBytes + Math.min(logBytes, applicationEventLog.maxBytes);
  const known = free.filter((bytes) => bytes !== null);
  if (known.length === 0) {
    return { id: 'space', verdict: 'unknown', what: 'The free space could not be read.', remedy: null, values: {} };
  }
  const least = Math.min(...known);
  const values = { freeBytes: least, neededBytes: needed };
  return least >= needed
    ? {
        id: 'space',
        verdict: 'ok',
        what: `${megabytes(least)} free, about ${megabytes(needed)} needed.`,
        remedy: null,
        values,
      }
    : {
        id: 'space',
        verdict: 'blocked',
        what: `Only ${megabytes(least)} free, about ${megabytes(needed)} needed.`,
        remedy: 'Free some space, or write the bundle to another drive.',
        values,
      };
}

/** A tenth of the window may be quiet hours before the first event. */
async function checkWindow({ host, sinceMs }: PrecheckOptions, asked: AskedSettings): Promise<PrecheckItem> {
  const settings = await asked;
  const oldestMs = settings.ok ? Date.parse(settings.value.oldestEvent ?? '') : Number.NaN;
  const nowMs = host.clock.nowMs();
  if (Number.isNaN(oldestMs)) {
    return {
      id: 'log-window',
      verdict: 'unknown',
      what: 'It cannot be told how far back the log reaches.',
      remedy: null,
      values: {},
    };
  }
  const oldest = new Date(oldestMs).toISOString();
  const since = new Date(sinceMs).toISOString();
  const values = { oldest, since };
  return oldestMs - sinceMs <= (nowMs - sinceMs) / 10
    ? { id: 'log-window', verdict: 'ok', what: `The log reaches back to ${oldest}.`, remedy: null, values }
    : {
        id: 'log-window',
        verdict: 'warning',
        what: `The log reaches back to ${oldest} only; what was asked for begins ${since}.`,
        remedy: 'Collect soon after the next failure, and give the Application log more room in Event Viewer.',
        values,
      };
}

async function checkClock({ host, signal }: PrecheckOptions): Promise<PrecheckItem> {
  const answer = await host.command.run('w32tm', ['/query', '/status'], { signal, timeoutMs, maxBytes: 65_536 });
  if (!answer.ok) {
    return { id: 'clock', verdict: 'unknown', what: 'The time service could not be asked.', remedy: null, values: {} };
  }
  return answer.value.exitCode === 0
    ? { id: 'clock', verdict: 'ok', what: 'The time service runs.', remedy: null, values: {} }
    : {
        id: 'clock',
        verdict: 'warning',
        what: 'The time service of Windows does not run, so this clock may be wrong.',
        remedy: 'Compare the time by hand; the network test measures the offset where it gets an answer.',
        values: {},
      };
}

async function freeBytesOf(folder: string): Promise<number | null> {
  try {
    const volume = await statfs(folder);
    return volume.bavail * volume.bsize;
  } catch {
    return null;
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}
