import { evidenceOfFact } from './support/evidence.ts';
import { failuresBy } from './support/failures.ts';
import { error8023062c } from './support/references.ts';
import { list } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const ldapProtectionOff: Rule = {
  id: 'ldap-protection-off',
  title: 'LDAP traffic of a connector is not protected',
  severity: 'warning',
  explanation:
    'A connector neither signs and encrypts its LDAP traffic nor uses TLS for it. A domain controller takes a new password over a protected connection only, so resets can end with 8023062c.',
  fix: [
    {
      text: 'Switch on sign and encrypt in the forest options, in the options of each partition and in those of alternate credentials.',
    },
    { text: 'Restart the service ADSync.' },
  ],
  references: [error8023062c],
  falsePositives: [],
  needs: ['configuration'],
  check(input) {
    const fact = input.facts.configuration;
    const connectors = (fact?.value.connectors ?? []).filter(
      (connector) => connector.signAndEncryptLdap === false && connector.ldapOverTls !== true,
    );
    // With refused operations the rule about them shows this as its evidence.
    if (fact === undefined || connectors.length === 0 || failuresBy(input, 'not-signed').length > 0) {
      return { kind: 'pass' };
    }
    return stateFinding(
      `Signing and encryption of LDAP are off in ${list(connectors.map(({ name }) => name))}.`,
      connectors.map(({ name }) => evidenceOfFact(fact, 'sign-and-seal = 0', name)),
      { count: connectors.length },
    );
  },
};
