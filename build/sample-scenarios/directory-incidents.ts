import { addHealthyBackground, synchronization } from './background.ts';
import { recordingEndMs } from './describe-server.ts';
import { recordIncident } from './incident.ts';
import { addDailyOperations, addFailure, addSuccess } from './operations.ts';
import type { Recording, Scenario, User } from './recording.ts';
import { day, hour, minute } from './recording.ts';
import { germanService, germanTime } from '../../electron/collect/test-support/other-languages.ts';
import { policyRejection } from './policy-rejections.ts';
import type { EngineError } from './writeback-events.ts';

/** What the directory can answer, each with its event and code. */
const causes = {
  denied: {
    eventId: 33_004,
    code: '80230626',
    message: 'The password could not be updated because the management agent credentials were denied access.',
  },
  privileged: {
    eventId: 33_004,
    code: '80230626',
    message: 'Requesting user was denied access to perform the operation on a privileged account.',
  },
  unspecified: { eventId: 33_001, code: '80004005', message: 'Unspecified error' },
  noController: {
    eventId: 33_001,
    code: '80230818',
    message: 'The management agent run was terminated because a domain controller could not be contacted.',
  },
  notFound: { eventId: 33_002, code: '80230405', message: 'The operation failed because the object cannot be found.' },
  duplicate: {
    eventId: 33_003,
    code: '80230402',
    message: 'An attempt to get an object failed because there are duplicated entries with the same anchor',
  },
  // constructed from the words that the documentation quotes
  multiple: { eventId: 33_003, code: '80230402', message: 'Multiple matches found.' },
  reserved: { eventId: 33_001, code: '80005000', message: '(unable to get error text)' },
  notEnabled: {
    eventId: 33_009,
    code: '8023061f',
    message: 'The operation failed because password synchronization is not enabled on this Management Agent.',
  },
  notSigned: {
    eventId: 33_009,
    code: '8023062c',
    message:
      'The password could not be set because the server is not configured for insecure setting of passwords, or a 128 bit TLS or SSL connection is required.',
  },
  tooLong: { eventId: 33_001, code: '800700CE', message: 'The filename or extension is too long' },
  // constructed: the texts of the three codes of accounts
  disabled: {
    eventId: 33_005,
    code: '80070533',
    message: "This user can't sign in because this account is currently disabled.",
  },
  locked: {
    eventId: 33_006,
    code: '80070775',
    message: 'The referenced account is currently locked out and may not be logged on to.',
  },
  wrongPassword: { eventId: 33_007, code: '80070056', message: 'The specified network password is not correct.' },
} as const satisfies Readonly<Record<string, EngineError>>;

const traceLines = (...lines: readonly string[]): readonly string[] => lines.map((line) => `ERR_: MMS(5716): ${line}`);

function user(recording: Recording, index: number): User {
  const found = recording.place.users[index];
  if (found === undefined) {
    throw new Error(`no user ${index}`);
  }
  return found;
}

/** Times within working hours, the first `daysAgo` before the end, one every `every` milliseconds. */
function times(count: number, daysAgo: number, every: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => recordingEndMs - daysAgo * day + index * every + 17 * minute);
}

export function connectorAccountDenied(): Scenario {
  return recordIncident({
    name: 'connector-account-denied',
    title: 'Connector account has no right to reset',
    description: 'Since Thursday every reset ends with access denied: the connector account lost its permissions.',
    place: { seed: 4, company: 'adatum', version: '2.6.84.0' },
    fill(recording) {
      addHealthyBackground(recording);
      addDailyOperations(recording, recordingEndMs - 4 * day, recording.place.users);
      for (const [index, at] of times(14, 3.9, 6 * hour).entries()) {
        addFailure(recording, at, index % 4 === 3 ? 'admin-reset' : 'reset', user(recording, index), causes.denied);
      }
    },
  });
}

export function someUsersDenied(): Scenario {
  return recordIncident({
    name: 'some-users-denied',
    title: 'Some users cannot be reset (German Windows)',
    description: 'Most resets pass. Users with inheritance switched off and a protected administrator are refused.',
    place: { seed: 5, company: 'wingtip', version: '2.6.92.0' },
    fill(recording) {
      addHealthyBackground(recording);
      addDailyOperations(recording, recordingEndMs, recording.place.users.slice(4));
      for (const [index, at] of times(6, 5, 19 * hour).entries()) {
        addFailure(
          recording,
          at,
          'reset',
          user(recording, index % 3),
          index % 3 === 2 ? causes.privileged : causes.denied,
        );
      }
    },
    details: (place) => ({
      state: {
        windows: 2019,
        serviceAnswer: germanService,
        timeAnswer: germanTime,
        users: place.users.slice(0, 3).map((entry, index) => ({
          user: entry.upn,
          distinguishedName: entry.dn,
          inheritanceDisabled: index < 2,
          ...(index === 2 ? { adminCount: 1 } : {}),
        })),
      },
    }),
  });
}

export function remoteSamRestricted(): Scenario {
  const trace = traceLines(
    'admaexport.cpp(2944): Failed to acquire user information: 0x5. Error Code: ERROR_ACCESS_DENIED',
    'ma.cpp(8123): ExportPasswordSet failed with 0x80004005',
  );
  return recordIncident({
    name: 'remote-sam-restricted',
    title: 'Remote SAM calls are restricted',
    description: 'A security baseline limits remote SAM calls; the engine can no longer look users up before a reset.',
    place: { seed: 6, company: 'northwind', version: '2.6.84.0' },
    fill(recording) {
      addHealthyBackground(recording);
      addDailyOperations(recording, recordingEndMs - 3 * day, recording.place.users);
      for (const [index, at] of times(9, 2.9, 7 * hour).entries()) {
        addFailure(recording, at, 'reset', user(recording, index), causes.unspecified, trace);
      }
    },
    details: () => ({ state: { restrictRemoteSam: 'O:BAG:BAD:(A;;RC;;;BA)' } }),
  });
}

export function domainControllersUnreachable(): Scenario {
  const rpc = traceLines(
    'admaexport.cpp(2944): Failed to acquire user information: 0x6ba',
    'ma.cpp(8123): ExportPasswordSet failed with 0x80004005',
  );
  return recordIncident({
    name: 'domain-controllers-unreachable',
    title: 'Domain controllers out of reach',
    description:
      'A new firewall between server and domain controllers drops RPC; a preferred controller is named in short form.',
    place: { seed: 7, company: 'litware', version: '2.6.92.0' },
    fill(recording) {
      addHealthyBackground(recording);
      addDailyOperations(recording, recordingEndMs - 2 * day, recording.place.users);
      for (const [index, at] of times(6, 1.9, 5 * hour).entries()) {
        addFailure(recording, at, 'reset', user(recording, index), causes.unspecified, rpc);
        addFailure(recording, at + hour, 'reset', user(recording, index + 7), causes.noController);
        recording.add(
          at + 2 * hour,
          synchronization(
            611,
            `Password hash synchronization failed for domain: ${recording.place.domain}, domain controller hostname: ` +
              '<not available>, domain controller IP address: <not available>.\nDetails: RPC Error 1722 : The RPC server is unavailable.',
            2,
          ),
        );
      }
    },
    details: () => ({ state: { preferredControllers: ['DC01'] } }),
  });
}

export function objectsOutOfPlace(): Scenario {
  const scope = traceLines('pwdset.cpp(511): No password writeback targets found.', 'server.cpp(11139): 0x80230405');
  return recordIncident({
    name: 'objects-out-of-place',
    title: 'Users the engine cannot find or tell apart',
    description: 'Moved, deleted, unscoped and doubled users, and one whose name holds a reserved character.',
    place: { seed: 8, company: 'proseware', version: '2.6.84.0' },
    fill(recording) {
      addHealthyBackground(recording);
      addDailyOperations(recording, recordingEndMs, recording.place.users.slice(6));
      for (const at of times(3, 5, 30 * hour)) {
        addFailure(recording, at, 'reset', user(recording, 0), causes.notFound);
        addFailure(recording, at + hour, 'reset', user(recording, 1), causes.notFound, scope);
        addFailure(recording, at + 2 * hour, 'reset', user(recording, 2), causes.duplicate);
        addFailure(recording, at + 3 * hour, 'reset', user(recording, 3), causes.multiple);
        addFailure(recording, at + 4 * hour, 'reset', user(recording, 4), causes.reserved);
      }
    },
    details: (place) => ({
      state: {
        users: place.users.slice(4, 5).map((entry) => ({
          user: entry.upn,
          distinguishedName: entry.dn.replace(/,OU=\w+/, ',OU=Sales/EMEA'),
        })),
      },
    }),
  });
}

export function connectorMisconfigured(): Scenario {
  const hints = traceLines('admaexport.cpp(2837): The server does not contain the LDAP password policy control.');
  return recordIncident({
    name: 'connector-misconfigured',
    title: 'Connector settings that keep passwords out',
    description: 'A forest added later, unsigned LDAP, an old domain controller and an overlong connector password.',
    place: { seed: 9, company: 'fourthcoffee', version: '2.6.84.0' },
    fill(recording) {
      addHealthyBackground(recording);
      addDailyOperations(recording, recordingEndMs, recording.place.users.slice(5));
      for (const at of times(2, 4, 40 * hour)) {
        addFailure(recording, at, 'reset', user(recording, 0), causes.notEnabled);
        addFailure(recording, at + hour, 'reset', user(recording, 1), causes.notSigned);
        addFailure(recording, at + 2 * hour, 'reset', user(recording, 2), causes.unspecified, hints);
        addFailure(recording, at + 3 * hour, 'reset', user(recording, 3), causes.tooLong);
      }
    },
    details: () => ({
      state: { windows: 2016, dotnetRelease: 528_049, policyHints: false, signAndEncryptLdap: false },
    }),
  });
}

export function userAccountStates(): Scenario {
  return recordIncident({
    name: 'user-account-states',
    title: 'Users in no state for a new password',
    description: 'Disabled, locked out, wrong current password, not allowed to change, changed too recently.',
    place: { seed: 10, company: 'relecloud', version: '2.6.92.0' },
    fill(recording) {
      addHealthyBackground(recording);
      addDailyOperations(recording, recordingEndMs, recording.place.users.slice(6));
      for (const at of times(2, 4, 40 * hour)) {
        addFailure(recording, at, 'reset', user(recording, 0), causes.disabled);
        addFailure(recording, at + hour, 'change', user(recording, 1), causes.locked);
        addFailure(recording, at + 2 * hour, 'change', user(recording, 2), causes.wrongPassword);
        addFailure(recording, at + 3 * hour, 'change', user(recording, 3), policyRejection);
        addSuccess(recording, at + 4 * hour, 'reset', user(recording, 4));
        addFailure(recording, at + 5 * hour, 'change', user(recording, 4), policyRejection);
      }
    },
    details: (place) => ({
      state: {
        minimumAgeDays: 1,
        users: place.users.slice(0, 4).map((entry, index) => ({
          user: entry.upn,
          distinguishedName: entry.dn,
          ...(index === 0 ? { accountControl: 514 } : {}),
          ...(index === 1 ? { lockoutTime: '134245781230000000' } : {}),
          cannotChangePassword: index === 3,
        })),
      },
    }),
  });
}
