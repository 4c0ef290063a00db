import { failureRule } from './support/failure-rule.ts';
import { troubleshootWriteback } from './support/references.ts';

export const userOutOfScope = failureRule({
  id: 'user-out-of-scope',
  title: 'The user is outside the password scope',
  severity: 'error',
  cause: 'out-of-scope',
  confidence: 'certain',
  happened: 'ended because the engine found no target for the password (33002, "No password writeback targets found")',
  explanation:
    'The user is synchronised, but not by a rule that takes passwords along: a scoping filter, or selective password hash synchronisation, leaves the object out.',
  fix: [
    { text: 'Open Synchronization Rules Editor and find the inbound rule that joins the account.' },
    { text: 'Compare its scoping filter with the attributes of the user.' },
    { text: 'Bring the user into scope, or move the user to a synchronised unit, and run a sync cycle.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [],
});
