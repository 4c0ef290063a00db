import { describe, expect, it } from 'vitest';
import { event } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('password-hash-sync-failing', () => {
  it('finding: hash synchronisation fails over RPC', () => {
    const events = Array.from({ length: 4 }, (_, index) =>
      event(
        'Directory Synchronization',
        611,
        800 + index,
        'Password hash synchronization failed for domain: contoso.com\nRPC Error 1722 : The RPC server is unavailable.',
        { level: 2 },
      ),
    );
    const finding = expectOnly(analyse({ events }), 'password-hash-sync-failing');
    expect(finding.severity).toBe('error');
    expect(finding.evidence[0]?.quote).toBe('Password hash synchronization failed for domain: contoso.com');
  });

  it('silent: a few failed hashes, and 611 as information', () => {
    const events = [
      event('Directory Synchronization', 611, 800, 'Full sync started'),
      event(
        'Directory Synchronization',
        657,
        801,
        'Password Change Result - Anchor: A==, Dn: CN=A,DC=c, Result: Failed.',
      ),
    ];
    expect(analyse({ events }).passed).toContain('password-hash-sync-failing');
  });
});
