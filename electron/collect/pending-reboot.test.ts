import { describe, expect, it } from 'vitest';
import { pendingReboot } from './pending-reboot.ts';
import { contextOf, deniedKey, handMadeHost, registryKey } from './test-support/hand-made-host.ts';

const serviced = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending';
const session = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager';

const reasonsOn = async (registry: Parameters<typeof handMadeHost>[0]) =>
  (await pendingReboot.collect(contextOf(handMadeHost(registry)))).facts.pendingReboot?.value.reasons;

describe('pending-reboot', () => {
  it('is announced by a key that exists, or by files to be renamed', async () => {
    expect(await reasonsOn({})).toEqual([]);
    expect(await reasonsOn({ registry: [registryKey(serviced, {})] })).toEqual([serviced]);
    const renames = registryKey(session, { PendingFileRenameOperations: { strings: ['\\??\\C:\\x', ''] } });
    expect(await reasonsOn({ registry: [renames] })).toEqual([`${session}\\PendingFileRenameOperations`]);
    const none = registryKey(session, { PendingFileRenameOperations: { strings: [] } });
    expect(await reasonsOn({ registry: [none] })).toEqual([]);
  });

  it('is unknown where a key may not be read', async () => {
    expect((await pendingReboot.collect(contextOf(handMadeHost({ registry: [deniedKey(serviced)] })))).state).toBe(
      'failed',
    );
  });
});
