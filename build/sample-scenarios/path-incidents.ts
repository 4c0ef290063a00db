import { addHealthyBackground, addHeartbeats, addSyncCycles, addWindowsNoise } from './background.ts';
import { recordingEndMs } from './describe-server.ts';
import { recordIncident } from './incident.ts';
import {
  handshakeRefused,
  inspected,
  reachable,
  refusedByProxy,
  targetsOf,
  throughProxy,
  unresolved,
} from './network-results.ts';
import { addDailyOperations } from './operations.ts';
import { frenchService, frenchTime } from '../../electron/collect/test-support/other-languages.ts';
import { addOutage } from './outage.ts';
import type { Recording, Scenario } from './recording.ts';
import { day, hour, minute } from './recording.ts';

/** All is well until `fromMs`, then both listeners fail with `inner`. */
function failsFrom(recording: Recording, fromMs: number, inner: string): void {
  addHeartbeats(recording, recording.startMs, fromMs);
  addOutage(recording, fromMs + 4 * minute, recordingEndMs, inner);
  addSyncCycles(recording, recording.startMs, recordingEndMs);
  addWindowsNoise(recording);
  addDailyOperations(recording, fromMs, recording.place.users);
}

export function tlsInspected(): Scenario {
  return recordIncident({
    name: 'tls-inspected',
    title: 'A firewall opens the encrypted traffic',
    description:
      'Since Sunday a new firewall shows its own certificate instead of the relays’; its root is not trusted here.',
    place: { seed: 12, company: 'alpineski', version: '2.6.84.0' },
    fill(recording) {
      failsFrom(
        recording,
        recordingEndMs - 26 * hour,
        'System.Net.WebException: The underlying connection was closed: Could not establish trust relationship for the ' +
          'SSL/TLS secure channel. ---> System.Security.Authentication.AuthenticationException: The remote certificate is ' +
          'invalid according to the validation procedure.',
      );
    },
    details: (place) => ({
      state: { rootsMissing: ['DF3C24F9BFD666761B268073FE06D1CC8D4F82A4'] },
      endpoints: targetsOf(place).map((target) => inspected(target, 'Alpine Ski Perimeter Inspection CA')),
    }),
  });
}

export function proxyRefuses(): Scenario {
  return recordIncident({
    name: 'proxy-refuses',
    title: 'The proxy wants a sign-in (French Windows)',
    description: 'Since Saturday the proxy of the service answers 407; Windows itself is set to another proxy.',
    place: { seed: 13, company: 'treyresearch', version: '2.6.84.0' },
    fill(recording) {
      failsFrom(
        recording,
        recordingEndMs - 40 * hour,
        'System.Net.WebException: The remote server returned an error: (407) Proxy Authentication Required.',
      );
    },
    details: (place) => ({
      state: {
        windows: 2019,
        serviceProxy: 'http://proxy.treyresearch.example:8080',
        winHttpProxy: 'old-proxy.treyresearch.example:3128',
        serviceAnswer: frenchService,
        timeAnswer: frenchTime,
      },
      endpoints: targetsOf(place).flatMap((target) => [handshakeRefused(target), refusedByProxy(target, 407)]),
    }),
  });
}

export function oneRelayGone(): Scenario {
  return recordIncident({
    name: 'one-relay-gone',
    title: 'One of the two relays is lost',
    description: 'The name of the second relay no longer resolves; passwords get back over the first one only.',
    place: { seed: 14, company: 'woodgrove', version: '2.6.92.0' },
    fill(recording) {
      const lostMs = recordingEndMs - 2 * day;
      addHeartbeats(recording, recording.startMs, lostMs);
      addHeartbeats(recording, lostMs, recordingEndMs, [0]);
      addSyncCycles(recording, recording.startMs, recordingEndMs);
      addWindowsNoise(recording);
      addDailyOperations(recording, recordingEndMs, recording.place.users);
    },
    details: (place) => ({
      endpoints: targetsOf(place).map((target, index) => (index === 2 ? unresolved(target) : reachable(target))),
    }),
  });
}

export function proxyInOrder(): Scenario {
  return recordIncident({
    name: 'proxy-in-order',
    title: 'A server behind a proxy, in order',
    description: 'Nothing goes out directly, everything through the proxy; writeback is healthy all the same.',
    place: { seed: 15, company: 'margies', version: '2.6.92.0' },
    fill(recording) {
      addHealthyBackground(recording);
      addDailyOperations(recording, recordingEndMs, recording.place.users);
    },
    details: (place) => ({
      state: { serviceProxy: 'http://proxy.margies.example:8080', winHttpProxy: 'proxy.margies.example:8080' },
      endpoints: targetsOf(place).flatMap((target) => [unresolved(target), throughProxy(reachable(target))]),
    }),
  });
}

export function clockAhead(): Scenario {
  return recordIncident({
    name: 'clock-ahead',
    title: 'The clock runs ahead',
    description: 'A virtual machine without a time source is eleven minutes ahead; the relays refuse its tokens.',
    place: { seed: 16, company: 'lamna', version: '2.6.84.0' },
    fill(recording) {
      failsFrom(
        recording,
        recordingEndMs - 30 * hour,
        'System.UnauthorizedAccessException: The token has an invalid lifetime.',
      );
    },
    details: (place) => ({
      state: { timeSource: 'Local CMOS Clock' },
      endpoints: targetsOf(place).map((target) => reachable(target, 660)),
    }),
  });
}

export function cipherPolicy(): Scenario {
  return recordIncident({
    name: 'cipher-policy',
    title: 'A policy allows old ciphers only (Windows Server 2025)',
    description:
      'The network is open, but a cipher suite policy keeps Windows itself from any handshake with the relays.',
    place: { seed: 26, company: 'vanarsdel', version: '2.6.92.0' },
    fill(recording) {
      failsFrom(
        recording,
        recordingEndMs - 22 * hour,
        'System.Net.WebException: The request was aborted: Could not create SSL/TLS secure channel. The client and server ' +
          'cannot communicate, because they do not possess a common algorithm',
      );
    },
    details: () => ({
      state: { windows: 2025, windowsTls: 'SecureChannelFailure' },
      registry: [
        {
          path: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002',
          view: '64',
          values: { Functions: { strings: ['TLS_RSA_WITH_3DES_EDE_CBC_SHA'] } },
        },
      ],
    }),
  });
}
