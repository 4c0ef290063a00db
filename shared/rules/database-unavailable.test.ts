import { describe, expect, it } from 'vitest';
import { engine, writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('database-unavailable', () => {
  it('finding: an error that nothing answers', () => {
    const finding = expectOnly(
      analyse({ events: [engine(6226, 1000, 'Cannot open database, 0x8023044a')] }),
      'database-unavailable',
    );
    expect(finding.severity).toBe('critical');
    expect(finding.count).toBe(1);
  });

  it('silent: a later success answers it', () => {
    expect(
      analyse({
        events: [
          engine(6226, 1000, 'Cannot open database, 0x8023044a'),
          engine(2001, 1010, 'started'),
          writeback(31015, 1011, 'started'),
        ],
      }).passed,
    ).toContain('database-unavailable');
  });
});
