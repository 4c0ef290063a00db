import type { ReactNode } from 'react';
import type { EventRow } from '../../analysis/event-query.ts';
import { ClassSwatch } from '../../common/class-swatch.tsx';
import { VirtualGrid } from '../../common/virtual-grid.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { LevelMark } from './level-mark.tsx';
import type { TimelineModel } from './use-timeline.ts';

// Sample: `TrackingId: 2bd18c8a-5b64-4fb1-8cef-7daeca06c4ed, Reason: …`. What it says of the event stands behind that.
const trackingIdFirst = /^TrackingId: [\da-f-]{36}, /i;

/** The events that match, however many: one line each. */
export function EventGrid({ model, count }: { readonly model: TimelineModel; readonly count: number }): ReactNode {
  const { timeline } = useWords();
  const format = useFormat();
  const { rowAt } = model;
  return (
    <VirtualGrid
      label={timeline.events}
      className="event-grid"
      count={count}
      active={model.active}
      onActive={model.select}
      onRange={model.onRange}
      head={
        <>
          <span role="columnheader">{timeline.time(format.zone)}</span>
          <span role="columnheader">{timeline.level}</span>
          <span role="columnheader" className="grid-source">
            {timeline.source}
          </span>
          <span role="columnheader">{timeline.id}</span>
          <span role="columnheader">{timeline.text}</span>
        </>
      }
      renderRow={(index) => <EventCells row={rowAt(index)} />}
    />
  );
}

function EventCells({ row }: { readonly row: EventRow | null }): ReactNode {
  const { timeline } = useWords();
  const format = useFormat();
  // The same cells while the row is on its way, so that they are filled and not made anew.
  return (
    <>
      <span role="gridcell" className="grid-time">
        {row === null ? (
          <span className="visually-hidden">{timeline.reading}</span>
        ) : (
          <ClassSwatch eventClass={row.eventClass} />
        )}
        {row === null ? '' : format.stamp(row.timeMs)}
      </span>
      <span role="gridcell">{row === null ? null : <LevelMark level={row.level} />}</span>
      <span role="gridcell" className="grid-source">
        {row?.provider}
      </span>
      <span role="gridcell" className="code">
        {row?.eventId}
      </span>
      <span role="gridcell" className="quiet">
        {row?.text.slice(0, 300).replace(trackingIdFirst, '')}
      </span>
    </>
  );
}
