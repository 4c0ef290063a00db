import { describe, expect, it } from 'vitest';
import { analyse, expectOnly } from './test-support/server.ts';

describe('dotnet-below-recommended', () => {
  it('finding: 4.7.2', () => {
    const finding = expectOnly(analyse({ facts: { dotnet: { release: 461_814 } } }), 'dotnet-below-recommended');
    expect(finding.severity).toBe('info');
  });

  it('silent: 4.8, and a number newer than the table', () => {
    expect(analyse({ facts: { dotnet: { release: 528_040 } } }).passed).toContain('dotnet-below-recommended');
    expect(analyse({ facts: { dotnet: { release: 600_000 } } }).passed).toContain('dotnet-below-recommended');
  });
});
