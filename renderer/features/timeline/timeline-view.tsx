import { useDeferredValue, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Analysis } from '../../../shared/analysis/analysis.ts';
import { eventClasses } from '../../analysis/event-query.ts';
import type { EventAnswer, EventClass, EventQuery, EventRow } from '../../analysis/event-query.ts';
import { counted } from '../../common/format.ts';
import { EventDetails } from './event-details.tsx';
import { EventList, overscan } from './event-list.tsx';
import { classWords, Histogram } from './histogram.tsx';
import type { TimeWindow } from './histogram.tsx';

const buckets = 120;
/** Finer than this nothing is to be seen. */
const shortestMs = 60_000;

interface Filters {
  readonly text: string;
  readonly provider: string | null;
  readonly eventClass: EventClass | null;
}

/** All events over time, and under it the list of those that match. */
export function TimelineView({
  analysis,
  revision,
  initialText,
  query,
}: {
  readonly analysis: Analysis;
  /** Changes when more has been read. */
  readonly revision: number;
  /** What is searched for at first: the place of a piece of evidence, or nothing. */
  readonly initialText: string;
  readonly query: (query: EventQuery) => Promise<EventAnswer | null>;
}): ReactNode {
  const [all, setAll] = useState<TimeWindow | null>(null);
  const [zoom, setZoom] = useState<TimeWindow | null>(null);
  const [filters, setFilters] = useState<Filters>({ text: initialText, provider: null, eventClass: null });
  const [offset, setOffset] = useState(0);
  const [shownOffset, setShownOffset] = useState(0);
  const [answer, setAnswer] = useState<EventAnswer | null>(null);
  const [selected, setSelected] = useState<EventRow | null>(null);
  const deferred = useDeferredValue(filters);
  const shown = zoom ?? all;

  // The span of what was read; asked anew while more is being read.
  useEffect(() => {
    let current = true;
    const everything: EventQuery = {
      sinceMs: -8.64e15,
      untilMs: 8.64e15,
      text: '',
      provider: null,
      eventClass: null,
      offset: 0,
      limit: 0,
      buckets: 1,
    };
    void query(everything).then((found) => {
      if (!current || found === null || found.kept === 0) return;
      setAll({ sinceMs: found.firstMs, untilMs: found.lastMs + 1 });
    });
    return () => {
      current = false;
    };
    // Nothing of the revision is read: that it changed is why to ask anew.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [revision, query]);

  useEffect(() => {
    if (shown === null) return undefined;
    let current = true;
    void query({ ...shown, ...deferred, offset, limit: 100, buckets }).then((found) => {
      if (!current || found === null) return;
      setAnswer(found);
      setShownOffset(offset);
    });
    return () => {
      current = false;
    };
  }, [shown, deferred, offset, query]);

  const change = (part: Partial<Filters>): void => {
    setFilters({ ...filters, ...part });
    setOffset(0);
    setSelected(null);
  };
  const zoomTo = (window: TimeWindow): void => {
    if (all === null) return;
    const span = Math.max(shortestMs, window.untilMs - window.sinceMs);
    const sinceMs = Math.max(all.sinceMs, Math.min(window.sinceMs, all.untilMs - span));
    setZoom({ sinceMs, untilMs: Math.min(all.untilMs, sinceMs + span) });
    setOffset(0);
  };
  const move = (factor: number, shift: number): void => {
    if (shown === null) return;
    const span = (shown.untilMs - shown.sinceMs) * factor;
    const middle = (shown.sinceMs + shown.untilMs) / 2 + shift * span;
    zoomTo({ sinceMs: middle - span / 2, untilMs: middle + span / 2 });
  };

  return (
    <section aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">Timeline</h2>
      {answer === null || shown === null ? (
        <p role="status">{analysis.events.total === 0 ? 'No events were read.' : 'Reading the events …'}</p>
      ) : (
        <>
          <div className="toolbar">
            <label className="timeline-search">
              Find
              <input
                type="search"
                value={filters.text}
                placeholder="words, an id, a user, a TrackingId"
                onChange={(event) => change({ text: event.target.value })}
              />
            </label>
            <span>
              <label htmlFor="timeline-source">Source</label>{' '}
              <select
                id="timeline-source"
                value={filters.provider ?? ''}
                onChange={(event) => change({ provider: event.target.value === '' ? null : event.target.value })}
              >
                <option value="">all</option>
                {answer.providers.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            </span>
            <span>
              <label htmlFor="timeline-class">Kind</label>{' '}
              <select
                id="timeline-class"
                value={filters.eventClass ?? ''}
                onChange={(event) =>
                  change({ eventClass: eventClasses.find((name) => name === event.target.value) ?? null })
                }
              >
                <option value="">all</option>
                {eventClasses.map((name) => (
                  <option key={name} value={name}>
                    {classWords[name]}
                  </option>
                ))}
              </select>
            </span>
          </div>
          <Histogram answer={answer} shown={shown} analysis={analysis} onZoom={zoomTo} />
          <div className="toolbar" role="group" aria-label="Part of the time that is shown">
            <button type="button" onClick={() => move(1, -0.5)}>
              ◂ Earlier
            </button>
            <button type="button" onClick={() => move(0.5, 0)}>
              Zoom in
            </button>
            <button type="button" onClick={() => move(2, 0)}>
              Zoom out
            </button>
            <button type="button" onClick={() => move(1, 0.5)}>
              Later ▸
            </button>
            <button type="button" disabled={zoom === null} onClick={() => setZoom(null)}>
              All
            </button>
            <span role="status" className="quiet">
              {counted(answer.matching, 'event', 'events')}
              {answer.beyond === 0 ? '' : `; ${answer.beyond.toLocaleString('en')} more were read and are not listed`}
            </span>
          </div>
          <EventList
            // Another question is another list: it begins at its top.
            key={JSON.stringify([deferred, zoom])}
            answer={answer}
            offset={shownOffset}
            onOffset={(wanted) => setOffset(Math.max(0, wanted - (wanted % overscan)))}
            selected={selected}
            onSelect={setSelected}
          />
          {selected === null ? (
            <p className="quiet">Choose an event to read it whole.</p>
          ) : (
            <EventDetails row={selected} />
          )}
        </>
      )}
    </section>
  );
}
