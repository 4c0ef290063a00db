import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReceivedRequest } from '../../../shared/ipc/contract.ts';
import { assertNever } from '../../../shared/result/result.ts';
import { Notice } from '../../common/notice.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { RequestSummary } from './request-summary.tsx';
import type { Refusals } from './request-summary.tsx';

/** The administrator's side: who asks, for what, why, and what is not given. Nothing is collected before the button. */
export function RequestReview({
  received,
  onCollect,
  onBack,
}: {
  readonly received: ReceivedRequest;
  /** Goes on to the collection with the items that are refused, each with a reason. */
  readonly onCollect: (refused: Refusals) => void;
  readonly onBack: () => void;
}): ReactNode {
  const words = useWords().request;
  const format = useFormat();
  const [refusals, setRefusals] = useState<Refusals>(new Map());
  const { request, isExpired } = received;
  const everythingRefused = request.items.every(({ id }) => refusals.has(id));
  return (
    <section className="request-review" aria-labelledby="request-heading">
      <h2 id="request-heading">{words.reviewTitle}</h2>
      <p className="lead">{words.reviewLead}</p>
      <TrustNotice trust={received.trust} />
      {isExpired ? (
        <Notice kind="warning" role="note">
          {words.expiredText(format.time(request.expiresAt))}
        </Notice>
      ) : null}
      <RequestSummary
        request={request}
        refusals={refusals}
        onRefuse={(item, reason) => {
          const next = new Map(refusals);
          if (reason === null) next.delete(item);
          else next.set(item, reason);
          setRefusals(next);
        }}
      />
      {everythingRefused ? (
        <Notice kind="warning" role="status">
          {words.nothingLeft}
        </Notice>
      ) : null}
      <div className="toolbar">
        <Button
          appearance="primary"
          disabled={everythingRefused}
          onClick={() =>
            onCollect(
              new Map(
                [...refusals].map(([item, reason]) => [
                  item,
                  reason.trim() === '' ? words.refusedByDefault : reason.trim(),
                ]),
              ),
            )
          }
        >
          {words.collect}
        </Button>
        <Button onClick={onBack}>{words.back}</Button>
      </div>
    </section>
  );
}

function TrustNotice({ trust }: { readonly trust: ReceivedRequest['trust'] }): ReactNode {
  const words = useWords().request;
  switch (trust.kind) {
    case 'signed': {
      return (
        <Notice kind="plain" role="note">
          {words.signedText(trust.fingerprint)}
        </Notice>
      );
    }
    case 'unsigned': {
      return (
        <Notice kind="warning" role="note">
          {words.unsignedText}
        </Notice>
      );
    }
    case 'altered': {
      return (
        <Notice kind="problem" role="alert">
          {words.alteredText}
        </Notice>
      );
    }
    default: {
      return assertNever(trust);
    }
  }
}
