import { parseLocalDate } from './csv-dates.ts';
import type { LocalDate } from './csv-dates.ts';
import type { CsvShape } from './csv-rows.ts';
import type { ColumnRole } from './csv-words.ts';
import { columnRole } from './csv-words.ts';

/** In which column what stands; -1 for what the file does not carry. */
export type CsvLayout = Readonly<Record<ColumnRole, number>>;

const nothing: CsvLayout = {
  level: -1,
  time: -1,
  provider: -1,
  eventId: -1,
  message: -1,
  computer: -1,
  channel: -1,
  user: -1,
  recordId: -1,
};

// 6329
const eventNumber = /^\s*\d{1,10}\s*$/;

/**
 * Finds the columns from the header, if there is one, and the first row of data; null if that row is no event. Names decide
 * where they are known; else the date tells: Event Viewer writes level (or keywords), date, source, event id, task category
 * and last the description, which its header leaves out.
 */
export function findLayout(header: readonly string[] | null, row: readonly string[]): CsvLayout | null {
  const named = namedLayout(header ?? [], row);
  if (isEvent(row, named)) {
    return named;
  }
  const time = row.findIndex((field, index) => index < 4 && parseLocalDate(field) !== null);
  if (time === -1) {
    return null;
  }
  const layout: CsvLayout = {
    ...named,
    level: time - 1,
    time,
    provider: time + 1,
    eventId: time + 2,
    message: row.length > time + 4 ? row.length - 1 : -1,
  };
  return isEvent(row, layout) ? layout : null;
}

function namedLayout(header: readonly string[], row: readonly string[]): CsvLayout {
  const layout = { ...nothing };
  for (const [index, name] of header.entries()) {
    const role = columnRole(name);
    if (role !== null && layout[role] === -1) {
      layout[role] = index;
    }
  }
  if (row.length > header.length) {
    layout.message = row.length - 1;
  }
  return layout;
}

function isEvent(row: readonly string[], layout: CsvLayout): boolean {
  return eventDate(row, layout) !== null;
}

/** The date of the event that the row holds; null if there is no date or no event id where this layout says. */
export function eventDate(row: readonly string[], layout: CsvLayout): LocalDate | null {
  return eventNumber.test(row[layout.eventId] ?? '') ? parseLocalDate(row[layout.time] ?? '') : null;
}

/** Fields that may stand before the date while the layout is not known. */
const FIELDS_BEFORE_DATE = '0,3';

/**
 * Recognises where a row begins: so many fields, then a date. Used to find the next row behind a quote never closed.
 * Without layout (at the first row) any small number of fields will do.
 */
export function rowStartPattern(layout: CsvLayout | null, separator: CsvShape['separator']): RegExp {
  const before = layout === null ? FIELDS_BEFORE_DATE : String(Math.min(layout.time, 20));
  const field = `"?[^"${separator}\\r\\n]{0,200}"?${separator}`;
  // Error,27.10.2026 12:28:26,
  const date = `"?\\d{1,4}[./-] ?\\d{1,2}[./-] ?\\d{1,4}[^"${separator}\\r\\n]{3,40}"?${separator}`;
  return new RegExp(`(?:${field}){${before}}${date}`, 'y');
}
