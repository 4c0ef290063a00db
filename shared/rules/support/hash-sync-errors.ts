import { eventText } from '../../event-log/event-record.ts';
import type { EventRecord } from '../../event-log/event-record.ts';
import { directorySyncSource } from '../../operations/event-sources.ts';
import type { RuleInput } from '../rule.ts';
import { failuresBy } from './failures.ts';

// `RPC Error 1722 : The RPC server is unavailable.`
const rpcWords = /RPC Error \d{1,5}/i;

const error = 2;

/** 611 also announces a full synchronisation in old builds, so the level decides. */
function hashSyncFailures(input: RuleInput): readonly EventRecord[] {
  return input.events.of(directorySyncSource, 611).filter((event) => event.level <= error && event.level > 0);
}

/** Failures of hash synchronisation over RPC, where password operations fail over RPC too. */
export function rpcHashSyncErrors(input: RuleInput): readonly EventRecord[] {
  if (failuresBy(input, 'rpc').length === 0) return [];
  return hashSyncFailures(input).filter((event) => rpcWords.test(eventText(event)));
}

/** Failures of hash synchronisation that no other finding explains: 611, and the batches and pings 652 and 655. */
export function ownHashSyncErrors(input: RuleInput): readonly EventRecord[] {
  const explained = new Set(rpcHashSyncErrors(input));
  return [
    ...hashSyncFailures(input).filter((event) => !explained.has(event)),
    ...input.events.of(directorySyncSource, 652),
    ...input.events.of(directorySyncSource, 655),
  ].toSorted((a, b) => a.timeMs - b.timeMs || 0);
}
