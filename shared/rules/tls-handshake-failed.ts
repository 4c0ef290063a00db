import { probeRule } from './support/probe-rule.ts';
import { tlsEnforcement, troubleshootWriteback } from './support/references.ts';

export const tlsHandshakeFailed = probeRule({
  id: 'tls-handshake-failed',
  title: 'The TLS handshake with the service fails',
  severity: 'critical',
  explanation:
    'The connection opens, but both sides find no common TLS version or cipher, or something in between cuts the handshake off.',
  fix: [
    { text: 'Check that TLS 1.2 is on and that no policy limits the cipher suites to old ones.' },
    {
      text: 'Check whether the firewall inspects or filters TLS, and exempt *.servicebus.windows.net and *.passwordreset.microsoftonline.com.',
    },
    { text: 'Restart the server after a change of TLS settings.' },
  ],
  references: [tlsEnforcement, troubleshootWriteback],
  falsePositives: [],
  causes: ['tls'],
  path: 'handshake',
  what: (hosts) => `The TLS handshake breaks off with ${hosts}.`,
});
