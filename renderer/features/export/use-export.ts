import { useEffect, useState } from 'react';
import type { IpcError, OpenedInput, OpenResult, RequestOutput } from '../../../shared/ipc/contract.ts';
import { assertNever } from '../../../shared/result/result.ts';
import { ask, listen } from '../../bridge.ts';
import type { CaseEntry } from '../case/case-view.tsx';
import { redactionOf } from '../privacy/privacy-choice.ts';
import type { PrivacyChoice } from '../privacy/privacy-choice.ts';

export const shortestPassphrase = 8;

/** Who can open the bundle. */
export type Protection =
  | { readonly kind: 'none' }
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'key' };

export type Saved = Extract<RequestOutput<'bundle.export'>, { readonly kind: 'saved' }>;

export type ExportState =
  | { readonly kind: 'ready' }
  /** Share of the work that is done, 0 to 1; null while the person is asked where. */
  | { readonly kind: 'writing'; readonly share: number | null }
  | { readonly kind: 'not-saved' }
  | { readonly kind: 'saved'; readonly saved: Saved; readonly protection: Protection }
  | { readonly kind: 'failed'; readonly error: IpcError };

/** What opening the written file again has shown. */
export type CheckState =
  | { readonly kind: 'unchecked' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'sound'; readonly files: number }
  | { readonly kind: 'differs'; readonly files: number }
  | { readonly kind: 'failed'; readonly error: IpcError };

export interface ExportControl {
  readonly state: ExportState;
  readonly check: CheckState;
  readonly protection: Protection;
  readonly setProtection: (protection: Protection) => void;
  /** Asks where, and writes. */
  readonly write: () => Promise<void>;
  /** Ends the writing; nothing is left behind. */
  readonly stop: () => void;
  /** Opens what was written from its file and compares it. */
  readonly reopen: () => Promise<void>;
}

/** Writing one bundle and checking it; lives as long as the collection, whatever screen is shown. */
export function useExport({
  runId,
  entry,
  privacy,
  recipient,
  onSaved,
}: {
  readonly runId: string;
  readonly entry: CaseEntry;
  readonly privacy: PrivacyChoice;
  /** Public key of the one who asked for the bundle, or null. */
  readonly recipient: string | null;
  readonly onSaved: () => void;
}): ExportControl {
  const [state, setState] = useState<ExportState>({ kind: 'ready' });
  const [check, setCheck] = useState<CheckState>({ kind: 'unchecked' });
  const [protection, setProtection] = useState<Protection>(recipient === null ? { kind: 'none' } : { kind: 'key' });

  useEffect(
    () =>
      listen('bundle.progress', (event) => {
        if (event.runId !== runId) return;
        setState((before) => (before.kind === 'writing' ? { kind: 'writing', share: event.share } : before));
      }),
    [runId],
  );

  const write = async (): Promise<void> => {
    setState({ kind: 'writing', share: null });
    setCheck({ kind: 'unchecked' });
    const answer = await ask('bundle.export', {
      runId,
      trackingId: entry.trackingId,
      answers: entry.answers,
      redaction: redactionOf(privacy),
      passphrase: protection.kind === 'passphrase' ? protection.passphrase : null,
      ...(protection.kind === 'key' && recipient !== null ? { recipient } : {}),
    });
    if (!answer.ok) setState({ kind: 'failed', error: answer.error });
    else if (answer.value.kind === 'saved') {
      setState({ kind: 'saved', saved: answer.value, protection });
      onSaved();
    } else setState({ kind: 'not-saved' });
  };

  const reopen = async (): Promise<void> => {
    if (state.kind !== 'saved') return;
    setCheck({ kind: 'checking' });
    setCheck(await checkSaved(state.saved, state.protection));
  };

  return { state, check, protection, setProtection, write, stop, reopen };
}

function stop(): void {
  void ask('bundle.cancel', {});
}

/** The written file is opened like any other and let go at once. */
async function checkSaved(saved: Saved, protection: Protection): Promise<CheckState> {
  const reopened = await ask('bundle.reopen', {});
  if (!reopened.ok) return { kind: 'failed', error: reopened.error };
  let result: OpenResult = reopened.value;
  if (result.kind === 'needs-key' && protection.kind === 'passphrase') {
    const { passphrase } = protection;
    const unlocked = await ask('input.unlock', { lockId: result.lockId, key: { kind: 'passphrase', passphrase } });
    if (!unlocked.ok) return { kind: 'failed', error: unlocked.error };
    result = unlocked.value;
  }
  switch (result.kind) {
    case 'opened': {
      await ask('input.close', { runId: result.opened.runId });
      return compare(result.opened, saved);
    }
    case 'needs-key':
    case 'request':
    case 'not-opened': {
      return { kind: 'differs', files: 1 };
    }
    default: {
      return assertNever(result);
    }
  }
}

function compare(opened: OpenedInput, saved: Saved): CheckState {
  const changed = opened.files.filter((file) => file.state !== 'verified').length;
  if (changed > 0 || opened.shortCode !== saved.shortCode) return { kind: 'differs', files: Math.max(changed, 1) };
  return { kind: 'sound', files: opened.files.length };
}
