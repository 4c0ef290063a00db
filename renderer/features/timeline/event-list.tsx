import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { EventAnswer, EventRow } from '../../analysis/event-query.ts';
import { formatTime } from '../../common/format.ts';

export const rowHeight = 28;
const shownRows = 11;

/** Rows that are asked for before and after what can be seen. */
export const overscan = 30;

const levelWords: Readonly<Record<number, string>> = {
  0: 'Information',
  1: 'Critical',
  2: 'Error',
  3: 'Warning',
  4: 'Information',
  5: 'Verbose',
};

/** A list of any length: only what can be seen is in the page. Arrow keys, Page keys, Home and End move. */
export function EventList({
  answer,
  offset,
  onOffset,
  selected,
  onSelect,
}: {
  readonly answer: EventAnswer;
  /** Place of the first row of `answer.rows` among all that match. */
  readonly offset: number;
  readonly onOffset: (offset: number) => void;
  readonly selected: EventRow | null;
  readonly onSelect: (row: EventRow) => void;
}): ReactNode {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(0);

  const onScroll = (): void => {
    const first = Math.floor((frame.current?.scrollTop ?? 0) / rowHeight);
    const tooEarly = first < offset;
    const tooLate = first + shownRows > offset + answer.rows.length && offset + answer.rows.length < answer.matching;
    if (tooEarly || tooLate) onOffset(Math.max(0, first - overscan));
  };

  const goTo = (wanted: number): void => {
    const next = Math.min(answer.matching - 1, Math.max(0, wanted));
    setPlace(next);
    const { current } = frame;
    if (current !== null) {
      const top = next * rowHeight;
      if (top < current.scrollTop) current.scrollTop = top;
      else if (top > current.scrollTop + (shownRows - 2) * rowHeight) {
        current.scrollTop = top - (shownRows - 2) * rowHeight;
      }
    }
    const row = answer.rows[next - offset];
    if (row !== undefined) onSelect(row);
  };

  const steps: Readonly<Record<string, number>> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + shownRows - 1,
    PageUp: place - shownRows + 1,
    Home: 0,
    End: answer.matching - 1,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const wanted = steps[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    goTo(wanted);
  };

  return (
    <div
      ref={frame}
      className="event-list"
      role="listbox"
      tabIndex={0}
      aria-label="Events, the newest first"
      aria-activedescendant={selected === null ? undefined : `${id}-${selected.index}`}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div className="event-space" style={{ height: answer.matching * rowHeight }} role="presentation">
        {answer.rows.map((row, index) => (
          // The list itself takes the keys; a row is reached by them.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={row.index}
            id={`${id}-${row.index}`}
            role="option"
            tabIndex={-1}
            aria-selected={row.index === selected?.index}
            aria-setsize={answer.matching}
            aria-posinset={offset + index + 1}
            className="event-row"
            style={{ top: (offset + index) * rowHeight }}
            onClick={() => {
              setPlace(offset + index);
              onSelect(row);
            }}
          >
            <span className={`swatch class-${row.eventClass}`} aria-hidden="true" />
            <span className="nowrap">{formatTime(row.time)}</span>
            <span className="event-level">{levelWords[row.level] ?? row.level}</span>
            <span className="event-source">{row.provider}</span>
            <span className="code">{row.eventId}</span>
            <span className="event-text">{row.text.slice(0, 200)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
