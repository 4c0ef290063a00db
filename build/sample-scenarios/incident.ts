import type { FixtureEvent } from '../../shared/event-log/evtx/test-support/writer.ts';
import { describeServer, recordingEndMs } from './describe-server.ts';
import type { Description } from './describe-server.ts';
import { createPlace, createRecording, day } from './recording.ts';
import type { Place, PlaceOptions, Recording, Scenario } from './recording.ts';

export interface Incident extends Pick<Description, 'name' | 'title' | 'description' | 'elevated' | 'maxSizeBytes'> {
  readonly place: PlaceOptions;
  readonly days?: number;
  /** Puts everything into the Application log that happened in the window. */
  fill(recording: Recording): void;
  system?(place: Place): readonly FixtureEvent[];
  details?(place: Place): Pick<Description, 'state' | 'endpoints' | 'commands' | 'registry' | 'files'>;
}

/** A recorded week of one server with one kind of trouble. */
export function recordIncident(incident: Incident): Scenario {
  const place = createPlace(incident.place);
  const startMs = recordingEndMs - (incident.days ?? 7) * day;
  const recording = createRecording(place, { seed: incident.place.seed * 11, startMs, endMs: recordingEndMs });
  incident.fill(recording);
  const { name, title, description, elevated, maxSizeBytes } = incident;
  return describeServer({
    name,
    title,
    description,
    place,
    application: recording.finish('Application'),
    ...(elevated === undefined ? {} : { elevated }),
    ...(maxSizeBytes === undefined ? {} : { maxSizeBytes }),
    ...(incident.system === undefined ? {} : { system: incident.system(place) }),
    ...incident.details?.(place),
  });
}
