import { addHealthyBackground } from './background.ts';
import { describeServer, recordingEndMs } from './describe-server.ts';
import { addDailyOperations, addFailure, addSuccess } from './operations.ts';
import type { Scenario } from './recording.ts';
import { createPlace, createRecording, day, hour, minute } from './recording.ts';
import type { EngineError } from './writeback-events.ts';

export const policyRejection: EngineError = {
  eventId: 33_008,
  code: '80230619',
  message: 'A restriction prevents the password from being changed to the current one specified.',
};

/** The server is fine; the domain's password policy refuses what several users chose, some of them too soon. */
export function policyRejections(): Scenario {
  const place = createPlace({
    seed: 2,
    company: 'fabrikam',
    version: '2.6.84.0',
    namespaces: ['ssprdedicatedsbprodncu', 'ssprdedicatedsbprodscu'],
  });
  const recording = createRecording(place, { seed: 22, startMs: recordingEndMs - 7 * day, endMs: recordingEndMs });
  addHealthyBackground(recording);
  addDailyOperations(recording, recordingEndMs, place.users.slice(6));
  const rejected = place.users.slice(0, 6);
  for (const [index, user] of rejected.entries()) {
    const first = recordingEndMs - 6 * day + index * 22 * hour + 40 * minute;
    if (index % 3 === 0) {
      // Changed successfully, then again on the same day: the minimum password age refuses it, twice.
      addSuccess(recording, first, 'reset', user);
      addFailure(recording, first + 50 * minute, 'change', user, policyRejection);
      addFailure(recording, first + 54 * minute, 'change', user, policyRejection);
    } else {
      // History or complexity: refused, refused, then a better password passes the next day.
      addFailure(recording, first, 'reset', user, policyRejection);
      addFailure(recording, first + 3 * minute, 'reset', user, policyRejection);
      addSuccess(recording, first + 26 * hour, 'reset', user);
    }
  }
  const lastUser = rejected[1];
  if (lastUser !== undefined) {
    addFailure(recording, recordingEndMs - 25 * minute, 'reset', lastUser, policyRejection);
  }
  return describeServer({
    name: 'policy-rejections',
    title: 'Passwords refused by policy',
    description:
      'The path is fine, yet the directory refuses several new passwords: too recent, too similar or too simple.',
    place,
    application: recording.finish('Application'),
    state: { windows: 2019 },
  });
}
