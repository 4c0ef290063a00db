import type { Words } from '../words.ts';
import { counted } from './count.ts';

export const opened: Words['opened'] = {
  kinds: {
    log: 'Ereignisprotokoll',
    bundle: 'Supportbündel',
    zip: 'Zip mit Ereignisprotokollen, kein Bündel dieser App',
  },
  fileStates: {
    verified: 'wie geschrieben',
    altered: 'verändert',
    unlisted: 'nicht im Verzeichnis des Bündels',
    missing: 'fehlt',
  },
  madeBy: (tool, version) => `geschrieben von ${tool} ${version}`,
  standIns: 'Namen sind Platzhalter',
  realNames: 'echte Namen',
  wasEncrypted: 'war verschlüsselt',
  madeFrom: (code) => `geschwärzte Kopie des Bündels mit dem Kurzcode ${code}`,
  madeFromAltered: 'Das Bündel, von dem diese Kopie stammt, war schon verändert. Bitten Sie um das Original.',
  trust: {
    signed: (fingerprint) => `Die Anforderung war mit dem Schlüssel ${fingerprint} unterschrieben.`,
    unsigned: 'Die Anforderung war nicht unterschrieben: Wer gefragt hat, weiß niemand sicher.',
    altered: 'Die Anforderung war nach dem Unterschreiben verändert worden.',
  },
  expired: 'Sie war abgelaufen, als das Bündel entstand.',
  asked: {
    full: 'Angefordert waren Platzhalter für alle Namen',
    'names-kept': 'Angefordert waren echte Namen',
    encrypted: ' und Verschlüsselung für einen Schlüssel.',
    open: ' und keine Verschlüsselung.',
  },
  departures: 'Auf Wort des Administrators schützt das Bündel weniger als angefordert:',
  logsRead: (count) => `${counted(count, 'Protokoll', 'Protokolle')} gelesen`,
  shortCode: (code) => `Kurzcode ${code}`,
  allVerified: (count) =>
    count === 1
      ? 'Die eine Datei ist, wie sie geschrieben wurde.'
      : `Alle ${count} Dateien sind, wie sie geschrieben wurden.`,
  compareCode: 'Lassen Sie sich den Kurzcode vorlesen: Stimmt er überein, ist es genau das gespeicherte Bündel.',
  changed: 'Dieses Bündel wurde nach dem Schreiben verändert.',
  changedUse: 'Was es zeigt, kann falsch sein. Bitten Sie noch einmal um das Bündel und vergleichen Sie den Kurzcode.',
  files: 'Dateien des Bündels',
  fileColumns: { file: 'Datei', state: 'Stand' },
  showFiles: (count) => (count === 1 ? 'Die eine Datei' : `Jede der ${counted(count, 'Datei', 'Dateien')}`),
  problems: (count) => counted(count, 'Teil ließ sich nicht lesen', 'Teile ließen sich nicht lesen'),
  problemsNote: 'Alles andere wurde gelesen. Was fehlt, gilt als nicht bewertet.',
  fulfilment: 'Was angefordert war',
  fulfilmentLead: (requester, caseNumber) => `${requester}, Fall ${caseNumber}`,
  fulfilmentColumns: { item: 'Angefordert', state: 'Erhalten', reason: 'Näheres' },
  given: { fulfilled: 'erhalten', partly: 'zum Teil', refused: 'abgelehnt', failed: 'nicht möglich' },
  unlockTitle: (name) => `${name} ist verschlüsselt`,
  unlockLead: 'Geöffnet wird nur hier; die Passphrase wird sofort vergessen.',
  unlockPassphrase: 'Passphrase',
  unlockBy: 'Öffnen mit',
  unlockWays: {
    passphrase: 'einer Passphrase',
    'own-key': 'dem Schlüssel dieses Computers',
    'identity-file': 'einem Schlüssel in einer Datei',
  },
  unlockFileHint: 'Die Datei wählen Sie im nächsten Schritt.',
  unlock: 'Öffnen',
  unlocking: 'Wird geöffnet …',
  unlockWrong: 'Damit lässt sie sich nicht öffnen. Nichts wurde verändert; versuchen Sie es noch einmal.',
  dropTitle: 'Zum Öffnen loslassen',
  dropText:
    'Bündel, Zips, Exporte als .evtx, XML und CSV oder eine Anforderung. Sie werden einmal gelesen und nie verändert.',
};
