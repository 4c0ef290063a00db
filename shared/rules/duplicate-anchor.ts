import { failureRule } from './support/failure-rule.ts';
import { troubleshootWriteback } from './support/references.ts';

export const duplicateAnchor = failureRule({
  id: 'duplicate-anchor',
  title: 'Two on-premises objects share one anchor',
  severity: 'error',
  cause: 'duplicate-anchor',
  confidence: 'certain',
  happened: 'ended because more than one object has the anchor of the user (33003, 80230402)',
  explanation:
    'Connect links a cloud user to Active Directory by its anchor. When two enabled objects carry the same one, it cannot tell whose password to set.',
  fix: [
    { text: 'Search all domains and forests for a second object with the same source anchor, UPN or alias.' },
    { text: 'Disable the object that is not used, or filter it out of the synchronisation.' },
    { text: 'Choose a unique source anchor such as ms-DS-ConsistencyGuid if an alias or UPN serves as one.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [],
});
