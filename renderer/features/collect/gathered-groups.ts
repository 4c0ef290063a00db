import type { RequestItemId } from '../../../shared/request/request.ts';

/** Every item once, under the heading where a person would look for it. */
export const groups = {
  logs: ['application-event-log', 'system-event-log', 'trace-log'],
  sync: ['connect-version', 'sync-configuration', 'company-features', 'service', 'directory'],
  network: ['network', 'proxy', 'root-certificates', 'clock'],
  server: ['server', 'tls-and-dotnet', 'pending-reboot', 'remote-sam'],
} as const satisfies Readonly<Record<string, readonly RequestItemId[]>>;

type Group = keyof typeof groups;
export const groupOrder: readonly Group[] = ['logs', 'sync', 'network', 'server'];
