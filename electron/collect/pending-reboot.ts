import { collected, factOf, limitsOf, notCollected, valueOf } from './collector-result.ts';
import type { Collector } from './collector.ts';

/** Keys that exist only while a restart is due. */
const announcing: readonly string[] = [
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending',
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired',
];
const sessionManager = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager';
const renames = 'PendingFileRenameOperations';

export const pendingReboot: Collector = {
  id: 'pending-reboot',
  title: 'Pending restart',
  purpose: 'Whether Windows waits for a restart, which leaves updates and TLS settings half applied.',
  privilege: 'user',
  timeoutMs: 15_000,
  maxBytes: 1_048_576,
  sensitive: [],
  supplies: ['pendingReboot'],
  after: [],
  async collect(context) {
    const limits = limitsOf(context, 10_000);
    const [session, ...keys] = await Promise.all(
      [sessionManager, ...announcing].map((path) => context.host.registry.readKey(path, '64', limits)),
    );
    const unread = keys.find((key) => !key.ok && key.error.code !== 'missing');
    if (unread !== undefined && !unread.ok) {
      return notCollected('failed', `the signs of a pending restart could not be read: ${unread.error.detail}`);
    }
    const pending = session?.ok === true ? valueOf(session.value, renames) : undefined;
    const reasons = [
      ...announcing.filter((_path, index) => keys[index]?.ok === true),
      ...(pending?.kind === 'multi-string' && pending.value.length > 0 ? [`${sessionManager}\\${renames}`] : []),
    ];
    return collected(reasons.length === 0 ? 'none is pending' : `pending for ${reasons.length} reasons`, {
      pendingReboot: factOf('pending-reboot', reasons[0] ?? sessionManager, { reasons }),
    });
  },
};
