import { addHeartbeats, addSyncCycles, addWindowsNoise } from './background.ts';
import { describeServer, recordingEndMs } from './describe-server.ts';
import { blocked, reachable, targetsOf } from './network-results.ts';
import { addDailyOperations } from './operations.ts';
import type { Recording, Scenario } from './recording.ts';
import { createPlace, createRecording, day, minute } from './recording.ts';
import { listenerError, noServiceBus, notHealthy, serviceBusRetry } from './writeback-events.ts';

const connectFailure =
  'System.Net.WebException: Unable to connect to the remote server ---> System.Net.Sockets.SocketException: ' +
  'A connection attempt failed because the connected party did not properly respond after a period of time, or ' +
  'established connection failed because connected host has failed to respond';

/** The relays are gone: listeners fail every five minutes, the watchdog reports it every ten. */
export function addOutage(recording: Recording, fromMs: number, untilMs: number, inner: string = connectFailure): void {
  const { place, random } = recording;
  for (let at = fromMs; at < untilMs; at += 5 * minute + random.between(-1_500, 1_500)) {
    for (const [index, namespace] of place.namespaces.entries()) {
      const listener = place.listeners[index] ?? '';
      recording.add(at + index * 700, serviceBusRetry(random.guid(), namespace));
      recording.add(at + 21_000 + index * 700, listenerError(random.guid(), namespace, listener, inner));
    }
  }
  for (let at = fromMs + 2 * minute; at < untilMs; at += 10 * minute + random.between(-1_500, 1_500)) {
    const trackingId = random.guid();
    recording.add(at, noServiceBus(trackingId));
    recording.add(at + 40, notHealthy(trackingId));
  }
}

/** A firewall change on Saturday evening cut the way to the relays. */
export function serviceBusBlocked(): Scenario {
  const place = createPlace({
    seed: 3,
    company: 'tailspin',
    version: '2.5.79.0',
    namespaces: ['ssprdedicatedsbprodncu-2', 'ssprdedicatedsbprodscu-2'],
  });
  const recording = createRecording(place, { seed: 33, startMs: recordingEndMs - 7 * day, endMs: recordingEndMs });
  const blockedMs = Date.UTC(2026, 10, 14, 20, 14);
  addHeartbeats(recording, recording.startMs, blockedMs);
  addOutage(recording, blockedMs + 4 * minute, recordingEndMs);
  addSyncCycles(recording, recording.startMs, recordingEndMs);
  addWindowsNoise(recording);
  addDailyOperations(recording, blockedMs, place.users);
  return describeServer({
    name: 'service-bus-blocked',
    title: 'Way to the relays blocked',
    description: 'Since Saturday evening a firewall drops the connections to both relays; no password gets back.',
    place,
    application: recording.finish('Application'),
    state: { windows: 2019, tls: 'absent' },
    endpoints: targetsOf(place).map((target) => (target.role === 'relay' ? blocked(target) : reachable(target))),
  });
}
