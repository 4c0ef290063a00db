import { directorySyncSource } from '../operations/event-sources.ts';
import { eventRule } from './support/event-rule.ts';
import { ownHashSyncErrors } from './support/hash-sync-errors.ts';
import { hashSync, rpcErrors } from './support/references.ts';
import { countOf, period } from './support/sentences.ts';

/** Single failed hashes are retried; this many in one log are not. */
const failedHashes = 20;

export const passwordHashSyncFailing = eventRule({
  id: 'password-hash-sync-failing',
  title: 'Password hash synchronisation fails',
  severity: 'error',
  confidence: 'certain',
  explanation:
    'The new password is in Active Directory, but its hash does not reach the cloud. People whose reset succeeded then still cannot sign in to the cloud with it.',
  fix: [
    { text: 'Look up the RPC or directory error that the event names.' },
    { text: 'Check that the connector account holds both Replicating Directory Changes rights on each domain.' },
    { text: 'Open 135, 389 and 49152-65535 to the domain controllers.' },
    { text: 'Run the built-in troubleshooter of the wizard for password hash synchronisation.' },
  ],
  references: [hashSync, rpcErrors],
  falsePositives: ['A domain controller that restarts gives a few of these.'],
  match: /RPC Error|Error Code|Result\s?:\s?Failed|failed/i,
  pick: (input) => {
    const failed = input.events.of(directorySyncSource, 657);
    return [...ownHashSyncErrors(input), ...(failed.length >= failedHashes ? failed : [])].toSorted(
      (a, b) => a.timeMs - b.timeMs || 0,
    );
  },
  what: (events) =>
    `${countOf(events.length, 'failure')} of password hash synchronisation came${period(events[0]?.time ?? null, events.at(-1)?.time ?? null)}.`,
  refine: (events) => (events.length < 3 ? { severity: 'warning' } : {}),
});
