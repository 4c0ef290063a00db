import { addHeartbeats, addSyncCycles, addWindowsNoise } from './background.ts';
import { describeServer, recordingEndMs } from './describe-server.ts';
import { blocked, reachable, targetsOf } from './network-results.ts';
import { addDailyOperations } from './operations.ts';
import type { Scenario } from './recording.ts';
import { createPlace, createRecording, day, minute } from './recording.ts';
import { addOutage } from './outage.ts';

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
