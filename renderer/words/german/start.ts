import type { Words } from '../words.ts';
import { counted } from './count.ts';

const sampleTexts: Words['start']['sampleTexts'] = {
  'cipher-policy': {
    title: 'Eine Richtlinie lässt nur alte Verschlüsselungen zu (Windows Server 2025)',
    description: 'Das Netzwerk ist offen, doch eine Cipher-Suite-Richtlinie verhindert jeden Handshake mit den Relays.',
  },
  'clock-ahead': {
    title: 'Die Uhr geht vor',
    description: 'Eine virtuelle Maschine ohne Zeitquelle geht elf Minuten vor; die Relays weisen ihre Token ab.',
  },
  'connector-account-denied': {
    title: 'Das Connector-Konto darf nicht zurücksetzen',
    description: 'Seit Donnerstag endet jedes Zurücksetzen mit „Zugriff verweigert“: Dem Konto fehlen die Rechte.',
  },
  'connector-misconfigured': {
    title: 'Connector-Einstellungen, die Kennwörter aussperren',
    description:
      'Eine später ergänzte Gesamtstruktur, unsigniertes LDAP, ein alter Domänencontroller und ein überlanges Connector-Kennwort.',
  },
  'domain-controllers-unreachable': {
    title: 'Domänencontroller außer Reichweite',
    description:
      'Eine neue Firewall vor den Domänencontrollern verwirft RPC; ein bevorzugter Controller ist mit kurzem Namen eingetragen.',
  },
  'endpoint-not-started': {
    title: 'Der Rückschreib-Endpunkt startet nicht',
    description: 'Nach den Updates vom Samstag läuft der Dienst, sein Endpunkt aber kam nie hoch.',
  },
  healthy: {
    title: 'Ein gesunder Server',
    description: 'Aktuelle Version, gute TLS-Werte, alle Endpunkte erreicht, eine Woche erfolgreicher Vorgänge.',
  },
  'log-rolled-over': {
    title: 'Ein Protokoll, das zu klein ist',
    description: 'Das Anwendungsprotokoll fasst ein Megabyte: weniger als zwei Tage der gefragten Woche.',
  },
  'not-elevated': {
    title: 'Ohne Administratorrechte gesammelt',
    description: 'Ein gesunder Server; Synchronisierungskonfiguration und Assistentenprotokolle blieben verschlossen.',
  },
  'objects-out-of-place': {
    title: 'Benutzer, die nicht zu finden oder nicht eindeutig sind',
    description: 'Verschobene, gelöschte, nicht erfasste und doppelte Benutzer, und ein Name mit reserviertem Zeichen.',
  },
  'onboarding-broken': {
    title: 'Das Einschalten des Rückschreibens scheitert',
    description: 'Am Freitag aus- und wieder eingeschaltet; Token, Schlüssel und Konfigurationsdatei machten Ärger.',
  },
  'one-relay-gone': {
    title: 'Eines der beiden Relays fehlt',
    description: 'Der Name des zweiten Relays wird nicht mehr aufgelöst; Kennwörter kommen nur über das erste zurück.',
  },
  'outdated-server': {
    title: 'Eine alte Version auf einem alten System',
    description:
      'Weit unter der unterstützten Version, ein halb fertiges Upgrade, TLS 1.2 abgeschaltet, ein frühes .NET.',
  },
  'policy-rejections': {
    title: 'Von der Richtlinie abgelehnte Kennwörter',
    description: 'Der Weg ist in Ordnung, doch das Verzeichnis lehnt Kennwörter ab: zu neu, zu ähnlich, zu einfach.',
  },
  'proxy-in-order': {
    title: 'Ein Server hinter einem Proxy, in Ordnung',
    description: 'Nichts geht direkt hinaus, alles über den Proxy; das Rückschreiben ist trotzdem gesund.',
  },
  'proxy-refuses': {
    title: 'Der Proxy verlangt eine Anmeldung (französisches Windows)',
    description: 'Seit Samstag antwortet der Proxy des Dienstes mit 407; Windows selbst nutzt einen anderen.',
  },
  'remote-sam-restricted': {
    title: 'SAM-Fernaufrufe sind eingeschränkt',
    description:
      'Eine Sicherheitsvorgabe begrenzt sie; Benutzer lassen sich vor dem Zurücksetzen nicht mehr nachschlagen.',
  },
  'restless-service': {
    title: 'Wiederholungen, Neustarts und lose Enden',
    description:
      'Das Rückschreiben geht, doch oft erst im zweiten Anlauf; Vorgänge gehen verloren, ein Fehler ist namenlos.',
  },
  'service-bus-blocked': {
    title: 'Der Weg zu den Relays ist versperrt',
    description:
      'Seit Samstagabend verwirft eine Firewall die Verbindungen zu beiden Relays; kein Kennwort kommt zurück.',
  },
  'service-down': {
    title: 'Der Dienst startet nicht (japanisches Windows)',
    description:
      'Seit Sonntagnachmittag kann sich das Dienstkonto nicht anmelden; zuvor fehlten Schlüssel und Datenbank.',
  },
  'some-users-denied': {
    title: 'Einige Benutzer lassen sich nicht zurücksetzen (deutsches Windows)',
    description: 'Das meiste gelingt. Benutzer ohne Vererbung und ein geschützter Administrator werden abgelehnt.',
  },
  'staging-server': {
    title: 'Der Reserveserver',
    description: 'Ein Server im Stagingmodus: Er importiert, exportiert nichts und schreibt kein Kennwort zurück.',
  },
  'sync-account-blocked': {
    title: 'Das Synchronisierungskonto ist aus der Cloud ausgesperrt',
    description: 'Bedingter Zugriff stoppte am Freitag die Synchronisierung; das Rückschreiben selbst geht noch.',
  },
  'tls-inspected': {
    title: 'Eine Firewall öffnet den verschlüsselten Verkehr',
    description: 'Seit Sonntag zeigt eine neue Firewall ihr eigenes Zertifikat; ihrer Wurzel wird hier nicht vertraut.',
  },
  'user-account-states': {
    title: 'Benutzer, die kein neues Kennwort bekommen können',
    description: 'Deaktiviert, gesperrt, falsches aktuelles Kennwort, Änderung verboten oder gerade erst geändert.',
  },
};

export const start: Words['start'] = {
  title: 'Warum kommt kein Kennwort zurück?',
  lead: 'Findet heraus, warum das Kennwortrückschreiben von Entra Connect scheitert, und packt die Belege in eine Datei für den Support. Am Server wird nichts geändert, und nichts wird verschickt.',
  collectTitle: 'Auf diesem Server sammeln',
  collectText:
    'Liest Ereignisprotokolle, Einstellungen und den Weg in die Cloud, sagt, was nicht stimmt, und schreibt ein Bündel.',
  collectHere: (name) => `Auf ${name} sammeln`,
  sampleTitle: 'An einem aufgezeichneten Server ausprobieren',
  sampleText: 'Der ganze Ablauf an einem aufgezeichneten Server: Befunde, Fallformular und Bündel.',
  noServer: (reason) => `Dieser Computer ist kein Connect-Server: ${reason}.`,
  noServerCauses: {
    'not-windows': 'Auf ihm läuft kein Windows',
    'not-installed': 'Connect ist auf ihm nicht installiert',
    unreadable: 'Seine Registrierung ließ sich nicht lesen',
  },
  samplesOnServer: 'Oder einen aufgezeichneten Server ausprobieren',
  find: 'Aufgezeichneten Server suchen',
  findExample: 'zum Beispiel Proxy, TLS, gesperrt',
  samplesFound: (count) => counted(count, 'aufgezeichneter Server', 'aufgezeichnete Server'),
  noSampleFound: 'Kein aufgezeichneter Server passt zu diesen Wörtern.',
  noSamples: 'Mit dieser App kam kein aufgezeichneter Server. Installieren Sie sie neu, um sie zurückzubekommen.',
  sampleTexts,
  openTitle: 'Bündel oder Protokoll öffnen',
  openText:
    'Zeigt dieselben Befunde für ein Bündel, ein Zip mit Protokollen oder einen einzelnen Export als .evtx, XML oder CSV.',
  openButton: 'Bündel oder Protokoll öffnen …',
  opening: 'Wird geöffnet …',
  dropHere: 'Oder ziehen Sie Dateien irgendwo auf dieses Fenster.',
  recent: 'Früher geöffnet',
  kinds: { log: 'Protokoll', bundle: 'Bündel', zip: 'Zip', request: 'Anforderung' },
  forgetRecent: 'Diese vergessen',
  composeTitle: 'Bündel anfordern',
  composeText: 'Sagt einem Administrator genau, was Sie brauchen, für welche Zeit und warum.',
  composeButton: 'Anforderung schreiben …',
};
