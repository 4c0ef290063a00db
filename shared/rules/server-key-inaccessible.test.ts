import { describe, expect, it } from 'vitest';
import { engine, writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('server-key-inaccessible', () => {
  it('finding: an error that nothing answers', () => {
    const finding = expectOnly(
      analyse({ events: [engine(6028, 1000, 'The server encryption key cannot be accessed.')] }),
      'server-key-inaccessible',
    );
    expect(finding.severity).toBe('critical');
    expect(finding.count).toBe(1);
  });

  it('silent: a later success answers it', () => {
    expect(
      analyse({
        events: [
          engine(6028, 1000, 'The server encryption key cannot be accessed.'),
          engine(2001, 1010, 'started'),
          writeback(31015, 1011, 'started'),
        ],
      }).passed,
    ).toContain('server-key-inaccessible');
  });
});
