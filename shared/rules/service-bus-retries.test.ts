import { describe, expect, it } from 'vitest';
import { writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('service-bus-retries', () => {
  it('finding: many retries within a day', () => {
    const events = Array.from({ length: 24 }, (_, index) => writeback(32014, 100 + index * 20, 'Retrying to connect'));
    const finding = expectOnly(analyse({ events }), 'service-bus-retries');
    expect(finding.what).toContain('24');
    expect(finding.count).toBe(24);
  });

  it('silent: a few retries', () => {
    const events = Array.from({ length: 5 }, (_, index) => writeback(32014, 100 + index * 200, 'Retrying to connect'));
    expect(analyse({ events }).passed).toContain('service-bus-retries');
  });
});
