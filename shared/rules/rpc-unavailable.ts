import { failureRule } from './support/failure-rule.ts';
import { evidenceOfFailures } from './support/failure-rule.ts';
import { evidenceOf } from './support/evidence.ts';
import { rpcHashSyncErrors } from './support/hash-sync-errors.ts';
import { rpcErrors, connectPorts } from './support/references.ts';

export const rpcUnavailable = failureRule({
  id: 'rpc-unavailable',
  title: 'A domain controller does not answer over RPC',
  severity: 'critical',
  cause: 'rpc',
  confidence: 'certain',
  happened: 'ended because a remote procedure call to a domain controller failed (6329)',
  explanation:
    'Setting a password needs RPC to a domain controller: port 135, the dynamic ports above 49152, and 445. A firewall, a stopped controller or a wrong name in DNS stops it.',
  fix: [
    { text: 'Find the domain controller that Connect uses in the connector properties.' },
    { text: 'Open 135, 445 and 49152-65535 from this server to every domain controller that it may use.' },
    { text: 'Test the ports, and resolve the name of the controller on this server.' },
    { text: 'Check that the controller is up and that its RPC service runs.' },
  ],
  references: [rpcErrors, connectPorts],
  falsePositives: ['A controller that restarts for updates gives a few of these.'],
  refine: (found, input) => ({
    // Hash synchronisation that fails over RPC has the same cause: one finding shows both.
    evidence: [
      ...evidenceOfFailures(found),
      ...rpcHashSyncErrors(input).map((event) => evidenceOf(event, /RPC Error/i)),
    ],
  }),
});
