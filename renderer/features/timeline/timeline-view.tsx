import { Button, Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Analysis } from '../../../shared/analysis/analysis.ts';
import type { EventValues, SearchProblem } from '../../analysis/event-query.ts';
import { Notice } from '../../common/notice.tsx';
import { useKept } from '../../common/session-memory.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import type { SessionControl } from '../collect/use-session.ts';
import { marksOf } from './chart-content.ts';
import { ChartPanel } from './chart-panel.tsx';
import { ClockSwitch } from './clock-switch.tsx';
import { EventDetails } from './event-details.tsx';
import { EventGrid } from './event-grid.tsx';
import { FilterBar } from './filter-bar.tsx';
import { clampWindow, movedWindow } from './time-window.ts';
import type { TimeWindow } from './time-window.ts';
import { firstState, noFilters } from './timeline-state.ts';
import type { EventPointer, Filters, TimelineState } from './timeline-state.ts';
import { useTimeline } from './use-timeline.ts';

const aroundMs = 5 * 60_000;

/** All events over time, and under it the list of those that match. */
export function TimelineView({
  analysis,
  revision,
  target,
  query,
  values,
}: {
  readonly analysis: Analysis;
  /** Changes when more has been read. */
  readonly revision: number;
  /** The event to show first, among all the others; null: none. */
  readonly target: EventPointer | null;
  readonly query: SessionControl['query'];
  readonly values: SessionControl['values'];
}): ReactNode {
  const { timeline, common } = useWords();
  const format = useFormat();
  const [kept, setState] = useKept<TimelineState>('timeline', firstState);
  // A piece of evidence is shown in its place: no older filter may hide what stands around it.
  const [clearedFor, setClearedFor] = useKept<EventPointer | null>('timeline-target', null);
  const isNew = target !== null && target !== clearedFor;
  const state = isNew ? firstState : kept;
  useEffect(() => {
    if (!isNew) return;
    setState(firstState);
    setClearedFor(target);
  }, [isNew, target, setState, setClearedFor]);

  const model = useTimeline(state, query, revision, format.offsetMinutes, target);
  const offered = useValues(values, revision);
  const { all, shown, answer, columns, selected } = model;
  const marks = useMemo(() => marksOf(analysis, all?.untilMs ?? 0), [analysis, all]);

  const onFilters = useCallback(
    (part: Partial<Filters>) => setState({ ...state, filters: { ...state.filters, ...part } }),
    [state, setState],
  );
  const zoomTo = useCallback(
    (window: TimeWindow | null) => {
      if (all === null) return;
      const next = window === null ? null : clampWindow(window, all);
      const whole = next === null || (next.sinceMs === all.sinceMs && next.untilMs === all.untilMs);
      setState({ ...state, zoom: whole ? null : next });
    },
    [all, state, setState],
  );
  const onOrder = useCallback((order: TimelineState['order']) => setState({ ...state, order }), [state, setState]);
  const onHidden = useCallback((hidden: Filters['hidden']) => onFilters({ hidden }), [onFilters]);
  const onMove = useCallback(
    (factor: number, shift: number) => {
      if (shown !== null) zoomTo(movedWindow(shown, factor, shift, null));
    },
    [shown, zoomTo],
  );
  const { active } = model;
  const rows = answer?.matching ?? 0;
  const step = (index: number): (() => void) | null =>
    index < 0 || index >= rows || active === null ? null : () => model.select(index);

  return (
    <section className="timeline" aria-labelledby="timeline-heading">
      <div className="screen-head">
        <h2 id="timeline-heading">{timeline.title}</h2>
        <span className="head-side">
          <span role="status" className="quiet">
            {answer === null ? '' : common.events(answer.matching)}
          </span>
          <ClockSwitch />
        </span>
      </div>
      {answer === null || shown === null || all === null || columns === null ? (
        analysis.events.total === 0 ? (
          <p role="status">{timeline.nothingRead}</p>
        ) : (
          <Spinner label={timeline.reading} />
        )
      ) : (
        <>
          <FilterBar state={state} values={offered} onFilters={onFilters} onOrder={onOrder} />
          {answer.problem === null ? null : (
            <Notice kind="warning" role="alert">
              <Problem problem={answer.problem} />
            </Notice>
          )}
          {model.missing === null ? null : (
            <Notice kind="warning" role="alert">
              {timeline.notListed(`${model.missing.file}, ${model.missing.place}`)}
            </Notice>
          )}
          {answer.beyond === 0 ? null : <Notice kind="plain">{timeline.beyond(format.number(answer.beyond))}</Notice>}
          <ChartPanel
            columns={columns}
            overview={model.overview}
            all={all}
            shown={shown}
            marks={marks}
            momentMs={selected?.timeMs ?? null}
            hidden={state.filters.hidden}
            onHidden={onHidden}
            onZoom={zoomTo}
            onMove={onMove}
            onPick={model.goTo}
          />
          {answer.matching === 0 ? (
            <div className="nothing-matches">
              <p>{timeline.nothingMatches}</p>
              <Button onClick={() => setState({ ...state, filters: noFilters, zoom: null })}>
                {timeline.everything}
              </Button>
            </div>
          ) : (
            <div className={selected === null ? 'split' : 'split split-open'}>
              <EventGrid model={model} count={answer.matching} />
              {selected === null ? null : (
                <EventDetails
                  row={selected}
                  onFilter={(part) => setState({ ...state, filters: { ...noFilters, ...part }, zoom: null })}
                  onAround={() =>
                    setState({
                      ...state,
                      filters: noFilters,
                      zoom: clampWindow(
                        { sinceMs: selected.timeMs - aroundMs, untilMs: selected.timeMs + aroundMs },
                        all,
                      ),
                    })
                  }
                  onStep={{ up: step((active ?? 0) - 1), down: step((active ?? 0) + 1) }}
                  onClose={model.unselect}
                />
              )}
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Problem({ problem }: { readonly problem: SearchProblem }): ReactNode {
  const { timeline } = useWords();
  const format = useFormat();
  return problem.kind === 'pattern-invalid'
    ? timeline.patternInvalid(problem.detail)
    : timeline.patternTooSlow(format.duration(problem.limitMs));
}

/** What the filters offer; asked anew while more is being read, but not more often than a person can follow. */
function useValues(values: SessionControl['values'], revision: number): EventValues | null {
  const [offered, setOffered] = useState<EventValues | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void values().then((found) => {
        if (current) setOffered(found);
      });
    }, 300);
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [values, revision]);
  return offered;
}
