import { eventClasses } from './event-query.ts';
import type { EventQuery } from './event-query.ts';
import { placeText } from './event-columns.ts';
import type { EventColumns, Words } from './event-columns.ts';
import type { NumberColumn } from './number-column.ts';

/** Whether the event of that number fulfils all conditions but the time. */
export type EventMatcher = (index: number) => boolean;

/** What a matcher depends on: equal conditions give equal text. */
export function conditionsKey(query: EventQuery): string {
  const { text, searchBy, provider, providers, eventIds, levels, eventClass, file, user, trackingId } = query;
  return JSON.stringify([
    text,
    searchBy === 'regex',
    provider,
    providers,
    eventIds,
    levels,
    eventClass,
    query.eventClasses,
    file,
    user,
    trackingId,
  ]);
}

/** The conditions on columns as one test; null where there are none. Values not seen yet match nothing. */
export function compileColumns(columns: EventColumns, query: EventQuery): EventMatcher | null {
  const { words } = columns;
  const tests: EventMatcher[] = [];
  const oneOf = (column: NumberColumn, wanted: ReadonlySet<number>): void => {
    tests.push((index) => wanted.has(column.values[index]!));
  };
  const providers = query.provider === null ? query.providers : [query.provider];
  if (providers !== undefined) oneOf(columns.provider, numbersOf(words.provider, providers));
  if (query.eventIds !== undefined) oneOf(columns.eventId, new Set(query.eventIds));
  if (query.levels !== undefined) oneOf(columns.level, new Set(query.levels));
  const classes = query.eventClass === null ? query.eventClasses : [query.eventClass];
  if (classes !== undefined) {
    oneOf(columns.eventClass, new Set(classes.map((name) => eventClasses.indexOf(name))));
  }
  if (query.file !== undefined) oneOf(columns.file, numbersOf(words.file, [query.file]));
  if (query.trackingId !== undefined) {
    const id = query.trackingId.trim().replace(/[{}]/gu, '').toLowerCase();
    oneOf(columns.trackingId, numbersOf(words.trackingId, [id]));
  }
  if (query.user !== undefined) tests.push(ofUser(columns, query.user));
  if (tests.length === 0) return null;
  return (index) => tests.every((test) => test(index));
}

function numbersOf({ numbers }: Words, values: readonly string[]): ReadonlySet<number> {
  return new Set(values.map((value) => numbers.get(value)).filter((number) => number !== undefined));
}

/** Most steps of an operation do not say whose it is: they are found by its TrackingId. */
function ofUser(columns: EventColumns, user: string): EventMatcher {
  const { words } = columns;
  const sid = words.user.numbers.get(user) ?? -1;
  const person = words.person.numbers.get(user.toLowerCase()) ?? -1;
  const operations = new Set<number>();
  for (let index = 0; index < columns.count; index++) {
    if (columns.person.values[index] === person && columns.trackingId.values[index] !== 0) {
      operations.add(columns.trackingId.values[index]!);
    }
  }
  return (index) =>
    columns.user.values[index] === sid ||
    columns.person.values[index] === person ||
    operations.has(columns.trackingId.values[index]!);
}

// Sample: `33008 "record 4711"` → `33008`, `record 4711`.
const searchedPart = /"([^"]*)"|(\S+)/gu;

export function searchedWords(text: string): readonly string[] {
  return [...text.toLowerCase().matchAll(searchedPart)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((word) => word !== '');
}

/** True where every word stands in the event's source, id, place, user or text. */
export function compileWords(columns: EventColumns, words: readonly string[]): EventMatcher {
  const tests = words.map((word): EventMatcher => {
    const inText = textTest(columns, word);
    const inHead = headTest(columns, word);
    return (index) => inHead(index) || inText(index);
  });
  return (index) => tests.every((test) => test(index));
}

function textTest({ texts }: EventColumns, word: string): EventMatcher {
  // Sample: `reset`; not `größe`, whose letters have another form in capitals.
  if (/^\p{ASCII}*$/u.test(word)) {
    const needle = new TextEncoder().encode(word);
    return (index) => texts.holds(index, needle);
  }
  // Small letters of ASCII are ASCII: only the other texts need be made.
  return (index) => !texts.isAscii(index) && texts.read(index).toLowerCase().includes(word);
}

/** What stands in front of the text. All but the place repeats, so each source and user is looked at once. */
function headTest(columns: EventColumns, word: string): EventMatcher {
  const holding = (words: Words): ((number: number) => boolean) => {
    const known: (boolean | undefined)[] = [];
    return (number) => (known[number] ??= (words.values[number] ?? '').toLowerCase().includes(word));
  };
  const inProvider = holding(columns.words.provider);
  const inUser = holding(columns.words.user);
  const inPerson = holding(columns.words.person);
  // Source, id and place are one line, `PasswordResetService 33008 record 4711;`, so that a quoted part may span them.
  // Only a word with a digit, a blank or the end sign can need more than the source's name.
  const needsLine = /[\d\s;]/u.test(word) || 'record line'.includes(word);
  return (index) => {
    const provider = columns.provider.values[index]!;
    if (inProvider(provider) || inUser(columns.user.values[index]!) || inPerson(columns.person.values[index]!))
      return true;
    if (!needsLine) return false;
    const name = (columns.words.provider.values[provider] ?? '').toLowerCase();
    return `${name} ${columns.eventId.values[index]!} ${placeText(columns, index)};`.includes(word);
  };
}
