import { Badge, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import type { BadgeProps } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AnswerState, RequestAnswer } from '../../../shared/request/request-answer.ts';
import { KnownText } from '../../common/known-text.tsx';
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
  return (
    <section aria-labelledby="fulfilment-heading">
      <h3 id="fulfilment-heading">{opened.fulfilment}</h3>
      <p className="quiet">
        {opened.fulfilmentLead(answer.requester, answer.caseNumber)}
        {answer.fingerprint === null ? '' : ` · ${opened.signedBy(answer.fingerprint)}`}
      </p>
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
