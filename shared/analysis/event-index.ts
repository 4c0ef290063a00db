import type { EventRecord } from '../event-log/event-record.ts';
import type { EventIndex } from '../rules/rule.ts';

/** `ordered` must be in order; every list the index gives is then in order too. */
export function indexEvents(ordered: readonly EventRecord[]): EventIndex {
  const bySource = new Map<string, EventRecord[]>();
  const byCode = new Map<string, EventRecord[]>();
  for (const event of ordered) {
    append(bySource, event.provider, event);
    append(byCode, `${event.provider}\n${event.eventId}`, event);
  }
  return {
    all: ordered,
    from: (provider) => bySource.get(provider) ?? [],
    of: (provider, eventId) => byCode.get(`${provider}\n${eventId}`) ?? [],
  };
}

function append(lists: Map<string, EventRecord[]>, key: string, event: EventRecord): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [event]);
  else list.push(event);
}
