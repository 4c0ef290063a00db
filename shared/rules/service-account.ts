import { evidenceOfFact } from './support/evidence.ts';
import { prerequisites, serviceAccount as serviceAccountPage } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

// samples: LocalSystem · NT AUTHORITY\SYSTEM · NT AUTHORITY\NetworkService · CONTOSO\Administrator
const unusual =
  /^(?:\.\\)?(?:LocalSystem|(?:NT AUTHORITY\\)?(?:SYSTEM|Network ?Service|Local ?Service)|(?:[^\\]+\\)?Administrator)$/i;

export const serviceAccount: Rule = {
  id: 'service-account',
  title: 'ADSync runs under an unusual account',
  severity: 'warning',
  explanation:
    'The wizard sets up a virtual account, a group managed account or a dedicated user. Another account was entered by hand; it may lack access to the keys and to a proxy, and changes of its password stop the service.',
  fix: [
    { text: 'Find out who changed the account and why.' },
    {
      text: 'Enter the account that the installation made in the logon tab of the service.',
      warning: 'The encryption key belongs to the account: have the connector passwords at hand.',
    },
  ],
  references: [serviceAccountPage, prerequisites],
  falsePositives: [],
  needs: ['service'],
  check(input) {
    const fact = input.facts.service;
    const account = fact?.value.account ?? '';
    if (fact === undefined || !fact.value.installed) {
      return { kind: 'not-applicable', reason: 'There is no ADSync service: this is no Connect server.' };
    }
    if (account === '') {
      return { kind: 'unknown', reason: 'Not evaluated because the account of the service could not be read.' };
    }
    if (!unusual.test(account)) return { kind: 'pass' };
    return stateFinding(`The service runs as ${account}.`, [evidenceOfFact(fact, account)], { confidence: 'likely' });
  },
};
