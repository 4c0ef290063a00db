import { failureRule } from './support/failure-rule.ts';
import { troubleshootWriteback } from './support/references.ts';

export const connectorPasswordTooLong = failureRule({
  id: 'connector-password-too-long',
  title: 'The password of the connector account is too long',
  severity: 'critical',
  cause: 'password-too-long',
  confidence: 'certain',
  happened: 'ended because the password of the connector account is longer than the engine can use (800700CE)',
  explanation:
    'The account with which Connect signs in to Active Directory may have a password of at most 256 characters. Longer ones synchronise well but stop writeback.',
  fix: [
    { text: 'Give the connector account a password of at most 256 characters.' },
    {
      text: 'Enter it in Synchronization Service, connectors, properties, connect to forest.',
      warning: 'Synchronisation stops until both passwords agree.',
    },
    { text: 'Restart the service ADSync and try one user.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [],
});
