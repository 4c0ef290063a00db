import { tablesAsOf, type KnowledgeEntry } from './entry.ts';

/** A character that, in the name of an organizational unit, may stop writeback with event 33001. */
export interface ReservedCharacter extends KnowledgeEntry {
  readonly key: string;
  readonly name: string;
  /** The character, or null for a rule about a place. */
  readonly character: string | null;
  readonly place: 'anywhere' | 'start' | 'end';
}

const row = (
  key: string,
  name: string,
  character: string | null,
  place: ReservedCharacter['place'] = 'anywhere',
): ReservedCharacter => ({
  key,
  name,
  character,
  place,
  source: 'vendor page, edition 2024',
  asOf: tablesAsOf,
  sureness: 'verified',
});

export const reservedCharacters: readonly ReservedCharacter[] = [
  row('leading-space-or-hash', 'blank or # at the start', null, 'start'),
  row('trailing-space', 'blank at the end', ' ', 'end'),
  row('comma', 'comma', ','),
  row('plus', 'plus', '+'),
  row('quote', 'quotation mark', '"'),
  row('backslash', 'backslash', '\\'),
  row('less', 'less than', '<'),
  row('greater', 'greater than', '>'),
  row('semicolon', 'semicolon', ';'),
  row('line-feed', 'line feed', '\n'),
  row('carriage-return', 'carriage return', '\r'),
  row('equals', 'equals sign', '='),
  row('slash', 'slash', '/'),
];

/** Reserved characters in one name (the value of an OU=, unescaped), in the table's order. */
export function findReservedCharacters(name: string): readonly ReservedCharacter[] {
  return reservedCharacters.filter((entry) => {
    if (entry.place === 'start') return name.startsWith(' ') || name.startsWith('#');
    if (entry.place === 'end') return name.endsWith(' ');
    return entry.character !== null && name.includes(entry.character);
  });
}
