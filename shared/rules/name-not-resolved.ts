import { probeRule } from './support/probe-rule.ts';
import { troubleshootWriteback, connectivity } from './support/references.ts';

export const nameNotResolved = probeRule({
  id: 'name-not-resolved',
  title: 'The name of the service is not resolved',
  severity: 'critical',
  explanation:
    'The server asks DNS for the relay or the password reset service and gets no address, so it cannot even try to connect.',
  fix: [
    { text: 'Resolve the name on the server with Resolve-DnsName.' },
    { text: 'Check which DNS servers the network adapter uses, and that they forward to the internet.' },
    { text: 'Check the proxy instead if names of the internet are resolved by the proxy only.' },
  ],
  references: [troubleshootWriteback, connectivity],
  falsePositives: ['Behind a proxy a server may work without resolving names of the internet.'],
  causes: ['name'],
  path: 'unreachable',
  what: (hosts) => `DNS on this server has no address for ${hosts}.`,
});
