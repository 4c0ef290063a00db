import { describe, expect, it } from 'vitest';
import { writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('decryption-failed', () => {
  it('finding: an error that nothing answers', () => {
    const finding = expectOnly(analyse({ events: [writeback(32004, 1000, 'Decryption error')] }), 'decryption-failed');
    expect(finding.severity).toBe('critical');
    expect(finding.count).toBe(1);
  });

  it('silent: a later success answers it', () => {
    expect(
      analyse({
        events: [writeback(32004, 1000, 'Decryption error'), writeback(31018, 1010, 'KeyPairCreationSuccess')],
      }).passed,
    ).toContain('decryption-failed');
  });
});
