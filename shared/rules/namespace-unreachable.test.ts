import { describe, expect, it } from 'vitest';
import { analyse, expectOnly, probesFailing } from './test-support/server.ts';

describe('namespace-unreachable', () => {
  it('finding: both relays fail, the web service answers', () => {
    const network = probesFailing({ at: 'tcp', code: 'ETIMEDOUT' }, 'servicebus');
    expect(expectOnly(analyse({ facts: { network } }), 'namespace-unreachable').count).toBe(2);
  });

  it('silent: everything fails', () => {
    expect(analyse({ facts: { network: probesFailing({ at: 'tcp', code: 'ETIMEDOUT' }) } }).passed).toContain(
      'namespace-unreachable',
    );
  });
});
