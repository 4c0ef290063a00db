import { failing, engineReason, heartbeat, namespaces, succeeding } from '../../shared/rules/test-support/events.ts';
import type { FixtureEvent } from '../../shared/event-log/evtx/test-support/writer.ts';
import type { EventRecord } from '../../shared/event-log/event-record.ts';
import { createDice } from './dice.ts';

const connectSources = ['ADSync', 'PasswordResetService', 'Directory Synchronization'];

/**
 * Events that share nothing but their forms: texts, times, numbers and SIDs of each are its own. Each of the 64 sources
 * has templates of its own, as classic sources do, because its name stands in them.
 */
export function* distinctEvents(): Generator<FixtureEvent, never> {
  const dice = createDice(1);
  const word = (): string => (dice(0xffff_ffff) + 0x1000).toString(36);
  for (let recordId = 1; ; recordId++) {
    const source = dice(64);
    yield {
      provider: connectSources[source] ?? `Service ${source.toString(36)} of the vendor`,
      eventId: [6329, 31_002, 656, 904, 1000 + dice(500)][dice(5)] ?? 904,
      level: 2 + dice(3),
      recordId,
      timeMs: Date.UTC(2019, 0, 1) + recordId * 1009,
      timeTicks: dice(10_000),
      channel: 'Application',
      computer: 'sync01.contoso.example',
      userSid: `S-1-5-21-${dice(1e9)}-${dice(1e9)}-${dice(1e9)}-${1000 + dice(9000)}`,
      processId: dice(100_000),
      data: Array.from({ length: 1 + dice(5) }, () => Array.from({ length: 1 + dice(16) }, word).join(' ')),
    };
  }
}

const texts = [
  'The application-specific permission settings do not grant Local Activation permission to the user',
  'Windows Installer installed the product. Product Name:',
  'Successfully scheduled Software Protection service for re-start at',
  'The Volume Shadow Copy Service is shutting down due to idle timeout. Session',
  'Performance counters for the service were loaded successfully. The Record Data contains',
];
const sources = [
  'MsiInstaller',
  'Microsoft-Windows-Security-SPP',
  'VSS',
  'ESENT',
  'LoadPerf',
  '.NET Runtime',
  'edgeupdate',
];

/**
 * The Application log of a Connect server under load: of a hundred events ninety are of other sources, eight heartbeats
 * and two of password operations, one operation in ten failed. Half a second apart.
 */
export function* applicationEvents(): Generator<FixtureEvent, never> {
  const dice = createDice(2);
  let recordId = 0;
  let operation = 0;
  const minuteNow = (): number => (recordId * 0.5) / 60;
  const numbered = (event: EventRecord): FixtureEvent => {
    recordId += 1;
    return {
      provider: event.provider,
      eventId: event.eventId,
      level: event.level,
      recordId,
      timeMs: Math.round(event.timeMs),
      channel: event.channel,
      computer: event.computer,
      data: event.data.map(({ value }) => value),
    };
  };
  for (;;) {
    for (let index = 0; index < 90; index++) {
      recordId += 1;
      const text = texts[dice(texts.length)] ?? '';
      yield {
        provider: sources[dice(sources.length)] ?? 'VSS',
        eventId: 1000 + dice(30),
        level: dice(20) === 0 ? 3 : 4,
        recordId,
        timeMs: Date.UTC(2026, 10, 10) + recordId * 500,
        channel: 'Application',
        computer: 'CONNECT01.contoso.example',
        data: [`${text} ${dice(1e9).toString(36)}`, dice(1e6).toString(16)],
      };
    }
    for (let index = 0; index < 8; index++) yield numbered(heartbeat(minuteNow(), namespaces[index % 2] ?? ''));
    operation += 1;
    const user = `user${dice(5000)}@contoso.example`;
    const events =
      dice(10) === 0
        ? failing(operation, minuteNow(), {
            user,
            eventId: 33_008,
            reason: engineReason('80230619', 'A restriction prevents the password from being changed.'),
            trace: ['BAIL: MMS(5716): ..\\server.cpp(11139): 0x80230619 (A restriction prevents the password …)'],
          })
        : succeeding(operation, minuteNow(), user);
    for (const event of events) yield numbered(event);
  }
}
