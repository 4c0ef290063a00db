import {
  Button,
  Spinner,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { IpcError, RequestOutput } from '../../../shared/ipc/contract.ts';
import { ask } from '../../bridge.ts';
import { Notice } from '../../common/notice.tsx';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { useWords } from '../../words/use-words.tsx';
import type { Session } from '../collect/session-state.ts';
import { differenceOf } from './difference.ts';
import type { PrivacyChoice } from './privacy-choice.ts';

type Hidden = RequestOutput<'privacy.preview'>['categories'];

const shownSamples = 3;

type Look =
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'looking' }
  /** `of` is the choice it was made for: after a change it no longer holds. */
  | { readonly kind: 'seen'; readonly hidden: Hidden; readonly ordinary: readonly string[]; readonly of: PrivacyChoice }
  | { readonly kind: 'failed'; readonly error: IpcError };

/** Searches what was collected and shows examples as they are and as they will be. */
export function PrivacyPreview({
  session,
  choice,
}: {
  readonly session: Session;
  readonly choice: PrivacyChoice;
}): ReactNode {
  const { privacy, errors } = useWords();
  const [look, setLook] = useState<Look>({ kind: 'not-yet' });
  const ready = session.phase === 'done';

  const search = async (): Promise<void> => {
    setLook({ kind: 'looking' });
    const { ownWords, switches } = choice;
    const answer = await ask('privacy.preview', { runId: session.started.runId, ownWords: [...ownWords], switches });
    setLook(
      answer.ok
        ? { kind: 'seen', hidden: answer.value.categories, ordinary: answer.value.ordinaryNames, of: choice }
        : { kind: 'failed', error: answer.error },
    );
  };

  return (
    <section aria-labelledby="preview-heading" className="preview">
      <h3 id="preview-heading">{privacy.preview}</h3>
      <p className="quiet">{ready ? privacy.previewLead : privacy.whenCollected}</p>
      <div className="toolbar">
        <Button appearance="primary" disabled={!ready || look.kind === 'looking'} onClick={() => void search()}>
          {look.kind === 'seen' ? privacy.showAgain : privacy.show}
        </Button>
        {look.kind === 'looking' ? <Spinner size="tiny" label={privacy.looking} /> : null}
      </div>
      <div aria-live="polite">
        {look.kind === 'failed' ? <Notice kind="problem">{errors.describe(look.error)}</Notice> : null}
        {look.kind === 'seen' && look.of !== choice ? <Notice kind="warning">{privacy.outdated}</Notice> : null}
        {look.kind === 'seen' && look.ordinary.length > 0 ? (
          <Notice kind="plain">{privacy.ordinaryNames(look.ordinary.join(', '))}</Notice>
        ) : null}
        {look.kind === 'seen' ? <PreviewResult hidden={look.hidden} /> : null}
      </div>
    </section>
  );
}

function PreviewResult({ hidden }: { readonly hidden: Hidden }): ReactNode {
  const { privacy } = useWords();
  if (hidden.length === 0) return <p>{privacy.nothingHidden}</p>;
  const values = hidden.reduce((sum, { distinct }) => sum + distinct, 0);
  const places = hidden.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p>{privacy.hiddenSum(values, places)}</p>
      <div className="preview-table">
        <ScrollTable label={privacy.table}>
          <TableHeader>
            <TableRow>
              <TableHeaderCell className="preview-what">{privacy.columns.what}</TableHeaderCell>
              <TableHeaderCell className="preview-often">{privacy.columns.often}</TableHeaderCell>
              <TableHeaderCell>{privacy.columns.before}</TableHeaderCell>
              <TableHeaderCell>{privacy.columns.after}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {hidden.map(({ category, count, distinct, samples }) => (
              <TableRow key={category} data-category={category}>
                <TableCell className="wrap">
                  <div>
                    {privacy.categories[category]}
                    {category === 'credentials' ? <div className="quiet">{privacy.removedForGood}</div> : null}
                  </div>
                </TableCell>
                <TableCell>
                  <div>
                    {privacy.values(distinct)}
                    <div className="quiet">{privacy.places(count)}</div>
                  </div>
                </TableCell>
                <TableCell className="wrap code">
                  <Lines samples={samples} side="before" />
                </TableCell>
                <TableCell className="wrap code">
                  <Lines samples={samples} side="after" />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ScrollTable>
      </div>
    </>
  );
}

/** A few examples, one a line, in step with those beside them; what changes is marked. */
function Lines({
  samples,
  side,
}: {
  readonly samples: Hidden[number]['samples'];
  readonly side: 'before' | 'after';
}): ReactNode {
  return (
    <div>
      {samples.slice(0, shownSamples).map((sample) => {
        const { start, changed, end } = differenceOf(sample[side], sample[side === 'before' ? 'after' : 'before']);
        return (
          <div key={`${sample.before} ${sample.after}`} className="sample-text">
            {start}
            <mark>{changed}</mark>
            {end}
          </div>
        );
      })}
    </div>
  );
}
