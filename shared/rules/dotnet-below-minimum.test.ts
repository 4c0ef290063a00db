import { describe, expect, it } from 'vitest';
import { analyse, expectOnly } from './test-support/server.ts';

describe('dotnet-below-minimum', () => {
  it('finding: Windows Server 2016 as shipped, and no .NET 4.5 at all', () => {
    expect(expectOnly(analyse({ facts: { dotnet: { release: 394_802 } } }), 'dotnet-below-minimum').what).toContain(
      '4.6.2',
    );
    expectOnly(analyse({ facts: { dotnet: { release: null } } }), 'dotnet-below-minimum');
  });

  it('silent: 4.7.2', () => {
    expect(analyse({ facts: { dotnet: { release: 461_814 } } }).passed).toContain('dotnet-below-minimum');
  });
});
