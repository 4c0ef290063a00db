import type { CaseFieldId } from '../case/case-fields.ts';

/** The questions of the case form in German. Its answers are written in English, for whoever gets them. */
export const germanCaseFields: Readonly<Record<CaseFieldId, { readonly label: string; readonly hint: string }>> = {
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
