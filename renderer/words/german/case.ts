import type { CaseFieldId } from '../../../shared/case/case-fields.ts';
import type { FieldWords } from '../english/case.ts';
import type { Words } from '../words.ts';

const fields: Readonly<Record<CaseFieldId, FieldWords>> = {
  description: {
    label: 'Was nicht funktioniert',
    hint: 'Was erwartet wurde und was stattdessen geschah, mit dem Wortlaut der Meldung.',
  },
  reproduction: {
    label: 'Wie es sich wiederholen lässt',
    hint: 'Jeder Klick von der Anmeldeseite bis zum Fehler, und ob es jedes Mal scheitert.',
  },
  page: {
    label: 'Seite, auf der es zu sehen war (URL)',
    hint: 'Die Adresszeile im Augenblick des Fehlers; ein Bildschirmfoto hilft ebenfalls.',
  },
  'support-code': {
    label: 'Supportcode (GUID)',
    hint: 'Den Fehler noch einmal herbeiführen und am unteren Seitenrand „Supportcode“ öffnen.',
  },
  'session-ids': {
    label: 'SID und CID, wenn die Seite keinen Supportcode zeigt',
    hint: 'Im Browser F12 drücken und in den Daten der Seite nach SID und CID suchen; beide angeben.',
  },
  time: { label: 'Datum und Uhrzeit', hint: 'Auf die Minute genau, besser auf die Sekunde.' },
  'time-zone': { label: 'Zeitzone', hint: 'Die Zone, in der die Uhrzeit steht, zum Beispiel UTC+01:00.' },
  user: { label: 'Betroffener Benutzer', hint: 'Der Benutzerprinzipalname, zum Beispiel user@company.com.' },
  'user-type': {
    label: 'Art des Benutzers',
    hint: 'Wie sich dieser Benutzer in der Cloud anmeldet.',
  },
  licensing: {
    label: 'Lizenz dieses Benutzers',
    hint: 'Im Entra Admin Center unter Benutzer, dem Benutzer, Lizenzen.',
  },
  'event-log': {
    label: 'Anwendungsprotokoll des Connect-Servers, gezippt',
    hint: 'Auf dem Connect-Server sammeln, oder das Protokoll dort als .evtx exportieren und zippen.',
  },
  tenant: { label: 'Name des Mandanten', hint: 'Die Anfangsdomäne, zum Beispiel company.onmicrosoft.com.' },
  status: { label: 'Stand', hint: 'Ob es noch geschieht.' },
  'recent-changes': {
    label: 'Was sich vorher geändert hat',
    hint: 'Upgrades mit beiden Versionen, umgezogene Server, neue Gesamtstrukturen, Firewall, Proxy oder Richtlinien.',
  },
  versions: { label: 'Versionen', hint: 'Connect-, Windows- und .NET-Framework-Version des Servers.' },
};

export const supportCase: Words['supportCase'] = {
  title: 'Fall',
  lead: 'Wonach der Support fragt. Felder mit Belegen sind ausgefüllt; überschreiben Sie, was nicht stimmt, und ergänzen Sie, was nur ein Mensch weiß.',
  notYet: 'Das Formular füllt sich, sobald die Analyse da ist.',
  meter: 'Vollständigkeit des Fallformulars',
  meterText: (done, all) => `${done} von ${all} Feldern haben eine Antwort`,
  complete: 'Vollständig: Jedes Feld hat eine Antwort.',
  nextOpen: 'Zum nächsten offenen Feld',
  operation: 'Der gescheiterte Vorgang',
  operationHint: 'Zeit, Benutzer, TrackingId und Beschreibung folgen ihm.',
  kinds: {
    reset: 'Zurücksetzen',
    change: 'Kennwortänderung',
    'admin-reset': 'Zurücksetzen durch einen Administrator',
    unlock: 'Entsperren',
  },
  noUser: 'einen Benutzer ohne Namen',
  noResult: 'kein Ergebnis protokolliert',
  copy: 'Als Markdown kopieren',
  copyRefused: 'In die Zwischenablage kann hier nicht geschrieben werden; derselbe Text steht in case.md des Bündels.',
  states: { filled: 'aus Belegen gefüllt', answered: 'Ihre Antwort', open: 'offen' },
  field: (id) => fields[id],
  choices: {
    federated: 'Verbund',
    'pass-through': 'Passthrough-Authentifizierung',
    'password-hash-synchronised': 'Kennworthash-Synchronisierung',
    'cloud-only': 'nur in der Cloud',
    ongoing: 'dauert an',
    intermittent: 'tritt zeitweise auf',
    solved: 'gelöst',
  },
  choose: 'noch nicht gesagt',
  evidence: 'Woher das kommt',
  wrong: (expected) => `Das sieht nicht richtig aus. Zum Beispiel: ${expected}. Es bleibt, wie es eingegeben wurde.`,
  backToEvidence: 'Meine Antwort zurücknehmen',
  languageNote: 'Das Formular wird auf Englisch in das Bündel geschrieben; Ihre Antworten bleiben in Ihrer Sprache.',
};
