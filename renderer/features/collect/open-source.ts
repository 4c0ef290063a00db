import { longestDropBytes, logPieceBytes } from '../../../shared/ipc/contract.ts';
import type { IpcError, OpenResult, RequestInput } from '../../../shared/ipc/contract.ts';
import { assertNever, failure } from '../../../shared/result/result.ts';
import type { Result } from '../../../shared/result/result.ts';
import { ask } from '../../bridge.ts';

/** Every way a file comes into the window. */
export type OpenSource =
  | { readonly kind: 'dialog' }
  | { readonly kind: 'recent'; readonly id: string }
  /** Named by `app.describe` or by the event `input.opened-elsewhere`. */
  | { readonly kind: 'offered'; readonly offerId: string }
  | {
      readonly kind: 'dropped';
      readonly file: File;
      /** Told what share of the file has been handed over, 0 to 1. */
      readonly onShare?: (share: number) => void;
      readonly signal?: AbortSignal;
    }
  /** Goes on where opening answered `needs-key`. */
  | { readonly kind: 'unlock'; readonly lockId: string; readonly key: RequestInput<'input.unlock'>['key'] }
  /** The bundle that was saved last. */
  | { readonly kind: 'saved' };

/** Has the main process open a file. `beside` names the opened file that stays open. */
export async function askToOpen(source: OpenSource, beside?: string): Promise<Result<OpenResult, IpcError>> {
  const opening = beside === undefined ? {} : { beside };
  switch (source.kind) {
    case 'dialog': {
      return await ask('input.open', opening);
    }
    case 'recent': {
      return await ask('input.open-recent', { ...opening, id: source.id });
    }
    case 'offered': {
      return await ask('input.open-offered', { ...opening, offerId: source.offerId });
    }
    case 'dropped': {
      return await handOver(source, opening);
    }
    case 'unlock': {
      return await ask('input.unlock', { lockId: source.lockId, key: source.key });
    }
    case 'saved': {
      return await ask('bundle.reopen', opening);
    }
    default: {
      return assertNever(source);
    }
  }
}

/** Reads a dropped file once, piece by piece; the main process never learns where it lies. */
async function handOver(
  { file, onShare, signal }: Extract<OpenSource, { readonly kind: 'dropped' }>,
  opening: { readonly beside?: string },
): Promise<Result<OpenResult, IpcError>> {
  if (file.size > longestDropBytes) {
    return failure({ code: 'too-large', name: file.name, limitBytes: longestDropBytes });
  }
  const begun = await ask('input.drop-begin', { name: file.name, bytes: file.size });
  if (!begun.ok) return begun;
  const { dropId } = begun.value;
  for (let offset = 0; offset < file.size; offset += logPieceBytes) {
    if (signal?.aborted === true) {
      await ask('input.drop-cancel', { dropId });
      return { ok: true, value: { kind: 'not-opened' } };
    }
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = new Uint8Array(await file.slice(offset, offset + logPieceBytes).arrayBuffer());
    } catch {
      await ask('input.drop-cancel', { dropId });
      return failure({ code: 'input-unreadable', name: file.name, reason: 'it is a folder, or it cannot be read' });
    }
    const taken = await ask('input.drop-piece', { dropId, bytes });
    if (!taken.ok) return taken;
    onShare?.((offset + bytes.length) / file.size);
  }
  return await ask('input.drop-end', { ...opening, dropId });
}
