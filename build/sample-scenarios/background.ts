import type { RecordedEvent, Recording, User } from './recording.ts';
import { day, hour, minute } from './recording.ts';
import { heartbeat, writebackStarted, writebackStopped } from './writeback-events.ts';

/** What a Connect server's log is full of when nothing is wrong. Texts marked "constructed" have no public specimen. */

export function synchronization(eventId: number, text: string, level: 2 | 3 | 4 = 4): RecordedEvent {
  return { provider: 'Directory Synchronization', eventId, level, data: [text] };
}

export function engine(eventId: number, text: string, level: 2 | 3 | 4 = 4): RecordedEvent {
  return { provider: 'ADSync', eventId, level, data: [text] };
}

/** Two heartbeats, one for each relay, about every five minutes. */
export function addHeartbeats(
  recording: Recording,
  fromMs: number,
  untilMs: number,
  relays: readonly number[] = [0, 1],
): void {
  const { place, random } = recording;
  const trackingId = random.guidSeries();
  for (let at = fromMs + random.between(10, 40) * 1_000; at < untilMs; at += 5 * minute + random.between(-900, 900)) {
    for (const index of relays) {
      const namespace = place.namespaces[index] ?? '';
      const listener = place.listeners[index] ?? '';
      recording.add(at + index * 1_200 + random.between(0, 300), heartbeat(trackingId(), namespace, listener));
    }
  }
}

/** A sync cycle every half hour. */
export function addSyncCycles(recording: Recording, fromMs: number, untilMs: number): void {
  const { place, random } = recording;
  for (
    let at = fromMs + random.between(1, 20) * minute;
    at < untilMs;
    at += 30 * minute + random.between(-2_000, 2_000)
  ) {
    const cycle = random.guid();
    // constructed: 104, 114, 105, 117
    recording.add(at, synchronization(104, `Import iteration started. Tracking id: ${cycle}`));
    recording.add(
      at + 6_200,
      synchronization(105, `Import iteration completed. Objects: ${random.between(0, 4)}. Tracking id: ${cycle}`),
    );
    recording.add(at + 21_000, synchronization(114, `Export cycle started. Tracking id: ${cycle}`));
    recording.add(
      at + 25_400,
      synchronization(117, `Export cycle completed. Objects: ${random.between(0, 3)}. Tracking id: ${cycle}`),
    );
    recording.add(at + 31_000, synchronization(653, 'Provision credentials ping start.'));
    recording.add(at + 31_900, synchronization(654, 'Provision credentials ping end.'));
    if (random.chance(20)) {
      addHashSync(recording, at + 60_000, random.pick(place.users));
    }
  }
}

/** The new hash goes up to the cloud shortly after a password changed in the directory. */
export function addHashSync(recording: Recording, atMs: number, user: User, result = 'Success.'): void {
  const changed = new Date(atMs - 40_000).toISOString();
  // 11/14/2026 09:05:01
  const shown = changed.replace(/^(\d+)-(\d+)-(\d+)T(.{8}).*$/, '$2/$3/$1 $4');
  recording.add(atMs, synchronization(650, 'Provision credentials batch start. Count: 1'));
  recording.add(
    atMs + 20,
    synchronization(
      656,
      `Password Change Request - Anchor: ${user.sourceAnchor}, Dn: ${user.dn}, Change Date: ${shown}`,
    ),
  );
  recording.add(
    atMs + 900,
    synchronization(657, `Password Change Result - Anchor: ${user.sourceAnchor}, Dn: ${user.dn}, Result: ${result}`),
  );
  recording.add(atMs + 950, synchronization(651, 'Provision credentials batch end. Count: 1'));
}

/** The sync service stops and starts again, as after Windows updates. */
export function addRestart(recording: Recording, atMs: number): void {
  addServiceStop(recording, atMs);
  addServiceStart(recording, atMs + 2 * minute);
}

export function addServiceStop(recording: Recording, atMs: number): void {
  const { random } = recording;
  recording.add(atMs, writebackStopped(random.guid()));
  // constructed: 609, 2002
  recording.add(atMs + 800, synchronization(609, 'Password hash synchronization manager has stopped.'));
  recording.add(atMs + 1_500, engine(2_002, 'The service was stopped successfully.'));
}

export function addServiceStart(recording: Recording, atMs: number, endpointStarts = true): void {
  const { random } = recording;
  // constructed: 2001, 601
  recording.add(atMs, engine(2_001, 'The service was started successfully.'));
  recording.add(atMs + 4_000, synchronization(601, 'Password hash synchronization manager has started.'));
  if (endpointStarts) {
    recording.add(atMs + 9_000, writebackStarted(random.guid()));
  }
}

interface Noise {
  readonly event: RecordedEvent;
  /** About how many of it in a day. */
  readonly perDay: number;
}

/** Ordinary Windows noise, errors among it: nothing here is a problem of Connect. */
const windowsNoise: readonly Noise[] = [
  {
    perDay: 4,
    event: {
      provider: 'Microsoft-Windows-Security-SPP',
      eventId: 16_384,
      level: 4,
      data: ['2026-11-20T08:11:36Z', 'RulesEngine'],
    },
  },
  { perDay: 4, event: { provider: 'Microsoft-Windows-Security-SPP', eventId: 16_394, level: 4, data: [] } },
  {
    perDay: 1,
    event: {
      provider: 'Microsoft-Windows-Security-SPP',
      eventId: 8_198,
      level: 2,
      data: ['hr=0x80072EE7', 'RuleId=31e71c49-8da7-4a2f-ad92-45d98a1c79ba;Action=AutoActivate;Trigger=TimerEvent'],
    },
  },
  { perDay: 1, event: { provider: 'VSS', eventId: 8_224, level: 4, data: [''], qualifiers: 0 } },
  {
    perDay: 1,
    event: {
      provider: 'MsiInstaller',
      eventId: 1_035,
      level: 4,
      qualifiers: 0,
      data: [
        'Microsoft Visual C++ 2022 X64 Minimum Runtime',
        '14.40.33810',
        '1033',
        '0',
        'Microsoft Corporation',
        '(NULL)',
      ],
    },
  },
  {
    perDay: 1,
    event: {
      provider: '.NET Runtime Optimization Service',
      eventId: 1_131,
      level: 4,
      qualifiers: 0,
      data: ['.NET Runtime Optimization Service (clr_optimization_v4.0.30319_64) - 1'],
    },
  },
  {
    perDay: 0.3,
    event: {
      provider: '.NET Runtime',
      eventId: 1_026,
      level: 2,
      qualifiers: 0,
      data: [
        'Application: BackupAgent.exe\nFramework Version: v4.0.30319\nDescription: The process was terminated due to an unhandled exception.',
      ],
    },
  },
  { perDay: 2, event: { provider: 'SceCli', eventId: 1_704, level: 4, data: [''] } },
  {
    perDay: 3,
    event: { provider: 'ESENT', eventId: 326, level: 4, qualifiers: 0, data: ['svchost', '1840,D,50', '', '1'] },
  },
  { perDay: 2, event: { provider: 'edgeupdate', eventId: 0, level: 4, qualifiers: 0, data: ['Service stopped'] } },
  {
    perDay: 1,
    event: {
      provider: 'Microsoft-Windows-Perflib',
      eventId: 1_008,
      level: 2,
      data: ['BITS', 'C:\\Windows\\System32\\bitsperf.dll', '8'],
    },
  },
];

export function addWindowsNoise(recording: Recording): void {
  const { random } = recording;
  const days = (recording.endMs - recording.startMs) / day;
  for (const { event, perDay } of windowsNoise) {
    const count = Math.max(1, Math.round(perDay * days));
    for (let index = 0; index < count; index += 1) {
      recording.add(
        recording.startMs + random.between(0, Math.floor(days * 24 * 60)) * minute + random.between(0, 59_000),
        event,
      );
    }
  }
}

/** Everything that goes on by itself on a healthy server, with one restart for updates in the window. */
export function addHealthyBackground(recording: Recording, restarts = true): void {
  const restartMs = recording.startMs + Math.min(3 * day, (recording.endMs - recording.startMs) / 2) + 2 * hour;
  addHeartbeats(recording, recording.startMs, restartMs);
  if (restarts) {
    addRestart(recording, restartMs);
  }
  addHeartbeats(recording, restartMs + 3 * minute, recording.endMs);
  addSyncCycles(recording, recording.startMs, restartMs - 5 * minute);
  addSyncCycles(recording, restartMs + 5 * minute, recording.endMs);
  addWindowsNoise(recording);
}
