import { describe, expect, it } from 'vitest';
import { writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('cloud-response-invalid', () => {
  it('finding: invalid messages', () => {
    const events = [writeback(32008, 800, 'Invalid response'), writeback(32003, 900, 'Invalid input')];
    expect(expectOnly(analyse({ events }), 'cloud-response-invalid').severity).toBe('error');
    expect(expectOnly(analyse({ events: events.slice(1) }), 'cloud-response-invalid').severity).toBe('warning');
  });

  it('silent: all messages are good', () => {
    expect(analyse().passed).toContain('cloud-response-invalid');
  });
});
