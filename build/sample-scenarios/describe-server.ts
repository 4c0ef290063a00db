import type { FixtureEvent } from '../../shared/event-log/evtx/test-support/writer.ts';
import type { SampleServerInput } from '../../electron/host/sample-server.ts';
import { reachable, targetsOf } from './network-results.ts';
import { windowsAnswer } from './powershell-answers.ts';
import type { Place, Scenario } from './recording.ts';
import { commandsOf, filesOf, registryOf } from './server-state.ts';
import type { StateOptions } from './server-state.ts';

/** All recordings end at this moment, a Monday morning. */
export const recordingEndMs = Date.UTC(2026, 10, 16, 9, 30);

export interface Description {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly place: Place;
  readonly application: readonly FixtureEvent[];
  readonly system?: readonly FixtureEvent[];
  readonly state?: StateOptions;
  /** Network results; every endpoint is reached where it is absent. */
  readonly endpoints?: SampleServerInput['endpoints'];
  readonly elevated?: boolean;
  /** Size limit of the Application log. */
  readonly maxSizeBytes?: number;
  readonly registry?: SampleServerInput['registry'];
  readonly commands?: SampleServerInput['commands'];
  readonly files?: SampleServerInput['files'];
}

/** The recording of a server in good order, but for what `description` says otherwise. */
export function describeServer(description: Description): Scenario {
  const { place, application } = description;
  const state = withStart(description.state ?? {}, application);
  const endpoints = description.endpoints ?? targetsOf(place).map((target) => reachable(target));
  return {
    server: {
      schema: 'connect-support-bundle/sample-server/1',
      name: description.name,
      title: description.title,
      description: description.description,
      hostName: place.hostName,
      clock: new Date(recordingEndMs).toISOString(),
      elevated: description.elevated ?? true,
      resources: {
        uptimeSeconds,
        memoryBytes: 17_179_869_184,
        freeMemoryBytes: 6_442_450_944,
        volumes: [{ name: 'C:', sizeBytes: 136_365_211_648, freeBytes: 71_940_702_208 }],
        adapters: [{ addresses: ['192.0.2.101/24'], ipv6: false }],
        dnsServers: ['192.0.2.11', '192.0.2.12'],
      },
      registry: [...registryOf(place, state), ...(description.registry ?? [])],
      commands: [
        ...commandsOf(place, state),
        windowsAnswer(endpoints, state.windowsTls),
        ...(description.commands ?? []),
      ],
      files: [...filesOf(place, state), ...(description.files ?? [])],
      eventLogs: [
        {
          channel: 'Application',
          file: 'Application.evtx.gz',
          maxSizeBytes: description.maxSizeBytes ?? 67_108_864,
          retention: false,
          sizeBytes: 20_975_616,
          oldestEvent: oldest(application),
        },
        {
          channel: 'System',
          file: 'System.evtx.gz',
          maxSizeBytes: 20_971_520,
          retention: false,
          sizeBytes: 20_975_616,
          oldestEvent: oldest(application),
        },
      ],
      endpoints,
    },
    logs: [
      { channel: 'Application', events: application },
      { channel: 'System', events: description.system ?? [serviceStart(place)] },
    ],
  };
}

/** The service manager's word of the service's last start: an ADSync event that is no problem. */
function serviceStart(place: Place): FixtureEvent {
  return {
    provider: 'Service Control Manager',
    eventId: 7_036,
    level: 4,
    qualifiers: 0x40_00,
    timeMs: recordingEndMs - 3 * 86_400_000,
    recordId: 48_211,
    channel: 'System',
    computer: `${place.hostName}.${place.domain}`,
    data: ['Microsoft Entra ID Sync', 'running'],
  };
}

const uptimeSeconds = 281_400;

/** The service's process is as old as its last start in the log, else four minutes younger than the machine. */
function withStart(state: StateOptions, events: readonly FixtureEvent[]): StateOptions {
  if (state.serviceState === 'stopped') {
    return state;
  }
  const last = events.findLast(({ provider, eventId }) => provider === 'ADSync' && eventId === 2_001);
  return { ...state, startedAtMs: last?.timeMs ?? recordingEndMs - (uptimeSeconds - 240) * 1_000 };
}

function oldest(events: readonly FixtureEvent[]): string | null {
  const first = events[0];
  return first === undefined ? null : new Date(first.timeMs).toISOString();
}
