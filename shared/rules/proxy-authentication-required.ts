import { probeRule } from './support/probe-rule.ts';
import { connectivity, prerequisites } from './support/references.ts';

export const proxyAuthenticationRequired = probeRule({
  id: 'proxy-authentication-required',
  title: 'The proxy asks for a sign-in',
  severity: 'critical',
  explanation:
    'The proxy answers 407: it wants to know who is asking. The service account of ADSync must be known to the proxy, which a virtual account is not, or the names of the service must pass without a sign-in.',
  fix: [
    {
      text: 'Let *.servicebus.windows.net and *.passwordreset.microsoftonline.com pass the proxy without a sign-in from this server.',
    },
    {
      text: 'Run ADSync under a domain account otherwise, and set useDefaultCredentials for the proxy in machine.config.',
    },
    { text: 'Restart the service ADSync and wait for 31015 and two heartbeats 31019.' },
  ],
  references: [connectivity, prerequisites],
  falsePositives: ['The test of this tool runs as the person at the keyboard, the service as its own account.'],
  causes: ['proxy-authentication'],
  path: 'proxy-authentication',
  what: (hosts) => `The proxy asks for a sign-in (407) before it lets anyone through to ${hosts}.`,
});
