import { toGerman } from '../../../shared/german/to-german.ts';
import type { Words } from '../words.ts';
import { counted } from './count.ts';

export const common: Words['common'] = {
  ofCore: toGerman,
  cancel: 'Abbrechen',
  close: 'Schließen',
  copied: 'Kopiert.',
  copyRefused: 'In die Zwischenablage kann hier nicht geschrieben werden.',
  all: 'alle',
  none: 'keine',
  unknown: 'unbekannt',
  zoneUnknown: '(Zeitzone unbekannt)',
  serverTime: 'Serverzeit',
  localTime: 'Ortszeit',
  severities: { critical: 'Kritisch', error: 'Fehler', warning: 'Warnung', info: 'Information' },
  verdicts: { good: 'wie erwartet', bad: 'nicht wie erwartet', unknown: 'nicht bekannt' },
  events: (count) => counted(count, 'Ereignis', 'Ereignisse'),
  checks: (count) => counted(count, 'Prüfung', 'Prüfungen'),
  findings: (count) => counted(count, 'Befund', 'Befunde'),
  times: (count) => counted(count, 'Mal', 'Mal'),
  files: (count) => counted(count, 'Datei', 'Dateien'),
  more: (count) => `und ${count} weitere`,
  showInTimeline: 'in der Zeitleiste zeigen',
};
