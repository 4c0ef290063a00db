import { addHealthyBackground } from './background.ts';
import { addDailyOperations } from './operations.ts';
import type { Scenario } from './recording.ts';
import { createPlace, createRecording, day } from './recording.ts';
import { describeServer, recordingEndMs } from './describe-server.ts';

/** A server as it should be: every rule is silent on it. */
export function healthy(): Scenario {
  const place = createPlace({ seed: 1, company: 'contoso', version: '2.6.92.0' });
  const recording = createRecording(place, { seed: 11, startMs: recordingEndMs - 7 * day, endMs: recordingEndMs });
  addHealthyBackground(recording);
  addDailyOperations(recording, recordingEndMs, place.users);
  return describeServer({
    name: 'healthy',
    title: 'A healthy server',
    description: 'Current version, good TLS settings, all endpoints reached, a week of successful resets and changes.',
    place,
    application: recording.finish('Application'),
  });
}
