import { parseTime } from '../operations/parse-time.ts';
import { evidenceOf, maxEvidence } from './support/evidence.ts';
import { usersOf } from './support/failure-rule.ts';
import { troubleshootWriteback } from './support/references.ts';
import { countOf, list, period } from './support/sentences.ts';
import type { Rule } from './rule.ts';

/** Operations take seconds; one that began this close to the log's end may still be running. */
const patienceMs = 10 * 60_000;

export const operationUnfinished: Rule = {
  id: 'operation-unfinished',
  title: 'Operations began and never ended',
  severity: 'error',
  explanation:
    'A request reached this server and neither success nor failure was logged. The service may have been stopped or have crashed, or a domain controller did not answer.',
  fix: [
    { text: 'Look for a stop of ADSync (2002, 31016), a crash of miiserver.exe or a reboot right after these times.' },
    { text: 'Check that the domain controllers in use answer quickly over LDAP and RPC.' },
    {
      text: 'Ask the persons concerned whether the new password works: it may have been set before the answer got lost.',
    },
  ],
  references: [troubleshootWriteback],
  falsePositives: ['A log that rolled over, or an export of part of it, can lack the end of an operation.'],
  needs: ['connect-events'],
  needsEnd: true,
  check(input) {
    const logEndMs = input.events.all.at(-1)?.timeMs ?? 0;
    const found = input.operations.filter(
      (operation) => operation.outcome === 'unfinished' && logEndMs - parseTime(operation.start) > patienceMs,
    );
    const users = usersOf(found);
    const first = found[0]?.start ?? null;
    const last = found.at(-1)?.start ?? null;
    if (found.length === 0) return { kind: 'pass' };
    return {
      kind: 'finding',
      finding: {
        what: `${countOf(found.length, 'operation')} began${period(first, last)} and have no result in the log.${users.length === 0 ? '' : ` It concerns ${list(users)}.`}`,
        count: found.length,
        first,
        last,
        users,
        confidence: 'likely',
        severity: found.length > 2 ? 'error' : 'warning',
        evidence: found.slice(-maxEvidence).flatMap((operation) => {
          const start = input.recordsOf(operation)[0];
          return start === undefined ? [] : [evidenceOf(start)];
        }),
      },
    };
  },
};
