import type { Pair } from '../template.ts';

// How collectors say what they brought, or why they did not. They begin in small letters and have no full stop.
// Holes and their kinds: ../value-kinds.ts.

/** Titles, as a reason quotes them. */
const titles: readonly Pair[] = [
  ['Server', 'Server'],
  ['Connect version', 'Connect-Version'],
  ['ADSync service', 'Dienst ADSync'],
  ['TLS and .NET', 'TLS und .NET'],
  ['Root certificates', 'Stammzertifikate'],
  ['Proxy settings', 'Proxyeinstellungen'],
  ['Pending restart', 'Ausstehender Neustart'],
  ['Remote SAM restriction', 'Einschränkung von Remote-SAM'],
  ['Application event log', 'Anwendungsprotokoll'],
  ['System event log (ADSync only)', 'Systemprotokoll (nur ADSync)'],
  ['Sync configuration', 'Synchronisierung'],
  ['Features of the tenant', 'Funktionen des Mandanten'],
  ['Directory', 'Verzeichnis'],
  ['Network test', 'Netzwerktest'],
  ['Clock', 'Uhr'],
  ['Connect wizard trace', 'Ablaufverfolgung des Assistenten'],
];

/** What a door was asked for. */
const things: readonly Pair[] = [
  ['Windows PowerShell', 'Windows PowerShell'],
  ['the Application log', 'das Anwendungsprotokoll'],
  ['the System log', 'das Systemprotokoll'],
  ['the proxy settings', 'die Proxyeinstellungen'],
  ['the security policy in the registry', 'die Sicherheitsrichtlinie in der Registrierung'],
  ['the certificate stores', 'die Zertifikatspeicher'],
  ['the Windows version', 'die Windows-Version'],
  ['the registry key of the ADSync service', 'der Registrierungsschlüssel des Dienstes ADSync'],
  ['the TLS settings in the registry', 'die TLS-Einstellungen in der Registrierung'],
  ['the wizard trace', 'die Ablaufverfolgung des Assistenten'],
  ['the signs of a pending restart', 'die Zeichen eines ausstehenden Neustarts'],
];

const doors: readonly Pair[] = [
  ['{what:phrase} is not on this server ({detail:quote})', '{what}: nicht auf diesem Server ({detail})'],
  [
    '{what:phrase} needs more rights: run as administrator ({detail:quote})',
    '{what}: mehr Rechte nötig, als Administrator ausführen ({detail})',
  ],
  ['{what:phrase} did not answer in time ({detail:quote})', '{what}: keine rechtzeitige Antwort ({detail})'],
  ['{what:phrase} was cancelled', '{what}: abgebrochen'],
  [
    '{what:phrase} cannot be read on this machine ({detail:quote})',
    '{what}: auf diesem Computer nicht zu lesen ({detail})',
  ],
  ['{what:phrase} could not be read: {detail:quote}', '{what}: nicht zu lesen ({detail})'],
  ['{what:phrase} could not be read', '{what}: nicht zu lesen'],
];

/** What doors say of an error; the rest is in the words of Windows. */
const details: readonly Pair[] = [
  ['no file', 'keine Datei'],
  ['an empty file', 'eine leere Datei'],
  ['access denied', 'Zugriff verweigert'],
  ['cancelled', 'abgebrochen'],
  ['cancelled before it began', 'abgebrochen, bevor es begann'],
  ['cancelled while waiting for an answer', 'beim Warten auf eine Antwort abgebrochen'],
  ['ended on request', 'auf Wunsch beendet'],
  ['the disk is full', 'das Laufwerk ist voll'],
  ['the disk is full ({detail:quote})', 'das Laufwerk ist voll ({detail})'],
  ['no root store has a certificate', 'kein Stammspeicher enthält ein Zertifikat'],
  ['no answer within {time:size}', 'keine Antwort innerhalb von {time}'],
  ['no end within {time:size}; it was ended', 'kein Ende innerhalb von {time}; es wurde beendet'],
  ['no registry key {path:text}', 'kein Registrierungsschlüssel {path}'],
  ['the registry key {path:text} may not be read', 'der Registrierungsschlüssel {path} darf nicht gelesen werden'],
  [
    'the registry of {path:text} may not be read from here',
    'die Registrierung von {path} darf von hier nicht gelesen werden',
  ],
  ['no file {path:text}', 'keine Datei {path}'],
  ['no folder {path:text}', 'kein Ordner {path}'],
  ['reading {path:text} was cancelled', 'das Lesen von {path} wurde abgebrochen'],
  ['{path:text} could not be read within {time:size}', '{path} ließ sich nicht innerhalb von {time} lesen'],
  ['{path:text} may not be read', '{path} darf nicht gelesen werden'],
  ['{path:text} may not be started', '{path} darf nicht gestartet werden'],
  [
    'Windows refused to start {path:text}; a policy may forbid it',
    'Windows hat {path} nicht gestartet; vielleicht verbietet es eine Richtlinie',
  ],
  ['{path:text} is locked by another program', '{path} ist von einem anderen Programm gesperrt'],
  ['{path:text} carries no version', '{path} trägt keine Version'],
  ['{path:text} is not there', '{path} ist nicht da'],
  ['{call:text} is not on the list of allowed calls', '{call} steht nicht auf der Liste erlaubter Aufrufe'],
  ['wevtutil ended with {code:word}', 'wevtutil endete mit {code}'],
  ['wevtutil ended with {code:word}: {said:text}', 'wevtutil endete mit {code}: {said}'],
  ['wevtutil said that all went well, but wrote {what:quote}', 'wevtutil meldete Erfolg, schrieb aber {what}'],
  ['the recording holds no {channel:word} log', 'die Aufzeichnung enthält kein Protokoll {channel}'],
  ['the export of the {channel:word} log brought no file', 'der Export des Protokolls {channel} ergab keine Datei'],
  ['the recording holds no answer of {call:text}', 'die Aufzeichnung enthält keine Antwort von {call}'],
  ['the recording holds no text of {path:text}', 'die Aufzeichnung enthält keinen Text von {path}'],
  ['this recording holds no answer for this address', 'diese Aufzeichnung enthält keine Antwort für diese Adresse'],
];

/** Steps of the network test. */
const steps: readonly Pair[] = [
  ['{addresses:addresses}', '{addresses}'],
  ['{problem:code}', '{problem}'],
  ['HTTP {status:word}', 'HTTP {status}'],
  ['TLSv{protocol:word} {cipher:word}', 'TLSv{protocol} {cipher}'],
  ['not asked for', 'nicht gefragt'],
  ['an earlier step failed', 'ein früherer Schritt ist gescheitert'],
  ['no such name', 'kein solcher Name'],
  ['{host:word} has no address', '{host} hat keine Adresse'],
  ['{host:word} could not be resolved', '{host} ließ sich nicht auflösen'],
  ['connected to port {port:word}', 'mit Port {port} verbunden'],
  ['connected to {address:word}', 'mit {address} verbunden'],
  ['no connection to {address:word}', 'keine Verbindung zu {address}'],
  ['no answer on port {port:number} within {time:size}', 'keine Antwort auf Port {port} innerhalb von {time}'],
  ['the proxy closed the connection or speaks no HTTP', 'der Proxy schloss die Verbindung oder spricht kein HTTP'],
  ['connected through the proxy', 'über den Proxy verbunden'],
  ['the proxy answers CONNECT with {status:word}', 'der Proxy beantwortet CONNECT mit {status}'],
  ['the handshake failed: {detail:quote}', 'der Handshake scheiterte: {detail}'],
  [
    'the other side closed the connection during the handshake',
    'die Gegenseite schloss die Verbindung während des Handshakes',
  ],
  ['the chain ends in a root that is not trusted', 'die Kette endet in einem Stammzertifikat, dem nicht vertraut wird'],
  ['no HTTP answer came back', 'es kam keine HTTP-Antwort zurück'],
  ['{answer:text} with a web page, which no relay sends', '{answer} mit einer Webseite, wie kein Relay sie schickt'],
];

const configurationParts: readonly Pair[] = [
  ['{count:number} connectors', '{count} {count?Connector|Connectors}'],
  ['writeback on', 'Rückschreiben an'],
  ['writeback off', 'Rückschreiben aus'],
  ['writeback unknown', 'Rückschreiben unbekannt'],
  ['{count:number} connectors, {state:phrase}', '{count} {count?Connector|Connectors}, {state}'],
  [
    '{count:number} connectors, {state:phrase}, staging mode',
    '{count} {count?Connector|Connectors}, {state}, Stagingmodus',
  ],
  ['the ADSync module gave no answer', 'das Modul ADSync gab keine Antwort'],
  [
    'not known: forests, sync rules, staging mode, scheduler, writeback, connector accounts, LDAP protection and preferred controllers',
    'nicht bekannt: Gesamtstrukturen, Synchronisierungsregeln, Stagingmodus, Zeitplan, Rückschreiben, Connectorkonten, LDAP-Schutz und bevorzugte Domänencontroller',
  ],
  [
    'not known: staging mode, scheduler, writeback, connector accounts, LDAP protection and preferred controllers',
    'nicht bekannt: Stagingmodus, Zeitplan, Rückschreiben, Connectorkonten, LDAP-Schutz und bevorzugte Domänencontroller',
  ],
  [
    'forests and sync rules are from the settings that the wizard saved',
    'Gesamtstrukturen und Synchronisierungsregeln stammen aus den Einstellungen, die der Assistent gespeichert hat',
  ],
];

/** Parts that a script could not read, and the mode it ran in. */
const scripts: readonly Pair[] = [
  ['module', 'Modul'],
  ['start time', 'Startzeit'],
  ['scheduler', 'Zeitplan'],
  ['settings', 'Einstellungen'],
  ['connectors', 'Connectors'],
  ['writeback', 'Rückschreiben'],
  ['rules', 'Regeln'],
  ['features', 'Funktionen'],
  ['root', 'Wurzel'],
  ['policy', 'Richtlinie'],
  ['fine-grained policies', 'abgestimmte Richtlinien'],
  ['domain controllers', 'Domänencontroller'],
  [
    'not readable: {parts:items} (PowerShell runs in {mode:word})',
    'nicht zu lesen: {parts} (PowerShell läuft im {mode})',
  ],
  ['not readable: {parts:items}', 'nicht zu lesen: {parts}'],
  ['{reason:phrase} (PowerShell runs in {mode:word})', '{reason} (PowerShell läuft im {mode})'],
  ['Windows PowerShell printed more than can be kept', 'Windows PowerShell gab mehr aus, als behalten werden kann'],
  [
    'Windows PowerShell ended with {code:word} and without an answer; a policy may forbid scripts',
    'Windows PowerShell endete mit {code} und ohne Antwort; vielleicht verbietet eine Richtlinie Skripte',
  ],
  [
    'Windows PowerShell ended with {code:word} and without an answer: {said:text}',
    'Windows PowerShell endete mit {code} und ohne Antwort: {said}',
  ],
  [
    'the answer of Windows PowerShell has an unknown shape',
    'die Antwort von Windows PowerShell hat eine unbekannte Form',
  ],
];

const left: readonly Pair[] = [
  ['events of other sources were left out', 'fielen Ereignisse anderer Quellen weg'],
  [
    'events of other sources, and Connect events before the asked window, were left out',
    'fielen Ereignisse anderer Quellen und Ereignisse von Connect vor dem gefragten Zeitraum weg',
  ],
  ['events before the asked window were left out', 'fielen Ereignisse vor dem gefragten Zeitraum weg'],
];

export const collectorSentences: readonly Pair[] = [
  ...titles,
  ...things,
  ...details,
  ...steps,
  ...configurationParts,
  ...scripts,
  ...left,
  [
    'exported, {size:size}; the whole was over the limit, so {left:phrase}',
    'exportiert, {size}; das Ganze überschritt die Grenze, daher {left}',
  ],
  ['exported, {size:size}', 'exportiert, {size}'],
  ['Connect events only, as asked', 'nur Ereignisse von Connect, wie gefragt'],
  ['Windows could not add its texts', 'Windows konnte seine Texte nicht beilegen'],
  [
    'save it from Event Viewer and open that file with this tool',
    'speichern Sie es aus der Ereignisanzeige und öffnen Sie die Datei mit diesem Werkzeug',
  ],
  [
    'even the Connect events of the asked window are over the limit: ask for a shorter window',
    'schon die Ereignisse von Connect im gefragten Zeitraum überschreiten die Grenze: fragen Sie nach einem kürzeren',
  ],
  [
    'no web answer carried a time, and the time service said nothing',
    'keine Webantwort nannte eine Zeit, und der Zeitdienst schwieg',
  ],
  ['no reference time was reached; source unknown', 'keine Vergleichszeit erreicht; Zeitquelle unbekannt'],
  ['no reference time was reached; source {source:text}', 'keine Vergleichszeit erreicht; Zeitquelle {source}'],
  ['{offset:number} s against web answers; source unknown', '{offset} s gegen Webantworten; Zeitquelle unbekannt'],
  ['{offset:number} s against web answers; source {source:text}', '{offset} s gegen Webantworten; Zeitquelle {source}'],
  ['the cloud gave no answer', 'die Cloud gab keine Antwort'],
  ['run as administrator', 'als Administrator ausführen'],
  ['{count:number} of {all:number} are on: {features:list}', '{count} von {all} sind an: {features}'],
  ['{count:number} of {all:number} are on', '{count} von {all} sind an'],
  [
    'no Connect installation was found in its usual places',
    'an den üblichen Orten wurde keine Installation von Connect gefunden',
  ],
  ['no place names a version', 'kein Ort nennt eine Version'],
  ['version {versions:text}', 'Version {versions}'],
  ['no domain controller answered', 'kein Domänencontroller antwortete'],
  [
    '{controllers:number} domain controllers, {users:number} of {all:number} users',
    '{controllers} Domänencontroller, {users} von {all} Benutzern',
  ],
  ['no endpoint is known for this cloud', 'für diese Cloud ist kein Endpunkt bekannt'],
  ['stopped with {done:number} of {all:number} endpoints tested', 'angehalten, {done} von {all} Endpunkten geprüft'],
  ['{reached:number} of {all:number} endpoints reached', '{reached} von {all} Endpunkten erreicht'],
  ['the log names no relay namespace', 'das Protokoll nennt keinen Namensraum eines Relays'],
  ['none is pending', 'keiner steht aus'],
  ['pending for {count:number} reasons', 'steht aus, {count} {count?Grund|Gründe}'],
  ['service: as Windows; Windows: direct', 'Dienst: wie Windows; Windows: direkt'],
  ['service: as Windows; Windows: {address:text}', 'Dienst: wie Windows; Windows: {address}'],
  ['service: none; Windows: direct', 'Dienst: keiner; Windows: direkt'],
  ['service: none; Windows: {address:text}', 'Dienst: keiner; Windows: {address}'],
  ['service: {own:text}; Windows: direct', 'Dienst: {own}; Windows: direkt'],
  ['service: {own:text}; Windows: {address:text}', 'Dienst: {own}; Windows: {address}'],
  ['not set', 'nicht gesetzt'],
  ['set', 'gesetzt'],
  ['{count:number} roots', '{count} Stammzertifikate'],
  ['{system:text}, build {build:word}', '{system}, Build {build}'],
  ['no ADSync service on this server', 'kein Dienst ADSync auf diesem Server'],
  ['installed; its state could not be read', 'installiert; sein Zustand war nicht zu lesen'],
  ['installed, running', 'installiert, läuft'],
  ['installed, stopped', 'installiert, angehalten'],
  ['installed, paused', 'installiert, pausiert'],
  ['installed, {state:word}', 'installiert, {state}'],
  [
    '{count:number} of {all:number} TLS values are set; .NET release not found',
    '{count} von {all} TLS-Werten sind gesetzt; .NET-Release nicht gefunden',
  ],
  [
    '{count:number} of {all:number} TLS values are set; .NET release {release:word}',
    '{count} von {all} TLS-Werten sind gesetzt; .NET-Release {release}',
  ],
  [
    'the Connect wizard left no trace on this server',
    'der Connect-Assistent hinterließ auf diesem Server keine Ablaufverfolgung',
  ],
  [
    'the lines of the trace could not be written: {detail:quote}',
    'die Zeilen der Ablaufverfolgung ließen sich nicht schreiben: {detail}',
  ],
  ['{count:number} lines of the newest trace', '{count} {count?Zeile|Zeilen} der neuesten Ablaufverfolgung'],
  ['the trace is longer than {size:number} MB', 'die Ablaufverfolgung ist länger als {size} MB'],
  [
    'the trace is longer than {size:number} MB, {count:number} older problem lines were left out',
    'die Ablaufverfolgung ist länger als {size} MB, {count} ältere Fehlerzeilen wurden ausgelassen',
  ],
  ['{count:number} older problem lines were left out', '{count} ältere Fehlerzeilen wurden ausgelassen'],
  ['an unexpected error: {detail:quote}', 'ein unerwarteter Fehler: {detail}'],
  ['it ended without a result', 'ohne Ergebnis beendet'],
  ['it was not collected', 'nicht gesammelt'],
  ['no end within {time:size}', 'kein Ende innerhalb von {time}'],
  ['stopped at its limit of {size:size}', 'an seiner Grenze von {size} angehalten'],
  ['over its limit of {size:size}: {files:list} left out', 'über seiner Grenze von {size}: {files} ausgelassen'],
  ['{files:text} was not there to be read', '{files} war nicht da'],
  ['the whole collection ended after {time:size}', 'die ganze Sammlung endete nach {time}'],
  ['cancelled before it was done', 'vor dem Ende abgebrochen'],
  ['left out on request', 'auf Wunsch ausgelassen'],
  ['left out by the administrator', 'vom Administrator ausgelassen'],
  ['this version does not collect it', 'diese Version sammelt es nicht'],
  [
    'left out, as it cannot be redacted: {file:text}',
    'ausgelassen, weil es sich nicht mit Platzhaltern versehen lässt: {file}',
  ],
  [
    "{file:text} added as it was, with its names, by the administrator's choice",
    '{file} unverändert mit seinen Namen beigelegt, wie der Administrator es wollte',
  ],
  [
    '{file:text} had {count:number} [unreadable place|unreadable places], {lost:number} bytes are lost',
    '{file} hatte {count} {count?unlesbare Stelle|unlesbare Stellen}, {lost} Byte sind verloren',
  ],
  ...doors,
];
