import type { IpcError } from '../../../shared/ipc/contract.ts';
import { assertNever } from '../../../shared/result/result.ts';
import type { Words } from '../words.ts';

const notElevated: Readonly<Record<Extract<IpcError, { readonly code: 'not-elevated' }>['reason'], string>> = {
  'not-here': 'Administratorrechte gibt es nur unter Windows. Sie können auch ohne sie sammeln.',
  declined:
    'Windows erhielt keine Zustimmung; nichts hat sich geändert. Sie können ohne die Rechte sammeln oder es noch einmal versuchen.',
  failed: 'Windows konnte die App nicht neu starten. Schließen Sie sie und starten Sie sie „Als Administrator“.',
};

function describe(error: IpcError): string {
  switch (error.code) {
    case 'not-a-connect-server': {
      return `Es wurde nichts gesammelt: ${error.reason}. Starten Sie dies auf dem Connect-Server, oder nehmen Sie einen aufgezeichneten Server.`;
    }
    case 'sample-unavailable': {
      return `Der aufgezeichnete Server „${error.name}“ lässt sich nicht öffnen: ${error.detail}.`;
    }
    case 'busy': {
      return 'Es läuft schon eine Sammlung. Brechen Sie sie ab oder warten Sie das Ende ab.';
    }
    case 'unknown-run': {
      return 'Diese Sammlung gibt es nicht mehr. Sammeln Sie noch einmal; am Server wurde nichts geändert.';
    }
    case 'input-unreadable': {
      return `${error.name} lässt sich nicht öffnen: ${error.reason}. Die Datei wurde nicht verändert.`;
    }
    case 'log-unreadable': {
      return `Das gesammelte Protokoll ${error.file} ließ sich nicht noch einmal lesen: ${error.detail}. Das Bündel kann trotzdem geschrieben werden.`;
    }
    case 'write-failed': {
      return `Das Bündel wurde nicht nach ${error.path} geschrieben: ${error.detail}. Was gesammelt wurde, bleibt erhalten; wählen Sie einen anderen Ort.`;
    }
    case 'unknown-input': {
      return 'Das ist nicht mehr da: Es wurde geschlossen, vergessen oder ersetzt. Öffnen Sie die Datei noch einmal.';
    }
    case 'too-large': {
      return `${error.name} ist zu groß zum Hereinziehen (Grenze ${Math.floor(error.limitBytes / 1_073_741_824)} GB). Öffnen Sie die Datei über die Schaltfläche.`;
    }
    case 'request-unreadable': {
      return `${error.name} lässt sich nicht als Anforderung lesen: ${error.reason}. Bitten Sie noch einmal darum.`;
    }
    case 'keys-unprotected': {
      return `Dieser Computer bietet keinen geschützten Ort für Schlüssel, deshalb wurde keiner behalten (${error.detail}). Bewahren Sie sie in einer Datei auf.`;
    }
    case 'key-unreadable': {
      return `Der Schlüssel lässt sich nicht lesen: ${error.detail}. Nichts wurde geöffnet oder verändert.`;
    }
    case 'not-elevated': {
      return notElevated[error.reason];
    }
    case 'link-refused': {
      return 'Dieser Link führt nicht zur Dokumentation und wurde nicht geöffnet.';
    }
    case 'bad-input': {
      return `Die App hat die Eingabe abgelehnt (${error.detail}). Nichts ging verloren.`;
    }
    case 'foreign-sender':
    case 'internal': {
      return `In dieser App ist etwas schiefgegangen${error.code === 'internal' ? ` (${error.detail})` : ''}. Am Server wurde nichts geändert. Schließen Sie die App, öffnen Sie sie und versuchen Sie es noch einmal.`;
    }
    default: {
      return assertNever(error);
    }
  }
}

export const errors: Words['errors'] = { describe };
