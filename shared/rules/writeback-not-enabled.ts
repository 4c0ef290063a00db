import { evidenceOfFact } from './support/evidence.ts';
import { enableWriteback } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const writebackNotEnabled: Rule = {
  id: 'writeback-not-enabled',
  title: 'Password writeback is switched off',
  severity: 'critical',
  explanation:
    'The configuration of Connect does not include password writeback, so the cloud cannot hand passwords to this server.',
  fix: [
    { text: 'Run the wizard and enable password writeback under optional features.' },
    { text: 'Enable writeback in the password reset settings of the Entra admin center.' },
    { text: 'Wait for 31005 and 31015.' },
  ],
  references: [enableWriteback],
  falsePositives: ['Another server of the pair may do writeback.'],
  needs: ['configuration'],
  check(input) {
    const fact = input.facts.configuration;
    const enabled = fact?.value.passwordWritebackEnabled ?? null;
    if (fact === undefined || enabled === null) {
      return { kind: 'unknown', reason: 'Not evaluated because the setting could not be read.' };
    }
    return enabled
      ? { kind: 'pass' }
      : stateFinding('Connect reports that password writeback is off.', [
          evidenceOfFact(fact, 'password writeback enabled = false'),
        ]);
  },
};
