import { evidenceOfFact } from './support/evidence.ts';
import { hashSync, writebackConcept } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const temporaryPasswordTrap: Rule = {
  id: 'temporary-password-trap',
  title: 'Temporary passwords are synchronised, but new ones do not come back',
  severity: 'warning',
  explanation:
    'The tenant asks people with a temporary password for a new one at sign-in. Without password writeback the new one stays in the cloud and the directory keeps the temporary one, so the two differ from then on.',
  fix: [
    { text: 'Enable password writeback in the wizard and in the password reset settings of the tenant.' },
    { text: 'Switch ForcePasswordChangeOnLogOn off until then.' },
  ],
  references: [hashSync, writebackConcept],
  falsePositives: ['Another server of the pair may do writeback.'],
  needs: ['companyFeatures', 'configuration'],
  check(input) {
    const features = input.facts.companyFeatures;
    const configuration = input.facts.configuration;
    const forced = features?.value.features.some(
      ({ name, enabled }) => name === 'ForcePasswordChangeOnLogOn' && enabled,
    );
    if (features === undefined || configuration === undefined || forced !== true) return { kind: 'pass' };
    const writeback = configuration.value.passwordWritebackEnabled;
    if (writeback === null) {
      return { kind: 'unknown', reason: 'Not evaluated because it could not be read whether writeback is on.' };
    }
    return writeback
      ? { kind: 'pass' }
      : stateFinding('ForcePasswordChangeOnLogOn is on in the tenant, and password writeback is off on this server.', [
          evidenceOfFact(features, 'ForcePasswordChangeOnLogOn = true'),
          evidenceOfFact(configuration, 'password writeback enabled = false'),
        ]);
  },
};
