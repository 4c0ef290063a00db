import { describe, expect, it } from 'vitest';
import { heartbeats, listenerLost, namespaces } from './test-support/events.ts';
import { analyse, expectOnly, probesFailing } from './test-support/server.ts';

describe('one-relay-only', () => {
  it('finding: one relay fails in the test and in the log: one cause', () => {
    const network = probesFailing({ at: 'tcp', code: 'ETIMEDOUT' }, namespaces[0]);
    expect(expectOnly(analyse({ facts: { network } }), 'one-relay-only').confidence).toBe('certain');
    const lost = Array.from({ length: 20 }, (_, index) => listenerLost(604 + index * 5, namespaces[0]));
    const events = [...heartbeats(0, 600), ...lost, ...heartbeats(600, 1440, [namespaces[1]])];
    const finding = expectOnly(analyse({ bare: true, events, facts: { network } }), 'one-relay-only');
    expect(finding.what).toContain(namespaces[0]);
  });

  it('silent: both relays fail', () => {
    expect(
      analyse({ facts: { network: probesFailing({ at: 'tcp', code: 'ETIMEDOUT' }, 'servicebus') } }).passed,
    ).toContain('one-relay-only');
  });
});
