import { useEffect, useRef, useState } from 'react';
import type { IpcError, ReceivedRequest } from '../../shared/ipc/contract.ts';
import { assertNever } from '../../shared/result/result.ts';
import { ask, listen } from '../bridge.ts';
import type { OpenSource } from '../features/collect/open-source.ts';
import type { SessionControl } from '../features/collect/use-session.ts';
import type { Key, Locked } from '../features/offline/unlock-dialog.tsx';

export type OpeningState =
  | { readonly kind: 'idle' }
  /** `share` is how much of a dropped file or of an archive has been read, 0 to 1; null where that is not known. */
  | { readonly kind: 'opening'; readonly name: string; readonly share: number | null }
  | { readonly kind: 'failed'; readonly error: IpcError };

export interface Opening {
  readonly state: OpeningState;
  /** Encrypted, and waiting for what opens it. */
  readonly locked: Locked | null;
  /** `name` is empty while a dialog of the system asks for the file. */
  readonly open: (source: OpenSource, name: string) => Promise<void>;
  readonly openDropped: (file: File) => Promise<void>;
  readonly unlock: (key: Key) => Promise<void>;
  /** Gives up what is being read or waits for a key; forgets a problem. */
  readonly stop: () => void;
}

/** Every way a file comes in ends here: opened, locked, a request, or a problem. */
export function useOpening({
  control,
  onOpened,
  onRequest,
}: {
  readonly control: SessionControl;
  readonly onOpened: () => void;
  readonly onRequest: (received: ReceivedRequest) => void;
}): Opening {
  const [state, setState] = useState<OpeningState>({ kind: 'idle' });
  const [locked, setLocked] = useState<Locked | null>(null);
  // What is asked for later takes the place of what was asked for before.
  const turn = useRef(0);
  const dropping = useRef<AbortController | null>(null);

  useEffect(
    () =>
      listen('input.progress', ({ name, share }) => {
        // A file that was chosen in a dialog is named here first.
        setState((before) => (before.kind === 'opening' ? { ...before, name, share } : before));
      }),
    [],
  );

  const open = async (source: OpenSource, name: string): Promise<void> => {
    dropping.current?.abort();
    turn.current += 1;
    const mine = turn.current;
    setState({ kind: 'opening', name, share: null });
    const answer = await control.open(source);
    if (turn.current !== mine) return;
    setState(answer.kind === 'failed' ? { kind: 'failed', error: answer.error } : { kind: 'idle' });
    // A dialog that was cancelled leaves the question for the key where it was.
    if (source.kind !== 'unlock' || answer.kind !== 'not-opened') {
      setLocked(answer.kind === 'needs-key' ? answer : null);
    }
    switch (answer.kind) {
      case 'opened': {
        onOpened();
        return;
      }
      case 'request': {
        onRequest(answer.received);
        return;
      }
      case 'failed':
      case 'needs-key':
      case 'not-opened': {
        return;
      }
      default: {
        assertNever(answer);
      }
    }
  };

  return {
    state,
    locked,
    open,
    openDropped: async (file) => {
      const stop = new AbortController();
      const opened = open(
        {
          kind: 'dropped',
          file,
          signal: stop.signal,
          onShare: (share) => stop.signal.aborted || setState({ kind: 'opening', name: file.name, share }),
        },
        file.name,
      );
      dropping.current = stop;
      await opened;
    },
    unlock: async (key) => {
      if (locked !== null) await open({ kind: 'unlock', lockId: locked.lockId, key }, locked.name);
    },
    stop: () => {
      turn.current += 1;
      dropping.current?.abort();
      void ask('input.stop', {});
      setState({ kind: 'idle' });
      setLocked(null);
    },
  };
}
