import type { IpcError } from '../../shared/ipc/contract.ts';
import { assertNever } from '../../shared/result/result.ts';

/** What happened, what was lost, what to do: one or two sentences for a person. */
export function describeError(error: IpcError): string {
  switch (error.code) {
    case 'not-a-connect-server': {
      return `Nothing was collected: ${error.reason} Run this on the Connect server, or try a recorded server.`;
    }
    case 'sample-unavailable': {
      return `The recorded server “${error.name}” cannot be opened: ${error.detail}.`;
    }
    case 'busy': {
      return 'A collection is under way. Cancel it or wait for its end, then start the next.';
    }
    case 'unknown-run': {
      return 'That collection is gone. Collect once more; nothing on the server was changed.';
    }
    case 'input-unreadable': {
      return `${error.name} cannot be opened: ${error.reason}. It was not changed.`;
    }
    case 'log-unreadable': {
      return `The collected log ${error.file} could not be read again: ${error.detail}. The bundle can still be written.`;
    }
    case 'write-failed': {
      return `The bundle was not written to ${error.path}: ${error.detail}. What was collected is kept; choose another place.`;
    }
    case 'link-refused': {
      return 'That link leads outside the documentation and was not opened.';
    }
    case 'bad-input': {
      return `The app refused what was entered (${error.detail}). Nothing was lost.`;
    }
    case 'unknown-input':
    case 'too-large':
    case 'request-unreadable':
    case 'keys-unprotected':
    case 'key-unreadable':
    case 'not-elevated': {
      return `That could not be done (${error.code}). Nothing was lost.`;
    }
    case 'foreign-sender':
    case 'internal': {
      return `Something in this app went wrong${error.code === 'internal' ? ` (${error.detail})` : ''}. Nothing on the server was changed. Close the app, open it and try once more.`;
    }
    default: {
      return assertNever(error);
    }
  }
}
