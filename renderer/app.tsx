import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { buildCase } from '../shared/case/support-case.ts';
import type { SupportCase } from '../shared/case/support-case.ts';
import type { IpcError, RequestOutput } from '../shared/ipc/contract.ts';
import { ask } from './bridge.ts';
import { describeError } from './common/describe-error.ts';
import { formatMoment } from './common/format.ts';
import { Notice } from './common/notice.tsx';
import { CaseView } from './features/case/case-view.tsx';
import type { CaseEntry } from './features/case/case-view.tsx';
import { CollectionProgress, CollectorList, sessionStatus } from './features/collect/collection-view.tsx';
import type { Session, SessionProblem } from './features/collect/session-state.ts';
import { StartView } from './features/collect/start-view.tsx';
import { useSession } from './features/collect/use-session.ts';
import type { SessionControl } from './features/collect/use-session.ts';
import { ExportView } from './features/export/export-view.tsx';
import { FindingsView } from './features/findings/findings-view.tsx';
import { LookupDialog } from './features/lookup/lookup-dialog.tsx';
import { NetworkView } from './features/network/network-view.tsx';
import { OpenedView } from './features/offline/opened-view.tsx';
import { OperationsView } from './features/operations/operations-view.tsx';
import { ServerView } from './features/server/server-view.tsx';
import { TimelineView } from './features/timeline/timeline-view.tsx';

type Description = RequestOutput<'app.describe'>;
type Screen = 'timeline' | 'findings' | 'collection' | 'operations' | 'server' | 'network' | 'case' | 'export';

const noEntry: CaseEntry = { trackingId: null, answers: {} };

export function App(): ReactNode {
  const [description, setDescription] = useState<Description | null>(null);
  const [problem, setProblem] = useState<IpcError | null>(null);
  const control = useSession();
  const { session } = control;

  useEffect(() => {
    void ask('app.describe', {}).then((answer) => {
      if (answer.ok) setDescription(answer.value);
      else setProblem(answer.error);
    });
  }, []);

  return (
    <div className="app">
      <header className="app-header">
        <h1>Connect Support Bundle</h1>
        <LookupDialog />
        {session === null ? null : (
          <button type="button" onClick={control.close}>
            Start over
          </button>
        )}
        {description === null ? null : (
          <span className="quiet version" title={description.runtime}>
            {description.version}
          </span>
        )}
      </header>
      {session === null ? (
        <main className="page">
          {problem === null ? null : (
            <Notice kind="problem" role="alert">
              {describeError(problem)}
            </Notice>
          )}
          {description === null ? (
            problem === null ? (
              <p role="status">Looking at this computer …</p>
            ) : null
          ) : (
            <StartView description={description} onStart={control.start} onOpen={control.open} />
          )}
        </main>
      ) : (
        <SessionPage
          // A new collection starts with an empty form, on the first screen.
          key={`${session.started.runId} ${session.opened?.name ?? ''}`}
          session={session}
          onCancel={control.cancel}
          query={control.query}
          onReadAgain={control.readAgain}
        />
      )}
    </div>
  );
}

function SessionPage({
  session,
  onCancel,
  query,
  onReadAgain,
}: {
  readonly session: Session;
  readonly onCancel: () => void;
  readonly query: SessionControl['query'];
  readonly onReadAgain: () => void;
}): ReactNode {
  const [screen, setScreen] = useState<Screen>('collection');
  const [entry, setEntry] = useState<CaseEntry>(noEntry);
  const [place, setPlace] = useState('');
  const navigation = useRef<HTMLElement>(null);

  // The button that was pressed is gone: who works by keyboard goes on from here.
  useEffect(() => {
    navigation.current?.querySelector('button')?.focus();
  }, []);
  const { started, analysis, facts, logs, phase } = session;

  const supportCase = useMemo<SupportCase | null>(
    () =>
      analysis === null
        ? null
        : buildCase({ analysis, facts, eventLogFile: logs[0] ?? null }, entry.trackingId ?? undefined, entry.answers),
    [analysis, facts, logs, entry],
  );
  const openFields = supportCase?.fields.filter((field) => field.state === 'open').length ?? 0;

  const counts: Readonly<Record<Screen, string>> = {
    collection: phase === 'collecting' || phase === 'cancelling' ? `${Math.round(session.share * 100)} %` : '',
    findings: analysis === null ? '' : String(analysis.findings.length),
    operations: analysis === null ? '' : String(analysis.operations.length),
    case: supportCase === null ? '' : `${openFields} open`,
    export: '',
    timeline: '',
    server: '',
    network: '',
  };

  const showPlace = (wanted: string): void => {
    setPlace(`"${wanted};"`);
    setScreen('timeline');
  };

  return (
    <>
      <section className="banner-line" aria-label="Collected server">
        <span>
          <strong>{started.serverName}</strong> · {formatMoment(started.sinceMs)} to {formatMoment(started.untilMs)}
        </span>
        {started.sampleTitle === null ? null : (
          <span className="sample-banner" role="note">
            Recorded sample server, not {session.opened === null ? 'this computer' : 'a real one'}:{' '}
            {started.sampleTitle}
          </span>
        )}
      </section>
      <div className="session">
        <nav aria-label="Screens" ref={navigation}>
          <ul>
            {screens
              .filter(({ id }) => id !== 'export' || session.opened === null)
              .map(({ id, title }) => (
                <li key={id}>
                  <button
                    type="button"
                    aria-current={screen === id ? 'page' : undefined}
                    onClick={() => {
                      setPlace('');
                      setScreen(id);
                    }}
                  >
                    <span>{title}</span>
                    <span className="count">{counts[id]}</span>
                  </button>
                </li>
              ))}
          </ul>
        </nav>
        <main className="screen">
          {session.problems.map((found) => (
            <Notice key={describeProblem(found)} kind="problem" role="alert">
              {describeProblem(found)}
              {found.kind === 'analysis' ? (
                <div className="toolbar">
                  <button type="button" onClick={onReadAgain}>
                    Read again
                  </button>
                </div>
              ) : null}
            </Notice>
          ))}
          {screen === 'collection' ? (
            <>
              {session.opened === null ? null : <OpenedView opened={session.opened} />}
              {session.opened === null ? <CollectionProgress session={session} onCancel={onCancel} /> : null}
              <FindingsView session={session} onShow={showPlace} />
              {session.rows.length === 0 ? null : <CollectorList rows={session.rows} />}
            </>
          ) : null}
          {screen === 'findings' ? <FindingsView session={session} onShow={showPlace} /> : null}
          {screen === 'operations' ? <OperationsView operations={analysis?.operations ?? []} /> : null}
          {screen === 'timeline' && analysis !== null ? (
            <TimelineView analysis={analysis} revision={session.revision} initialText={place} query={query} />
          ) : null}
          {screen === 'server' ? (
            <ServerView facts={facts} asOf={analysis?.asOf ?? new Date(started.untilMs).toISOString()} />
          ) : null}
          {screen === 'network' ? <NetworkView facts={facts} /> : null}
          {screen === 'case' ? <CaseView supportCase={supportCase} entry={entry} onChange={setEntry} /> : null}
          {/* Stays mounted, so that its result is there when a person comes back. */}
          <div hidden={screen !== 'export'}>
            <ExportView session={session} entry={entry} openFields={openFields} />
          </div>
        </main>
      </div>
      <footer className="status-line">
        <div role="status">{sessionStatus(session)}</div>
      </footer>
    </>
  );
}

const screens: readonly { readonly id: Screen; readonly title: string }[] = [
  { id: 'collection', title: 'Overview' },
  { id: 'findings', title: 'Findings' },
  { id: 'timeline', title: 'Timeline' },
  { id: 'operations', title: 'Operations' },
  { id: 'server', title: 'Server' },
  { id: 'network', title: 'Network' },
  { id: 'case', title: 'Case' },
  { id: 'export', title: 'Export' },
];

function describeProblem(problem: SessionProblem): string {
  return problem.kind === 'request'
    ? describeError(problem.error)
    : `The analysis stopped: ${problem.detail}. What was collected is kept and can be exported; the bundle is analysed anew.`;
}
