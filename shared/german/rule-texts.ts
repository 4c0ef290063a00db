/** The texts of one rule in German: as many steps and as many known false positives as the rule itself has. */
export interface RuleTexts {
  readonly title: string;
  readonly explanation: string;
  /** A step, or a step with the warning that must be read first. */
  readonly fix: readonly (string | readonly [text: string, warning: string])[];
  readonly falsePositives: readonly string[];
}

const restartAndWait = 'Starten Sie den Dienst ADSync neu und warten Sie auf 31015 und zwei Lebenszeichen 31019.';
const exemptFromInspection =
  'Nehmen Sie *.servicebus.windows.net und *.passwordreset.microsoftonline.com von der TLS-Prüfung aus.';
const switchOffAndOn = 'Schalten Sie das Kennwortrückschreiben im Assistenten aus und wieder ein, wenn es weitergeht.';
const restartAfterTls = 'Starten Sie den Server nach einer Änderung an TLS neu.';
const directTestSaysLittle = 'Ein direkter Test sagt wenig, wo der Dienst über einen Proxy geht.';
const shortDisturbance = 'Eine kurze Störung beim Anbieter sieht genauso aus und geht vorüber.';

/** By rule id. */
export const ruleTexts: Readonly<Record<string, RuleTexts>> = {
  'not-a-connect-log': {
    title: 'Das Protokoll enthält kein Ereignis von Connect',
    explanation:
      'Connect schreibt in das Anwendungsprotokoll des Servers, auf dem es läuft. Hier fehlen alle seine Quellen: es ist ein anderes Protokoll, ein anderer Computer, oder es wurde gefiltert.',
    fix: [
      'Exportieren Sie das Anwendungsprotokoll, nicht System oder Sicherheit.',
      'Exportieren Sie es auf dem aktiven Connect-Server.',
      'Lassen Sie Filter weg, oder behalten Sie die Quellen ADSync, PasswordResetService und Directory Synchronization.',
    ],
    falsePositives: ['Ein gerade erst eingerichteter Connect-Server hat vielleicht noch nichts geschrieben.'],
  },
  'log-from-another-server': {
    title: 'Das Protokoll stammt von einem anderen Server',
    explanation:
      'Die Ereignisse von Connect nennen einen anderen Computer als den, der gelesen wurde, oder mehrere. Einstellungen und Ereignisse gehören dann zu verschiedenen Servern; Schlüsse aus beiden zusammen sind falsch.',
    fix: [
      'Sammeln Sie Protokoll und Einstellungen auf demselben Connect-Server.',
      'Betrachten Sie jeden Server für sich, wenn das Protokoll weitergeleitete Ereignisse mehrerer enthält.',
    ],
    falsePositives: ['Ein umbenannter Server hat Ereignisse unter beiden Namen.'],
  },
  'service-not-running': {
    title: 'Der Dienst ADSync läuft nicht',
    explanation:
      'Synchronisierung und Kennwortrückschreiben leben beide in diesem Dienst. Solange er nicht läuft, kommt kein Kennwort zurück.',
    fix: [
      'Stellen Sie den Starttyp von ADSync auf automatisch, wenn der Dienst deaktiviert ist.',
      'Starten Sie den Dienst und warten Sie auf 31015 und zwei Lebenszeichen 31019.',
      'Suchen Sie im Systemprotokoll nach 7038 oder 7000 und im Anwendungsprotokoll nach 6028 oder 2005, wenn er wieder anhält.',
    ],
    falsePositives: ['Vielleicht startet ihn gerade jemand neu.'],
  },
  'service-logon-failed': {
    title: 'Der Dienst ADSync kann sich nicht anmelden',
    explanation:
      'Windows konnte ADSync mit seinem Dienstkonto nicht starten: das Kennwort wurde geändert, das Konto ist deaktiviert oder darf sich nicht mehr als Dienst anmelden. Weder Synchronisierung noch Rückschreiben laufen.',
    fix: [
      'Prüfen Sie in Active Directory, ob das Dienstkonto aktiviert und nicht gesperrt ist.',
      'Tragen Sie in den Anmeldedaten des Dienstes das richtige Kennwort ein.',
      'Geben Sie dem Konto das Recht, sich als Dienst anzumelden, wenn eine Richtlinie es entzogen hat.',
      'Starten Sie den Dienst und warten Sie auf 31015.',
    ],
    falsePositives: [],
  },
  'server-key-inaccessible': {
    title: 'Der Schlüssel des Synchronisierungsmoduls lässt sich nicht öffnen',
    explanation:
      'Der Schlüssel, der die gespeicherten Kennwörter schützt, gehört dem Dienstkonto. Nach dem Zurücksetzen seines Kennworts oder mit einem anderen Konto kann das Modul ihn nicht öffnen und startet nicht.',
    fix: [
      'Tragen Sie das frühere Dienstkonto oder sein richtiges Kennwort ein und starten Sie den Dienst.',
      [
        'Geben Sie den Schlüssel mit dem Schlüsselwerkzeug von Connect auf, wenn das unmöglich ist.',
        'Alle gespeicherten Kennwörter der Connectors müssen danach neu eingetragen werden.',
      ],
      'Tragen Sie die Kennwörter der Connectors ein und starten Sie den Dienst.',
    ],
    falsePositives: [],
  },
  'database-unavailable': {
    title: 'Die Datenbank des Synchronisierungsmoduls ist nicht verfügbar',
    explanation:
      'Das Modul hält alles in einer Datenbank, von Haus aus einer LocalDB. Sie ließ sich nicht öffnen, also startet es nicht. Eine beschädigte Modelldatenbank war vor 2.1.1.0 ein bekannter Fehler.',
    fix: [
      'Prüfen Sie den freien Platz auf dem Laufwerk der Datenbank.',
      'Lesen Sie das Fehlerprotokoll der LocalDB-Instanz des Dienstkontos.',
      [
        'Ersetzen Sie die beschädigte Modelldatenbank durch die mitgelieferte von LocalDB.',
        'Halten Sie vorher den Dienst an und legen Sie Kopien der Datenbankdateien beiseite.',
      ],
      'Starten Sie den Dienst und installieren Sie danach eine aktuelle Version.',
    ],
    falsePositives: ['Ein entfernter SQL-Server, der neu startet, ergibt eines davon.'],
  },
  'version-below-floor': {
    title: 'Diese Version von Connect arbeitet nicht mehr mit der Cloud',
    explanation:
      'Seit dem 30.09.2026 bedient die Cloud Connect ab 2.5.79.0. Die Synchronisierung älterer Versionen endet; ob das Rückschreiben im selben Augenblick endet, ist nicht dokumentiert.',
    fix: [
      [
        'Sichern Sie die Konfiguration mit dem Export im Assistenten und notieren Sie angepasste Synchronisierungsregeln.',
        'Ein Upgrade kann Änderungen an mitgelieferten Regeln überschreiben.',
      ],
      'Laden Sie die aktuelle Version aus dem Entra Admin Center.',
      'Installieren Sie sie über die alte, oder zuerst auf einem Stagingserver.',
      'Achten Sie danach auf 31015, zwei Lebenszeichen 31019 und einen vollständigen Synchronisierungslauf.',
    ],
    falsePositives: ['Eine Version aus einem Ereignis kann älter sein als ein Upgrade seither.'],
  },
  'writeback-not-enabled': {
    title: 'Das Kennwortrückschreiben ist ausgeschaltet',
    explanation:
      'Die Konfiguration von Connect enthält kein Kennwortrückschreiben; die Cloud kann diesem Server keine Kennwörter übergeben.',
    fix: [
      'Schalten Sie das Kennwortrückschreiben im Assistenten unter den optionalen Features ein.',
      'Schalten Sie das Rückschreiben in den Einstellungen der Kennwortzurücksetzung im Entra Admin Center ein.',
      'Warten Sie auf 31005 und 31015.',
    ],
    falsePositives: ['Vielleicht übernimmt der andere Server des Paares das Rückschreiben.'],
  },
  'tls12-disabled': {
    title: 'TLS 1.2 ist auf diesem Server ausgeschaltet',
    explanation:
      'Die Cloud nimmt nur TLS 1.2 und neuer an. Windows hat es von Haus aus eingeschaltet; hier schaltet die Registrierung es aus, sodass Verbindungen zur Cloud scheitern oder allein an TLS 1.3 hängen.',
    fix: [
      [
        'Setzen Sie unter TLS 1.2\\Client und TLS 1.2\\Server Enabled auf 1 und DisabledByDefault auf 0, oder löschen Sie diese Werte.',
        'Sehen Sie zuerst nach, ob eine Gruppenrichtlinie oder ein Härtungswerkzeug sie setzt: es würde die Änderung zurücknehmen.',
      ],
      'Starten Sie den Server neu: ein Neustart des Dienstes genügt nicht.',
      'Führen Sie Microsofts Prüfung für TLS 1.2 noch einmal aus.',
    ],
    falsePositives: [],
  },
  'tls-inspected': {
    title: 'Etwas öffnet den verschlüsselten Verkehr zur Cloud',
    explanation:
      'Das Zertifikat, das dem Server gezeigt wird, stammt von keiner Stelle des Dienstes: eine Firewall oder ein Proxy entschlüsselt den Verkehr und verschlüsselt ihn neu. Connect unterstützt das nicht, auch wenn der Server dem Gerät vertraut.',
    fix: [
      'Nehmen Sie *.servicebus.windows.net und *.passwordreset.microsoftonline.com auf Firewall und Proxy von der TLS-Prüfung aus.',
      'Testen Sie noch einmal: Aussteller des Zertifikats muss Microsoft oder DigiCert sein.',
      restartAndWait,
    ],
    falsePositives: ['Eine neue Stelle des Dienstes, die dieses Werkzeug nicht kennt, sieht genauso aus.'],
  },
  'certificate-not-trusted': {
    title: 'Der Server vertraut dem Zertifikat des Dienstes nicht',
    explanation:
      'Der Weg ist offen, aber der Server lehnt das gezeigte Zertifikat ab. Entweder fehlen hier Stammzertifikate der Azure-Dienste, oder ein Gerät dazwischen zeigt ein eigenes Zertifikat.',
    fix: [
      'Sehen Sie nach, wer das Zertifikat ausgestellt hat, das der Netzwerktest bekam.',
      exemptFromInspection,
      'Installieren Sie fehlende Stammzertifikate im Stammspeicher des Computers, DigiCert Global Root G2 zuerst.',
      'Erlauben Sie die automatische Aktualisierung der Stammzertifikate, oder verteilen Sie sie per Gruppenrichtlinie.',
      restartAndWait,
    ],
    falsePositives: ['Bei falscher Uhr sehen gute Zertifikate abgelaufen aus.'],
  },
  'proxy-authentication-required': {
    title: 'Der Proxy verlangt eine Anmeldung',
    explanation:
      'Der Proxy antwortet 407: er will wissen, wer fragt. Das Dienstkonto von ADSync muss dem Proxy bekannt sein, was ein virtuelles Konto nicht ist, oder die Namen des Dienstes müssen ohne Anmeldung durchgehen.',
    fix: [
      'Lassen Sie *.servicebus.windows.net und *.passwordreset.microsoftonline.com von diesem Server ohne Anmeldung durch den Proxy.',
      'Lassen Sie ADSync sonst unter einem Domänenkonto laufen und setzen Sie useDefaultCredentials für den Proxy in machine.config.',
      restartAndWait,
    ],
    falsePositives: [
      'Der Test dieses Werkzeugs läuft als die Person an der Tastatur, der Dienst unter seinem eigenen Konto.',
    ],
  },
  'proxy-refuses-host': {
    title: 'Der Proxy lehnt die Namen des Dienstes ab',
    explanation: 'Der Proxy antwortet 403: diese Namen stehen nicht auf der Liste dessen, was er durchlässt.',
    fix: [
      'Nehmen Sie *.servicebus.windows.net und *.passwordreset.microsoftonline.com, Port 443, in die erlaubten Namen des Proxys auf.',
      restartAndWait,
    ],
    falsePositives: [],
  },
  'proxy-unusable': {
    title: 'Der Proxy leitet nichts weiter',
    explanation:
      'Dieser Server soll über einen Proxy gehen, der nicht erreichbar ist, nicht wie ein Proxy antwortet oder selbst nicht durchkommt. Was dahinter liegt, wurde nicht gesehen.',
    fix: [
      'Prüfen Sie Name und Port des Proxys in machine.config und mit netsh winhttp show proxy.',
      'Fragen Sie, wer den Proxy betreibt, ob er CONNECT zu Port 443 von diesem Server bedient, und was sein eigenes Protokoll sagt.',
      'Nehmen Sie den Proxy aus den Einstellungen, wenn dieses Netz keinen mehr hat.',
      restartAndWait,
    ],
    falsePositives: ['Ein Proxy, der gerade neu startet, sieht genauso aus.'],
  },
  'service-bus-unreachable': {
    title: 'Der Server erreicht den Service Bus nicht',
    explanation:
      'Kennwortanfragen kommen über Verbindungen, die der Server zu zwei Relays des Azure Service Bus offen hält. Solange er sie nicht erreicht, kommt keine Anfrage an und niemand kann ein Kennwort zurücksetzen.',
    fix: [
      'Entnehmen Sie die Namen beider Relays dem Ereignis 31019 oder 31034.',
      'Erlauben Sie ausgehend TCP 443 von diesem Server zu *.servicebus.windows.net und *.passwordreset.microsoftonline.com, nach Namen und nicht nach Adresse.',
      'Prüfen Sie den Proxy: Verbindungen zu diesen Namen müssen ungeöffnet durchgehen und drei Minuten ruhen dürfen.',
      'Testen Sie jedes Relay mit Test-NetConnection auf Port 443; bei einem Proxy muss der Test durch den Proxy gehen.',
      'Starten Sie den Dienst ADSync neu, wenn der Weg frei ist, und warten Sie auf 31015 und zwei Lebenszeichen 31019.',
    ],
    falsePositives: [
      'Test-NetConnection geht am Proxy vorbei: es kann scheitern, obwohl der Proxy den Dienst durchlässt.',
      'Verluste gleich nach einem Neustart, die mit Lebenszeichen enden, sind normal und hier nicht gezählt.',
    ],
  },
  'name-not-resolved': {
    title: 'Der Name des Dienstes wird nicht aufgelöst',
    explanation:
      'Der Server fragt DNS nach dem Relay oder dem Dienst und bekommt keine Adresse; er kann die Verbindung nicht einmal versuchen.',
    fix: [
      'Lösen Sie den Namen auf dem Server mit Resolve-DnsName auf.',
      'Prüfen Sie, welche DNS-Server der Netzwerkadapter verwendet und ob sie ins Internet weiterleiten.',
      'Prüfen Sie stattdessen den Proxy, wenn nur er Namen aus dem Internet auflöst.',
    ],
    falsePositives: ['Hinter einem Proxy kann ein Server arbeiten, ohne Namen aus dem Internet aufzulösen.'],
  },
  'port-blocked': {
    title: 'Der Weg zum Dienst ist versperrt',
    explanation:
      'Der Name wird aufgelöst, aber auf Port 443 antwortet nichts: eine Firewall verwirft die Verbindung oder lehnt sie ab, oder ein Proxy ist nötig und wird nicht verwendet.',
    fix: [
      'Erlauben Sie ausgehend TCP 443 von diesem Server zu *.servicebus.windows.net und *.passwordreset.microsoftonline.com, nach Namen.',
      'Tragen Sie den Proxy in machine.config ein, wenn dieses Netz einen braucht.',
      'Suchen Sie im Protokoll der Firewall nach der Adresse dieses Servers.',
    ],
    falsePositives: [directTestSaysLittle],
  },
  'tls-handshake-failed': {
    title: 'Der TLS-Handshake mit dem Dienst scheitert',
    explanation:
      'Die Verbindung kommt zustande, aber beide Seiten finden keine gemeinsame TLS-Version oder Verschlüsselung, oder etwas dazwischen bricht ab.',
    fix: [
      'Prüfen Sie, ob TLS 1.2 eingeschaltet ist und keine Richtlinie nur alte Verschlüsselungssammlungen zulässt.',
      'Prüfen Sie, ob die Firewall TLS prüft oder filtert, und nehmen Sie *.servicebus.windows.net und *.passwordreset.microsoftonline.com aus.',
      restartAfterTls,
    ],
    falsePositives: [],
  },
  'tls-stacks-disagree': {
    title: 'Windows kann das TLS nicht, das dieses Werkzeug kann',
    explanation:
      'Der Handshake gelingt mit dem TLS dieses Werkzeugs und scheitert mit dem von Windows, das der Dienst verwendet. Das Netz ist also in Ordnung; Ursache sind Einstellungen von Windows: Protokolle, Verschlüsselungssammlungen, .NET oder vertraute Stämme.',
    fix: [
      'Prüfen Sie die Werte für TLS 1.2 von SCHANNEL und .NET.',
      'Suchen Sie nach einer Richtlinie, die Verschlüsselungssammlungen einschränkt, und lassen Sie die aktuellen zu.',
      'Prüfen Sie, ob die Stammzertifikate des Dienstes im Speicher des Computers stehen.',
      restartAfterTls,
    ],
    falsePositives: ['Ein Proxy, der nur für einen der beiden gilt, lässt sie verschiedene Server sehen.'],
  },
  'namespace-unreachable': {
    title: 'Die Relays sind nicht zu erreichen, der Webdienst antwortet',
    explanation:
      'Der Dienst zur Kennwortzurücksetzung wird erreicht, seine Relays im Service Bus nicht. Meist fehlen auf der Firewall die Namen unter servicebus.windows.net oder die einer Region, oder sie erlaubt alte Adressen.',
    fix: [
      'Erlauben Sie ausgehend TCP 443 zu *.servicebus.windows.net, nach Namen und nicht nach Adresse.',
      'Vergleichen Sie die Namen in diesem Befund mit der Liste auf Firewall und Proxy.',
      restartAndWait,
    ],
    falsePositives: [directTestSaysLittle],
  },
  'endpoint-not-started': {
    title: 'Der Endpunkt des Kennwortrückschreibens startete nicht',
    explanation:
      'Startet ADSync mit eingerichtetem Rückschreiben, so öffnet es einen Endpunkt für Kennwortanfragen. Misslingt das, schreibt es 6800 und synchronisiert weiter: alles sieht gut aus, und kein Kennwort kommt zurück.',
    fix: [
      'Lesen Sie den Stapel im Ereignis 6800 und die Ereignisse von PasswordResetService daneben.',
      'Beseitigen Sie die Ursache, die sie nennen: meist Netz, Proxy oder TLS.',
      'Starten Sie den Dienst ADSync neu und warten Sie auf 31015.',
      'Schalten Sie das Kennwortrückschreiben im Assistenten aus und wieder ein, wenn 31015 ausbleibt.',
    ],
    falsePositives: ['Ein Protokoll, das Sekunden nach dem Fehler endet, zeigt nicht, ob ein zweiter Versuch gelang.'],
  },
  'service-hosts-not-running': {
    title: 'Die Dienstwirte des Rückschreibens laufen nicht',
    explanation:
      'Jedes der beiden Relays wird von einem Wirt in ADSync bedient. Der Wächter fand keinen davon am Leben, und keine verlorene Verbindung im Protokoll erklärt es: die Wirte selbst hielten an oder starteten nie.',
    fix: [
      restartAndWait,
      'Lesen Sie die Ereignisse von ADSync und .NET Runtime um das erste dieser Ereignisse.',
      'Schalten Sie das Kennwortrückschreiben im Assistenten aus und wieder ein, wenn sie wiederkommen.',
    ],
    falsePositives: [
      'Einem Protokoll, das mitten in einem Ausfall beginnt, fehlt vielleicht die verlorene Verbindung davor.',
    ],
  },
  'restart-without-recovery': {
    title: 'Das Rückschreiben kam nach einem Neustart nicht wieder',
    explanation:
      'Der Dienst wurde angehalten oder neu gestartet; kein Start des Endpunkts (31015) und kein Lebenszeichen folgen. Die Synchronisierung kann trotzdem laufen.',
    fix: [
      'Prüfen Sie, ob der Dienst ADSync läuft, und starten Sie ihn, wenn nicht.',
      'Starten Sie ihn noch einmal neu und achten Sie auf 31015 und zwei Lebenszeichen 31019.',
      'Prüfen Sie im Assistenten, ob das Kennwortrückschreiben eingeschaltet ist, und schalten Sie es dann aus und wieder ein.',
      'Suchen Sie einen Fehler von .NET Runtime oder des Dienststeuerungs-Managers zur Zeit des Neustarts.',
    ],
    falsePositives: ['Der Server kann zum Stagingserver gemacht worden sein; ein solcher schreibt nicht zurück.'],
  },
  'onboarding-failed': {
    title: 'Das Einschalten des Kennwortrückschreibens misslang',
    explanation:
      'Zum Einschalten spricht der Server mit dem Dienst zur Kennwortzurücksetzung in der Cloud. Das ging nicht gut, also ist das Rückschreiben nicht eingerichtet. Gründe können ein versperrter Weg, ein Proxy, eine fehlende Lizenz, eine falsche Uhr oder ein föderierter Administrator sein.',
    fix: [
      'Prüfen Sie, ob ausgehend 443 zu *.passwordreset.microsoftonline.com und *.servicebus.windows.net offen ist.',
      'Vergleichen Sie die Uhr des Servers mit einer verlässlichen Zeitquelle.',
      'Melden Sie sich im Assistenten mit einem reinen Cloudkonto an, dem die Rolle Hybrididentitätsadministrator direkt zugewiesen ist.',
      'Prüfen Sie, ob der Mandant Lizenzen für das Kennwortrückschreiben hat.',
      'Führen Sie den Assistenten noch einmal aus und schalten Sie das Kennwortrückschreiben ein.',
    ],
    falsePositives: ['Ein späterer Versuch kann auf dem anderen Server des Paares gelungen sein.'],
  },
  'configuration-file-failed': {
    title: 'Die Konfiguration des Rückschreibens lässt sich nicht lesen oder speichern',
    explanation:
      'Beim Einschalten wird beim Synchronisierungsmodul hinterlegt, was der Dienst vom Mandanten wissen muss. Es ließ sich nicht schreiben oder beim Start des Dienstes nicht lesen.',
    fix: [
      'Prüfen Sie freien Platz und Rechte unter dem Programmordner von Connect.',
      'Schalten Sie das Kennwortrückschreiben im Assistenten aus und wieder ein: das schreibt die Konfiguration neu.',
      'Starten Sie den Dienst ADSync neu und warten Sie auf 31015.',
    ],
    falsePositives: [],
  },
  'decryption-failed': {
    title: 'Kennwörter aus der Cloud lassen sich nicht entschlüsseln',
    explanation:
      'Die Cloud verschlüsselt jedes Kennwort mit einem Schlüssel, den dieser Server beim Einschalten erzeugt hat. Die beiden Schlüssel passen nicht mehr zusammen, oder der Schlüssel ließ sich nicht erzeugen.',
    fix: [
      'Sorgen Sie dafür, dass das Rückschreiben nur auf einem Server eingeschaltet ist, und nicht auf einer wiederhergestellten Kopie davon.',
      'Schalten Sie das Kennwortrückschreiben im Assistenten aus und wieder ein: das erzeugt ein neues Schlüsselpaar (31018).',
      'Lesen Sie die Einzelheiten von 32010, wenn der Schlüssel sich nicht erzeugen lässt.',
    ],
    falsePositives: [],
  },
  'connector-password-too-long': {
    title: 'Das Kennwort des Connectorkontos ist zu lang',
    explanation:
      'Das Konto, mit dem Connect sich an Active Directory anmeldet, darf ein Kennwort von höchstens 256 Zeichen haben. Längere synchronisieren gut, verhindern aber das Rückschreiben.',
    fix: [
      'Geben Sie dem Connectorkonto ein Kennwort von höchstens 256 Zeichen.',
      [
        'Tragen Sie es im Synchronization Service unter Connectors, Eigenschaften, Verbindung zur Gesamtstruktur ein.',
        'Die Synchronisierung steht, bis beide Kennwörter übereinstimmen.',
      ],
      'Starten Sie den Dienst ADSync neu und versuchen Sie es mit einem Benutzer.',
    ],
    falsePositives: [],
  },
  'ldap-not-signed-or-sealed': {
    title: 'Der Connector spricht LDAP ohne Verschlüsselung',
    explanation:
      'Das Signieren und Verschlüsseln von LDAP ist an einer der drei Stellen des Connectors ausgeschaltet, daher nimmt der Domänencontroller kein Kennwort an.',
    fix: [
      'Öffnen Sie die Eigenschaften des Connectors im Synchronization Service.',
      'Schalten Sie Signieren und Verschlüsseln in den Optionen der Gesamtstruktur, jeder Partition und der alternativen Anmeldedaten ein.',
      'Starten Sie den Dienst ADSync neu.',
    ],
    falsePositives: [],
  },
  'domain-controller-unreachable': {
    title: 'Connect erreicht keinen Domänencontroller',
    explanation:
      'Der Connector fand keinen der Domänencontroller, die er verwenden darf. Oft sind sie mit Kurznamen bevorzugt eingetragen, oder die Liste nennt solche, die es nicht mehr gibt.',
    fix: [
      'Öffnen Sie die Eigenschaften des Connectors und sehen Sie die bevorzugten Domänencontroller an.',
      'Tragen Sie dort volle DNS-Namen ein, oder leeren Sie die Liste.',
      'Prüfen Sie DNS, 389, 88, 135 und 445 von diesem Server zu den Controllern.',
    ],
    falsePositives: [],
  },
  'rpc-unavailable': {
    title: 'Ein Domänencontroller antwortet nicht über RPC',
    explanation:
      'Zum Setzen eines Kennworts braucht es RPC zu einem Domänencontroller: Port 135, die dynamischen Ports ab 49152 und 445. Eine Firewall, ein angehaltener Controller oder ein falscher Name im DNS verhindert es.',
    fix: [
      'Ermitteln Sie in den Eigenschaften des Connectors, welchen Domänencontroller Connect verwendet.',
      'Öffnen Sie 135, 445 und 49152-65535 von diesem Server zu jedem Domänencontroller, den er verwenden darf.',
      'Testen Sie die Ports, und lösen Sie den Namen des Controllers auf diesem Server auf.',
      'Prüfen Sie, ob der Controller läuft und sein RPC-Dienst antwortet.',
    ],
    falsePositives: ['Ein Controller, der für Updates neu startet, ergibt einige davon.'],
  },
  'sam-remote-calls-restricted': {
    title: 'Entfernte SAM-Aufrufe sind eingeschränkt',
    explanation:
      'Bevor Connect ein Kennwort setzt, fragt es einen Domänencontroller über SAM nach dem Benutzer. Die Sicherheitsoption, die entfernte SAM-Aufrufe einschränkt, kann das Connectorkonto abweisen, auf diesem Server oder auf jedem Domänencontroller. Der Registrierungswert bleibt, wenn die Richtlinie geht.',
    fix: [
      'Lesen Sie RestrictRemoteSam unter HKLM\\System\\CurrentControlSet\\Control\\Lsa auf diesem Server und auf jedem Domänencontroller.',
      'Ermitteln Sie mit einem Richtlinienergebnissatz die Richtlinie, die ihn setzt.',
      [
        'Nehmen Sie das Connectorkonto in die erlaubten Konten der Richtlinie auf, oder entfernen Sie die Richtlinie und löschen Sie den zurückgebliebenen Wert.',
        'Der Wert schützt vor dem Auflisten von Konten: sprechen Sie sich mit den Verantwortlichen für Sicherheit ab.',
      ],
      'Prüfen Sie, ob Authentifizierte Benutzer Mitglied von Prä-Windows 2000 kompatibler Zugriff sind und ob diese Gruppe das SAM-Serverobjekt lesen darf.',
      'Führen Sie gpupdate auf den betroffenen Computern aus und versuchen Sie es noch einmal mit einem Benutzer.',
    ],
    falsePositives: ['Versionen vor 2.1.19.0 hatten einen eigenen Fehler, der genauso aussah.'],
  },
  'connect-on-domain-controller': {
    title: 'Connect läuft auf einem Domänencontroller',
    explanation:
      'Auf einem Domänencontroller fragt das Modul sich selbst nach dem Benutzer und wird vielleicht abgewiesen; Zurücksetzungen enden dann mit SSPR_0029. Ein Mitgliedsserver oder ein anderer bevorzugter Domänencontroller vermeidet es.',
    fix: [
      'Tragen Sie in den Eigenschaften des Connectors einen anderen Domänencontroller als bevorzugten ein, und verwenden Sie nur diesen.',
      'Installieren Sie eine Version ab 2.1.19.0, die eine Form dieses Fehlers behebt.',
      'Ziehen Sie Connect auf einen Mitgliedsserver um, über einen Stagingserver.',
    ],
    falsePositives: ['Viele solche Server arbeiten: ohne gescheiterte Vorgänge ist dies nur ein Hinweis.'],
  },
  'connector-account-denied': {
    title: 'Das Connectorkonto darf keine Kennwörter setzen',
    explanation:
      'Dem Konto, mit dem Connect sich an Active Directory anmeldet, fehlt das Recht, Kennwörter zurückzusetzen oder lockoutTime oder pwdLastSet zu schreiben, oder das Recht ist bei den Benutzern noch nicht angekommen.',
    fix: [
      'Ermitteln Sie das Connectorkonto mit Get-ADSyncADConnectorAccount oder aus den Ereignissen 403 und 405.',
      'Geben Sie ihm an der Wurzel jeder Domäne für untergeordnete Benutzerobjekte: Kennwort zurücksetzen, Kennwort ändern, lockoutTime schreiben und pwdLastSet schreiben.',
      'Geben Sie ihm an der Wurzel jeder Domäne das erweiterte Recht Unexpire Password.',
      'Warten Sie bis zu einer Stunde, bis die Rechte bei den Benutzern ankommen, und versuchen Sie es mit einem Benutzer.',
      'Prüfen Sie den effektiven Zugriff des Kontos auf einen Benutzer, bei dem es weiter scheitert.',
    ],
    falsePositives: [
      'Ein Protokoll mit wenigen Vorgängen unterscheidet nicht alle Benutzer von einigen: vergleichen Sie einen Benutzer in einer anderen Organisationseinheit.',
    ],
  },
  'clock-skewed': {
    title: 'Die Uhr des Servers geht falsch',
    explanation:
      'Token, Zertifikate und Kerberos gelten für eine Zeitspanne. Geht die Uhr um Minuten falsch, weisen Cloud oder Domäne diesen Server ab, oft als gescheiterte Verbindung zum Service Bus.',
    fix: [
      'Führen Sie w32tm /query /status aus und sehen Sie nach Quelle und letztem Abgleich.',
      'Richten Sie den Zeitdienst auf die Domäne aus, oder die virtuelle Maschine auf eine einzige Zeitquelle.',
      'Führen Sie w32tm /resync aus und starten Sie danach den Dienst ADSync neu.',
    ],
    falsePositives: ['Ein Proxy, der mit alter Zeitangabe antwortet, führt den Vergleich in die Irre.'],
  },
  'version-mismatch': {
    title: 'Die Teile von Connect haben verschiedene Versionen',
    explanation:
      'Modul, Assistent und Konfiguration werden zusammen aktualisiert. Unterscheiden sie sich, blieb ein Upgrade auf halbem Weg stehen; der Zeitplaner ruht vielleicht seither.',
    fix: [
      'Führen Sie Get-ADSyncScheduler aus und sehen Sie nach, ob SchedulerSuspended true ist.',
      'Führen Sie das Installationsprogramm der neueren Version noch einmal bis zum Ende aus.',
      'Starten Sie einen Synchronisierungslauf und prüfen Sie das Ergebnis.',
    ],
    falsePositives: ['Während eines Upgrades kann der Assistent neuer sein als das Modul.'],
  },
  'dotnet-below-minimum': {
    title: 'Das .NET Framework ist zu alt für Connect',
    explanation: 'Aktuelle Versionen brauchen .NET Framework 4.7.2. Windows Server 2016 bringt ein älteres mit.',
    fix: [
      'Installieren Sie .NET Framework 4.8 oder 4.8.1.',
      ['Starten Sie den Server neu.', 'Rückschreiben und Synchronisierung ruhen während des Neustarts.'],
    ],
    falsePositives: [],
  },
  'os-unsupported': {
    title: 'Connect wird auf diesem Windows nicht unterstützt',
    explanation:
      'Unterstützt sind Windows Server 2016, 2019 und 2022 mit voller Oberfläche. Auf anderen kann es laufen, aber niemand muss Fehler dort beheben.',
    fix: [
      'Planen Sie den Umzug auf einen unterstützten Windows Server, über einen Stagingserver.',
      'Installieren Sie bis dahin KB5070773 oder ein späteres Update, wo Windows Server 2025 läuft.',
    ],
    falsePositives: ['Ein Windows, das neuer ist als die Tabelle dieses Werkzeugs, wird nicht beurteilt.'],
  },
  'version-known-bad': {
    title: 'Diese Version von Connect hat einen bekannten Fehler',
    explanation: 'Die Version wurde zurückgezogen, oder sie hat einen Fehler, den eine spätere behebt.',
    fix: [
      'Installieren Sie die aktuelle Version aus dem Entra Admin Center.',
      'Achten Sie danach auf 31015, zwei Lebenszeichen 31019 und einen vollständigen Synchronisierungslauf.',
    ],
    falsePositives: ['Vielleicht betrifft der Fehler keine hier verwendete Funktion.'],
  },
  'version-unsupported': {
    title: 'Diese Version von Connect wird nicht mehr unterstützt',
    explanation:
      'Eine Version wird zwölf Monate lang unterstützt, nachdem die nächste erschienen ist. Diese arbeitet noch, aber Fehler werden nicht mehr behoben, und ein Supportfall kann mit der Bitte um ein Upgrade enden.',
    fix: [
      'Notieren Sie angepasste Synchronisierungsregeln und exportieren Sie die Konfiguration im Assistenten.',
      'Installieren Sie die aktuelle Version aus dem Entra Admin Center, zuerst auf einem Stagingserver, wenn es einen gibt.',
    ],
    falsePositives: ['Das Ende der Unterstützung wird mitunter verschoben; die Tabelle hier hat ein Datum.'],
  },
  'staging-mode': {
    title: 'Dies ist ein Stagingserver',
    explanation:
      'Ein Server im Stagingmodus importiert und berechnet, exportiert aber nichts und betreibt weder Kennwortrückschreiben noch Hashsynchronisierung.',
    fix: [
      'Sehen Sie stattdessen den aktiven Server des Paares an.',
      [
        'Schalten Sie den Stagingmodus im Assistenten aus, wenn dieser Server der aktive sein soll.',
        'Stellen Sie sicher, dass kein anderer Server aktiv ist.',
      ],
    ],
    falsePositives: ['Ein zweiter Server im Stagingmodus ist gute Praxis.'],
  },
  'scheduler-suspended': {
    title: 'Der Zeitplaner von Connect steht still',
    explanation:
      'Kein Synchronisierungslauf beginnt von selbst. Für bekannte Benutzer geht das Rückschreiben weiter, aber neue und verschobene Benutzer und geänderte Regeln kommen nicht an. Ein steckengebliebenes Upgrade hinterlässt den Zeitplaner so.',
    fix: [
      'Schließen Sie den Assistenten, wenn er in einer Sitzung offen ist: er hält den Zeitplaner an.',
      'Bringen Sie ein Upgrade zu Ende, das auf halbem Weg stehen blieb.',
      'Führen Sie Set-ADSyncScheduler mit SyncCycleEnabled true aus und starten Sie einen Lauf.',
    ],
    falsePositives: ['Manche schalten den Zyklus während einer Wartung mit Absicht aus.'],
  },
  'writeback-silent': {
    title: 'Das Kennwortrückschreiben schweigt',
    explanation:
      'Ein Server, der zurückschreibt, schreibt etwa alle fünf Minuten zwei Lebenszeichen. Hier kommen keine, und kein Fehler sagt warum: das Rückschreiben ist ausgeschaltet, dies ist ein Stagingserver oder der falsche des Paares, der Dienst hängt, oder die Version arbeitet nicht mehr.',
    fix: [
      'Prüfen Sie, ob dies der aktive Server ist und kein Stagingserver.',
      'Prüfen Sie im Assistenten, ob das Kennwortrückschreiben eingeschaltet ist.',
      'Prüfen Sie, ob der Dienst ADSync läuft, starten Sie ihn neu und warten Sie auf 31015 und 31019.',
      'Vergleichen Sie die Version mit der niedrigsten, die noch arbeitet.',
    ],
    falsePositives: [
      'Ein Export, der auf andere Quellen gefiltert ist, enthält keine Ereignisse des Rückschreibens.',
      'Ein Protokoll, das sich binnen Minuten überschreibt, kann eine Lücke zeigen.',
    ],
  },
  'admin-token-refused': {
    title: 'Die Cloud gab dem Administrator kein Token',
    explanation:
      'Beim Ein- oder Ausschalten des Rückschreibens wies die Cloud die Anmeldung des Administrators ab: falsches Kennwort, föderiertes Konto, oder eine Rolle, die über eine Gruppe kommt.',
    fix: [
      'Verwenden Sie ein reines Cloudkonto mit direkt zugewiesener Rolle Hybrididentitätsadministrator.',
      'Melden Sie sich mit diesem Konto am Entra Admin Center an, um sein Kennwort zu prüfen.',
      'Prüfen Sie, ob der Proxy die Anmeldeseiten von Microsoft durchlässt.',
      'Führen Sie den Assistenten noch einmal aus.',
    ],
    falsePositives: [],
  },
  'offboarding-failed': {
    title: 'Das Ausschalten des Kennwortrückschreibens misslang',
    explanation:
      'Zum Ausschalten sagt der Server der Cloud, sie solle es vergessen. Das misslang; Cloud und Server sind sich vielleicht uneins, ob das Rückschreiben eingeschaltet ist.',
    fix: [
      'Prüfen Sie, ob ausgehend 443 zu *.passwordreset.microsoftonline.com offen ist.',
      'Melden Sie sich im Assistenten mit einem reinen Cloudkonto an, dem die Rolle Hybrididentitätsadministrator direkt zugewiesen ist.',
      'Führen Sie den Assistenten noch einmal aus und schalten Sie das Kennwortrückschreiben aus.',
    ],
    falsePositives: [],
  },
  'cloud-response-invalid': {
    title: 'Cloud und Server verstehen einander nicht',
    explanation:
      'Der Dienst zur Kennwortzurücksetzung antwortete etwas, das der Server nicht annehmen konnte, oder bekam eine Anfrage, die er nicht annehmen konnte. Gründe können ein Proxy sein, der Antworten umschreibt, oder eine Einrichtung, die nicht mehr zur Cloud passt.',
    fix: [
      'Versuchen Sie den Vorgang noch einmal: ein Einzelfall ist dann oft vorbei.',
      'Nehmen Sie *.passwordreset.microsoftonline.com auf dem Proxy von Prüfung und Umschreiben aus.',
      switchOffAndOn,
    ],
    falsePositives: [],
  },
  'sync-account-blocked': {
    title: 'Die Cloud weist das Synchronisierungskonto ab',
    explanation:
      'Das Konto, mit dem Connect sich an der Cloud anmeldet, wird abgewiesen, etwa durch eine Richtlinie für bedingten Zugriff, Multi-Faktor-Authentifizierung oder ein geändertes Kennwort. Die Synchronisierung hält an; das Rückschreiben nimmt einen anderen Weg und kann weitergehen.',
    fix: [
      'Suchen Sie die Anmeldung des Kontos Sync_* in den Anmeldeprotokollen des Entra Admin Centers.',
      'Nehmen Sie dieses Konto von Richtlinien für bedingten Zugriff aus, die Geräte, Orte oder Multi-Faktor-Authentifizierung verlangen.',
      'Setzen Sie die Anmeldedaten des Kontos mit dem Assistenten zurück, wenn sein Kennwort falsch ist.',
    ],
    falsePositives: ['Ereignis 115 steht als Information im Protokoll; ein Filter auf Fehler übersieht es.'],
  },
  'password-hash-sync-failing': {
    title: 'Die Kennworthashsynchronisierung scheitert',
    explanation:
      'Das neue Kennwort steht in Active Directory, aber sein Hash erreicht die Cloud nicht. Wessen Zurücksetzung gelang, der kann sich an der Cloud trotzdem nicht damit anmelden.',
    fix: [
      'Schlagen Sie den RPC- oder Verzeichnisfehler nach, den das Ereignis nennt.',
      'Prüfen Sie, ob das Connectorkonto in jeder Domäne beide Rechte zum Replizieren von Verzeichnisänderungen hat.',
      'Öffnen Sie 135, 389 und 49152-65535 zu den Domänencontrollern.',
      'Führen Sie die eingebaute Problembehandlung des Assistenten für die Kennworthashsynchronisierung aus.',
    ],
    falsePositives: ['Ein Domänencontroller, der neu startet, ergibt einige davon.'],
  },
  'connector-account-denied-some-users': {
    title: 'Das Connectorkonto darf das Kennwort einiger Benutzer nicht setzen',
    explanation:
      'Bei anderen gelingt es zur selben Zeit, das Konto hat das Recht also allgemein. Diese Benutzer erreicht es nicht: meist ist die Vererbung bei ihnen oder ihrer Organisationseinheit ausgeschaltet, oder adminCount = 1 schützt sie.',
    fix: [
      'Listen Sie Objekte ohne Vererbung mit Get-ADSyncObjectsWithInheritanceDisabled auf.',
      'Öffnen Sie die Sicherheit jedes aufgelisteten Benutzers und jeder Organisationseinheit und schalten Sie die Vererbung ein.',
      'Prüfen Sie adminCount dieser Benutzer: der Wert 1 heißt, dass das Verzeichnis ihre Rechte stündlich zurücksetzt.',
      'Sehen Sie den effektiven Zugriff des Connectorkontos auf einen dieser Benutzer nach: es braucht Kennwort zurücksetzen.',
    ],
    falsePositives: [
      'Ursache kann bei diesen Benutzern auch das Kennzeichen sein, dass sie ihr Kennwort nicht ändern dürfen.',
    ],
  },
  'policy-hints-control-missing': {
    title: 'Einem Domänencontroller fehlt das Steuerelement für Kennwortrichtlinien',
    explanation:
      'Das Rückschreiben bittet den Domänencontroller mit einem LDAP-Steuerelement, die Kennwortrichtlinie anzuwenden. Ein Controller, der es nicht anbietet, nimmt kein Kennwort an.',
    fix: [
      'Lesen Sie supportedControl des rootDSE jedes Domänencontrollers und suchen Sie 1.2.840.113556.1.4.2239.',
      'Aktualisieren oder ersetzen Sie Controller ohne dieses; unterstützte Versionen von Windows Server haben es.',
      'Bevorzugen Sie bis dahin in den Eigenschaften des Connectors Controller, die es anbieten.',
    ],
    falsePositives: [],
  },
  'password-sync-not-enabled-on-connector': {
    title: 'Eine Gesamtstruktur nimmt nicht am Kennwortrückschreiben teil',
    explanation:
      'Die Gesamtstruktur kam hinzu, oder wurde entfernt und wieder hinzugefügt, nachdem das Rückschreiben eingeschaltet war; ihr Connector wurde nie für Kennwörter eingerichtet.',
    fix: [
      'Schließen Sie zuerst die Änderungen an den Gesamtstrukturen ab.',
      [
        'Schalten Sie das Kennwortrückschreiben im Assistenten aus und wieder ein.',
        'Zwischen den beiden Schritten kommt kein Kennwort zurück.',
      ],
      'Versuchen Sie es mit einem Benutzer jeder Gesamtstruktur.',
    ],
    falsePositives: [],
  },
  'multiple-forests': {
    title: 'Der Benutzer hat aktivierte Konten in mehr als einer Gesamtstruktur',
    explanation:
      'Connect hat mehrere aktivierte Konten zu derselben Person verbunden. Das Rückschreiben unterstützt genau eines.',
    fix: [
      'Ermitteln Sie die Konten, die mit dem Metaverse-Objekt dieses Benutzers verbunden sind.',
      'Deaktivieren Sie alle bis auf das, mit dem die Person sich anmeldet.',
      'Starten Sie einen Synchronisierungslauf und versuchen Sie es noch einmal.',
    ],
    falsePositives: [],
  },
  'duplicate-anchor': {
    title: 'Zwei lokale Objekte teilen sich einen Anker',
    explanation:
      'Connect verbindet einen Cloudbenutzer über seinen Anker mit Active Directory. Tragen zwei aktivierte Objekte denselben, weiß es nicht, wessen Kennwort zu setzen ist.',
    fix: [
      'Suchen Sie in allen Domänen und Gesamtstrukturen ein zweites Objekt mit demselben Quellanker, UPN oder Alias.',
      'Deaktivieren Sie das nicht verwendete Objekt, oder filtern Sie es aus der Synchronisierung.',
      'Wählen Sie einen eindeutigen Quellanker wie ms-DS-ConsistencyGuid, wenn Alias oder UPN als solcher dient.',
    ],
    falsePositives: [],
  },
  'reserved-character-in-dn': {
    title: 'Ein reserviertes Zeichen im Pfad des Benutzers',
    explanation:
      'Das Rückschreiben verträgt einige Zeichen im Namen einer Organisationseinheit oder eines Benutzers nicht, etwa Schrägstrich, Komma oder Pluszeichen, obwohl Active Directory sie annimmt.',
    fix: [
      'Sehen Sie den definierten Namen (DN) dieser Benutzer an.',
      [
        'Benennen Sie die Organisationseinheit oder das Objekt um, ohne / , + " \\ < > ; = und ohne Leerzeichen an den Enden.',
        'Skripte und Richtlinien, die die Organisationseinheit nennen, müssen nachziehen.',
      ],
      'Starten Sie einen Synchronisierungslauf und versuchen Sie es noch einmal.',
    ],
    falsePositives: [],
  },
  'user-out-of-scope': {
    title: 'Der Benutzer liegt außerhalb des Kennwortbereichs',
    explanation:
      'Der Benutzer wird synchronisiert, aber durch keine Regel, die Kennwörter mitnimmt: ein Bereichsfilter oder die selektive Kennworthashsynchronisierung lässt das Objekt aus.',
    fix: [
      'Öffnen Sie den Synchronization Rules Editor und suchen Sie die eingehende Regel, die das Konto verbindet.',
      'Vergleichen Sie ihren Bereichsfilter mit den Attributen des Benutzers.',
      'Bringen Sie den Benutzer in den Bereich oder in eine synchronisierte Organisationseinheit und starten Sie einen Synchronisierungslauf.',
    ],
    falsePositives: [],
  },
  'object-not-found': {
    title: 'Connect findet den Benutzer lokal nicht',
    explanation:
      'Der Benutzer ist lokal verschwunden, wird nicht von diesem Server synchronisiert, oder die Verbindung zwischen Connectorbereich und Metaverse ist gerissen.',
    fix: [
      'Suchen Sie den Benutzer in Active Directory: er kann gelöscht oder aus den synchronisierten Einheiten verschoben sein.',
      'Prüfen Sie, ob dieser Server den Benutzer synchronisiert und kein anderer Connect-Server.',
      'Suchen Sie im Synchronization Service in den Connectorbereichen und verfolgen Sie die Herkunft vom Active-Directory-Connector bis zum Metaverse.',
      'Prüfen Sie, ob die Verknüpfungsregel Microsoft.InfromADUserAccountEnabled.xxx für das Objekt gilt.',
      'Starten Sie einen Synchronisierungslauf und sehen Sie die Fehler der letzten Läufe an.',
    ],
    falsePositives: ['Wer eben erst gelöscht wurde, ist der Cloud bis zum nächsten Abgleich vielleicht noch bekannt.'],
  },
  'password-policy-rejected': {
    title: 'Die Domäne lehnt das neue Kennwort ab',
    explanation:
      'Das Rückschreiben arbeitet: das Kennwort erreichte Active Directory, das es wegen Länge, Komplexität, Chronik, Alter, einer abgestuften Richtlinie oder eines Kennwortfilters wie Entra-Kennwortschutz zurückwies.',
    fix: [
      'Bitten Sie die Person um ein längeres Kennwort, das in dieser Domäne nie verwendet wurde.',
      'Vergleichen Sie die Richtlinie der Domäne und die abgestuften Richtlinien dieser Personen mit dem, was sie eingegeben haben.',
      [
        'Setzen Sie das minimale Kennwortalter auf 0 Tage, wo Personen mehr als einmal am Tag zurücksetzen können müssen.',
        'Das schwächt die Kennwortchronik für alle unter dieser Richtlinie.',
      ],
      'Suchen Sie im Sicherheitsprotokoll des Domänencontrollers 4724 mit Überwachungsfehler, und dort Ereignisse des Entra-Kennwortschutzes und anderer Filter.',
    ],
    falsePositives: ['Eine einzelne Ablehnung ist Alltag: Menschen geben schwache oder alte Kennwörter ein.'],
  },
  'password-age-too-young': {
    title: 'Das Kennwort wurde zu kürzlich geändert',
    explanation:
      'Die Domäne hat ein minimales Kennwortalter. Das Rückschreiben achtet es: eine zweite Änderung in dieser Zeit wird abgelehnt, auch mit einem guten neuen Kennwort.',
    fix: [
      'Bitten Sie die Person zu warten, bis das minimale Alter erreicht ist.',
      [
        'Setzen Sie das minimale Kennwortalter der Domäne und der abgestuften Richtlinien auf 0 Tage, wo Personen zweimal am Tag zurücksetzen können müssen.',
        'Damit lässt sich die Kennwortchronik durchlaufen.',
      ],
      'Setzen Sie das Kennwort lokal zurück, wenn die Person nicht warten kann.',
    ],
    falsePositives: [
      'Ein schwaches oder schon verwendetes Kennwort kurz nach einer Änderung sieht im Protokoll genauso aus.',
    ],
  },
  'user-cannot-change-password': {
    title: 'Das Konto darf sein Kennwort nicht ändern',
    explanation:
      'Das Kennzeichen PASSWD_CANT_CHANGE am Konto, oder das Recht, für das es steht, verbietet ein neues Kennwort durch das Rückschreiben.',
    fix: [
      'Nehmen Sie in Active Directory am Konto das Verbot zurück, das Kennwort zu ändern.',
      'Suchen Sie die Aufgabe oder Vorlage, die es an neuen Konten setzt.',
      'Lassen Sie die Person es noch einmal versuchen.',
    ],
    falsePositives: [],
  },
  'operation-unfinished': {
    title: 'Vorgänge begannen und endeten nie',
    explanation:
      'Eine Anfrage erreichte diesen Server, und weder Erfolg noch Fehler steht im Protokoll. Der Dienst kann angehalten oder abgestürzt sein, oder ein Domänencontroller antwortete nicht.',
    fix: [
      'Suchen Sie gleich nach diesen Zeiten ein Anhalten von ADSync (2002, 31016), einen Absturz von miiserver.exe oder einen Neustart.',
      'Prüfen Sie, ob die verwendeten Domänencontroller über LDAP und RPC rasch antworten.',
      'Fragen Sie die Betroffenen, ob das neue Kennwort gilt: es kann gesetzt worden sein, bevor die Antwort verloren ging.',
    ],
    falsePositives: ['Einem überschriebenen Protokoll oder einem Teilexport kann das Ende eines Vorgangs fehlen.'],
  },
  'unknown-writeback-error': {
    title: 'Vorgänge scheitern aus einem Grund, den keine Regel kennt',
    explanation:
      'Das Protokoll nennt einen Fehler, den keine der anderen Regeln erklärt. Das Modul schreibt die Einzelheiten in das Ereignis 6329; Code und Text dort führen weiter.',
    fix: [
      'Lesen Sie das 6329 neben dem Vorgang und schlagen Sie seinen Code nach.',
      'Versuchen Sie den Vorgang noch einmal, mit erreichbarem Domänencontroller und neu gestartetem Dienst.',
      switchOffAndOn,
      'Eröffnen Sie einen Supportfall mit dem Bündel und der TrackingId.',
    ],
    falsePositives: [],
  },
  'protected-account': {
    title: 'Kennwörter geschützter Konten werden nicht aus der Cloud zurückgesetzt',
    explanation:
      'Diese Personen sind oder waren Mitglied einer geschützten Gruppe wie Domänen-Admins (adminCount = 1). Das Rückschreiben setzt ein solches Kennwort nie zurück; eine Änderung durch jemanden, der das jetzige kennt, gelingt.',
    fix: [
      'Setzen Sie das Kennwort dieser Personen lokal zurück.',
      [
        'Leeren Sie adminCount und schalten Sie die Vererbung bei Personen ein, die alle geschützten Gruppen verlassen haben, und versuchen Sie es noch einmal.',
        'Stellen Sie zuerst sicher, dass keine verschachtelte Gruppe das Konto schützt.',
      ],
      'Sagen Sie privilegierten Personen, sie sollen das Kennwort selbst ändern, solange sie es noch kennen.',
    ],
    falsePositives: [
      'Der Dienst drückt es gleich aus, wo dem Connectorkonto bei einem solchen Benutzer Rechte fehlen.',
    ],
  },
  'account-locked-out': {
    title: 'Das lokale Konto ist gesperrt',
    explanation:
      'Zu viele falsche Kennwörter haben das Konto gesperrt. Eine Änderung kommt an einer Sperre nicht vorbei; ein Zurücksetzen kann sie aufheben, wo das Entsperren erlaubt ist und das Connectorkonto lockoutTime schreiben darf.',
    fix: [
      'Entsperren Sie das Konto in Active Directory.',
      'Finden Sie, was das alte Kennwort weiter sendet, etwa ein Telefon, ein Dienst oder ein verbundenes Laufwerk.',
      'Erlauben Sie in den Self-Service-Einstellungen das Entsperren, und geben Sie das Recht, lockoutTime zu schreiben.',
    ],
    falsePositives: [],
  },
  'account-disabled': {
    title: 'Das lokale Konto ist deaktiviert',
    explanation: 'Für ein ausgeschaltetes Konto nimmt Active Directory vom Rückschreiben kein neues Kennwort an.',
    fix: [
      'Klären Sie, ob das Konto deaktiviert sein soll.',
      'Aktivieren Sie es in Active Directory, wenn nicht, und lassen Sie den nächsten Synchronisierungslauf durch.',
      'Sperren Sie sonst auch die Anmeldung in der Cloud, damit niemandem ein Zurücksetzen angeboten wird.',
    ],
    falsePositives: ['Wer gegangen ist, versucht es weiter: dann ist nichts falsch.'],
  },
  'wrong-current-password': {
    title: 'Personen geben ein falsches aktuelles Kennwort ein',
    explanation:
      'Eine Änderung fragt nach dem jetzigen lokalen Kennwort. Das Rückschreiben arbeitet; die Person hat sich vertippt oder kennt ein anderes Kennwort als die Domäne.',
    fix: [
      'Sagen Sie der Person, sie soll zurücksetzen statt ändern.',
      'Prüfen Sie, ob Cloud und Domäne dasselbe Kennwort haben, wenn viele betroffen sind.',
    ],
    falsePositives: ['Dann und wann ist das Alltag.'],
  },
  'one-relay-only': {
    title: 'Nur eines der beiden Relays arbeitet',
    explanation:
      'Die Cloud schickt Anfragen über zwei Relays, damit eines ausfallen darf. Hier ist eines nicht zu erreichen: Kennwörter kommen noch zurück, aber die nächste Störung hält sie auf.',
    fix: [
      'Erlauben Sie ausgehend TCP 443 zu *.servicebus.windows.net statt zu einzelnen Namen oder Adressen.',
      'Starten Sie den Dienst ADSync neu und warten Sie auf Lebenszeichen 31019 beider Namespaces.',
    ],
    falsePositives: ['Ein Relay kann für kurze Zeit in Wartung sein.'],
  },
  'service-bus-retries': {
    title: 'Die Verbindung zum Service Bus wackelt',
    explanation:
      'Der Dienst verliert ein Relay immer wieder für Augenblicke und verbindet sich neu. Vorgänge gelingen noch, aber manche warten oder scheitern. Eine Leitung mit viel Verzögerung oder eine Firewall oder ein Proxy, der ruhende Verbindungen trennt, tut das.',
    fix: [
      'Lassen Sie Firewall und Proxy ruhende Verbindungen zu *.servicebus.windows.net mindestens drei Minuten halten.',
      'Vergleichen Sie die Zeiten mit Sicherungen, Updates und anderer Last auf der Leitung.',
      'Prüfen Sie Verlust und Verzögerung zwischen diesem Server und dem Internet.',
    ],
    falsePositives: [shortDisturbance],
  },
  'health-report-failed': {
    title: 'Der Dienst kann der Cloud seinen Zustand nicht melden',
    explanation:
      'Alle fünf Minuten meldet der Dienst der Kennwortzurücksetzung, dass er lebt. Diese Meldungen scheitern, während die Relays arbeiten: Kennwörter kommen zurück, aber das Portal zeigt das Rückschreiben vielleicht als offline.',
    fix: [
      'Erlauben Sie ausgehend 443 zu *.passwordreset.microsoftonline.com, nach Namen.',
      'Nehmen Sie diesen Namen auf Firewall und Proxy von der Prüfung aus.',
    ],
    falsePositives: [shortDisturbance],
  },
  'root-certificate-missing': {
    title: 'Ein Stammzertifikat des Dienstes fehlt',
    explanation:
      'Die Zertifikate der Azure-Dienste enden in einem Stamm, der in den Speichern dieses Servers fehlt. Windows holt Stämme bei Bedarf, wenn das nicht ausgeschaltet oder versperrt ist; dann scheitern Verbindungen.',
    fix: [
      'Installieren Sie das Stammzertifikat im Stammspeicher des Computers.',
      'Erlauben Sie die automatische Aktualisierung der Stammzertifikate, oder verteilen Sie sie per Gruppenrichtlinie.',
    ],
    falsePositives: ['Wo Windows Stämme selbst holen darf, tut es das bei der ersten Verbindung.'],
  },
  'proxy-configured-differently': {
    title: 'Windows und .NET verwenden verschiedene Proxys',
    explanation:
      'Connect nimmt seinen Proxy aus machine.config von .NET; Windows selbst nimmt, etwa beim Prüfen von Sperrlisten, den von WinHTTP. Unterscheiden sich beide, kann die eine Hälfte einer Verbindung scheitern.',
    fix: [
      'Entscheiden Sie, welchen Proxy dieser Server verwenden soll.',
      'Tragen Sie ihn in machine.config des 64-Bit-.NET Framework 4 und mit netsh winhttp set proxy ein.',
      'Starten Sie den Dienst ADSync neu.',
    ],
    falsePositives: ['Ein Proxy, den nur einer der beiden braucht, kann Absicht sein.'],
  },
  'upgrade-failed': {
    title: 'Das automatische Upgrade kommt nicht durch',
    explanation:
      'Connect wollte sich selbst aktualisieren und gab auf. Der Code im Ereignis nennt, was im Weg steht. Ohne Upgrades endet der Server bei einer Version, die die Cloud nicht mehr bedient.',
    fix: [
      'Schlagen Sie den Code im Artikel über das automatische Upgrade nach.',
      'Beseitigen Sie, was im Weg steht, oder aktualisieren Sie von Hand mit der aktuellen Version aus dem Entra Admin Center.',
    ],
    falsePositives: ['Ein Server mit angepassten Regeln oder vollem SQL-Server wird nie automatisch aktualisiert.'],
  },
  'tls-registry-not-set': {
    title: 'Die Werte für TLS 1.2 in .NET sind nicht gesetzt',
    explanation:
      'Microsofts Prüfung will .NET ausdrücklich gesagt haben, starke Kryptografie und die TLS-Versionen von Windows zu verwenden. Wo die Werte fehlen, entscheidet die Vorgabe des Programms, die bei aktuellen Versionen gut ist. Installationsprogramme von 2.3.20.0 bis 2.4.129.0 laufen ohne sie nicht.',
    fix: [
      'Führen Sie Microsofts Skript zum Einschalten von TLS 1.2 aus; es setzt alle acht Werte.',
      'Starten Sie den Server neu.',
    ],
    falsePositives: ['Versionen ab 2.4.131.0 brauchen die Werte nicht.'],
  },
  'service-account': {
    title: 'ADSync läuft unter einem ungewöhnlichen Konto',
    explanation:
      'Der Assistent richtet ein virtuelles Konto, ein gruppenverwaltetes Konto oder einen eigenen Benutzer ein. Ein anderes Konto wurde von Hand eingetragen; ihm kann der Zugang zu Schlüsseln und Proxy fehlen, und Änderungen seines Kennworts halten den Dienst an.',
    fix: [
      'Klären Sie, wer das Konto geändert hat und warum.',
      [
        'Tragen Sie in den Anmeldedaten des Dienstes das Konto ein, das die Installation angelegt hat.',
        'Der Schlüssel gehört zum Konto: halten Sie die Kennwörter der Connectors bereit.',
      ],
    ],
    falsePositives: [],
  },
  'pending-reboot': {
    title: 'Der Server wartet auf einen Neustart',
    explanation:
      'Updates oder Installationen warten auf einen Neustart. Bis dahin können alte und neue Dateien nebeneinander stehen, und Änderungen an TLS oder .NET wirken nicht.',
    fix: [
      [
        'Starten Sie den Server zu ruhiger Stunde neu und warten Sie auf 31015 und zwei Lebenszeichen 31019.',
        'Rückschreiben und Synchronisierung ruhen während des Neustarts.',
      ],
    ],
    falsePositives: ['Manche Programme lassen das Zeichen für immer stehen.'],
  },
  'log-damaged': {
    title: 'Teile des Protokolls sind nicht lesbar',
    explanation:
      'Etwas in der Datei ist beschädigt oder abgeschnitten. Was lesbar war, wurde beurteilt; eine Ursache kann im verlorenen Teil liegen.',
    fix: [
      'Exportieren Sie das Protokoll auf dem Server noch einmal mit wevtutil epl, statt die lebende Datei zu kopieren.',
      'Vergleichen Sie Größe und Prüfsumme nach der Übertragung.',
    ],
    falsePositives: [
      'Ein Protokoll, das während des Schreibens kopiert wurde, hat ein zerrissenes Ende ohne wichtigen Inhalt.',
    ],
  },
  'log-too-short': {
    title: 'Das Protokoll reicht nicht so weit zurück wie verlangt',
    explanation:
      'Das Anwendungsprotokoll hat eine Höchstgröße und überschreibt die ältesten Ereignisse. Zwei Lebenszeichen alle fünf Minuten und das Rauschen der Synchronisierung füllen ein kleines Protokoll in Tagen; was davor war, ist fort.',
    fix: [
      'Sammeln Sie bald nach dem nächsten Fehler.',
      'Erhöhen Sie die Höchstgröße des Anwendungsprotokolls, etwa auf 256 MB, mit wevtutil sl Application /ms:268435456.',
    ],
    falsePositives: ['Ein zwischendurch eingeschalteter Server hat keine älteren Ereignisse.'],
  },
  'clock-zone-unknown': {
    title: 'Die Zeitzone des Protokolls ist nicht bekannt',
    explanation:
      'Diese Form des Exports hat Ortszeiten und nennt keine Zone. Die Zeiten lassen sich untereinander vergleichen, aber nicht mit denen der Cloud oder eines anderen Protokolls.',
    fix: [
      'Fragen Sie nach der Zeitzone des Servers und nennen Sie sie in einem Supportfall.',
      'Exportieren Sie nächstes Mal als .evtx oder XML: beide tragen UTC.',
    ],
    falsePositives: [],
  },
  'minimum-password-age': {
    title: 'Die Domäne hat ein minimales Kennwortalter',
    explanation:
      'Das Rückschreiben achtet das minimale Kennwortalter; vorher kann niemand ein zweites Mal zurücksetzen oder ändern. Wo Menschen probieren oder sich irren, sieht das wie ein gescheitertes Rückschreiben aus.',
    fix: [
      [
        'Setzen Sie das minimale Kennwortalter auf 0 Tage, wenn Personen zweimal am Tag zurücksetzen können müssen.',
        'Damit lässt sich die Kennwortchronik durchlaufen.',
      ],
    ],
    falsePositives: ['Viele Organisationen wollen es so.'],
  },
  'log-full': {
    title: 'Das Anwendungsprotokoll nimmt keine neuen Ereignisse auf',
    explanation:
      'Das Protokoll behält seine ältesten Ereignisse und hat seine Höchstgröße erreicht. Was Connect seitdem protokolliert, geht verloren; ein stilles Protokoll sagt dann nichts über den Dienst.',
    fix: [
      'Exportieren Sie das Protokoll, leeren Sie es dann oder erhöhen Sie seine Höchstgröße.',
      'Lassen Sie es seine ältesten Ereignisse überschreiben, mit wevtutil sl Application /rt:false.',
      'Sammeln Sie nach dem nächsten Fehler erneut.',
    ],
    falsePositives: ['Ein Protokoll, das archiviert wird, sobald es voll ist, geht in einer neuen Datei weiter.'],
  },
  'ldap-protection-off': {
    title: 'Der LDAP-Verkehr eines Connectors ist nicht geschützt',
    explanation:
      'Ein Connector signiert und verschlüsselt seinen LDAP-Verkehr nicht und benutzt auch kein TLS dafür. Ein Domänencontroller nimmt ein neues Kennwort nur über eine geschützte Verbindung an, deshalb kann das Zurücksetzen mit 8023062c enden.',
    fix: [
      'Schalten Sie Signieren und Verschlüsseln in den Optionen der Gesamtstruktur, jeder Partition und der abweichenden Anmeldedaten ein.',
      'Starten Sie den Dienst ADSync neu.',
    ],
    falsePositives: [],
  },
  'preferred-controller-short-name': {
    title: 'Ein bevorzugter Domänencontroller steht mit seinem Kurznamen in der Liste',
    explanation:
      'Das Rückschreiben braucht den vollen DNS-Namen eines bevorzugten Domänencontrollers. Mit einem Kurznamen mögen Importe und Exporte gelingen, während das Zurücksetzen mit 80230818 endet, weil kein Domänencontroller gefunden wird.',
    fix: [
      'Öffnen Sie die Eigenschaften des Connectors und sehen Sie die bevorzugten Domänencontroller an.',
      'Tragen Sie dort volle DNS-Namen ein, oder leeren Sie die Liste.',
    ],
    falsePositives: ['Wo Vorgänge gelingen, wird der Kurzname bisher aufgelöst.'],
  },
  'temporary-password-trap': {
    title: 'Vorläufige Kennwörter werden synchronisiert, neue kommen aber nicht zurück',
    explanation:
      'Der Mandant verlangt bei der Anmeldung mit einem vorläufigen Kennwort ein neues. Ohne Kennwortrückschreiben bleibt das neue in der Cloud und das Verzeichnis behält das vorläufige; von da an unterscheiden sich die beiden.',
    fix: [
      'Schalten Sie das Kennwortrückschreiben im Assistenten und in den Einstellungen des Mandanten ein.',
      'Schalten Sie ForcePasswordChangeOnLogOn bis dahin aus.',
    ],
    falsePositives: ['Vielleicht schreibt der andere Server des Paares zurück.'],
  },
  'time-not-synchronised': {
    title: 'Die Uhr des Servers folgt keiner Zeitquelle',
    explanation:
      'Der Zeitdienst sagt, dass er nicht synchronisiert ist. Die Uhr mag heute stimmen, aber sie läuft davon, und ab fünf Minuten scheitern Token und Kerberos.',
    fix: [
      'Führen Sie w32tm /query /status aus und sehen Sie Quelle und letzte Synchronisierung an.',
      'Richten Sie den Zeitdienst auf die Domäne, oder die virtuelle Maschine auf nur eine Zeitquelle.',
      'Führen Sie w32tm /resync aus.',
    ],
    falsePositives: ['Manche Hypervisoren stellen die Uhr ihrer Gäste ohne den Zeitdienst.'],
  },
  'drive-nearly-full': {
    title: 'Ein Laufwerk des Servers ist fast voll',
    explanation:
      'Ohne freien Platz kann die Datenbank von Connect nicht wachsen, der Dienst startet vielleicht nicht mehr, und ein Upgrade bleibt auf halbem Weg stehen.',
    fix: [
      'Stellen Sie fest, was das Laufwerk füllt; oft sind es Ablaufverfolgungen des Assistenten und der Laufverlauf der Synchronisierung.',
      'Schaffen Sie Platz, oder verlegen Sie, was nicht zu Connect gehört.',
    ],
    falsePositives: [],
  },
  'restrict-remote-sam-set': {
    title: 'Eine Einschränkung entfernter SAM-Aufrufe gilt',
    explanation:
      'Der Wert RestrictRemoteSam begrenzt, wer über SAM nach Benutzern fragen darf. Das Rückschreiben arbeitet, solange das Connectorkonto zu den Erlaubten gehört; sonst scheitert das Zurücksetzen mit einem Zugriffsfehler.',
    fix: ['Prüfen Sie, ob die Sicherheitsbeschreibung im Wert das Connectorkonto erlaubt.'],
    falsePositives: ['Die Einschränkung ist gute Praxis; ohne gescheiterte Vorgänge ist dies nur ein Hinweis.'],
  },
  'dotnet-below-recommended': {
    title: 'Ein neueres .NET Framework wird empfohlen',
    explanation:
      'Connect läuft, aber die Schritte zur Reparatur des Rückschreibens verlangen .NET Framework 4.8. Windows Server 2019 bringt ein älteres mit.',
    fix: ['Installieren Sie .NET Framework 4.8 oder 4.8.1 mit der nächsten Wartung und starten Sie den Server neu.'],
    falsePositives: [],
  },
  'sync-rules-customised': {
    title: 'Synchronisierungsregeln wurden angepasst',
    explanation:
      'Regeln, die von den mitgelieferten abweichen, gehen bei einer Neuinstallation verloren, geänderte eingebaute auch bei einem Upgrade.',
    fix: [
      'Exportieren Sie die angepassten Regeln im Synchronization Rules Editor vor einem Upgrade oder einer Neuinstallation.',
      'Setzen Sie sie danach als Kopien der eingebauten Regeln wieder ein, nicht als Änderungen daran.',
    ],
    falsePositives: [],
  },
  'benign-restart': {
    title: 'Fehler bei einem Neustart, die nichts bedeuten',
    explanation:
      'Während der Dienst anhält und startet, brechen seine Verbindungen und er schreibt Fehler wie 31034 und 32001. Minuten später war er wieder da; diese Fehler erklären kein Scheitern zu anderer Zeit.',
    fix: ['Beachten Sie diese Fehler bei der Suche nach einer Ursache nicht.'],
    falsePositives: [],
  },
};
