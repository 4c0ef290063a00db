import { failureRule } from './support/failure-rule.ts';
import { evidenceOfFailures } from './support/failure-rule.ts';
import { remoteSamEvidence } from './support/remote-sam.ts';
import { sspr0029, restrictRemoteSam } from './support/references.ts';

export const samRemoteCallsRestricted = failureRule({
  id: 'sam-remote-calls-restricted',
  title: 'Remote calls to SAM are restricted',
  severity: 'critical',
  cause: 'remote-sam',
  confidence: 'likely',
  happened:
    'ended because the engine was denied access when it looked the user up (6329, "Failed to acquire user information")',
  explanation:
    'Before it sets a password, Connect asks a domain controller for the user over SAM. The security option "Restrict clients allowed to make remote calls to SAM" can refuse the connector account, on this server or on any domain controller. The registry value stays when the policy goes.',
  fix: [
    {
      text: 'Read RestrictRemoteSam below HKLM\\System\\CurrentControlSet\\Control\\Lsa on this server and on every domain controller.',
    },
    { text: 'Find the policy that sets it with a resultant set of policy.' },
    {
      text: 'Add the connector account to the allowed accounts of the policy, or remove the policy and delete the value left behind.',
      warning: 'The value protects against enumeration of accounts: agree with those who look after security.',
    },
    {
      text: 'Check that Authenticated Users are members of Pre-Windows 2000 Compatible Access, and that it may read the SAM server object.',
    },
    { text: 'Run gpupdate on the machines concerned and try one user again.' },
  ],
  references: [sspr0029, restrictRemoteSam],
  falsePositives: ['Builds before 2.1.19.0 had an error of their own that looked the same.'],
  refine: (found, input) => {
    const proof = remoteSamEvidence(input);
    return proof.length === 0 ? {} : { confidence: 'certain', evidence: [...evidenceOfFailures(found), ...proof] };
  },
});
