import { describe, expect, it } from 'vitest';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

describe('os-unsupported', () => {
  it('finding: an old Windows, and Server Core', () => {
    const old = { ...healthyFacts.server, osName: 'Windows Server 2012 R2', osBuild: '6.3.9600' };
    expect(expectOnly(analyse({ facts: { server: old } }), 'os-unsupported').severity).toBe('error');
    const core = { ...healthyFacts.server, installationType: 'Server Core' };
    expect(expectOnly(analyse({ facts: { server: core } }), 'os-unsupported').what).toContain('Server Core');
    const newest = { ...healthyFacts.server, osName: 'Windows Server 2025', osBuild: '10.0.26100.6905' };
    expect(expectOnly(analyse({ facts: { server: newest } }), 'os-unsupported').severity).toBe('warning');
  });

  it('silent: a Windows newer than the table', () => {
    expect(analyse({ facts: { server: { ...healthyFacts.server, osBuild: '10.0.31000.1' } } }).passed).toContain(
      'os-unsupported',
    );
  });
});
