import type { Pair } from '../template.ts';

// What findings say of a server. Holes and their kinds: ../value-kinds.ts.

/** Ends of `3 operations …`, each for one and for several. */
const failures: readonly (readonly [english: string, one: string, many: string])[] = [
  [
    'ended because the account is disabled on-premises (33005)',
    'endete, weil das Konto lokal deaktiviert ist (33005)',
    'endeten, weil das Konto lokal deaktiviert ist (33005)',
  ],
  [
    'ended because the account is locked out on-premises (33006)',
    'endete, weil das Konto lokal gesperrt ist (33006)',
    'endeten, weil das Konto lokal gesperrt ist (33006)',
  ],
  [
    'ended because the password of the connector account is longer than the engine can use (800700CE)',
    'endete, weil das Kennwort des Connectorkontos länger ist, als das Modul verwenden kann (800700CE)',
    'endeten, weil das Kennwort des Connectorkontos länger ist, als das Modul verwenden kann (800700CE)',
  ],
  [
    'ended because no domain controller could be contacted (33001, 80230818)',
    'endete, weil kein Domänencontroller erreicht wurde (33001, 80230818)',
    'endeten, weil kein Domänencontroller erreicht wurde (33001, 80230818)',
  ],
  [
    'ended because more than one object has the anchor of the user (33003, 80230402)',
    'endete, weil mehr als ein Objekt den Anker des Benutzers hat (33003, 80230402)',
    'endeten, weil mehr als ein Objekt den Anker des Benutzers hat (33003, 80230402)',
  ],
  [
    'ended because the directory takes no password over an unprotected connection (33009, 8023062c)',
    'endete, weil das Verzeichnis über eine ungeschützte Verbindung kein Kennwort annimmt (33009, 8023062c)',
    'endeten, weil das Verzeichnis über eine ungeschützte Verbindung kein Kennwort annimmt (33009, 8023062c)',
  ],
  [
    'ended because one user has several enabled on-premises accounts',
    'endete, weil ein Benutzer mehrere aktivierte lokale Konten hat',
    'endeten, weil ein Benutzer mehrere aktivierte lokale Konten hat',
  ],
  [
    'ended because Connect did not find the user (33002, 80230405)',
    'endete, weil Connect den Benutzer nicht fand (33002, 80230405)',
    'endeten, weil Connect den Benutzer nicht fand (33002, 80230405)',
  ],
  [
    'were refused (33008, 80230619) soon after the same person had already got a new password',
    'wurde abgelehnt (33008, 80230619), kurz nachdem dieselbe Person schon ein neues Kennwort bekommen hatte',
    'wurden abgelehnt (33008, 80230619), kurz nachdem dieselbe Person schon ein neues Kennwort bekommen hatte',
  ],
  [
    'ended because Active Directory refused the new password (33008, 80230619)',
    'endete, weil Active Directory das neue Kennwort ablehnte (33008, 80230619)',
    'endeten, weil Active Directory das neue Kennwort ablehnte (33008, 80230619)',
  ],
  [
    'failed because passwords are not enabled on the connector of that forest (6329, 8023061f)',
    'scheiterte, weil Kennwörter auf dem Connector dieser Gesamtstruktur nicht aktiviert sind (6329, 8023061f)',
    'scheiterten, weil Kennwörter auf dem Connector dieser Gesamtstruktur nicht aktiviert sind (6329, 8023061f)',
  ],
  [
    'asked to reset a privileged account, which is refused by design (33004)',
    'sollte ein privilegiertes Konto zurücksetzen, was grundsätzlich abgelehnt wird (33004)',
    'sollten ein privilegiertes Konto zurücksetzen, was grundsätzlich abgelehnt wird (33004)',
  ],
  [
    'ended with an error of the directory path (33001); a reserved character in the distinguished name is the usual reason',
    'endete mit einem Fehler des Verzeichnispfads (33001); meist liegt es an einem reservierten Zeichen im Distinguished Name',
    'endeten mit einem Fehler des Verzeichnispfads (33001); meist liegt es an einem reservierten Zeichen im Distinguished Name',
  ],
  [
    'ended because a remote procedure call to a domain controller failed (6329)',
    'endete, weil ein RPC-Aufruf an einen Domänencontroller scheiterte (6329)',
    'endeten, weil ein RPC-Aufruf an einen Domänencontroller scheiterte (6329)',
  ],
  [
    'ended because the engine was denied access when it looked the user up (6329, "Failed to acquire user information")',
    'endete, weil dem Modul beim Nachschlagen des Benutzers der Zugriff verweigert wurde (6329, "Failed to acquire user information")',
    'endeten, weil dem Modul beim Nachschlagen des Benutzers der Zugriff verweigert wurde (6329, "Failed to acquire user information")',
  ],
  [
    'ended because the engine was denied access when it looked the user up, on a server that is a domain controller',
    'endete, weil dem Modul beim Nachschlagen des Benutzers der Zugriff verweigert wurde, auf einem Server, der Domänencontroller ist',
    'endeten, weil dem Modul beim Nachschlagen des Benutzers der Zugriff verweigert wurde, auf einem Server, der Domänencontroller ist',
  ],
  [
    'failed for accounts whose password may not be changed',
    'scheiterte bei Konten, deren Kennwort nicht geändert werden darf',
    'scheiterten bei Konten, deren Kennwort nicht geändert werden darf',
  ],
  [
    'ended because the engine found no target for the password (33002, "No password writeback targets found")',
    'endete, weil das Modul kein Ziel für das Kennwort fand (33002, "No password writeback targets found")',
    'endeten, weil das Modul kein Ziel für das Kennwort fand (33002, "No password writeback targets found")',
  ],
  [
    'ended because the current password was wrong (33007)',
    'endete, weil das bisherige Kennwort falsch war (33007)',
    'endeten, weil das bisherige Kennwort falsch war (33007)',
  ],
  [
    'ended because Active Directory denied the connector account access (33004, 80230626); nobody succeeded meanwhile',
    'endete, weil Active Directory dem Connectorkonto den Zugriff verweigerte (33004, 80230626); währenddessen gelang es niemandem',
    'endeten, weil Active Directory dem Connectorkonto den Zugriff verweigerte (33004, 80230626); währenddessen gelang es niemandem',
  ],
  [
    'ended because Active Directory denied the connector account access (33004, 80230626), while others succeeded',
    'endete, weil Active Directory dem Connectorkonto den Zugriff verweigerte (33004, 80230626), während es bei anderen gelang',
    'endeten, weil Active Directory dem Connectorkonto den Zugriff verweigerte (33004, 80230626), während es bei anderen gelang',
  ],
  [
    'ended because the domain controller lacks the LDAP password policy control (6329)',
    'endete, weil dem Domänencontroller das LDAP-Steuerelement für Kennwortrichtlinien fehlt (6329)',
    'endeten, weil dem Domänencontroller das LDAP-Steuerelement für Kennwortrichtlinien fehlt (6329)',
  ],
];

const failureSentences = failures.flatMap(([english, one, many]): readonly Pair[] => [
  [
    `{count:number} [operation|operations] ${english}{when:period}.`,
    `{count} {count?Vorgang ${one}|Vorgänge ${many}}{when}.`,
  ],
  [
    `{count:number} [engine trace|engine traces] ${english}{when:period}.`,
    `{count} {count?Modulspur ${one}|Modulspuren ${many}}{when}.`,
  ],
]);

const lostConnections = '{count:number} [event|events] about lost connections';
const germanLost = '{count} {count?Ereignis|Ereignisse} zu verlorenen Verbindungen';

/** Items of lists. */
const items: readonly Pair[] = [
  ['{count:number} [other|others]', '{count} weitere'],
  ['{drive:text} ({free:number} GB free)', '{drive} ({free} GB frei)'],
  ['{name:text} ({days:number} days)', '{name} ({days} {days?Tag|Tage})'],
  ['the service bus', 'dem Service Bus'],
  ['{host:word} is not resolved', '{host} wird nicht aufgelöst'],
  ['{host:word} does not answer on port {port:number}', '{host} antwortet nicht auf Port {port}'],
  ['{host:word} breaks off the TLS handshake', '{host} bricht den TLS-Handshake ab'],
  ['{host:word} fails at {step:word} with {code:word}', '{host} scheitert bei {step} mit {code}'],
  ['{host:word} fails at {step:word}', '{host} scheitert bei {step}'],
];

export const findingSentences: readonly Pair[] = [
  ...items,
  ...failureSentences,
  ['It concerns {users:list}.', 'Betroffen: {users}.'],
  [`${lostConnections} in the log fit.`, `${germanLost} im Protokoll {count?passt|passen} dazu.`],
  [
    `${lostConnections} in the log fit, and no other reason shows.`,
    `${germanLost} im Protokoll {count?passt|passen} dazu, und kein anderer Grund ist zu sehen.`,
  ],
  [`${lostConnections} in the log say the same.`, `${germanLost} im Protokoll {count?sagt|sagen} dasselbe.`],
  [
    `${lostConnections} came{when:period}, and they say that the certificate is not valid.`,
    `${germanLost} {count?kam|kamen}{when}, und sie sagen, dass das Zertifikat nicht gültig ist.`,
  ],
  ['The network test meets the same at {hosts:list}.', 'Der Netzwerktest trifft auf dasselbe bei {hosts}.'],
  ['The root store lacks {roots:list}.', 'Im Stammspeicher fehlt: {roots}.'],
  [
    'The token was refused {count:number} [time|times] (32009), last at {last:moment}, and no later try got one.',
    'Das Token wurde {count}-mal verweigert (32009), zuletzt am {last}, und kein späterer Versuch bekam eines.',
  ],
  [
    '{count:number} [error|errors] belong to {restarts:number} [restart|restarts]; after the last one the connection was back at {back:moment}.',
    '{count} {count?Fehler gehört|Fehler gehören} zu {restarts} {restarts?Neustart|Neustarts}; nach dem letzten war die Verbindung am {back} wieder da.',
  ],
  ['The clock is {size:span} ahead.', 'Die Uhr geht {size} vor.'],
  ['The clock is {size:span} behind.', 'Die Uhr geht {size} nach.'],
  ['Local times without a zone stand in {files:list}.', 'Ortszeiten ohne Zone stehen in {files}.'],
  [
    '{count:number} [message|messages] between cloud and server did not hold what was expected (32003, 32008){when:period}.',
    '{count} {count?Nachricht|Nachrichten} zwischen Cloud und Server {count?enthielt|enthielten} nicht das Erwartete (32003, 32008){when}.',
  ],
  [
    'Reading or saving the configuration failed {count:number} [time|times] (32005, 32007), last at {last:moment}.',
    'Das Lesen oder Speichern der Konfiguration scheiterte {count}-mal (32005, 32007), zuletzt am {last}.',
  ],
  [
    'The server is a domain controller. No operation failed because of it in this log.',
    'Der Server ist ein Domänencontroller. In diesem Protokoll scheiterte deswegen kein Vorgang.',
  ],
  [
    '{count:number} [database error|database errors] came, last at {last:moment}, and no start of the engine (2001) follows.',
    '{count} Datenbankfehler {count?kam|kamen}, zuletzt am {last}, und kein Start des Moduls (2001) folgt.',
  ],
  [
    '{count:number} [error|errors] of decryption or key creation came (32004, 32010){when:period}, and no new key pair was made since.',
    '{count} Fehler beim Entschlüsseln oder Erzeugen von Schlüsseln {count?kam|kamen} (32004, 32010){when}, und seitdem entstand kein neues Schlüsselpaar.',
  ],
  [
    'The server has .NET Framework older than 4.5; {needed:word} is needed.',
    'Der Server hat ein .NET Framework vor 4.5; nötig ist {needed}.',
  ],
  [
    'The server has .NET Framework {version:word}; {needed:word} is needed.',
    'Der Server hat .NET Framework {version}; nötig ist {needed}.',
  ],
  [
    'The server has .NET Framework {version:word}; {needed:word} is recommended.',
    'Der Server hat .NET Framework {version}; empfohlen ist {needed}.',
  ],
  ['Little space is left on {drives:items}.', 'Wenig Platz ist noch auf {drives}.'],
  [
    'The endpoint failed to start {count:number} [time|times], last at {last:moment}, and no start (31015) follows in the log.',
    'Der Endpunkt startete {count}-mal nicht, zuletzt am {last}, und im Protokoll folgt kein Start (31015).',
  ],
  [
    '{count:number} [report|reports] failed (32015){when:period} without an outage around them.',
    '{count} {count?Bericht|Berichte} {count?scheiterte|scheiterten} (32015){when}, ohne dass rundherum etwas ausfiel.',
  ],
  [
    'Signing and encryption of LDAP are off in {connectors:list}.',
    'Signieren und Verschlüsseln von LDAP sind ausgeschaltet in {connectors}.',
  ],
  [
    '{count:number} [place|places] cannot be read in {files:list}; {lost:number} [byte|bytes] of {all:number} [byte|bytes] are lost.',
    '{count} {count?Stelle lässt|Stellen lassen} sich nicht lesen in {files}; {lost} von {all} Byte sind verloren.',
  ],
  [
    'Events of Connect come from {computers:list}, the settings from {own:text}.',
    'Die Ereignisse von Connect stammen von {computers}, die Einstellungen von {own}.',
  ],
  ['Events of Connect come from {computers:list}.', 'Die Ereignisse von Connect stammen von {computers}.'],
  [
    'The log has {size:number} of {most:number} MB and keeps its oldest events.',
    'Das Protokoll hat {size} von {most} MB und behält seine ältesten Ereignisse.',
  ],
  [
    'Asked for events since {asked:moment}; the first one is of {first:moment}, so {missing:span} are missing.',
    'Gefragt war nach Ereignissen seit dem {asked}; das erste ist vom {first}, es fehlen also {missing}.',
  ],
  [
    'The log holds at most {size:number} MB, which lasts about {time:span} here.',
    'Das Protokoll fasst höchstens {size} MB; das reicht hier etwa für {time}.',
  ],
  ['A minimum password age applies by {policies:items}.', 'Ein Mindestalter für Kennwörter gilt durch {policies}.'],
  ['DNS on this server has no address for {hosts:list}.', 'DNS hat auf diesem Server keine Adresse für {hosts}.'],
  [
    'No way leads to {hosts:list}, while the web service answers.',
    'Kein Weg führt zu {hosts}, während der Webdienst antwortet.',
  ],
  [
    'None of {count:number} [event|events] comes from a source of Connect.',
    'Keines von {count} {count?Ereignis|Ereignissen} stammt aus einer Quelle von Connect.',
  ],
  ['Most come from {sources:list}.', 'Die meisten kommen von {sources}.'],
  [
    'Offboarding failed, last at {last:moment}, and no success (31013) follows.',
    'Die Abmeldung scheiterte, zuletzt am {last}, und kein Erfolg (31013) folgt.',
  ],
  [
    'Onboarding did not succeed: {count:number} [event|events] without a success (31005) after it, last at {last:moment}.',
    'Die Registrierung gelang nicht: {count} {count?Ereignis|Ereignisse} ohne einen Erfolg (31005) danach, zuletzt am {last}.',
  ],
  [
    'Out of reach while the other relay works: one relay.',
    'Nicht zu erreichen, während das andere Relay geht: ein Relay.',
  ],
  [
    'Out of reach while the other relay works: {hosts:list}.',
    'Nicht zu erreichen, während das andere Relay geht: {hosts}.',
  ],
  ['{count:number} [error|errors] in the log come from it.', '{count} Fehler im Protokoll {count?kommt|kommen} daher.'],
  [
    '{count:number} [operation|operations] began{when:period} and have no result in the log.',
    '{count} {count?Vorgang begann|Vorgänge begannen}{when} und {count?hat|haben} im Protokoll kein Ergebnis.',
  ],
  [
    'The server is a Server Core installation, which Connect does not support.',
    'Der Server ist eine Server-Core-Installation, die Connect nicht unterstützt.',
  ],
  ['The server runs {system:text} ({build:word}).', 'Auf dem Server läuft {system} ({build}).'],
  [
    '{count:number} [failure|failures] of password hash synchronisation came{when:period}.',
    '{count} Fehler der Kennworthash-Synchronisierung {count?kam|kamen}{when}.',
  ],
  ['Windows announces that a restart is pending.', 'Windows meldet, dass ein Neustart aussteht.'],
  [
    'No policy hints control is offered by {hosts:list}; operations that go there will fail.',
    'Das Steuerelement für Kennwortrichtlinien fehlt auf {hosts}; Vorgänge, die dorthin gehen, werden scheitern.',
  ],
  ['No answer on port 443 comes from {hosts:list}.', 'Auf Port 443 kommt keine Antwort von {hosts}.'],
  [
    'Preferred domain controllers without a full name: {hosts:list}.',
    'Bevorzugte Domänencontroller ohne vollen Namen: {hosts}.',
  ],
  [
    'The proxy asks for a sign-in (407) before it lets anyone through to {hosts:list}.',
    'Der Proxy verlangt eine Anmeldung (407), bevor er jemanden durchlässt zu {hosts}.',
  ],
  [
    'The file machine.config names no proxy, WinHTTP {windows:text}.',
    'Die Datei machine.config nennt keinen Proxy, WinHTTP {windows}.',
  ],
  [
    'The file machine.config names {own:text}, WinHTTP no proxy.',
    'Die Datei machine.config nennt {own}, WinHTTP keinen Proxy.',
  ],
  [
    'The file machine.config names {own:text}, WinHTTP {windows:text}.',
    'Die Datei machine.config nennt {own}, WinHTTP {windows}.',
  ],
  ['The proxy refuses (403) to connect to {hosts:list}.', 'Der Proxy verweigert (403) die Verbindung zu {hosts}.'],
  ['The proxy gives no connection to {hosts:list}.', 'Der Proxy gibt keine Verbindung zu {hosts}.'],
  [
    'The service was started at {time:moment}, and writeback shows no sign of life since.',
    'Der Dienst wurde am {time} gestartet, und das Rückschreiben zeigt seitdem kein Lebenszeichen.',
  ],
  [
    'The service was stopped at {time:moment}, and writeback shows no sign of life since.',
    'Der Dienst wurde am {time} angehalten, und das Rückschreiben zeigt seitdem kein Lebenszeichen.',
  ],
  [
    'RestrictRemoteSam is set on {count:number} [machine|machines].',
    'RestrictRemoteSam ist auf {count} {count?Computer|Computern} gesetzt.',
  ],
  [
    'The stores of this server lack {roots:list}, and the automatic update of roots is switched off.',
    'In den Speichern dieses Servers fehlt: {roots}; und die automatische Aktualisierung der Stammzertifikate ist ausgeschaltet.',
  ],
  ['The stores of this server lack {roots:list}.', 'In den Speichern dieses Servers fehlt: {roots}.'],
  ['The scheduler is suspended.', 'Der Zeitplan ist angehalten.'],
  ['The sync cycle is switched off.', 'Der Synchronisierungszyklus ist ausgeschaltet.'],
  [
    'The key could not be opened {count:number} [time|times] (6028), last at {last:moment}, and no start (2001) follows.',
    'Der Schlüssel ließ sich {count}-mal nicht öffnen (6028), zuletzt am {last}, und kein Start (2001) folgt.',
  ],
  ['The service runs as {account:text}.', 'Der Dienst läuft als {account}.'],
  [
    '{count:number} [retry or short loss|retries and short losses] of the service bus connection came{when:period}, up to {most:number} within a day.',
    '{count} {count?Wiederholung oder kurzer Verlust|Wiederholungen und kurze Verluste} der Verbindung zum Service Bus {count?kam|kamen}{when}, bis zu {most} innerhalb eines Tages.',
  ],
  [
    'The connection to {relays:items} was lost in {count:number} [outage|outages], for {time:span} in all; it came back each time.',
    'Die Verbindung zu {relays} ging bei {count} {count?Ausfall|Ausfällen} verloren, insgesamt {time} lang; sie kam jedes Mal zurück.',
  ],
  [
    'The connection to {relays:items} has been lost since {since:moment}, and the log shows no recovery.',
    'Die Verbindung zu {relays} ist seit dem {since} verloren, und das Protokoll zeigt keine Rückkehr.',
  ],
  [
    'The errors say that the name could not be resolved.',
    'Die Fehler sagen, dass der Name nicht aufgelöst werden konnte.',
  ],
  [
    'The network test gets through now, so a restart of ADSync may be all that is missing.',
    'Der Netzwerktest kommt jetzt durch; vielleicht fehlt nur noch ein Neustart von ADSync.',
  ],
  ['The network test fails too: {probes:items}.', 'Auch der Netzwerktest scheitert: {probes}.'],
  [
    '{count:number} [event|events] 31044 report hosts that do not run{when:period}, and the log shows no recovery.',
    '{count} {count?Ereignis|Ereignisse} 31044 {count?meldet|melden} Wirte, die nicht laufen{when}, und das Protokoll zeigt keine Rückkehr.',
  ],
  [
    '{count:number} [event|events] 31044 report hosts that do not run{when:period}, and the hosts came back later.',
    '{count} {count?Ereignis|Ereignisse} 31044 {count?meldet|melden} Wirte, die nicht laufen{when}, und die Wirte kamen später zurück.',
  ],
  [
    'The sign-in of the service failed {count:number} [time|times], last at {last:moment}, and no start (2001) follows.',
    'Die Anmeldung des Dienstes scheiterte {count}-mal, zuletzt am {last}, und kein Start (2001) folgt.',
  ],
  ['ADSync is stopped.', 'ADSync ist angehalten.'],
  ['ADSync is stopped, and its start type is disabled.', 'ADSync ist angehalten, und sein Starttyp ist deaktiviert.'],
  ['ADSync is {state:word} pending.', 'ADSync wechselt gerade den Zustand ({state} pending).'],
  [
    'ADSync is {state:word} pending, and its start type is disabled.',
    'ADSync wechselt gerade den Zustand ({state} pending), und sein Starttyp ist deaktiviert.',
  ],
  ['ADSync is paused.', 'ADSync ist pausiert.'],
  ['ADSync is paused, and its start type is disabled.', 'ADSync ist pausiert, und sein Starttyp ist deaktiviert.'],
  [
    'Staging mode is on, so this server writes no passwords back.',
    'Der Stagingmodus ist an; dieser Server schreibt also keine Kennwörter zurück.',
  ],
  [
    '{count:number} [sign-in|sign-ins] of the sync account [was|were] refused{when:period}.',
    '{count} {count?Anmeldung|Anmeldungen} des Synchronisierungskontos {count?wurde|wurden} abgelehnt{when}.',
  ],
  ['1 sync rule is not as shipped: {rule:text}.', '1 Synchronisierungsregel ist nicht wie ausgeliefert: {rule}.'],
  [
    '{count:number} sync rules are not as shipped: {rules:list}.',
    '{count} Synchronisierungsregeln sind nicht wie ausgeliefert: {rules}.',
  ],
  [
    'ForcePasswordChangeOnLogOn is on in the tenant, and password writeback is off on this server.',
    'ForcePasswordChangeOnLogOn ist im Mandanten an, und das Kennwortrückschreiben ist auf diesem Server aus.',
  ],
  ['The time service of Windows is not synchronised.', 'Der Zeitdienst von Windows ist nicht synchronisiert.'],
  ['The TLS handshake breaks off with {hosts:list}.', 'Der TLS-Handshake bricht ab mit {hosts}.'],
  [
    'A certificate of {issuers:list} comes back from {hosts:list}.',
    'Ein Zertifikat von {issuers} kommt zurück von {hosts}.',
  ],
  [
    "{count:number} [value|values] of .NET [is|are] not as Microsoft's check wants.",
    '{count} {count?Wert|Werte} von .NET {count?ist|sind} nicht, wie Microsofts Prüfung es will.',
  ],
  [
    'Windows fails with {statuses:list} where this tool gets through: {hosts:list}.',
    'Windows scheitert mit {statuses}, wo dieses Werkzeug durchkommt: {hosts}.',
  ],
  [
    '.NET is not told which TLS to use, so it may be PowerShell alone that fails here.',
    '.NET ist nicht gesagt, welches TLS es verwenden soll; es scheitert hier also vielleicht nur PowerShell.',
  ],
  [
    'Windows gets through where the TLS of this tool fails with {codes:list}: {hosts:list}.',
    'Windows kommt durch, wo das TLS dieses Werkzeugs scheitert mit {codes}: {hosts}.',
  ],
  [
    'The service uses the TLS of Windows, so this alone stops nothing.',
    'Der Dienst benutzt das TLS von Windows; das allein hält also nichts auf.',
  ],
  [
    'The registry switches TLS 1.2 off for the client side.',
    'Die Registrierung schaltet TLS 1.2 auf der Clientseite aus.',
  ],
  [
    'The registry switches TLS 1.2 off for the server side.',
    'Die Registrierung schaltet TLS 1.2 auf der Serverseite aus.',
  ],
  [
    'The registry switches TLS 1.2 off for the client and server side.',
    'Die Registrierung schaltet TLS 1.2 auf der Client- und der Serverseite aus.',
  ],
  [
    '{count:number} [failure|failures] without a known cause came{when:period}, with {codes:list}.',
    '{count} Fehler ohne bekannte Ursache {count?kam|kamen}{when}, mit {codes}.',
  ],
  [
    '{count:number} [failure|failures] without a known cause came{when:period}.',
    '{count} Fehler ohne bekannte Ursache {count?kam|kamen}{when}.',
  ],
  [
    '{count:number} [upgrade attempt|upgrade attempts] ended without success, last at {last:moment} with {code:text}.',
    '{count} {count?Upgradeversuch endete|Upgradeversuche endeten} ohne Erfolg, zuletzt am {last} mit {code}.',
  ],
  [
    '{count:number} [upgrade attempt|upgrade attempts] ended without success, last at {last:moment}.',
    '{count} {count?Upgradeversuch endete|Upgradeversuche endeten} ohne Erfolg, zuletzt am {last}.',
  ],
  [
    'The server runs {version:word}; the lowest build that still works is {floor:word}, and this one was cut off on {since:day}.',
    'Auf dem Server läuft {version}; der älteste Stand, der noch geht, ist {floor}, und dieser hier wurde am {since} abgeschaltet.',
  ],
  ['The server runs {version:word}.', 'Auf dem Server läuft {version}.'],
  ['Different sources name {versions:list}.', 'Verschiedene Quellen nennen {versions}.'],
  [
    'The server runs {version:word}, which is out of support since {since:day}.',
    'Auf dem Server läuft {version}; die Unterstützung dafür endete am {since}.',
  ],
  [
    'The server runs {version:word}, which is out of support.',
    'Auf dem Server läuft {version}, das nicht mehr unterstützt wird.',
  ],
  [
    'The server runs {version:word}; from {since:day} on the cloud serves {floor:word} and newer only.',
    'Auf dem Server läuft {version}; ab dem {since} bedient die Cloud nur noch {floor} und neuere.',
  ],
  ['Connect reports that password writeback is off.', 'Connect meldet, dass das Kennwortrückschreiben aus ist.'],
  [
    'The log covers {time:span} and holds events of Connect, but none of password writeback.',
    'Das Protokoll umfasst {time} und enthält Ereignisse von Connect, aber keines des Kennwortrückschreibens.',
  ],
  [
    'The last heartbeat (31019) came at {last:moment}; the log goes on for {time:span} without one and without an error.',
    'Das letzte Lebenszeichen (31019) kam am {last}; danach geht das Protokoll noch {time} weiter, ohne eines und ohne Fehler.',
  ],
];
