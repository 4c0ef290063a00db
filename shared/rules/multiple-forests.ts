import { failureRule } from './support/failure-rule.ts';
import { troubleshootWriteback } from './support/references.ts';

export const multipleForests = failureRule({
  id: 'multiple-forests',
  title: 'The user has an enabled account in more than one forest',
  severity: 'error',
  cause: 'multiple-forests',
  confidence: 'certain',
  happened: 'ended because one user has several enabled on-premises accounts',
  explanation: 'Connect joined more than one enabled account to the same person. Writeback supports exactly one.',
  fix: [
    { text: 'Find the accounts that are joined to the metaverse object of this user.' },
    { text: 'Disable all but the one that the person signs in with.' },
    { text: 'Run a sync cycle and try again.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [],
});
