import type { CollectorState } from '../../shared/facts/collection.ts';
import { assertNever } from '../../shared/result/result.ts';
import type { Fact, Facts } from '../../shared/facts/facts.ts';
import type { CallLimits, HostError, RegistryKey } from '../host/host.ts';
import type { CollectContext, CollectedFile, CollectorResult } from './collector.ts';

/** A fact as `facts.json` holds it; `place` is what a person would look up, such as a registry path. */
export function factOf<Value>(collector: string, place: string, value: Value): Fact<Value> {
  return { value, source: { collector, file: 'facts.json', place } };
}

export function collected(reason: string, facts: Facts, files: readonly CollectedFile[] = []): CollectorResult {
  return { state: 'collected', reason, facts, files };
}

export function notCollected(state: CollectorState, reason: string): CollectorResult {
  return { state, reason, facts: {}, files: [] };
}

/** A door's error as a collector's end; `what` names the thing, for example `the Application log`. */
export function endedByError(what: string, error: HostError): CollectorResult {
  switch (error.code) {
    case 'missing':
      return notCollected('missing', `${what} is not on this server (${error.detail})`);
    case 'denied':
      return notCollected('denied', `${what} needs more rights: run as administrator (${error.detail})`);
    case 'timed-out':
      return notCollected('timed-out', `${what} did not answer in time (${error.detail})`);
    case 'cancelled':
      return notCollected('cancelled', `${what} was cancelled`);
    case 'unsupported':
      return notCollected('unsupported', `${what} cannot be read on this machine (${error.detail})`);
    case 'failed':
      return notCollected('failed', `${what} could not be read: ${error.detail}`);
    default:
      return assertNever(error);
  }
}

export function limitsOf(context: CollectContext, timeoutMs: number): CallLimits {
  return { signal: context.signal, timeoutMs };
}

/** Value of a string in a registry key, whatever the case of its name; null where it is none. */
export function stringValue(key: RegistryKey, name: string): string | null {
  const value = valueOf(key, name);
  return value?.kind === 'string' ? value.value : null;
}

/** Value of a DWORD, 0…4294967295, or null. */
export function dwordValue(key: RegistryKey, name: string): number | null {
  const value = valueOf(key, name);
  return value?.kind === 'dword' ? value.value : null;
}

export function valueOf(key: RegistryKey, name: string): ReturnType<RegistryKey['values']['get']> {
  const wanted = name.toLowerCase();
  for (const [own, value] of key.values) {
    if (own.toLowerCase() === wanted) {
      return value;
    }
  }
  return undefined;
}
