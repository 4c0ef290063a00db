import { failureRule } from './support/failure-rule.ts';
import { troubleshootWriteback } from './support/references.ts';

export const passwordSyncNotEnabledOnConnector = failureRule({
  id: 'password-sync-not-enabled-on-connector',
  title: 'A forest does not take part in password writeback',
  severity: 'error',
  cause: 'sync-not-enabled',
  confidence: 'certain',
  happened: 'failed because passwords are not enabled on the connector of that forest (6329, 8023061f)',
  explanation:
    'The forest was added, or removed and added again, after writeback had been switched on, so its connector was never set up for passwords.',
  fix: [
    { text: 'Finish the changes of the forests first.' },
    {
      text: 'Disable password writeback in the wizard, then enable it again.',
      warning: 'No password gets back between the two steps.',
    },
    { text: 'Try a user of each forest.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [],
});
