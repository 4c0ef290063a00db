import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EventAnswer, EventQuery, EventRow } from '../../analysis/event-query.ts';
import type { SessionControl } from '../collect/use-session.ts';
import type { Columns } from './chart-content.ts';
import { binsOf } from './time-window.ts';
import type { TimeWindow } from './time-window.ts';
import { conditionsOf } from './timeline-state.ts';
import type { EventPointer, TimelineState } from './timeline-state.ts';

const mostColumns = 200;
const overviewColumns = 240;
/** Rows asked for at once; asked for anew at every half of it. */
const pageRows = 120;

const always: TimeWindow = { sinceMs: -8.64e15, untilMs: 8.64e15 };
const nothingListed = { offset: 0, limit: 0, buckets: 1, histogramSpan: { sinceMs: 0, untilMs: 0 } };

export interface TimelineModel {
  /** Null until the first answer. */
  readonly all: TimeWindow | null;
  readonly shown: TimeWindow | null;
  readonly answer: EventAnswer | null;
  readonly columns: Columns | null;
  readonly overview: Columns | null;
  /** Null while it is on its way. */
  readonly rowAt: (index: number) => EventRow | null;
  readonly onRange: (first: number, last: number) => void;
  /** Place of the event that is being read in the list, or null where the list does not hold it. */
  readonly active: number | null;
  readonly selected: EventRow | null;
  readonly select: (index: number) => void;
  readonly unselect: () => void;
  /** Goes to the event nearest to a moment. */
  readonly goTo: (milliseconds: number) => void;
  /** The event that was asked for is not among those that were read. */
  readonly missing: EventPointer | null;
}

/** Asks the worker for what the timeline shows, each time for no more than can be seen. */
export function useTimeline(
  state: TimelineState,
  query: SessionControl['query'],
  revision: number,
  offsetMinutes: (milliseconds: number) => number,
  target: EventPointer | null,
): TimelineModel {
  const [all, setAll] = useState<TimeWindow | null>(null);
  const [main, setMain] = useState<{ readonly answer: EventAnswer; readonly columns: Columns } | null>(null);
  const [overview, setOverview] = useState<Columns | null>(null);
  const [rows, setRows] = useState<ReadonlyMap<number, EventRow>>(new Map());
  const [active, setActive] = useState<number | null>(null);
  const [selected, setSelected] = useState<EventRow | null>(null);
  /** Asked for until it is there, or until a person chooses another. */
  const wanted = useRef<EventPointer | null>(target);
  const [missing, setMissing] = useState<EventPointer | null>(null);
  const range = useRef({ first: 0, last: 0 });
  /** Grows with each question: what comes in for an older one is dropped. */
  const generation = useRef(0);
  const selectedIndex = useRef<number | null>(null);

  const { filters, order, zoom } = state;
  const conditions = useMemo(() => conditionsOf(filters, order), [filters, order]);
  const shown = zoom ?? all;

  // The span of all that was read, and its histogram; asked anew while more is being read.
  useEffect(() => {
    let current = true;
    const everything: EventQuery = { ...always, text: '', provider: null, eventClass: null, ...nothingListed };
    void query(everything, 'timeline-span').then((found) => {
      if (!current || found === null || found.kept === 0) return;
      const whole = { sinceMs: found.firstMs, untilMs: found.lastMs + 1 };
      setAll((before) => (before?.sinceMs === whole.sinceMs && before.untilMs === whole.untilMs ? before : whole));
    });
    return () => {
      current = false;
    };
    // Nothing of the revision is read: that it changed is why to ask anew.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [revision, query]);

  useEffect(() => {
    if (all === null) return undefined;
    let current = true;
    const bins = binsOf(all, overviewColumns, offsetMinutes(all.sinceMs));
    const asked: EventQuery = {
      ...all,
      ...conditions,
      ...nothingListed,
      buckets: bins.count,
      histogramSpan: { sinceMs: bins.sinceMs, untilMs: bins.untilMs },
    };
    void query(asked, 'timeline-overview').then((found) => {
      if (current && found !== null && found.problem === null) setOverview({ bins, counts: found.histogram });
    });
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [all, conditions, query, offsetMinutes, revision]);

  useEffect(() => {
    if (shown === null) return;
    generation.current += 1;
    const mine = generation.current;
    const bins = binsOf(shown, mostColumns, offsetMinutes(shown.sinceMs));
    const offset = Math.max(0, range.current.first - pageRows / 2);
    const index = selectedIndex.current;
    const find: EventQuery['find'] | undefined =
      wanted.current !== null
        ? { by: 'place', file: wanted.current.file, place: wanted.current.place }
        : index === null
          ? undefined
          : { by: 'index', index };
    const asked: EventQuery = {
      ...shown,
      ...conditions,
      offset,
      limit: pageRows,
      buckets: bins.count,
      histogramSpan: { sinceMs: bins.sinceMs, untilMs: bins.untilMs },
      ...(find === undefined ? {} : { find }),
    };
    void query(asked, 'timeline').then((found) => {
      if (found === null || generation.current !== mine) return;
      setMain({ answer: found, columns: { bins, counts: found.histogram } });
      setRows(new Map(found.rows.map((row, place) => [offset + place, row])));
      setActive(found.found);
      // While more is being read the event may still come.
      setMissing(found.found === null ? wanted.current : null);
    });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [shown, conditions, query, offsetMinutes, revision]);

  const fetchAround = useCallback(
    (first: number) => {
      if (shown === null) return;
      const mine = generation.current;
      const offset = Math.max(0, first - pageRows / 3);
      const asked: EventQuery = { ...shown, ...conditions, ...nothingListed, offset, limit: pageRows };
      void query(asked, 'timeline-rows').then((found) => {
        if (found === null || generation.current !== mine) return;
        setRows((before) => {
          // Those far away are let go: a list of a million rows is not kept twice.
          const kept = [...before].filter(([place]) => Math.abs(place - first) < pageRows * 4);
          return new Map([...kept, ...found.rows.map((row, place) => [offset + place, row] as const)]);
        });
      });
    },
    [shown, conditions, query],
  );

  const known = useRef(rows);
  useEffect(() => {
    known.current = rows;
  }, [rows]);

  const onRange = useCallback(
    (first: number, last: number) => {
      range.current = { first, last };
      if (!known.current.has(first) || !known.current.has(last)) fetchAround(first);
    },
    [fetchAround],
  );

  // The row that became active may come in later than the choice.
  const activeRow = active === null ? null : (rows.get(active) ?? null);
  if (activeRow !== null && activeRow !== selected) setSelected(activeRow);
  useEffect(() => {
    selectedIndex.current = selected?.index ?? null;
    if (selected !== null) wanted.current = null;
  }, [selected]);
  const activeMissing = active !== null && activeRow === null;
  useEffect(() => {
    if (activeMissing && active !== null) fetchAround(active);
  }, [activeMissing, active, fetchAround]);

  const goTo = useCallback(
    (milliseconds: number) => {
      if (shown === null) return;
      const asked: EventQuery = {
        ...shown,
        ...conditions,
        ...nothingListed,
        find: { by: 'time', timeMs: Math.round(milliseconds) },
      };
      void query(asked, 'timeline-find').then((found) => {
        if (found !== null && found.found !== null) setActive(found.found);
      });
    },
    [shown, conditions, query],
  );

  return {
    all,
    shown,
    answer: main?.answer ?? null,
    columns: main?.columns ?? null,
    overview,
    rowAt: (index) => rows.get(index) ?? null,
    onRange,
    active,
    selected,
    select: (index) => {
      wanted.current = null;
      setMissing(null);
      setActive(index);
    },
    unselect: () => {
      setSelected(null);
      setActive(null);
    },
    goTo,
    missing,
  };
}
