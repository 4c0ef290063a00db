import { probeRule } from './support/probe-rule.ts';
import { troubleshootWriteback, connectPorts } from './support/references.ts';

export const portBlocked = probeRule({
  id: 'port-blocked',
  title: 'The way to the service is blocked',
  severity: 'critical',
  explanation:
    'The name is resolved but nothing answers on port 443: a firewall drops or refuses the connection, or a proxy has to be used and is not.',
  fix: [
    {
      text: 'Allow outbound TCP 443 from this server to *.servicebus.windows.net and *.passwordreset.microsoftonline.com, by name.',
    },
    { text: 'Enter the proxy in machine.config if this network needs one.' },
    { text: 'Check the log of the firewall for the address of this server.' },
  ],
  references: [troubleshootWriteback, connectPorts],
  falsePositives: ['A direct test says little where the service goes through a proxy.'],
  causes: ['port'],
  path: 'unreachable',
  what: (hosts) => `No answer on port 443 comes from ${hosts}.`,
});
