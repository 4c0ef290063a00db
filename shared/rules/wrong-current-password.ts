import { failureRule } from './support/failure-rule.ts';
import { troubleshootWriteback } from './support/references.ts';

export const wrongCurrentPassword = failureRule({
  id: 'wrong-current-password',
  title: 'People type a wrong current password',
  severity: 'info',
  cause: 'wrong-password',
  confidence: 'certain',
  happened: 'ended because the current password was wrong (33007)',
  explanation:
    'A change asks for the present on-premises password. Writeback works; the person mistyped, or knows another password than the domain does.',
  fix: [
    { text: 'Tell the person to use reset instead of change.' },
    { text: 'Check whether cloud and domain have the same password if many people are concerned.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: ['Now and then this is everyday life.'],
  refine: (found) => (new Set(found.map((failure) => failure.user)).size > 4 ? { severity: 'warning' } : {}),
});
