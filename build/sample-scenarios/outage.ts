import type { Recording } from './recording.ts';
import { minute } from './recording.ts';
import { listenerError, noServiceBus, notHealthy, serviceBusRetry } from './writeback-events.ts';

export const connectFailure =
  'System.Net.WebException: Unable to connect to the remote server ---> System.Net.Sockets.SocketException: ' +
  'A connection attempt failed because the connected party did not properly respond after a period of time, or ' +
  'established connection failed because connected host has failed to respond';

/** The relays are gone: listeners fail every five minutes, the watchdog reports it every ten. */
export function addOutage(recording: Recording, fromMs: number, untilMs: number, inner: string = connectFailure): void {
  const { place, random } = recording;
  const trackingId = random.guidSeries();
  for (let at = fromMs; at < untilMs; at += 5 * minute + random.between(-1_500, 1_500)) {
    for (const [index, namespace] of place.namespaces.entries()) {
      const listener = place.listeners[index] ?? '';
      recording.add(at + index * 700, serviceBusRetry(trackingId(), namespace));
      recording.add(at + 21_000 + index * 700, listenerError(trackingId(), namespace, listener, inner));
    }
  }
  for (let at = fromMs + 2 * minute; at < untilMs; at += 10 * minute + random.between(-1_500, 1_500)) {
    const shared = trackingId();
    recording.add(at, noServiceBus(shared));
    recording.add(at + 40, notHealthy(shared));
  }
}
