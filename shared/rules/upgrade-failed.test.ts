import { describe, expect, it } from 'vitest';
import { event } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('upgrade-failed', () => {
  it('finding: the upgrade says why it stops', () => {
    const finding = expectOnly(
      analyse({
        events: [event('Azure AD Connect Upgrade', 303, 800, 'Upgrade state: UpgradeNotSupportedCustomizedSyncRules')],
      }),
      'upgrade-failed',
    );
    expect(finding.what).toContain('UpgradeNotSupportedCustomizedSyncRules');
  });

  it('silent: a later upgrade succeeds', () => {
    const events = [
      event('Microsoft Entra Connect Upgrade', 303, 800, 'UpgradeAbortedSyncExeInUse'),
      event('Microsoft Entra Connect Upgrade', 300, 900, 'UpgradeSuccess'),
    ];
    expect(analyse({ events }).passed).toContain('upgrade-failed');
  });
});
