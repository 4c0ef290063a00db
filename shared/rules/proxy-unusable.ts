import { probeRule } from './support/probe-rule.ts';
import { connectivity, prerequisites } from './support/references.ts';

export const proxyUnusable = probeRule({
  id: 'proxy-unusable',
  title: 'The proxy passes nothing on',
  severity: 'critical',
  explanation:
    'This server is told to go through a proxy that cannot be reached, does not answer as a proxy, or does not get through itself. What lies behind it was not seen.',
  fix: [
    { text: 'Check name and port of the proxy in machine.config, and with netsh winhttp show proxy.' },
    { text: 'Ask who runs the proxy whether it serves CONNECT to port 443 from this server, and see its own log.' },
    { text: 'Take the proxy out of the settings if this network no longer has one.' },
    { text: 'Restart the service ADSync and wait for 31015 and two heartbeats 31019.' },
  ],
  references: [connectivity, prerequisites],
  falsePositives: ['A proxy that was just being restarted looks the same.'],
  causes: ['proxy-unusable'],
  path: 'proxy-unusable',
  what: (hosts) => `The proxy gives no connection to ${hosts}.`,
});
