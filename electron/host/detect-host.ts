import type { Host } from './host.ts';
import { createWindowsHost } from './windows-host.ts';

export type DetectedHost =
  | { readonly kind: 'connect-server'; readonly host: Host }
  /** `reason` is a plain sentence for a person; `cause` lets a window say it in the person's language. */
  | { readonly kind: 'no-connect-server'; readonly reason: string; readonly cause?: NoServerCause };

export type NoServerCause = 'not-windows' | 'not-installed' | 'unreadable';

/** Any of these keys stands for an installed Connect; the service outlives a broken uninstallation. */
const signs: readonly string[] = [
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\ADSync',
  'HKLM\\SOFTWARE\\Microsoft\\Azure AD Connect',
];

/** The agent of Cloud Sync, which writes passwords back in a way of its own and logs elsewhere. */
const cloudSyncService = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\AADConnectProvisioningAgent';

/** Whether this machine is a Connect server. Reads two registry keys, a third where these are absent, nothing else. */
export async function detectHost(
  platform: NodeJS.Platform = process.platform,
  createHost: () => Host = createWindowsHost,
): Promise<DetectedHost> {
  if (platform !== 'win32') {
    return {
      kind: 'no-connect-server',
      cause: 'not-windows',
      reason: 'this computer does not run Windows, so no Connect can be on it',
    };
  }
  const host = createHost();
  const limits = { signal: new AbortController().signal, timeoutMs: 10_000 };
  const answers = await Promise.all(signs.map((path) => host.registry.readKey(path, '64', limits)));
  if (answers.some((answer) => answer.ok || answer.error.code === 'denied')) {
    return { kind: 'connect-server', host };
  }
  const broken = answers.find((answer) => !answer.ok && answer.error.code !== 'missing');
  if (broken !== undefined && !broken.ok) {
    return {
      kind: 'no-connect-server',
      cause: 'unreadable',
      reason: `the registry of this computer could not be read: ${broken.error.detail}`,
    };
  }
  const cloudSync = await host.registry.readKey(cloudSyncService, '64', limits);
  const absent = 'no Connect is installed on this computer: neither its service nor its settings are in the registry';
  return {
    kind: 'no-connect-server',
    cause: 'not-installed',
    reason: cloudSync.ok ? `${absent}; the agent of Cloud Sync is here, whose events this tool does not read` : absent,
  };
}
