import type { EventRecord } from '../../shared/event-log/event-record.ts';
import { assertNever } from '../../shared/result/result.ts';
import { addEvent, countedWords, createColumns, placeNumber, readRow } from './event-columns.ts';
import type { EventColumns } from './event-columns.ts';
import { compileColumns, compileWords, conditionsKey, searchedWords } from './event-match.ts';
import type { EventMatcher } from './event-match.ts';
import { countBefore, createTimeOrder } from './event-order.ts';
import { eventClasses, mostUsers } from './event-query.ts';
import type { CountedValue, EventAnswer, EventQuery, EventValues, SearchProblem } from './event-query.ts';
import type { NumberColumn } from './number-column.ts';
import type { PatternSearch } from './pattern-search.ts';

export interface EventTable {
  add(batch: readonly EventRecord[]): void;
  /**
   * Long searches are made in slices; between two of them `replaced` is asked, and null comes back where a newer
   * question has made this one pointless. One question at a time: the next is asked when this one is answered.
   */
  query(query: EventQuery, replaced?: () => boolean): Promise<EventAnswer | null>;
  values(): EventValues;
}

export interface EventTableOptions {
  /** Memory for the texts; what comes behind is counted, not kept. */
  readonly mostTextBytes?: number;
  /** Where patterns are tried, apart from everything else, because one of them may never end. */
  readonly patterns?: PatternSearch;
  /** Lets other messages through between two slices. */
  readonly pause?: () => Promise<void>;
  readonly sliceMs?: number;
}

/** Room for several million events of usual size. */
const defaultTextBytes = 1024 * 1024 * 1024;

/** Events looked at between two looks at the clock. */
const sliceEvents = 20_000;
/** Events whose texts are tried against a pattern at once: it takes milliseconds, so that its limit means an endless one. */
const patternEvents = 4000;
/** The same for their bytes: some events are long. */
const patternBytes = 1024 * 1024;
/** A pause itself takes milliseconds, so a search goes on for so long between two. */
const defaultSliceMs = 40;

/** Numbers of the events that fulfil some conditions, as far as they were looked for. */
interface Selection {
  readonly key: string;
  readonly matcher: EventMatcher | null;
  looked: number;
  /** In the order of time; made anew when there is more. */
  ordered: Uint32Array | null;
  problem: SearchProblem | null;
}

/** Keeps the events of the logs that were read, for the timeline's list and histogram. */
export function createEventTable(options: EventTableOptions = {}): EventTable {
  const columns = createColumns(options.mostTextBytes ?? defaultTextBytes);
  const sliceMs = options.sliceMs ?? defaultSliceMs;
  const pause = options.pause ?? (async () => await Promise.resolve());
  const order = createTimeOrder(() => columns.timeMs.values);
  // Used again from question to question: with each key that is pressed there is another one.
  let matched = new Uint8Array(0);
  let found = new Uint32Array(0);
  let selection: Selection | null = null;

  const orderNow = (): Uint32Array => order.upTo(columns.count);

  /** Those of the ordered numbers that matched. */
  const chosen = (ordered: Uint32Array): Uint32Array => {
    if (found.length < ordered.length) found = new Uint32Array(columns.timeMs.values.length);
    let count = 0;
    for (let place = 0; place < ordered.length; place++) {
      const index = ordered[place]!;
      found[count] = index;
      count += matched[index]!;
    }
    return found.subarray(0, count);
  };

  const select = async (query: EventQuery, replaced: () => boolean): Promise<Uint32Array | SearchProblem | null> => {
    const key = conditionsKey(query);
    // A user's operations are known only when their first event is: that selection is made anew when there is more.
    if (selection?.key !== key || (query.user !== undefined && selection.looked < columns.count)) {
      selection = {
        key,
        matcher: compileMatcher(columns, query),
        looked: 0,
        ordered: null,
        problem: null,
      };
    }
    const current = selection;
    const pattern = query.searchBy === 'regex' && query.text !== '' ? query.text : null;
    if (current.matcher === null && pattern === null) return orderNow();
    let lastPause = performance.now();
    while (current.looked < columns.count) {
      const to = Math.min(columns.count, current.looked + (pattern === null ? sliceEvents : patternEvents));
      look(current, to, columns.timeMs.values.length);
      if (pattern !== null) {
        current.problem ??= await lookForPattern(current, to, pattern);
        if (current.problem !== null) return current.problem;
      }
      current.looked = to;
      current.ordered = null;
      if (to === columns.count || performance.now() - lastPause < sliceMs) continue;
      await pause();
      if (replaced()) return null;
      lastPause = performance.now();
    }
    current.ordered ??= chosen(orderNow());
    return current.ordered;
  };

  const look = (current: Selection, to: number, capacity: number): void => {
    if (matched.length < to) {
      const grown = new Uint8Array(capacity);
      grown.set(matched);
      matched = grown;
    }
    const { matcher } = current;
    for (let index = current.looked; index < to; index++) {
      matched[index] = matcher === null || matcher(index) ? 1 : 0;
    }
  };

  const lookForPattern = async (current: Selection, to: number, pattern: string): Promise<SearchProblem | null> => {
    const { patterns } = options;
    if (patterns === undefined) return { kind: 'pattern-invalid', detail: 'Patterns cannot be searched for here.' };
    let candidates: number[] = [];
    let texts: Uint8Array[] = [];
    let bytes = 0;
    for (let index = current.looked; index < to; index++) {
      if (matched[index] === 1) {
        const text = columns.texts.bytes(index);
        candidates.push(index);
        texts.push(text);
        bytes += text.length;
      }
      if (bytes < patternBytes && index + 1 < to) continue;
      const tried = await patterns.test(pattern, texts);
      if (!tried.ok) return tried.error;
      for (const [at, candidate] of candidates.entries()) matched[candidate] = tried.value[at] ?? 0;
      candidates = [];
      texts = [];
      bytes = 0;
    }
    return null;
  };

  return {
    add(batch) {
      for (const event of batch) addEvent(columns, event);
    },
    async query(query, replaced = () => false) {
      const selected = await select(query, replaced);
      if (selected === null) return null;
      if (!(selected instanceof Uint32Array)) return answer(columns, orderNow(), query, new Uint32Array(0), selected);
      return answer(columns, orderNow(), query, selected, null);
    },
    values: () => valuesOf(columns),
  };
}

function compileMatcher(columns: EventColumns, query: EventQuery): EventMatcher | null {
  const byColumns = compileColumns(columns, query);
  const words = query.searchBy === 'regex' ? [] : searchedWords(query.text);
  if (words.length === 0) return byColumns;
  const byWords = compileWords(columns, words);
  return byColumns === null ? byWords : (index) => byColumns(index) && byWords(index);
}

function answer(
  columns: EventColumns,
  all: Uint32Array,
  query: EventQuery,
  selected: Uint32Array,
  problem: SearchProblem | null,
): EventAnswer {
  const timeMs = columns.timeMs.values;
  const from = countBefore(timeMs, selected, query.sinceMs);
  const listed = selected.subarray(from, Math.max(from, countBefore(timeMs, selected, query.untilMs)));
  const newestFirst = query.order !== 'oldest-first';
  const at = (row: number): number => listed[newestFirst ? listed.length - 1 - row : row]!;
  const rows = Array.from({ length: Math.max(0, Math.min(query.limit, listed.length - query.offset)) }, (_, row) =>
    readRow(columns, at(query.offset + row)),
  );
  const { provider } = columns.words;
  return {
    kept: columns.count,
    beyond: columns.beyond,
    firstMs: all.length === 0 ? Number.NaN : timeMs[all[0]!]!,
    lastMs: all.length === 0 ? Number.NaN : timeMs[all.at(-1)!]!,
    matching: listed.length,
    rows,
    histogram: histogramOf(columns, selected, query),
    providers: countedWords(provider).map(({ value }) => value),
    found: findRow(columns, listed, query, newestFirst),
    problem,
  };
}

function histogramOf(columns: EventColumns, selected: Uint32Array, query: EventQuery): readonly (readonly number[])[] {
  const { sinceMs, untilMs } = query.histogramSpan ?? query;
  const timeMs = columns.timeMs.values;
  const eventClass = columns.eventClass.values;
  const counts = eventClasses.map(() => Array.from({ length: query.buckets }, () => 0));
  const width = (untilMs - sinceMs) / query.buckets;
  const last = query.buckets - 1;
  const end = countBefore(timeMs, selected, untilMs);
  for (let place = countBefore(timeMs, selected, sinceMs); place < end; place++) {
    const index = selected[place]!;
    counts[eventClass[index]!]![Math.min(last, Math.floor((timeMs[index]! - sinceMs) / width))]! += 1;
  }
  return counts;
}

/** Where the event asked for stands in the list, or null. */
function findRow(
  columns: EventColumns,
  listed: Uint32Array,
  { find }: EventQuery,
  newestFirst: boolean,
): number | null {
  if (find === undefined) return null;
  const row = (place: number): number | null =>
    place < 0 || place >= listed.length ? null : newestFirst ? listed.length - 1 - place : place;
  switch (find.by) {
    case 'time': {
      const later = countBefore(columns.timeMs.values, listed, newestFirst ? find.timeMs + 1 : find.timeMs);
      return row(newestFirst ? later - 1 : later);
    }
    case 'index':
      return row(listed.indexOf(find.index));
    case 'place': {
      const file = columns.words.file.numbers.get(find.file);
      const wanted = placeNumber(find.place);
      return row(
        listed.findIndex((index) => columns.file.values[index] === file && columns.place.values[index] === wanted),
      );
    }
    default:
      return assertNever(find);
  }
}

function valuesOf(columns: EventColumns): EventValues {
  const { words } = columns;
  const users = [...countedWords(words.person), ...countedWords(words.user)];
  return {
    providers: countedWords(words.provider),
    files: countedWords(words.file),
    users: users.toSorted((one, other) => other.count - one.count).slice(0, mostUsers),
    eventIds: countedNumbers(columns.eventId, columns.count),
    levels: countedNumbers(columns.level, columns.count),
  };
}

function countedNumbers({ values }: NumberColumn, count: number): readonly CountedValue<number>[] {
  const counts = new Map<number, number>();
  for (let index = 0; index < count; index++) counts.set(values[index]!, (counts.get(values[index]!) ?? 0) + 1);
  return [...counts]
    .map(([value, times]) => ({ value, count: times }))
    .toSorted((one, other) => other.count - one.count);
}
