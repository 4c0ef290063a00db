import type { ReactNode } from 'react';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { totalsOf } from './chart-content.ts';
import type { ChartMarks, Columns } from './chart-content.ts';
import { isInside } from './time-window.ts';
import type { TimeWindow } from './time-window.ts';

/** Outages that are told one by one. */
const toldOutages = 10;

/** The chart in words, for those who do not see it. */
export function ChartSummary({
  id,
  columns,
  shown,
  marks,
}: {
  readonly id: string;
  readonly columns: Columns;
  readonly shown: TimeWindow;
  readonly marks: ChartMarks;
}): ReactNode {
  const { timeline, common } = useWords();
  const format = useFormat();
  const totals = totalsOf(columns);
  const most = Math.max(0, ...totals);
  const all = totals.reduce((sum, count) => sum + count, 0);
  const outages = marks.outages.filter(
    ({ kind, sinceMs, untilMs }) => kind !== 'restart' && sinceMs < shown.untilMs && untilMs >= shown.sinceMs,
  );
  const operations = marks.operations.filter(({ timeMs }) => isInside(timeMs, shown));
  const failed = operations.filter(({ outcome }) => outcome === 'failed');
  const restarts = marks.restarts.filter(({ untilMs }) => isInside(untilMs, shown));
  const mostAt = columns.bins.sinceMs + totals.indexOf(most) * columns.bins.widthMs;
  return (
    <p id={id} className="visually-hidden">
      {timeline.summary(common.events(all), format.moment(shown.sinceMs), format.moment(shown.untilMs))}{' '}
      {most === 0 ? '' : timeline.summaryMost(format.number(most), format.moment(mostAt))}{' '}
      {timeline.summaryOutages(outages.length)}{' '}
      {outages
        .slice(0, toldOutages)
        .map(({ sinceMs, untilMs }) => timeline.span(format.moment(sinceMs), format.moment(untilMs)))
        .join('; ')}
      {outages.length > toldOutages ? ` ${common.more(outages.length - toldOutages)}.` : '.'}{' '}
      {timeline.summaryRestarts(restarts.length)} {timeline.summaryOperations(operations.length, failed.length)}
    </p>
  );
}
