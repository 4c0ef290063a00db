import { Button, Tooltip } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { findEventCode, findEventVariant } from '../../../shared/knowledge/event-codes.ts';
import { findResultCode } from '../../../shared/knowledge/result-codes.ts';
import type { EventRow } from '../../analysis/event-query.ts';
import { KnownText } from '../../common/known-text.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { LevelMark } from './level-mark.tsx';
import type { Filters } from './timeline-state.ts';

/** One event whole, with what is known of it beside the raw text. */
export function EventDetails({
  row,
  onFilter,
  onAround,
  onStep,
  onClose,
}: {
  readonly row: EventRow;
  readonly onFilter: (part: Partial<Filters>) => void;
  readonly onAround: () => void;
  /** One row up or down the list; null at its end. */
  readonly onStep: { readonly up: (() => void) | null; readonly down: (() => void) | null };
  readonly onClose: () => void;
}): ReactNode {
  const { timeline, common } = useWords();
  const format = useFormat();
  const { fields } = timeline;
  return (
    <section className="details-pane" aria-label={timeline.details}>
      <header className="details-head">
        <h3>
          {row.provider} {row.eventId}
        </h3>
        <Tooltip content={timeline.previous} relationship="label">
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowUpRegular />}
            disabled={onStep.up === null}
            onClick={onStep.up ?? undefined}
          />
        </Tooltip>
        <Tooltip content={timeline.next} relationship="label">
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowDownRegular />}
            disabled={onStep.down === null}
            onClick={onStep.down ?? undefined}
          />
        </Tooltip>
        <Tooltip content={common.close} relationship="label">
          <Button appearance="subtle" size="small" icon={<DismissRegular />} onClick={onClose} />
        </Tooltip>
      </header>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="details-body" role="region" aria-label={`${row.provider} ${row.eventId}`} tabIndex={0}>
        <dl className="details-facts">
          <Item term={fields.time}>{format.time(row.time)}</Item>
          <Item term={fields.level}>
            <LevelMark level={row.level} />
          </Item>
          <Item term={fields.place}>
            {row.file}, {row.place}
          </Item>
          <Item term={fields.user}>{row.user}</Item>
          <Item term={fields.trackingId}>
            {row.trackingId === null ? null : <span className="code">{row.trackingId}</span>}
          </Item>
          <Item term={fields.computer}>{row.computer}</Item>
        </dl>
        <div className="details-actions">
          {row.trackingId === null ? null : (
            <Button size="small" onClick={() => onFilter({ trackingId: row.trackingId ?? '' })}>
              {timeline.onlyOperation}
            </Button>
          )}
          <Button size="small" onClick={() => onFilter({ eventIds: [row.eventId], providers: [row.provider] })}>
            {timeline.onlyKind}
          </Button>
          <Button size="small" onClick={onAround}>
            {timeline.aroundIt}
          </Button>
        </div>
        <div className="details-columns">
          <Meaning row={row} />
          <div>
            <h4>{timeline.rawText}</h4>
            <pre className="quote">{row.text}</pre>
          </div>
        </div>
      </div>
    </section>
  );
}

function Item({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactNode {
  return children === null || children === '' ? null : (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Meaning({ row }: { readonly row: EventRow }): ReactNode {
  const { timeline } = useWords();
  const { entry, variant, result } = useMemo(() => {
    const found = findEventCode(row.provider, row.eventId);
    return {
      entry: found,
      variant: found === null ? null : findEventVariant(found, row.text),
      result: resultCodeIn(row.text),
    };
  }, [row]);
  if (entry === null && result === null) {
    return (
      <div>
        <h4>{timeline.meaning}</h4>
        <p className="quiet">{timeline.nothingKnown}</p>
      </div>
    );
  }
  const steps = variant === null ? (entry?.whatToDo ?? []) : variant.whatToDo;
  return (
    <div className="meaning">
      <h4>{timeline.meaning}</h4>
      {entry === null ? null : (
        <>
          <p>
            <strong>
              <KnownText>{variant?.name ?? entry.name}</KnownText>
            </strong>
          </p>
          <p>
            <KnownText>{variant?.meaning ?? entry.meaning}</KnownText>
          </p>
          {entry.normal ? <p className="quiet">{timeline.normal}</p> : null}
          <Steps steps={steps} />
        </>
      )}
      {result === null ? null : (
        <>
          <p>
            <strong>
              {timeline.resultCode(result.code)}
              {result.name === null ? null : (
                <>
                  : <KnownText>{result.name}</KnownText>
                </>
              )}
            </strong>
          </p>
          <p>
            <KnownText>{result.meaning}</KnownText>
          </p>
          <Steps steps={result.whatToDo} />
        </>
      )}
    </div>
  );
}

function Steps({ steps }: { readonly steps: readonly string[] }): ReactNode {
  return steps.length === 0 ? null : (
    <ol className="fix">
      {steps.map((step) => (
        <li key={step}>
          <KnownText>{step}</KnownText>
        </li>
      ))}
    </ol>
  );
}

function resultCodeIn(text: string): ReturnType<typeof findResultCode> {
  // sample: hr=80230619
  const code = /\bhr=(?:0x)?([0-9a-f]{8})\b/i.exec(text)?.[1];
  return code === undefined ? null : findResultCode(code);
}
