import { Button, Spinner } from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { compareBundles } from '../../../shared/compare/compare-bundles.ts';
import type { ComparedSide } from '../../../shared/compare/comparison.ts';
import { assertNever } from '../../../shared/result/result.ts';
import { Notice } from '../../common/notice.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import type { OpenSource } from '../collect/open-source.ts';
import type { Session } from '../collect/session-state.ts';
import { useSession } from '../collect/use-session.ts';
import { UnlockDialog } from '../offline/unlock-dialog.tsx';
import type { Locked } from '../offline/unlock-dialog.tsx';
import { ComparisonTables } from './comparison-tables.tsx';

/** What is on screen against another bundle or log, which is opened beside it. */
export function CompareView({
  session,
  brought,
}: {
  readonly session: Session;
  /** The other file, where both came together. */
  readonly brought: File | null;
}): ReactNode {
  const { compare: words, errors } = useWords();
  const other = useSession({ collects: false });
  const [locked, setLocked] = useState<Locked | null>(null);
  const [problem, setProblem] = useState('');
  const [opening, setOpening] = useState(false);
  // What was opened first is the earlier one until a person says otherwise.
  const [exchanged, setExchanged] = useState(false);

  const open = async (source: OpenSource): Promise<void> => {
    setProblem('');
    setOpening(true);
    const answer = await other.open(source, session.started.runId);
    setOpening(false);
    switch (answer.kind) {
      case 'opened': {
        setLocked(null);
        return;
      }
      case 'needs-key': {
        setLocked(answer);
        return;
      }
      case 'request': {
        setProblem(words.notABundle);
        return;
      }
      case 'failed': {
        setLocked(null);
        setProblem(errors.describe(answer.error));
        return;
      }
      case 'not-opened': {
        return;
      }
      default: {
        assertNever(answer);
      }
    }
  };

  const isTaken = useRef(false);
  useEffect(() => {
    if (brought === null || isTaken.current) return;
    isTaken.current = true;
    void open({ kind: 'dropped', file: brought });
  });

  const own = useMemo(() => sideOf(session), [session]);
  const others = useMemo(() => (other.session === null ? null : sideOf(other.session)), [other.session]);
  const isRead = other.session?.phase === 'done';
  const comparison = useMemo(
    () =>
      own === null || others === null || !isRead
        ? null
        : exchanged
          ? compareBundles(others, own)
          : compareBundles(own, others),
    [own, others, isRead, exchanged],
  );
  const [before, after] = exchanged ? [other.session, session] : [session, other.session];

  return (
    <section aria-labelledby="compare-heading" className="compare">
      <h2 id="compare-heading">{words.title}</h2>
      <p className="quiet">{words.lead}</p>
      <div className="toolbar">
        <Button
          appearance={other.session === null ? 'primary' : 'secondary'}
          disabled={opening}
          onClick={() => void open({ kind: 'dialog' })}
        >
          {other.session === null ? words.choose : words.chooseOther}
        </Button>
        {other.session === null ? null : (
          <Button icon={<ArrowSwapRegular />} onClick={() => setExchanged(!exchanged)}>
            {words.exchange}
          </Button>
        )}
      </div>
      {problem === '' ? null : (
        <Notice kind="problem" role="alert">
          {problem}
        </Notice>
      )}
      {locked === null ? null : (
        <UnlockDialog
          locked={locked}
          busy={opening}
          onUnlock={(key) => void open({ kind: 'unlock', lockId: locked.lockId, key })}
          onCancel={() => setLocked(null)}
        />
      )}
      {other.session?.problems.map((found) => (
        <Notice key={JSON.stringify(found)} kind="problem" role="alert">
          {found.kind === 'request' ? errors.describe(found.error) : found.detail}
        </Notice>
      ))}
      {other.session !== null && !isRead ? <Spinner label={words.reading(other.session.started.serverName)} /> : null}
      {comparison === null || before === null || after === null ? null : (
        <>
          <div className="compare-sides">
            <SideCard word={words.before} session={before} />
            <SideCard word={words.after} session={after} />
          </div>
          {comparison.cautions.map((caution) => (
            <Notice key={caution} kind="warning" role="note">
              {words.cautions[caution]}
            </Notice>
          ))}
          <ComparisonTables comparison={comparison} />
        </>
      )}
    </section>
  );
}

function SideCard({ word, session }: { readonly word: string; readonly session: Session }): ReactNode {
  const format = useFormat();
  const { started, opened, analysis } = session;
  return (
    <div className="compare-side">
      <span className="quiet">{word}</span>
      <strong>{started.serverName}</strong>
      <span>{analysis === null ? '' : format.time(analysis.asOf)}</span>
      {opened === null ? null : <span className="file-name">{opened.name}</span>}
      {started.sampleTitle === null ? null : <span className="quiet">{started.sampleTitle}</span>}
    </div>
  );
}

function sideOf({ analysis, facts, opened, started }: Session): ComparedSide | null {
  if (analysis === null) return null;
  return {
    analysis,
    facts,
    computer: opened === null ? started.serverName : opened.computer,
    redacted: opened?.made?.redacted ?? false,
  };
}
