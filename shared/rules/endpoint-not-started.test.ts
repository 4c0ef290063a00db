import { describe, expect, it } from 'vitest';
import { engine } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('endpoint-not-started', () => {
  it('finding: 6800 and no start after it', () => {
    const error = engine(
      6800,
      1000,
      'The password management extension encountered an error.\n The stack trace is:\n "System.IO.FileLoadException: Could not load file or assembly',
    );
    const finding = expectOnly(analyse({ events: [error] }), 'endpoint-not-started');
    expect(finding.severity).toBe('critical');
    expect(finding.evidence[0]?.quote).toContain('FileLoadException');
  });

  it('silent: a start follows', () => {
    expect(
      analyse({ events: [engine(6800, 702.5, 'The password management extension encountered an error.')] }).passed,
    ).toContain('endpoint-not-started');
  });
});
