import { Badge, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import type { BadgeProps } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AnswerState, RequestAnswer } from '../../../shared/request/request-answer.ts';
import { KnownText } from '../../common/known-text.tsx';
import { Notice } from '../../common/notice.tsx';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { useWords } from '../../words/use-words.tsx';
import { itemTitle } from '../collect/item-words.ts';

const colors: Readonly<Record<AnswerState, NonNullable<BadgeProps['color']>>> = {
  fulfilled: 'success',
  partly: 'warning',
  refused: 'informative',
  failed: 'danger',
};

/** Item by item what became of the request the bundle was made for. */
export function FulfilmentList({ answer }: { readonly answer: RequestAnswer }): ReactNode {
  const words = useWords();
  const { opened } = words;
  const { asked, departures = [] } = answer;
  // Bundles of before say it by the fingerprint alone.
  const trust = answer.trust ?? (answer.fingerprint === null ? 'unsigned' : 'signed');
  return (
    <section aria-labelledby="fulfilment-heading">
      <h3 id="fulfilment-heading">{opened.fulfilment}</h3>
      <p className="quiet">
        {opened.fulfilmentLead(answer.requester, answer.caseNumber)}
        {asked === undefined
          ? null
          : ` · ${opened.asked[asked.redaction]}${opened.asked[asked.encryptTo === null ? 'open' : 'encrypted']}`}
      </p>
      {trust === 'signed' ? <p className="quiet">{opened.trust.signed(answer.fingerprint ?? '')}</p> : null}
      {trust === 'signed' && answer.isExpired !== true ? null : (
        <Notice kind="warning">
          {[
            ...(trust === 'signed' ? [] : [opened.trust[trust]]),
            ...(answer.isExpired === true ? [opened.expired] : []),
          ].join(' ')}
        </Notice>
      )}
      {departures.length === 0 ? null : (
        <Notice kind="warning">
          {opened.departures}
          <ul>
            {departures.map((departure) => (
              <li key={departure}>
                <KnownText>{departure}</KnownText>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ScrollTable label={opened.fulfilment}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{opened.fulfilmentColumns.item}</TableHeaderCell>
            <TableHeaderCell>{opened.fulfilmentColumns.state}</TableHeaderCell>
            <TableHeaderCell>{opened.fulfilmentColumns.reason}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {answer.items.map(({ id, why, state, reason }) => (
            <TableRow key={id}>
              <TableCell className="wrap">
                <div>
                  {itemTitle({ id, title: id }, words)}
                  <div className="quiet">{why}</div>
                </div>
              </TableCell>
              <TableCell>
                <Badge appearance="tint" color={colors[state]}>
                  {opened.given[state]}
                </Badge>
              </TableCell>
              <TableCell className="wrap quiet">
                <KnownText>{reason}</KnownText>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ScrollTable>
    </section>
  );
}
