import { createContext, useCallback, useContext, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';

/** What a person did on the screens of one session: kept while screens come and go, gone with the session. */
interface Memory {
  readonly values: Map<string, unknown>;
  readonly listeners: Set<() => void>;
}

const emptyMemory = (): Memory => ({ values: new Map(), listeners: new Set() });

const MemoryContext = createContext<Memory>(emptyMemory());

export function SessionMemory({ children }: { readonly children: ReactNode }): ReactNode {
  const [memory] = useState(emptyMemory);
  return <MemoryContext value={memory}>{children}</MemoryContext>;
}

/** Like useState, but kept for the session under `key`. `initial` must be the same value each time. */
export function useKept<Value>(key: string, initial: Value): readonly [Value, (next: Value) => void] {
  const memory = useContext(MemoryContext);
  const subscribe = useCallback(
    (changed: () => void) => {
      memory.listeners.add(changed);
      return () => memory.listeners.delete(changed);
    },
    [memory],
  );
  const value = useSyncExternalStore(subscribe, () =>
    // Only this hook writes under this key, with the type it reads.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    memory.values.has(key) ? (memory.values.get(key) as Value) : initial,
  );
  const keep = useCallback(
    (next: Value) => {
      memory.values.set(key, next);
      for (const listener of memory.listeners) listener();
    },
    [memory, key],
  );
  return [value, keep];
}
