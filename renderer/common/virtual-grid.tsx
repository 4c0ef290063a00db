import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { barHeight, barTop, movedTop } from './scroll-place.ts';
import { useElementSize } from './use-element-size.ts';

export const rowHeight = 28;

/** The bar is put where the rows stand once the wheel rests. */
const restMs = 150;

/**
 * A table of any length: only the rows that can be seen are in the page, and they stand still in a window of their own
 * while the bar moves, so that no scrolling is ever faster than they are drawn. Arrow keys, Page keys, Home and End move
 * the active row; Enter opens it.
 */
export function VirtualGrid({
  label,
  className,
  head,
  count,
  renderRow,
  active,
  onActive,
  onOpen,
  clickOpens = false,
  onRange,
}: {
  readonly label: string;
  /** Gives the columns: `.CLASS .virtual-row` is a grid. */
  readonly className: string;
  /** Cells with role `columnheader`. */
  readonly head: ReactNode;
  readonly count: number;
  /** Cells with role `gridcell`, or null while the row is on its way. */
  readonly renderRow: (index: number) => ReactNode;
  readonly active: number | null;
  readonly onActive: (index: number) => void;
  readonly onOpen?: (index: number) => void;
  /** Where there is nothing to do with a row but open it. */
  readonly clickOpens?: boolean;
  /** The rows that can be seen, first and last. */
  readonly onRange?: (first: number, last: number) => void;
}): ReactNode {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const { height } = useElementSize(frame);
  const [top, setTop] = useState(0);
  const bar = useRef(0);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  const view = Math.max(rowHeight, height - rowHeight);
  const space = { content: count * rowHeight, view };
  const shownTop = Math.min(top, Math.max(0, space.content - view));
  const first = Math.floor(shownTop / rowHeight);
  const last = Math.min(count - 1, Math.floor((shownTop + view - 1) / rowHeight));

  const putBar = useCallback((place: number) => {
    const { current } = frame;
    if (current === null) return;
    current.scrollTop = place;
    bar.current = current.scrollTop;
  }, []);

  const onScroll = (): void => {
    const after = frame.current?.scrollTop ?? 0;
    if (after === bar.current) return;
    const next = movedTop(space, shownTop, bar.current, after);
    bar.current = after;
    setTop(next);
    clearTimeout(rest.current);
    rest.current = setTimeout(() => putBar(barTop(space, next)), restMs);
  };
  useEffect(() => {
    const timer = rest;
    return () => clearTimeout(timer.current);
  }, [rest]);

  // The active row comes into sight, wherever it was chosen.
  const seen = useRef({ view, shownTop, count });
  useLayoutEffect(() => {
    seen.current = { view, shownTop, count };
  });
  useEffect(() => {
    if (active === null || height === 0) return;
    const now = seen.current;
    const place = active * rowHeight;
    const above = place < now.shownTop;
    if (!above && place + rowHeight <= now.shownTop + now.view) return;
    // From afar it is shown among its neighbours, from near the list moves no further than it must.
    const far = place < now.shownTop - now.view || place > now.shownTop + 2 * now.view;
    const wanted = far ? place - now.view / 2 : above ? place : place + rowHeight - now.view;
    const content = now.count * rowHeight;
    const next = Math.max(0, Math.min(wanted, content - now.view));
    setTop(next);
    putBar(barTop({ content, view: now.view }, next));
  }, [active, height, putBar]);

  useEffect(() => {
    if (count > 0) onRange?.(first, last);
  }, [first, last, count, onRange]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || count === 0) return;
    const page = Math.max(1, Math.floor(view / rowHeight) - 1);
    const from = active ?? -1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: from + 1,
      ArrowUp: from - 1,
      PageDown: from + page,
      PageUp: from - page,
      Home: 0,
      End: count - 1,
    };
    const wanted = steps[event.key];
    if (wanted !== undefined) {
      event.preventDefault();
      onActive(Math.min(count - 1, Math.max(0, wanted)));
    } else if (event.key === 'Enter' && active !== null) {
      event.preventDefault();
      onOpen?.(active);
    }
  };

  // As many as fit at most, the first and the last of them cut. What leaves on one side comes back on the other with
  // another event in it: rows made anew for each step would gather as rubbish while one scrolls, faster than it is freed.
  const places = Math.ceil(view / rowHeight) + 1;
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => {
    const index = first + place;
    return (
      // The grid takes the keys; a row is reached by them.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
      <div
        key={index % places}
        id={`${id}-${index}`}
        role="row"
        tabIndex={-1}
        aria-rowindex={index + 2}
        aria-selected={index === active}
        className="virtual-row"
        style={{ transform: `translateY(${rowHeight + index * rowHeight - shownTop}px)` }}
        onClick={() => {
          frame.current?.focus({ preventScroll: true });
          onActive(index);
          if (clickOpens) onOpen?.(index);
        }}
      >
        {renderRow(index)}
      </div>
    );
  });
  const activeInSight = active !== null && active >= first && active <= last;
  return (
    <div
      ref={frame}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={count + 1}
      aria-activedescendant={activeInSight ? `${id}-${active}` : undefined}
      className={`virtual-grid ${className}`}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div className="virtual-space" role="presentation" style={{ height: barHeight(space) + rowHeight }}>
        <div className="virtual-window" role="rowgroup" style={{ height }}>
          <div role="row" aria-rowindex={1} className="virtual-row virtual-head">
            {head}
          </div>
          {rows}
        </div>
      </div>
    </div>
  );
}
