import { probeRule } from './support/probe-rule.ts';
import { connectivity, prerequisites } from './support/references.ts';

export const proxyRefusesHost = probeRule({
  id: 'proxy-refuses-host',
  title: 'The proxy refuses the names of the service',
  severity: 'critical',
  explanation: 'The proxy answers 403: these names are not on the list of what it lets through.',
  fix: [
    {
      text: 'Add *.servicebus.windows.net and *.passwordreset.microsoftonline.com, port 443, to the allowed names of the proxy.',
    },
    { text: 'Restart the service ADSync and wait for 31015 and two heartbeats 31019.' },
  ],
  references: [connectivity, prerequisites],
  falsePositives: [],
  causes: ['proxy-refusal'],
  path: 'proxy-refusal',
  what: (hosts) => `The proxy refuses (403) to connect to ${hosts}.`,
});
