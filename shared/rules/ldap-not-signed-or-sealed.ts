import { evidenceOfFact } from './support/evidence.ts';
import { evidenceOfFailures, failureRule } from './support/failure-rule.ts';
import { error8023062c } from './support/references.ts';

export const ldapNotSignedOrSealed = failureRule({
  id: 'ldap-not-signed-or-sealed',
  title: 'The connector speaks LDAP without encryption',
  severity: 'critical',
  cause: 'not-signed',
  confidence: 'certain',
  happened: 'ended because the directory takes no password over an unprotected connection (33009, 8023062c)',
  explanation:
    '"Sign and encrypt LDAP traffic" is off in one of the three places of the connector, so the domain controller refuses to take a password.',
  fix: [
    { text: 'Open the connector properties in Synchronization Service.' },
    {
      text: 'Switch on sign and encrypt in the forest options, in the options of each partition and in those of alternate credentials.',
    },
    { text: 'Restart the service ADSync.' },
  ],
  references: [error8023062c],
  falsePositives: [],
  refine: (found, input) => {
    const fact = input.facts.configuration;
    const off = fact?.value.connectors.flatMap(({ name, signAndEncryptLdap }) =>
      signAndEncryptLdap === false ? [evidenceOfFact(fact, 'sign-and-seal = 0', name)] : [],
    );
    return { evidence: [...evidenceOfFailures(found), ...(off ?? [])] };
  },
});
