import { addHashSync } from './background.ts';
import type { Recording, User } from './recording.ts';
import { day, hour, minute } from './recording.ts';
import {
  bind,
  directoryError,
  engineTrace,
  engineTraceLines,
  logon,
  operationFail,
  operationStart,
  operationSuccess,
} from './writeback-events.ts';
import type { EngineError, OperationKind } from './writeback-events.ts';

/** Windows process id of the engine; one for a recording. */
const engineProcess = 5_716;

/** A password gets back to the directory; its hash follows to the cloud. */
export function addSuccess(recording: Recording, atMs: number, kind: OperationKind, user: User): void {
  const { place, random } = recording;
  const trackingId = random.guid();
  const took = random.between(600, 2_400);
  recording.add(atMs, operationStart(kind, trackingId, user));
  recording.add(atMs + took * 0.3, logon(place));
  recording.add(atMs + took * 0.4, bind(place));
  recording.add(atMs + took, operationSuccess(kind, trackingId, user, random.pick(place.users)));
  addHashSync(recording, atMs + random.between(20, 100) * 1_000, user);
}

/** The directory refuses: the engine traces it, the writeback service names the group of the error and gives up. */
export function addFailure(
  recording: Recording,
  atMs: number,
  kind: OperationKind,
  user: User,
  cause: EngineError,
  trace: readonly string[] = engineTraceLines(engineProcess, cause),
): void {
  const { place, random } = recording;
  const trackingId = random.guid();
  const took = random.between(500, 1_900);
  recording.add(atMs, operationStart(kind, trackingId, user));
  recording.add(atMs + took * 0.3, logon(place));
  recording.add(atMs + took * 0.4, bind(place));
  recording.add(atMs + took * 0.8, engineTrace(place, engineProcess, trace));
  recording.add(atMs + took * 0.9, directoryError(kind, trackingId, user, cause));
  recording.add(atMs + took, operationFail(kind, trackingId, user));
}

/** An operation that nothing ever ends in the log. */
export function addUnfinished(recording: Recording, atMs: number, kind: OperationKind, user: User): void {
  const trackingId = recording.random.guid();
  recording.add(atMs, operationStart(kind, trackingId, user));
  recording.add(atMs + 400, logon(recording.place));
}

/**
 * Successful operations of many users on working hours of every day until `untilMs`. No user comes twice within a
 * day, so that none of them looks like a breach of a minimum password age.
 */
export function addDailyOperations(recording: Recording, untilMs: number, users: readonly User[]): void {
  const { random } = recording;
  let turn = 0;
  for (let midnight = Math.floor(recording.startMs / day) * day; midnight < untilMs; midnight += day) {
    const weekday = new Date(midnight).getUTCDay();
    const count = weekday === 0 || weekday === 6 ? 1 : random.between(4, 6);
    for (let index = 0; index < count; index += 1) {
      const user = users[turn % users.length];
      turn += 1;
      const at = midnight + 7 * hour + random.between(0, 10 * 60) * minute + random.between(0, 59_000);
      const kind = random.chance(60) ? 'reset' : random.chance(70) ? 'change' : 'admin-reset';
      if (user !== undefined && at < untilMs) {
        addSuccess(recording, at, kind, user);
      }
    }
  }
}
