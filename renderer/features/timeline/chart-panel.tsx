import { ToggleButton, Toolbar, ToolbarButton, Tooltip } from '@fluentui/react-components';
import { ArrowFitRegular } from '@fluentui/react-icons/svg/arrow-fit';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { ZoomInRegular } from '@fluentui/react-icons/svg/zoom-in';
import { ZoomOutRegular } from '@fluentui/react-icons/svg/zoom-out';
import { memo, useCallback, useId, useImperativeHandle, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { eventClasses } from '../../analysis/event-query.ts';
import type { EventClass } from '../../analysis/event-query.ts';
import { ClassSwatch } from '../../common/class-swatch.tsx';
import { useMediaQuery } from '../../common/use-media-query.ts';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { columnContent, countsByClass } from './chart-content.ts';
import type { ChartMarks, Columns } from './chart-content.ts';
import { ChartSummary } from './chart-summary.tsx';
import { TimeChart } from './time-chart.tsx';
import type { TimeWindow } from './time-window.ts';

/** Which column the pointer is on; null for none. */
type Hover = (column: number | null) => void;

const doNothing = (): void => undefined;

/**
 * The histogram with its legend, its buttons, and the strip of all the time beneath it. Neither the list that scrolls nor
 * the pointer that moves over it draws it anew.
 */
export const ChartPanel = memo(Panel);

function Panel({
  columns,
  overview,
  all,
  shown,
  marks,
  momentMs,
  hidden,
  onHidden,
  onZoom,
  onMove,
  onPick,
}: {
  readonly columns: Columns;
  readonly overview: Columns | null;
  readonly all: TimeWindow;
  readonly shown: TimeWindow;
  readonly marks: ChartMarks;
  readonly momentMs: number | null;
  readonly hidden: readonly EventClass[];
  readonly onHidden: (hidden: readonly EventClass[]) => void;
  /** Null: everything. */
  readonly onZoom: (window: TimeWindow | null) => void;
  /** By a factor of the span, then by a part of it. */
  readonly onMove: (factor: number, shift: number) => void;
  readonly onPick: (milliseconds: number) => void;
}): ReactNode {
  const { timeline } = useWords();
  const hover = useRef<Hover>(null);
  const onHover = useCallback<Hover>((column) => hover.current?.(column), []);
  const summaryId = useId();
  // The list below stays in sight on the console of a server.
  const isLow = useMediaQuery('(max-height: 780px)');
  const zoomed = shown.sinceMs > all.sinceMs || shown.untilMs < all.untilMs;
  const moves: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => onMove(1, -0.25),
    ArrowRight: () => onMove(1, 0.25),
    PageUp: () => onMove(1, -1),
    PageDown: () => onMove(1, 1),
    '+': () => onMove(0.5, 0),
    '=': () => onMove(0.5, 0),
    '-': () => onMove(2, 0),
    '0': () => onZoom(null),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = event.ctrlKey || event.altKey || event.metaKey ? undefined : moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  const chart = { columns, marks, onZoom, onReset: () => onZoom(null), momentMs };
  return (
    <figure className="chart-panel">
      <div className="chart-tools">
        <Legend columns={columns} hidden={hidden} onHidden={onHidden} />
      </div>
      {/* The chart takes keys: it has to be reached. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className="chart-frame"
        role="group"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={timeline.chart}
        aria-describedby={summaryId}
        onKeyDown={onKeyDown}
        onPointerLeave={() => onHover(null)}
      >
        <TimeChart
          {...chart}
          compact={false}
          height={isLow ? 164 : 206}
          window={shown}
          frame={null}
          onPick={onPick}
          onHover={onHover}
        />
        {overview === null || !zoomed ? null : (
          <TimeChart
            {...chart}
            compact
            height={36}
            columns={overview}
            window={all}
            frame={shown}
            onPick={(milliseconds) => {
              const half = (shown.untilMs - shown.sinceMs) / 2;
              onZoom({ sinceMs: milliseconds - half, untilMs: milliseconds + half });
            }}
            onHover={doNothing}
          />
        )}
      </div>
      <figcaption className="chart-caption">
        <HoveredColumn columns={columns} marks={marks} ref={hover} shown={shown} />
        <Toolbar size="small" aria-label={timeline.shownPart} className="chart-buttons">
          <MoveButton label={timeline.earlier} icon={<ChevronLeftRegular />} onClick={() => onMove(1, -0.5)} />
          <MoveButton
            label={timeline.zoomOut}
            icon={<ZoomOutRegular />}
            onClick={() => onMove(2, 0)}
            disabled={!zoomed}
          />
          <MoveButton label={timeline.zoomIn} icon={<ZoomInRegular />} onClick={() => onMove(0.5, 0)} />
          <MoveButton label={timeline.later} icon={<ChevronRightRegular />} onClick={() => onMove(1, 0.5)} />
          <MoveButton
            label={timeline.everything}
            icon={<ArrowFitRegular />}
            onClick={() => onZoom(null)}
            disabled={!zoomed}
          />
        </Toolbar>
      </figcaption>
      <ChartSummary id={summaryId} columns={columns} shown={shown} marks={marks} />
    </figure>
  );
}

function MoveButton({
  label,
  icon,
  onClick,
  disabled = false,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}): ReactNode {
  return (
    <Tooltip content={label} relationship="label">
      <ToolbarButton icon={<>{icon}</>} onClick={onClick} disabledFocusable={disabled} />
    </Tooltip>
  );
}

/** What the colours and textures are, how many of each are shown, and the switch for each. */
function Legend({
  columns,
  hidden,
  onHidden,
}: {
  readonly columns: Columns;
  readonly hidden: readonly EventClass[];
  readonly onHidden: (hidden: readonly EventClass[]) => void;
}): ReactNode {
  const { timeline } = useWords();
  const format = useFormat();
  const counts = countsByClass(columns);
  return (
    <div className="legend" role="group" aria-label={timeline.showClass}>
      {eventClasses.map((name) => {
        const shown = !hidden.includes(name);
        return (
          <ToggleButton
            key={name}
            size="small"
            appearance="subtle"
            className={shown ? 'legend-button' : 'legend-button legend-off'}
            checked={shown}
            icon={<ClassSwatch eventClass={name} />}
            onClick={() => onHidden(shown ? [...hidden, name] : hidden.filter((other) => other !== name))}
          >
            {timeline.classes[name]}
            {shown ? <span className="legend-count">{format.number(counts[name])}</span> : null}
          </ToggleButton>
        );
      })}
    </div>
  );
}

/** The column under the pointer in words; without one, what the marks mean. */
function HoveredColumn({
  columns,
  marks,
  ref,
  shown,
}: {
  readonly columns: Columns;
  readonly marks: ChartMarks;
  /** Takes what the chart says of the pointer. */
  readonly ref: Ref<Hover>;
  readonly shown: TimeWindow;
}): ReactNode {
  const { timeline } = useWords();
  const format = useFormat();
  const [hovered, setHovered] = useState<number | null>(null);
  useImperativeHandle(ref, () => setHovered, []);
  if (hovered === null) {
    return (
      <span className="chart-key">
        <span className="quiet">{timeline.span(format.moment(shown.sinceMs), format.moment(shown.untilMs))}</span>
        <span>
          <span className="swatch swatch-outage" aria-hidden="true" /> {timeline.legendOutage}
        </span>
        <span>
          <span className="swatch swatch-service" aria-hidden="true" /> {timeline.legendRestart}
        </span>
        <span>
          <svg width="10" height="10" aria-hidden="true" className="mark-failed">
            <path d="M1 1h8l-4 8Z" />
          </svg>{' '}
          {timeline.legendFailed}
        </span>
        <span>
          <svg width="10" height="10" aria-hidden="true" className="mark-unfinished">
            <circle cx="5" cy="5" r="3.5" />
          </svg>{' '}
          {timeline.legendUnfinished}
        </span>
        <span>
          <svg width="10" height="10" aria-hidden="true" className="mark-succeeded">
            <path d="M4 1h2v8h-2Z" />
          </svg>{' '}
          {timeline.legendSucceeded}
        </span>
      </span>
    );
  }
  const content = columnContent(columns, marks, hovered);
  const parts = [
    ...content.counts
      .filter(({ count }) => count > 0)
      .map(({ eventClass, count }) => `${timeline.classes[eventClass]} ${format.number(count)}`),
    ...(content.operations === 0 ? [] : [timeline.columnOperations(content.operations, content.failed)]),
    ...(content.outage === null ? [] : [timeline.columnOutages[content.outage]]),
    ...(content.restarts === 0 ? [] : [timeline.columnRestarts(content.restarts)]),
  ];
  const until =
    columns.bins.widthMs < 86_400_000 ? format.clockTime(content.untilMs) : format.shortDay(content.untilMs);
  return (
    <span className="chart-key">
      <strong>{timeline.span(format.moment(content.sinceMs), until)}</strong>
      <span>{parts.length === 0 ? '–' : parts.join(' · ')}</span>
    </span>
  );
}
