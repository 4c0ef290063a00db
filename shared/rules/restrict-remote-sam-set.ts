import { failuresBy } from './support/failures.ts';
import { restrictRemoteSam, sspr0029 } from './support/references.ts';
import { remoteSamEvidence } from './support/remote-sam.ts';
import { countOf } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const restrictRemoteSamSet: Rule = {
  id: 'restrict-remote-sam-set',
  title: 'A restriction of remote calls to SAM is in force',
  severity: 'info',
  explanation:
    'The value RestrictRemoteSam limits who may ask for users over SAM. Writeback works as long as the connector account is among those allowed; if it is not, resets fail with an access error.',
  fix: [{ text: 'Check that the connector account is allowed by the security descriptor in the value.' }],
  references: [sspr0029, restrictRemoteSam],
  falsePositives: ['The restriction is good practice; without failing operations it is a note only.'],
  needs: [],
  needsOneOf: ['remoteSam', 'domainControllers'],
  check(input) {
    const proof = remoteSamEvidence(input);
    // With failing operations the rule about them shows this as its evidence.
    const explained = failuresBy(input, 'remote-sam').length > 0;
    if (proof.length === 0 || explained) return { kind: 'pass' };
    return stateFinding(`RestrictRemoteSam is set on ${countOf(proof.length, 'machine')}.`, proof, {
      confidence: 'possible',
    });
  },
};
