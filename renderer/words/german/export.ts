import type { Words } from '../words.ts';
import { counted } from './count.ts';

export const exporting: Words['exporting'] = {
  title: 'Exportieren',
  lead: 'Ein Zip mit Ereignisprotokollen, Fakten, Befunden, Bericht und Fallformular, jede Datei mit Prüfsumme.',
  names: 'Namen',
  namesStandIns: 'Platzhalter für Personen, Computer und Domänen',
  namesReal: 'Echte Namen',
  change: 'Ändern',
  caseForm: 'Fallformular',
  openFields: (count) =>
    count === 0
      ? 'vollständig'
      : `${counted(count, 'Feld ist', 'Felder sind')} noch offen; Sie können trotzdem speichern`,
  collected: 'Gesammelt',
  estimate: 'Größe des Bündels',
  estimated: (bytes) => `etwa ${bytes}`,
  measuring: 'wird ermittelt …',
  notMeasured: 'ließ sich nicht ermitteln',
  incomplete: 'Die Sammlung wurde abgebrochen: Im Bündel steht, welche Teile fehlen.',
  protection: 'Wer es öffnen kann',
  protections: {
    none: 'Jeder, der die Datei hat',
    passphrase: 'Wer eine Passphrase kennt',
    key: 'Nur, wer es angefordert hat',
  },
  protectionHints: {
    none: 'Nicht verschlüsselt.',
    passphrase: 'Verschlüsselt (age). Sagen Sie die Passphrase auf einem anderen Weg als dem des Bündels.',
    key: (requester) =>
      `Verschlüsselt mit dem Schlüssel aus der Anforderung von ${requester}. Auch Sie selbst können es nicht öffnen.`,
  },
  passphrase: 'Passphrase',
  passphraseHint: (shortest) => `Mindestens ${shortest} Zeichen; am besten ein Satz.`,
  passphraseTooShort: (shortest) => `Bitte mindestens ${shortest} Zeichen.`,
  showPassphrase: 'Passphrase zeigen',
  hidePassphrase: 'Passphrase verbergen',
  save: 'Bündel speichern …',
  writing: 'Wird geschrieben und zur Kontrolle zurückgelesen …',
  notReady: 'Das Bündel kann gespeichert werden, wenn Sammeln und Lesen beendet sind.',
  notSaved: 'Nicht gespeichert. Was gesammelt wurde, ist noch da.',
  written: 'Das Bündel ist geschrieben und geprüft',
  shortCode: 'Kurzcode',
  shortCodeUse: 'Lesen Sie ihn dem Support am Telefon vor: Er beweist, dass genau dieses Bündel geöffnet wurde.',
  copyCode: 'Code kopieren',
  file: 'Datei',
  size: 'Größe',
  findingsInIt: 'Befunde darin',
  mapFile: (file) =>
    `Die Zuordnung, die Platzhalter zurückverwandelt, liegt daneben: ${file}. Behalten Sie sie; verschicken Sie sie nicht.`,
  encryptedPassphrase: 'Es ist verschlüsselt: Geben Sie die Passphrase auf einem anderen Weg weiter als das Bündel.',
  encryptedKey: 'Es ist verschlüsselt: Nur wer es angefordert hat, kann es öffnen.',
  showInFolder: 'Im Ordner zeigen',
  check: 'Zur Kontrolle öffnen',
  checking: 'Die Datei wird noch einmal gelesen …',
  checked: (files) =>
    files === 1
      ? 'Noch einmal geöffnet: Die Datei darin ist, wie sie geschrieben wurde.'
      : `Noch einmal geöffnet: Alle ${counted(files, 'Datei', 'Dateien')} sind, wie sie geschrieben wurden.`,
  checkedAltered: (files) =>
    `Noch einmal geöffnet: ${counted(files, 'Datei weicht', 'Dateien weichen')} vom Geschriebenen ab. Speichern Sie das Bündel noch einmal an einem anderen Ort.`,
  checkImpossible:
    'Nur wer es angefordert hat, kann es öffnen; hier lässt es sich nicht prüfen. Beim Schreiben wurde es zurückgelesen.',
  saveAgain: 'Noch einmal speichern …',
};
