import type { Pair } from '../template.ts';

// How the look-up puts its answers together from the tables. Holes and their kinds: ../value-kinds.ts.

const weights: readonly Pair[] = [
  ['error', 'Fehler'],
  ['warning', 'Warnung'],
  ['information', 'Information'],
  ['critical', 'kritisch'],
  ['info', 'Hinweis'],
  ['verbose', 'ausführlich'],
];

const rows: readonly Pair[] = [
  ['A healthy server logs it too.', 'Auch ein gesunder Server protokolliert es.'],
  ['Logged as {level:phrase}, judged as {severity:phrase}.', 'Protokolliert als {level}, bewertet als {severity}.'],
  ['Causes:', 'Ursachen:'],
  ['The log says: "{message:text}"', 'Im Protokoll steht: "{message}"'],
  ['Seen in events {events:text}.', 'Zu sehen in den Ereignissen {events}.'],
  ['On the server look for: {events:text}.', 'Auf dem Server zu suchen: {events}.'],
  ['Confirmed by:', 'Bestätigt durch:'],
  ['Mind first:', 'Vorher beachten:'],
  ['One step of the guide.', 'Ein Schritt der Anleitung.'],
  ['Event {id:word}, {source:text}: {name:quote}', 'Ereignis {id}, {source}: {name}'],
  ['hr={code:word}: not in the tables', 'hr={code}: nicht in den Tabellen'],
  ['hr={code:word}: no name', 'hr={code}: ohne Namen'],
  ['hr={code:word}: {name:quote}', 'hr={code}: {name}'],
  ['hr={code:word} (Win32 {number:word}): {name:quote}', 'hr={code} (Win32 {number}): {name}'],
  [
    'Win32 error {number:word}: the command net helpmsg shows its text.',
    'Win32-Fehler {number}: der Befehl net helpmsg zeigt seinen Text.',
  ],
  ['An error of the sync engine.', 'Ein Fehler des Synchronisierungsmoduls.'],
  ['An error of another component of Windows.', 'Ein Fehler einer anderen Komponente von Windows.'],
  ['Read the text that stands beside it in the log.', 'Lesen Sie den Text, der im Protokoll daneben steht.'],
  ['{key:identifier}', '{key}'],
  ['{key:identifier}: {name:phrase}', '{key}: {name}'],
  ['{name:phrase}: {key:identifier}', '{name}: {key}'],
  ['SSPR_{number:word}', 'SSPR_{number}'],
  ['SSPR_{number:word}: {name:quote}', 'SSPR_{number}: {name}'],
  ['Recovery, step {number:number}: {title:phrase}', 'Wiederherstellung, Schritt {number}: {title}'],
  ['Permission check, step {number:number}: {title:phrase}', 'Prüfung der Berechtigungen, Schritt {number}: {title}'],
  ['{host:word}, port 443, public cloud', '{host}, Port 443, öffentliche Cloud'],
  ['{host:word}, port 443, US Government cloud', '{host}, Port 443, Cloud der US-Behörden'],
  ['{host:word}, port 443, China cloud (21Vianet)', '{host}, Port 443, Cloud in China (21Vianet)'],
  ['{host:word}, port 443, German cloud, closed', '{host}, Port 443, deutsche Cloud, geschlossen'],
  [
    'Belonged to a cloud that is closed; nothing needs it today.',
    'Gehörte zu einer Cloud, die geschlossen ist; heute braucht ihn nichts mehr.',
  ],
  ['Password writeback talks to this relay.', 'Das Kennwortrückschreiben spricht mit diesem Relay.'],
  ['Password writeback talks to this web service.', 'Das Kennwortrückschreiben spricht mit diesem Webdienst.'],
  ['Allow it outbound on port 443, by name.', 'Erlauben Sie ihn ausgehend auf Port 443, über den Namen.'],
  ['{host:word}: a host of old instructions', '{host}: ein Host aus alten Anleitungen'],
  [
    'Allow *.servicebus.windows.net and *.passwordreset.microsoftonline.com on port 443 instead.',
    'Erlauben Sie stattdessen *.servicebus.windows.net und *.passwordreset.microsoftonline.com auf Port 443.',
  ],
  ['Outbound ports of password writeback', 'Ausgehende Ports des Kennwortrückschreibens'],
  [
    'Since {version:word} only 443. Older builds used {ports:list} besides; a current one never does, whatever old instructions say.',
    'Seit {version} nur 443. Ältere Stände benutzten außerdem {ports}; ein aktueller nie, was alte Anleitungen auch sagen.',
  ],
  ['Allow outbound 443 only.', 'Erlauben Sie ausgehend nur 443.'],
  ['Port {port:word} to domain controllers: {use:quote}', 'Port {port} zu Domänencontrollern: {use}'],
  [
    'The Connect server needs it towards every domain controller it uses.',
    'Der Connect-Server braucht ihn zu jedem Domänencontroller, den er benutzt.',
  ],
  [
    'Allow it from the Connect server to the domain controllers.',
    'Erlauben Sie ihn vom Connect-Server zu den Domänencontrollern.',
  ],
  ['HTTP {status:word} on the way to the service', 'HTTP {status} auf dem Weg zum Dienst'],
  ['TLS 1.2: {name:word} should be {value:word}', 'TLS 1.2: {name} sollte {value} sein'],
  ['In {key:text}.', 'In {key}.'],
  ['Absent is fine: TLS 1.2 is on by default.', 'Fehlen darf er: TLS 1.2 ist von Haus aus an.'],
  [
    'Absent means: not set; what then holds depends on the program.',
    'Fehlt er, ist er nicht gesetzt; was dann gilt, hängt vom Programm ab.',
  ],
  ['Installers from {from:word} to {to:word} insist on it.', 'Installationen von {from} bis {to} bestehen darauf.'],
  ['Set the DWORD, then restart the server.', 'Setzen Sie das DWORD und starten Sie dann den Server neu.'],
  ['.NET Framework {version:word}: release {releases:text}', '.NET Framework {version}: Release {releases}'],
  [
    'Too old: Connect needs {needed:word}, writeback asks for {wanted:word}.',
    'Zu alt: Connect braucht {needed}, das Rückschreiben verlangt {wanted}.',
  ],
  [
    'Enough for Connect; the writeback page asks for {wanted:word}.',
    'Genug für Connect; die Seite zum Rückschreiben verlangt {wanted}.',
  ],
  ['Enough.', 'Genug.'],
  ['Install .NET Framework 4.8 or later.', 'Installieren Sie .NET Framework 4.8 oder neuer.'],
  ['Root certificate {name:text}', 'Stammzertifikat {name}'],
  ['Used in the past; its absence is no fault.', 'Früher benutzt; dass es fehlt, ist kein Fehler.'],
  ['The service may present a chain that ends here.', 'Der Dienst legt vielleicht eine Kette vor, die hier endet.'],
  ['Thumbprint {thumbprint:word}.', 'Fingerabdruck {thumbprint}.'],
  [
    'Import it into the trusted roots of the computer if it is missing.',
    'Importieren Sie es in die vertrauenswürdigen Stammzertifikate des Computers, wenn es fehlt.',
  ],
  ['Right: {name:phrase}', 'Recht: {name}'],
  ['On: {object:phrase}.', 'Auf: {object}.'],
  ['For: {holder:phrase}.', 'Für: {holder}.'],
  ['{cmdlet:word} grants it.', '{cmdlet} erteilt es.'],
  ['Grant it by hand where it is missing.', 'Erteilen Sie es von Hand, wo es fehlt.'],
  ['Reserved in organizational unit names: {name:phrase}', 'Reserviert in Namen von Organisationseinheiten: {name}'],
  [
    'In the path of a user it may stop writeback with event 33001.',
    'Im Pfad eines Benutzers kann es das Rückschreiben mit Ereignis 33001 aufhalten.',
  ],
  ['Rename the organizational unit.', 'Benennen Sie die Organisationseinheit um.'],
  ['Windows Server {version:text} ({build:word})', 'Windows Server {version} ({build})'],
  [
    'A current Connect may run on it: full desktop, domain member.',
    'Ein aktuelles Connect darf darauf laufen: voller Desktop, Mitglied der Domäne.',
  ],
  ['Not supported for a current Connect.', 'Für ein aktuelles Connect nicht unterstützt.'],
  ['Move Connect to Windows Server 2022 or 2019.', 'Ziehen Sie mit Connect auf Windows Server 2022 oder 2019 um.'],
  ['Since Connect {version:word}', 'Seit Connect {version}'],
];

const versions: readonly Pair[] = [
  ['Connect {version:word}', 'Connect {version}'],
  ['Released {day:day}.', 'Erschienen am {day}.'],
  ['Released {day:word}.', 'Erschienen {day}.'],
  ['No version that can be read.', 'Keine Version, die sich lesen lässt.'],
  [
    'Newer than the table of {day:day}: nothing is held against it.',
    'Neuer als die Tabelle vom {day}: nichts spricht dagegen.',
  ],
  ['Not in the table of {day:day}.', 'Nicht in der Tabelle vom {day}.'],
  [
    'Stopped working on {day:day}: the floor is {floor:word}.',
    'Geht seit dem {day} nicht mehr: Die Untergrenze ist {floor}.',
  ],
  [
    'Stops working on {day:day}: the floor will be {floor:word}.',
    'Geht ab dem {day} nicht mehr: Die Untergrenze wird {floor} sein.',
  ],
  ['Out of support.', 'Nicht mehr unterstützt.'],
  ['Out of support since {day:day}.', 'Seit dem {day} nicht mehr unterstützt.'],
  ['Supported, no end set yet.', 'Unterstützt, noch ohne festes Ende.'],
  ['Supported until {day:day}.', 'Unterstützt bis zum {day}.'],
];

export const explanationSentences: readonly Pair[] = [...weights, ...rows, ...versions];
