import {
  Checkbox,
  Field,
  Input,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { BundleRequest, RequestItemId } from '../../../shared/request/request.ts';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';

/** Items the administrator does not give, each with the reason typed so far. */
export type Refusals = ReadonlyMap<RequestItemId, string>;

/** A request as its reader sees it: the same in the composer's preview and on the administrator's screen. */
export function RequestSummary({
  request,
  refusals,
  onRefuse,
}: {
  readonly request: BundleRequest;
  readonly refusals: Refusals;
  /** Absent in the preview: nothing can be refused there. A null reason takes the refusal back. */
  readonly onRefuse?: (item: RequestItemId, reason: string | null) => void;
}): ReactNode {
  const words = useWords().request;
  const format = useFormat();
  const { window: span, retention } = request;
  return (
    <div className="request-summary">
      <p className="request-asks">{words.asks(request.requester, request.caseNumber)}</p>
      <dl className="request-terms">
        <Term name={words.time}>
          {format.time(span.since)} – {format.time(span.until)}
        </Term>
        {request.users.length === 0 ? null : <Term name={words.users}>{request.users.join(', ')}</Term>}
        {request.trackingIds.length === 0 ? null : (
          <Term name={words.trackingIds}>
            <span className="code">{request.trackingIds.join(', ')}</span>
          </Term>
        )}
        <Term name={words.names}>{words.redactionLevels[request.redaction]}</Term>
        <Term name={words.encryption}>
          {request.encryptTo === null ? words.notEncrypted : words.encryptedTo(`${request.encryptTo.slice(0, 16)}…`)}
        </Term>
        <Term name={words.keptFor}>
          {words.days(retention.days)}
          {retention.promise === '' ? '' : `. ${retention.promise}`}
        </Term>
        <Term name={words.validUntil}>{format.time(request.expiresAt)}</Term>
      </dl>
      <ScrollTable label={words.whatTitle}>
        <TableHeader>
          <TableRow>
            {onRefuse === undefined ? null : <TableHeaderCell className="give-column">{words.give}</TableHeaderCell>}
            <TableHeaderCell>{words.itemColumn}</TableHeaderCell>
            <TableHeaderCell>{words.whyColumn}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {request.items.map(({ id, why }) => {
            const { title } = words.items[id];
            const refusal = refusals.get(id);
            return (
              <TableRow key={id} data-item={id}>
                {onRefuse === undefined ? null : (
                  <TableCell className="give-column">
                    <Checkbox
                      aria-label={`${words.give}: ${title}`}
                      checked={refusal === undefined}
                      onChange={(_event, data) => onRefuse(id, data.checked === true ? null : '')}
                    />
                  </TableCell>
                )}
                <TableCell className="wrap">{title}</TableCell>
                <TableCell className="wrap">
                  {why}
                  {refusal === undefined || onRefuse === undefined ? null : (
                    <Field label={words.refuseReason(title)} hint={words.refuseReasonHint} size="small">
                      <Input value={refusal} maxLength={400} onChange={(_event, data) => onRefuse(id, data.value)} />
                    </Field>
                  )}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </ScrollTable>
    </div>
  );
}

function Term({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
