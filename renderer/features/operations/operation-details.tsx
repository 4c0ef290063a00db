import { Button, Tooltip } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import { findResultCode } from '../../../shared/knowledge/result-codes.ts';
import type { PasswordOperation } from '../../../shared/operations/password-operation.ts';
import type { EvidenceTarget } from '../../common/evidence-target.ts';
import { KnownText } from '../../common/known-text.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { OutcomeMark } from './outcome-mark.tsx';

/** One operation whole: what it was, how it ended, what the code means, and where its events stand. */
export function OperationDetails({
  operation,
  onShow,
  onClose,
}: {
  readonly operation: PasswordOperation;
  readonly onShow: (target: EvidenceTarget) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { operations: words, common } = useWords();
  const format = useFormat();
  const code = operation.resultCode === null ? null : findResultCode(operation.resultCode);
  const name = operation.user ?? words.notNamed;
  return (
    <section className="details-pane" aria-label={words.details}>
      <header className="details-head">
        <h3>{name}</h3>
        <Tooltip content={common.close} relationship="label">
          <Button appearance="subtle" size="small" icon={<DismissRegular />} onClick={onClose} />
        </Tooltip>
      </header>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="details-body" role="region" aria-label={name} tabIndex={0}>
        <dl className="details-facts">
          <Item term={words.result}>
            <OutcomeMark outcome={operation.outcome} />
          </Item>
          <Item term={words.kind}>{words.kinds[operation.kind]}</Item>
          <Item term={words.start(format.zone)}>{format.time(operation.start)}</Item>
          <Item term={words.end}>{operation.end === null ? null : format.time(operation.end)}</Item>
          <Item term={words.duration}>
            {operation.durationMs === null ? null : format.duration(operation.durationMs)}
          </Item>
          <Item term={words.administrator}>{operation.admin}</Item>
          <Item term={words.unblock}>
            {operation.unblockUser === null ? null : operation.unblockUser ? words.yes : words.no}
          </Item>
          <Item term={words.connectorAccount}>{operation.connectorAccount}</Item>
          <Item term={words.domain}>{operation.domain}</Item>
          <Item term={words.code}>
            {operation.resultCode === null ? null : <span className="code">{operation.resultCode}</span>}
          </Item>
          <Item term={words.reason}>{operation.reason}</Item>
          <Item term={words.trackingId}>
            <span className="code">{operation.trackingId}</span>
          </Item>
        </dl>
        {code === null ? null : (
          <>
            <h4>{words.whatItMeans}</h4>
            <p>
              <KnownText>{code.meaning}</KnownText>
            </p>
            <ol className="fix">
              {code.whatToDo.map((step) => (
                <li key={step}>
                  <KnownText>{step}</KnownText>
                </li>
              ))}
            </ol>
          </>
        )}
        <h4>{words.relatedEvents}</h4>
        <ul className="related-events">
          {operation.events.map(({ file, place, eventId }) => {
            const where = place.kind === 'record' ? `record ${place.id}` : `line ${place.line}`;
            return (
              <li key={`${file} ${where}`}>
                <Button
                  size="small"
                  appearance="subtle"
                  onClick={() => onShow({ screen: 'timeline', file, place: where })}
                >
                  {eventId} · {file}, {where}
                </Button>
              </li>
            );
          })}
        </ul>
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
