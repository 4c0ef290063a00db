import type { IpcError } from '../../../shared/ipc/contract.ts';
import { assertNever } from '../../../shared/result/result.ts';

const notElevated: Readonly<Record<Extract<IpcError, { readonly code: 'not-elevated' }>['reason'], string>> = {
  'not-here': 'Administrator rights can be asked for on Windows only. You can collect without them.',
  declined: 'Windows was not given consent, so nothing changed. You can collect without the rights, or try again.',
  failed: 'Windows could not restart the app. Close it, then start it with “Run as administrator”.',
};

/** What happened, what was lost, what to do: one or two sentences for a person. */
function describe(error: IpcError): string {
  switch (error.code) {
    case 'not-a-connect-server': {
      return `Nothing was collected: ${error.reason}. Run this on the Connect server, or try a recorded server.`;
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
    case 'unknown-input': {
      return 'That is no longer here: it was closed, forgotten or replaced. Open the file once more.';
    }
    case 'too-large': {
      return `${error.name} is too large to be dragged here (limit ${Math.floor(error.limitBytes / 1_073_741_824)} GB). Open it with the button instead.`;
    }
    case 'request-unreadable': {
      return `${error.name} cannot be read as a request: ${error.reason}. Ask for it once more.`;
    }
    case 'keys-unprotected': {
      return `This computer offers no protected place for keys, so none was kept (${error.detail}). Keep them in a file instead.`;
    }
    case 'key-unreadable': {
      return `The key cannot be read: ${error.detail}. Nothing was opened or changed.`;
    }
    case 'not-elevated': {
      return notElevated[error.reason];
    }
    case 'link-refused': {
      return 'That link leads outside the documentation and was not opened.';
    }
    case 'bad-input': {
      return `The app refused what was entered (${error.detail}). Nothing was lost.`;
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

export const errors = { describe };
