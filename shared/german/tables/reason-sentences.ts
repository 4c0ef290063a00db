import type { Pair } from '../template.ts';

// Why a check was not made. Holes and their kinds: ../value-kinds.ts.

/** Ends of collectors, in the words of the engine. */
const ends: readonly Pair[] = [
  ['brought no answer', 'ohne Antwort'],
  ['empty', 'leer'],
  ['missing', 'nicht vorhanden'],
  ['denied', 'verweigert'],
  ['timed-out', 'Zeit überschritten'],
  ['cancelled', 'abgebrochen'],
  ['skipped', 'ausgelassen'],
  ['unsupported', 'hier nicht möglich'],
  ['failed', 'fehlgeschlagen'],
];

const collectorEnded = ends.flatMap(([english, german]): readonly Pair[] => [
  [
    `Not evaluated because the collector "{title:phrase}" ended as ${english}.`,
    `Nicht ausgewertet, weil der Sammler „{title}“ so endete: ${german}.`,
  ],
  [
    `Not evaluated because the collector "{title:phrase}" ended as ${english}: {reason:quote}.`,
    `Nicht ausgewertet, weil der Sammler „{title}“ so endete: ${german} ({reason}).`,
  ],
]);

export const reasonSentences: readonly Pair[] = [
  [
    'Not evaluated because {first:reason}, and because {second:reason}.',
    'Nicht ausgewertet, weil {first}, und weil {second}.',
  ],
  ...collectorEnded,
  [
    'Not evaluated because only a log was given, which does not hold this.',
    'Nicht ausgewertet, weil nur ein Protokoll vorliegt, das dies nicht enthält.',
  ],
  ['Not evaluated yet: the log is still being read.', 'Noch nicht ausgewertet: Das Protokoll wird noch gelesen.'],
  ['Not evaluated because no event log was read.', 'Nicht ausgewertet, weil kein Ereignisprotokoll gelesen wurde.'],
  [
    'Not evaluated because the log holds no event of Connect.',
    'Nicht ausgewertet, weil das Protokoll kein Ereignis von Connect enthält.',
  ],
  ['Not evaluated because this was not collected.', 'Nicht ausgewertet, weil dies nicht gesammelt wurde.'],
  ['Not evaluated because no reference time was seen.', 'Nicht ausgewertet, weil keine Vergleichszeit vorliegt.'],
  [
    'Not evaluated because the role of the server could not be read.',
    'Nicht ausgewertet, weil die Rolle des Servers nicht zu lesen war.',
  ],
  [
    'Not evaluated because the size of the log could not be read.',
    'Nicht ausgewertet, weil die Größe des Protokolls nicht zu lesen war.',
  ],
  [
    'Not evaluated because no event of the log has a readable time.',
    'Nicht ausgewertet, weil kein Ereignis des Protokolls eine lesbare Zeit hat.',
  ],
  [
    'Not evaluated because the log holds no event at all.',
    'Nicht ausgewertet, weil das Protokoll überhaupt kein Ereignis enthält.',
  ],
  [
    'Not evaluated because one of the two settings could not be read.',
    'Nicht ausgewertet, weil eine der beiden Einstellungen nicht zu lesen war.',
  ],
  [
    'Not evaluated because the scheduler did not report its state.',
    'Nicht ausgewertet, weil der Zeitplan seinen Zustand nicht nannte.',
  ],
  [
    'Not evaluated because the account of the service could not be read.',
    'Nicht ausgewertet, weil das Konto des Dienstes nicht zu lesen war.',
  ],
  [
    'Not evaluated because the state of the service could not be read.',
    'Nicht ausgewertet, weil der Zustand des Dienstes nicht zu lesen war.',
  ],
  [
    'Not evaluated because the scheduler did not report staging mode.',
    'Nicht ausgewertet, weil der Zeitplan den Stagingmodus nicht nannte.',
  ],
  [
    'Not evaluated because it could not be read whether writeback is on.',
    'Nicht ausgewertet, weil nicht zu lesen war, ob das Rückschreiben an ist.',
  ],
  [
    'Not evaluated because the time service did not say whether it follows anybody.',
    'Nicht ausgewertet, weil der Zeitdienst nicht sagte, ob er jemandem folgt.',
  ],
  [
    'Not evaluated because no source names the version of Connect.',
    'Nicht ausgewertet, weil keine Quelle die Version von Connect nennt.',
  ],
  [
    'Not evaluated because fewer than two sources name a version.',
    'Nicht ausgewertet, weil weniger als zwei Quellen eine Version nennen.',
  ],
  [
    'Not evaluated because the setting could not be read.',
    'Nicht ausgewertet, weil die Einstellung nicht zu lesen war.',
  ],
  ['Not evaluated because the network was not tested.', 'Nicht ausgewertet, weil das Netzwerk nicht geprüft wurde.'],
  ['The free space of the drives was not read.', 'Der freie Platz der Laufwerke wurde nicht gelesen.'],
  [
    'There is no ADSync service: this is no Connect server.',
    'Es gibt keinen Dienst ADSync: Dies ist kein Connect-Server.',
  ],
  [
    'No window was asked for, so there is nothing to compare with.',
    'Nach keinem Zeitraum war gefragt, es gibt also nichts zu vergleichen.',
  ],
  ['TLS of Windows itself was not tried.', 'Das TLS von Windows selbst wurde nicht probiert.'],
];
