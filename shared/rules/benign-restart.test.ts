import { describe, expect, it } from 'vitest';
import { outage } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('benign-restart', () => {
  it('finding: errors between stop and start', () => {
    const finding = expectOnly(analyse({ events: outage(703, 704) }), 'benign-restart');
    expect(finding.severity).toBe('info');
    expect(finding.count).toBe(4);
  });

  it('silent: a clean restart', () => {
    expect(analyse().passed).toContain('benign-restart');
  });
});
