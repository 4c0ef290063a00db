import type { Pair } from '../template.ts';

// What could not be read of a log or an archive. Holes and their kinds: ../value-kinds.ts.

/** Ends of `Record 4711 cannot be read: …`. */
const whys: readonly Pair[] = [
  ['its size is missing or contradictory', 'seine Größe fehlt oder widerspricht sich'],
  ['its values are cut off', 'seine Werte sind abgeschnitten'],
  ['a value stands outside any element', 'ein Wert steht außerhalb jedes Elements'],
  ['an element ends that never began', 'ein Element endet, das nie begann'],
  ['an element begins inside a tag', 'ein Element beginnt innerhalb eines Tags'],
  ['elements nest deeper than {depth:number}', 'Elemente sind tiefer als {depth} verschachtelt'],
  ['an attribute stands outside a tag', 'ein Attribut steht außerhalb eines Tags'],
  ['a tag ends that never began', 'ein Tag endet, das nie begann'],
  ['an element ends in the wrong place', 'ein Element endet an der falschen Stelle'],
  ['a literal value is no text', 'ein fester Wert ist kein Text'],
  ['it ends inside an element', 'er endet innerhalb eines Elements'],
  ['token {token:word} is unknown', 'das Zeichen {token} ist unbekannt'],
  ['token {token:word} begins no element', 'das Zeichen {token} beginnt kein Element'],
  [
    'decoding it takes more steps than a record may',
    'ihn zu entschlüsseln braucht mehr Schritte, als ein Eintrag darf',
  ],
  ['it unfolds to more output than a record may', 'er entfaltet sich zu mehr, als ein Eintrag darf'],
  ['it holds no event', 'er enthält kein Ereignis'],
  ['BinXML nests deeper than {depth:number}', 'BinXML ist tiefer als {depth} verschachtelt'],
  ['it ends in the middle of a token', 'er endet mitten in einem Zeichen'],
  ['a name lies outside the chunk', 'ein Name liegt außerhalb des Blocks'],
  ['a name has an impossible length', 'ein Name hat eine unmögliche Länge'],
  ['it claims {count:number} values', 'er behauptet {count} Werte'],
  ['its template lies outside the chunk', 'seine Vorlage liegt außerhalb des Blocks'],
  ['its template reaches beyond the chunk', 'seine Vorlage reicht über den Block hinaus'],
];

const logs: readonly Pair[] = [
  ['Record {id:word} cannot be read: {why:quote}.', 'Eintrag {id} ist nicht zu lesen: {why}.'],
  ['Record {id:word} is read in part: {why:quote}.', 'Eintrag {id} ist nur zum Teil gelesen: {why}.'],
  ['The file is empty.', 'Die Datei ist leer.'],
  ['The file has a heading but no events.', 'Die Datei hat eine Kopfzeile, aber keine Ereignisse.'],
  [
    'The file is no event log: neither .evtx, nor Event XML, nor a CSV export, nor JSON events.',
    'Die Datei ist kein Ereignisprotokoll: weder .evtx noch Event-XML, noch ein CSV-Export, noch JSON-Ereignisse.',
  ],
  [
    'The file does not begin with the header of an event log.',
    'Die Datei beginnt nicht mit dem Kopf eines Ereignisprotokolls.',
  ],
  ['The file ends inside its header.', 'Die Datei endet innerhalb ihres Kopfes.'],
  [
    "The file header's checksum does not match; nothing in it is relied upon.",
    'Die Prüfsumme des Dateikopfes stimmt nicht; auf nichts darin wird gebaut.',
  ],
  [
    'Format {version:word} is not known (3.1 and 3.2 are); it is read as 3.2.',
    'Das Format {version} ist nicht bekannt (3.1 und 3.2 sind es); gelesen wird es als 3.2.',
  ],
  ['These bytes hold no chunk of events.', 'Diese Bytes enthalten keinen Block von Ereignissen.'],
  [
    'The chunk has lost its signature; its records are read all the same.',
    'Der Block hat seine Signatur verloren; seine Einträge werden trotzdem gelesen.',
  ],
  [
    "The chunk's header is damaged; its records are looked for all the same.",
    'Der Kopf des Blocks ist beschädigt; seine Einträge werden trotzdem gesucht.',
  ],
  [
    "The chunk's checksum does not match; what can be read of it is.",
    'Die Prüfsumme des Blocks stimmt nicht; was sich davon lesen lässt, wird gelesen.',
  ],
  ['The file ends in the middle of a chunk.', 'Die Datei endet mitten in einem Block.'],
  ['These bytes are no record.', 'Diese Bytes sind kein Eintrag.'],
  ['The log ends inside an event.', 'Das Protokoll endet innerhalb eines Ereignisses.'],
  ['The log ends inside a tag.', 'Das Protokoll endet innerhalb eines Tags.'],
  ['An event breaks off where the next one begins.', 'Ein Ereignis bricht ab, wo das nächste beginnt.'],
  ['It began on line {line:word}.', 'Es begann in Zeile {line}.'],
  [
    'The file declares a document type; it was skipped, nothing in it is used.',
    'Die Datei nennt einen Dokumenttyp; er wurde übersprungen, nichts darin wird benutzt.',
  ],
  [
    'A tag, comment or section never ends; it was skipped.',
    'Ein Tag, Kommentar oder Abschnitt endet nie; er wurde übersprungen.',
  ],
  ['Between two events stands {what:quote}.', 'Zwischen zwei Ereignissen steht {what}.'],
  ['a declaration of unknown kind', 'eine Deklaration unbekannter Art'],
  ['an end tag without a name', 'ein End-Tag ohne Namen'],
  ['a tag that is not closed or has no name', 'ein Tag, das nicht geschlossen ist oder keinen Namen hat'],
  [
    'An event is larger than any real one; it was skipped.',
    'Ein Ereignis ist größer als jedes echte; es wurde übersprungen.',
  ],
  ['An event has no System part with an event id.', 'Ein Ereignis hat keinen Teil „System“ mit einer Ereignis-ID.'],
  [
    'The event on line {line:word} was read, but not all of it: {why:quote}.',
    'Das Ereignis in Zeile {line} wurde gelesen, aber nicht ganz: {why}.',
  ],
  ['{tag:word} is not closed', '{tag} ist nicht geschlossen'],
  ['The object on line {line:word} {why:phrase}.', 'Das Objekt in Zeile {line} {why}.'],
  ['has no event id, so it is no event', 'hat keine Ereignis-ID, ist also kein Ereignis'],
  ['is no valid JSON', 'ist kein gültiges JSON'],
  ['is larger than any real event; it was skipped', 'ist größer als jedes echte Ereignis; es wurde übersprungen'],
  ['is cut off by the end of the log', 'ist vom Ende des Protokolls abgeschnitten'],
  ['No line of the table is an event.', 'Keine Zeile der Tabelle ist ein Ereignis.'],
  [
    'The row on line {line:word} never ends; it was skipped.',
    'Der Satz in Zeile {line} endet nie; er wurde übersprungen.',
  ],
  [
    'The description on line {line:word} has no closing quote.',
    'Die Beschreibung in Zeile {line} hat kein schließendes Anführungszeichen.',
  ],
  [
    'Line {line:word} is no event: it lacks a date or an event id.',
    'Zeile {line} ist kein Ereignis: ihr fehlt ein Datum oder eine Ereignis-ID.',
  ],
  [
    'Some dates of the file can only be day first and others only month first.',
    'Manche Daten der Datei nennen zwingend zuerst den Tag, andere zwingend zuerst den Monat.',
  ],
  [
    'The level "{level:text}" is in no language known here; it counts as 0.',
    'Die Ebene "{level}" ist in keiner hier bekannten Sprache; sie zählt als 0.',
  ],
  [
    'Nothing in the file tells whether the day or the month comes first in its dates; they were read day first.',
    'Nichts in der Datei verrät, ob in ihren Daten zuerst der Tag oder der Monat steht; gelesen wurde der Tag zuerst.',
  ],
  [
    'The text is not UTF-8 and names no encoding; it was read as {encoding:text}.',
    'Der Text ist nicht UTF-8 und nennt keine Kodierung; gelesen wurde er als {encoding}.',
  ],
];

const archives: readonly Pair[] = [
  [
    'another entry has the same name; this one was not read',
    'ein anderer Eintrag hat denselben Namen; dieser wurde nicht gelesen',
  ],
  [
    '{count:number} entries are listed; the first {allowed:number} were read',
    '{count} Einträge sind aufgeführt; die ersten {allowed} wurden gelesen',
  ],
  [
    'the archives inside hold more than {size:size}; this one was not opened',
    'die Archive darin enthalten mehr als {size}; dieses wurde nicht geöffnet',
  ],
  ['the entry cannot be found: {detail:quote}', 'der Eintrag ist nicht zu finden: {detail}'],
  [
    'the entry shares its bytes with another one; it was not read',
    'der Eintrag teilt seine Bytes mit einem anderen; er wurde nicht gelesen',
  ],
  ['the entry is a link', 'der Eintrag ist eine Verknüpfung'],
  ['the entry is not a plain file', 'der Eintrag ist keine gewöhnliche Datei'],
  [
    'the entry is not packed, yet its two sizes differ',
    'der Eintrag ist nicht gepackt, doch seine beiden Größen sind verschieden',
  ],
  [
    'the facts about the server are missing or damaged; rules that need them are not evaluated',
    'die Angaben zum Server fehlen oder sind beschädigt; Regeln, die sie brauchen, werden nicht ausgewertet',
  ],
  ['the file was left out: {detail:quote}', 'die Datei wurde ausgelassen: {detail}'],
  ['{key:word} was left out: {detail:quote}', '{key} wurde ausgelassen: {detail}'],
  ['not JSON', 'kein JSON'],
  ['not an object', 'kein Objekt'],
  [
    'the checksum does not match: the content was damaged on its way or changed',
    'die Prüfsumme stimmt nicht: der Inhalt wurde unterwegs beschädigt oder verändert',
  ],
  [
    "the archive's directory holds more than its end record counts",
    'das Verzeichnis des Archivs enthält mehr, als sein Schluss zählt',
  ],
  [
    "the directory and the entry's own header give different names",
    'das Verzeichnis und der eigene Kopf des Eintrags nennen verschiedene Namen',
  ],
  ['outside the file', 'außerhalb der Datei'],
  ['not a file', 'keine Datei'],
  ['the inner archive is no zip', 'das innere Archiv ist kein ZIP'],
  [
    'an archive inside an archive inside an archive is not opened',
    'ein Archiv in einem Archiv in einem Archiv wird nicht geöffnet',
  ],
  [
    'the entry unpacks to {size:size}; {allowed:size} are allowed',
    'der Eintrag entpackt sich zu {size}; erlaubt sind {allowed}',
  ],
  [
    'the entry unpacks to {times:number} times its size; {allowed:number} times are allowed',
    'der Eintrag entpackt sich zum {times}-Fachen seiner Größe; erlaubt ist das {allowed}-Fache',
  ],
  [
    'the entry is locked with a zip password; ask for it without one',
    'der Eintrag ist mit einem ZIP-Kennwort verschlossen; bitten Sie um ihn ohne',
  ],
  [
    'the entry unpacks to more than the {size:size} it claims',
    'der Eintrag entpackt sich zu mehr als den {size}, die er angibt',
  ],
  [
    'the entry is packed with method {method:word}; only plain and deflate are read',
    'der Eintrag ist mit Verfahren {method} gepackt; gelesen werden nur ungepackt und Deflate',
  ],
  [
    'the archive breaks off inside its directory; the entries were found by their own headers',
    'das Archiv bricht in seinem Verzeichnis ab; die Einträge wurden an ihren eigenen Köpfen gefunden',
  ],
  [
    'the archive breaks off before its directory; the entries were found by their own headers',
    'das Archiv bricht vor seinem Verzeichnis ab; die Einträge wurden an ihren eigenen Köpfen gefunden',
  ],
  ['more than {size:size} in all; the rest was not read', 'mehr als {size} insgesamt; der Rest wurde nicht gelesen'],
  [
    '{size:size} stand before the archive; they were not read',
    '{size} stehen vor dem Archiv; sie wurden nicht gelesen',
  ],
  [
    '{size:size} stand behind the archive; they were not read',
    '{size} stehen hinter dem Archiv; sie wurden nicht gelesen',
  ],
  [
    'the archive has no sound directory; its first {allowed:number} entries were read',
    'das Archiv hat kein heiles Verzeichnis; seine ersten {allowed} Einträge wurden gelesen',
  ],
  ['the entry breaks off after {size:size}: {detail:quote}', 'der Eintrag bricht nach {size} ab: {detail}'],
  [
    'the entry holds {size:size} instead of the {claimed:size} it claims',
    'der Eintrag enthält {size} statt der {claimed}, die er angibt',
  ],
  [
    'the archive breaks off inside an entry; it was read as far as it goes',
    'das Archiv bricht in einem Eintrag ab; gelesen wurde, so weit es reicht',
  ],
  [
    "the archive's directory is damaged ({damage:quote}); the entries were found by their own headers",
    'das Verzeichnis des Archivs ist beschädigt ({damage}); die Einträge wurden an ihren eigenen Köpfen gefunden',
  ],
  [
    "the archive's directory is damaged ({damage:quote}); what it lists up to there was read",
    'das Verzeichnis des Archivs ist beschädigt ({damage}); gelesen wurde, was es bis dorthin aufführt',
  ],
];

/** Names of entries that are refused. */
const names: readonly Pair[] = [
  [
    'the name is empty or holds characters that cannot be shown',
    'der Name ist leer oder enthält Zeichen, die sich nicht zeigen lassen',
  ],
  ['the name is an absolute path', 'der Name ist ein absoluter Pfad'],
  ['the name starts with a drive letter', 'der Name beginnt mit einem Laufwerksbuchstaben'],
  ['the name addresses an alternate data stream', 'der Name meint einen alternativen Datenstrom'],
  [
    'the name has {count:number} characters; {allowed:number} are allowed',
    'der Name hat {count} Zeichen; erlaubt sind {allowed}',
  ],
  [
    'the name has {count:number} folders; {allowed:number} are allowed',
    'der Name hat {count} Ordner; erlaubt sind {allowed}',
  ],
  [
    'Windows would take the name for a device or for another file',
    'Windows nähme den Namen für ein Gerät oder eine andere Datei',
  ],
  ['the name climbs out of its folder', 'der Name führt aus seinem Ordner hinaus'],
];

export const problemSentences: readonly Pair[] = [
  ...whys,
  ...logs,
  ...archives,
  ...names,
  ['{file:file}: {problem:phrase}', '{file}: {problem}'],
];
