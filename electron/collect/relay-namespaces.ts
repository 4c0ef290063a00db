import { createReadStream } from 'node:fs';
import { eventText } from '../../shared/event-log/event-record.ts';
import { openEvtx } from '../../shared/event-log/evtx/read-evtx.ts';
import { findNamespaces } from '../../shared/knowledge/endpoints.ts';

/** A Service Bus namespace that the log names, and the listener in it where an event names that too. */
export interface RelayNamespace {
  readonly host: string;
  readonly listener: string | null;
}

const heartbeat = 31_019;
const connectionLost = 31_034;
/** More than a tenant ever has; a log that names more is not to be followed. */
const maxNamespaces = 6;

// 91ceb514-6d2c-4f0b-9a53-2f4c3a1f7d10_2e53b84b-0d63-4a52-8f0e-5b9d1c7e4a21
const listenerName = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i;

/** Namespaces named by heartbeats, or by lost connections where there are no heartbeats; newest first. */
export async function relayNamespacesInLog(
  file: string,
  suffix: string,
  signal: AbortSignal,
): Promise<readonly RelayNamespace[]> {
  const reading = openEvtx(createReadStream(file, { highWaterMark: 1_048_576, signal }), {
    file,
    filter: { providers: ['PasswordResetService'], eventIds: [heartbeat, connectionLost] },
  });
  const newest = new Map<number, Map<string, RelayNamespace>>([
    [heartbeat, new Map()],
    [connectionLost, new Map()],
  ]);
  for await (const batch of reading.batches) {
    for (const event of batch) {
      const named = newest.get(event.eventId);
      for (const found of namespacesIn(eventText(event), suffix)) {
        // Deleting first keeps the map in the order of the last mention.
        named?.delete(found.host);
        named?.set(found.host, found);
      }
    }
  }
  const heartbeats = [...(newest.get(heartbeat)?.values() ?? [])];
  const losses = [...(newest.get(connectionLost)?.values() ?? [])];
  const ordered = [...heartbeats.toReversed(), ...losses.toReversed()];
  return [...new Map(ordered.toReversed().map((found) => [found.host, found])).values()]
    .toReversed()
    .slice(0, maxNamespaces);
}

/** `suffix` completes a bare namespace, for example `servicebus.windows.net`. */
export function namespacesIn(text: string, suffix: string): readonly RelayNamespace[] {
  const listener = listenerName.exec(text)?.[0].toLowerCase() ?? null;
  const lower = text.toLowerCase();
  return findNamespaces(text).map((host) => {
    const bare = !lower.includes(host);
    return { host: bare ? `${host.split('.')[0]}.${suffix}` : host, listener };
  });
}
