import type { FixtureEvent } from '../../shared/event-log/evtx/test-support/writer.ts';
import {
  addHashSync,
  addHealthyBackground,
  addHeartbeats,
  addRestart,
  addServiceStart,
  addServiceStop,
  addSyncCycles,
  addWindowsNoise,
  engine,
  synchronization,
} from './background.ts';
import { recordingEndMs } from './describe-server.ts';
import { recordIncident } from './incident.ts';
import { addDailyOperations, addFailure, addUnfinished } from './operations.ts';
import { japaneseStoppedService } from '../../electron/collect/test-support/other-languages.ts';
import type { Place, Recording, Scenario } from './recording.ts';
import { day, hour, minute } from './recording.ts';
import { listenerError, serviceBusRetry, writebackEvent } from './writeback-events.ts';

export function onboardingBroken(): Scenario {
  return recordIncident({
    name: 'onboarding-broken',
    title: 'Switching writeback on fails',
    description:
      'On Friday writeback was switched off and on again; token, keys and configuration file all made trouble.',
    place: { seed: 17, company: 'cohovineyard', version: '2.6.84.0' },
    fill(recording) {
      addHealthyBackground(recording, false);
      addDailyOperations(recording, recordingEndMs - 4 * day, recording.place.users);
      const { random } = recording;
      // constructed, all of them: only names and meanings of these events are public.
      const events: readonly (readonly [number, 2 | 4, string])[] = [
        [31_012, 4, 'OffboardingEventStart, Details: '],
        [31_014, 2, 'OffboardingEventFail, Details: The service answered with an error.'],
        [31_004, 4, 'OnboardingEventStart, Details: '],
        [32_009, 2, 'Error getting auth token, Details: AADSTS50126'],
        [32_011, 2, 'OnBoardingServiceError, Details: The web service could not be reached.'],
        [32_005, 2, 'ConfigurationError, Details: The configuration file could not be read.'],
        [32_008, 2, 'ValidationError, Details: The answer of the web service is not valid.'],
        [32_015, 2, 'ReportServiceHealthError, Details: The health report was not accepted.'],
        [32_004, 2, 'DecryptionError, Details: The password could not be decrypted.'],
      ];
      for (const [index, [eventId, level, text]] of events.entries()) {
        recording.add(
          recordingEndMs - 3 * day + index * 7 * minute,
          writebackEvent(eventId, level, random.guid(), text),
        );
      }
    },
    details: () => ({ state: { writeback: false } }),
  });
}

const logonFailure = (place: Place): FixtureEvent => ({
  provider: 'Service Control Manager',
  eventId: 7_038,
  level: 2,
  qualifiers: 0xc0_00,
  timeMs: recordingEndMs - 20 * hour,
  recordId: 48_702,
  channel: 'System',
  computer: `${place.hostName}.${place.domain}`,
  data: ['ADSync', `${place.netbios}\\svc-adsync`, 'The user name or password is incorrect.'],
});

export function serviceDown(): Scenario {
  return recordIncident({
    name: 'service-down',
    title: 'The service does not start (Japanese Windows)',
    description:
      'Since Sunday afternoon the service account cannot log on; its key and its database were out of reach before.',
    place: { seed: 18, company: 'bellows', version: '2.6.84.0' },
    fill(recording) {
      const downMs = recordingEndMs - 20 * hour;
      addHeartbeats(recording, recording.startMs, downMs - 10 * minute);
      addSyncCycles(recording, recording.startMs, downMs - 10 * minute);
      addServiceStop(recording, downMs - 9 * minute);
      // constructed but for the first sentence of 6028
      recording.add(downMs, engine(6_028, 'The server encryption key cannot be accessed.', 2));
      recording.add(downMs + 5_000, engine(6_226, 'The management agent database could not be opened: 0x8023044a.', 2));
      recording.add(downMs + 6_000, {
        provider: 'SQLLocalDB 15.0',
        eventId: 528,
        level: 2,
        data: ['WaitForMultipleObjects', '575', 'The automatic instance could not be started.'],
      });
      addWindowsNoise(recording);
      addDailyOperations(recording, downMs - day, recording.place.users);
    },
    system: (place) => [logonFailure(place)],
    details: (place) => ({
      state: {
        serviceState: 'stopped',
        serviceAnswer: japaneseStoppedService,
        account: `${place.netbios}\\svc-adsync`,
        zone: { name: 'Tokyo Standard Time', biasMinutes: -540 },
      },
    }),
  });
}

export function endpointNotStarted(): Scenario {
  return recordIncident({
    name: 'endpoint-not-started',
    title: 'The writeback endpoint does not come up',
    description: 'After Saturday’s updates the sync service runs, but its writeback endpoint never started.',
    place: { seed: 19, company: 'consolidated', version: '2.6.84.0' },
    fill(recording) {
      const restartMs = recordingEndMs - 44 * hour;
      addHeartbeats(recording, recording.startMs, restartMs);
      addSyncCycles(recording, recording.startMs, restartMs - 5 * minute);
      addServiceStop(recording, restartMs);
      addServiceStart(recording, restartMs + 2 * minute, false);
      recording.add(
        restartMs + 2 * minute + 9_000,
        engine(
          6_800,
          'The password management extension encountered an error.\n The stack trace is:\n "The configuration could not be loaded',
          2,
        ),
      );
      addSyncCycles(recording, restartMs + 5 * minute, recordingEndMs);
      addWindowsNoise(recording);
      addDailyOperations(recording, restartMs - day, recording.place.users);
    },
    details: () => ({ state: { pendingReboot: true, endpointDown: true } }),
  });
}

export function stagingServer(): Scenario {
  return recordIncident({
    name: 'staging-server',
    title: 'The standby server',
    description: 'A server in staging mode: it imports, exports nothing and writes no password back.',
    place: { seed: 20, company: 'datum', hostName: 'CONNECT02', version: '2.6.92.0' },
    fill(recording) {
      addSyncCycles(recording, recording.startMs, recordingEndMs);
      addWindowsNoise(recording);
    },
    details: () => ({ state: { staging: true, schedulerSuspended: true } }),
  });
}

export function outdatedServer(): Scenario {
  return recordIncident({
    name: 'outdated-server',
    title: 'An old build on an old system',
    description: 'Far below the supported version, a half-finished upgrade, TLS 1.2 switched off, an early .NET.',
    place: { seed: 21, company: 'humongous', version: '2.4.27.0' },
    fill(recording) {
      addHealthyBackground(recording, false);
      addDailyOperations(recording, recordingEndMs, recording.place.users);
      // constructed but for the code word
      recording.add(recordingEndMs - 2 * day, {
        provider: 'Azure AD Connect Upgrade',
        eventId: 304,
        level: 2,
        data: ['UpgradeNotSupportedCustomizedSyncRules'],
      });
    },
    details: () => ({
      state: {
        windows: 2016,
        tls: 'disabled',
        configurationVersion: '2.3.20.0',
        customRules: [{ name: 'In from AD - User Common (own)', direction: 'Inbound' }],
        pendingReboot: true,
      },
    }),
  });
}

export function syncAccountBlocked(): Scenario {
  return recordIncident({
    name: 'sync-account-blocked',
    title: 'The sync account is locked out of the cloud',
    description:
      'A Conditional Access policy stopped synchronisation on Friday; password writeback itself still works.',
    place: { seed: 22, company: 'nodpublishers', version: '2.6.84.0' },
    fill(recording) {
      addHealthyBackground(recording, false);
      addDailyOperations(recording, recordingEndMs, recording.place.users);
      for (let at = recordingEndMs - 3 * day; at < recordingEndMs; at += 30 * minute) {
        // constructed
        recording.add(
          at,
          synchronization(906, 'Failed to connect to the cloud: the sign-in was blocked by Conditional Access.', 2),
        );
        recording.add(at + 60, engine(904, 'AADSTS53003: Access has been blocked by Conditional Access policies.'));
        recording.add(at + 120, synchronization(106, 'Failed to connect during an export: access denied.', 2));
        recording.add(at + 180, synchronization(115, 'Access to the cloud has been denied. Access denied.'));
      }
      for (const [index, user] of recording.place.users.concat(recording.place.users).entries()) {
        addHashSync(recording, recordingEndMs - 2 * day + index * hour, user, 'Failed.');
      }
    },
  });
}

function addTransientRetries(recording: Recording, atMs: number): void {
  const { place, random } = recording;
  for (let index = 0; index < 40; index += 1) {
    recording.add(atMs + index * 11 * minute, serviceBusRetry(random.guid(), place.namespaces[index % 2] ?? ''));
  }
}

export function restlessService(): Scenario {
  return recordIncident({
    name: 'restless-service',
    title: 'Retries, restarts and loose ends',
    description: 'Writeback works, yet connections are retried often, operations get lost, and one error has no name.',
    place: { seed: 23, company: 'graphicdesign', version: '2.6.91.0' },
    fill(recording) {
      addHealthyBackground(recording);
      addDailyOperations(recording, recordingEndMs, recording.place.users.slice(6));
      const { place, random, endMs } = recording;
      addTransientRetries(recording, endMs - 30 * hour);
      const restartMs = endMs - 3 * day;
      recording.add(
        restartMs - 10_000,
        listenerError(random.guid(), place.namespaces[0] ?? '', place.listeners[0] ?? '', 'The listener was closed.'),
      );
      addRestart(recording, restartMs);
      for (const [index, user] of place.users.slice(0, 4).entries()) {
        addUnfinished(recording, endMs - (30 - index * 5) * hour, 'reset', user);
      }
      const last = place.users[5];
      if (last !== undefined) {
        // constructed
        addFailure(recording, endMs - 8 * hour, 'reset', last, {
          eventId: 33_001,
          code: '8023ffff',
          message: 'An unexpected error occurred.',
        });
      }
    },
  });
}

export function logRolledOver(): Scenario {
  return recordIncident({
    name: 'log-rolled-over',
    title: 'A log too small to look back',
    description: 'The Application log holds one megabyte: less than two days of the week that is asked for.',
    place: { seed: 24, company: 'blueyonder', version: '2.6.92.0' },
    days: 1.6,
    maxSizeBytes: 1_052_672,
    fill(recording) {
      addHealthyBackground(recording, false);
      addDailyOperations(recording, recordingEndMs, recording.place.users);
    },
  });
}

export function notElevated(): Scenario {
  const denied = { code: 'denied', detail: 'access denied' } as const;
  return recordIncident({
    name: 'not-elevated',
    title: 'Collected without administrator rights',
    description:
      'A healthy server, looked at by somebody who may not read its sync configuration and its wizard traces.',
    place: { seed: 25, company: 'farmhouse', version: '2.6.92.0' },
    days: 7,
    elevated: false,
    fill(recording) {
      addHealthyBackground(recording, false);
      addDailyOperations(recording, recordingEndMs, recording.place.users);
    },
    details: () => ({
      state: { syncDenied: true },
      files: [{ path: 'C:\\ProgramData\\AADConnect\\trace-20261030-090000.log', error: denied }],
    }),
  });
}
