import { describe, expect, it } from 'vitest';
import { startOf } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('operation-unfinished', () => {
  it('finding: a start without an end', () => {
    const finding = expectOnly(
      analyse({ events: [startOf('reset', 51, 600, 'anna@contoso.example')] }),
      'operation-unfinished',
    );
    expect(finding.users).toEqual(['anna@contoso.example']);
    expect(finding.severity).toBe('warning');
  });

  it("silent: a start in the log's last minutes", () => {
    expect(analyse({ events: [startOf('reset', 51, 1436, 'anna@contoso.example')] }).passed).toContain(
      'operation-unfinished',
    );
  });
});
