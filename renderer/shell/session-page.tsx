import { Badge, Button } from '@fluentui/react-components';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { buildCase } from '../../shared/case/support-case.ts';
import type { SupportCase } from '../../shared/case/support-case.ts';
import type { EvidenceTarget } from '../common/evidence-target.ts';
import { Notice } from '../common/notice.tsx';
import { SessionMemory } from '../common/session-memory.tsx';
import { CaseView } from '../features/case/case-view.tsx';
import type { CaseEntry } from '../features/case/case-view.tsx';
import { CollectionProgress, CollectorList, sessionStatus } from '../features/collect/collection-view.tsx';
import { CompareView } from '../features/compare/compare-view.tsx';
import { inWords } from '../features/collect/sample-list.tsx';
import type { Sample } from '../features/collect/sample-list.tsx';
import { NewFindings } from '../features/collect/new-findings.tsx';
import type { Session, SessionProblem } from '../features/collect/session-state.ts';
import type { SessionControl } from '../features/collect/use-session.ts';
import { ExportView } from '../features/export/export-view.tsx';
import { useExport } from '../features/export/use-export.ts';
import { FindingsView } from '../features/findings/findings-view.tsx';
import { NetworkView } from '../features/network/network-view.tsx';
import { FulfilmentList } from '../features/offline/fulfilment-list.tsx';
import { OpenedView } from '../features/offline/opened-view.tsx';
import { OperationsView } from '../features/operations/operations-view.tsx';
import type { PrivacyChoice } from '../features/privacy/privacy-choice.ts';
import { PrivacyView } from '../features/privacy/privacy-view.tsx';
import { ReportMenu } from '../features/report/report-menu.tsx';
import { ServerView } from '../features/server/server-view.tsx';
import { TimelineView } from '../features/timeline/timeline-view.tsx';
import { useFormat, useWords } from '../words/use-words.tsx';
import type { Words } from '../words/words.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { ScreenNavigation, screens } from './screen-navigation.tsx';
import type { Screen } from './screen-navigation.tsx';

const noEntry: CaseEntry = { trackingId: null, answers: {} };

/** One collection or one opened file, on all its screens. */
export function SessionPage({
  session,
  beside,
  samples,
  toolVersion,
  privacy,
  onPrivacy,
  requested,
  onSaved,
  onCancel,
  query,
  values,
  onTestNetwork,
  onReadAgain,
}: {
  readonly session: Session;
  /** A file that came with this one, to be compared with it. */
  readonly beside: File | null;
  /** The recorded servers of this app, by which a sample is named. */
  readonly samples: readonly Sample[];
  /** Version of this app, for the report. */
  readonly toolVersion: string;
  readonly privacy: PrivacyChoice;
  readonly onPrivacy: (part: Partial<PrivacyChoice>) => void;
  /** Who asked for this collection with a key to encrypt it to, or null. */
  readonly requested: { readonly requester: string; readonly recipient: string } | null;
  /** The collection is safe in a bundle. */
  readonly onSaved: () => void;
  readonly onCancel: () => void;
  readonly query: SessionControl['query'];
  readonly values: SessionControl['values'];
  /** Tests the network once more. */
  readonly onTestNetwork: SessionControl['testNetworkAgain'];
  readonly onReadAgain: () => void;
}): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { shell } = words;
  // Two files that came together are wanted side by side.
  const [brought] = useState(beside);
  const [screen, setScreen] = useState<Screen>(brought === null ? 'overview' : 'compare');
  const [entry, setEntry] = useState<CaseEntry>(noEntry);
  const [hasCompared, setHasCompared] = useState(brought !== null);
  const [target, setTarget] = useState<EvidenceTarget | null>(null);
  const navigation = useRef<HTMLElement>(null);
  const page = useRef<HTMLElement>(null);
  // Another screen begins at its top, unless it leads on from there.
  useLayoutEffect(() => {
    if (screen !== undefined) page.current?.scrollTo(0, 0);
  }, [screen]);
  const exporting = useExport({
    runId: session.started.runId,
    entry,
    privacy,
    recipient: requested?.recipient ?? null,
    onSaved,
  });

  // The button that was pressed is gone: who works by keyboard goes on from here.
  useEffect(() => {
    navigation.current?.querySelector('button')?.focus();
  }, []);
  const { started, analysis, facts, logs, phase } = session;
  const serverName = facts.server?.value.hostName ?? started.serverName;
  const screenTitle = shell.screenTitles[screen];
  // For the task bar, for the list of windows, and for screen readers.
  useEffect(() => {
    document.title = `${screenTitle} · ${serverName} · ${shell.appName}`;
    return () => {
      document.title = shell.appName;
    };
  }, [screenTitle, serverName, shell.appName]);
  const sampleTitle = titleOf(session, samples, words);

  const supportCase = useMemo<SupportCase | null>(
    () =>
      analysis === null
        ? null
        : buildCase({ analysis, facts, eventLogFile: logs[0] ?? null }, entry.trackingId ?? undefined, entry.answers),
    [analysis, facts, logs, entry],
  );
  const openFields = supportCase?.fields.filter((field) => field.state === 'open').length ?? 0;

  const counts: Readonly<Partial<Record<Screen, string>>> = {
    overview: phase === 'collecting' || phase === 'cancelling' ? format.percent(session.share) : '',
    findings: analysis === null ? '' : format.number(analysis.findings.length),
    operations: analysis === null ? '' : format.number(analysis.operations.length),
    case: supportCase === null ? '' : shell.openFields(openFields),
  };
  const available = screens.filter(
    (candidate) => (candidate !== 'export' && candidate !== 'privacy') || session.opened === null,
  );

  const show = (wanted: EvidenceTarget): void => {
    setTarget(wanted);
    setScreen(wanted.screen);
  };

  return (
    <SessionMemory>
      <section className="banner-line" aria-label={shell.shown}>
        <span>
          <strong>{serverName}</strong> · {shell.span(format.moment(started.sinceMs), format.moment(started.untilMs))}
        </span>
        {started.sampleTitle === null ? null : (
          <Badge appearance="tint" color="warning" size="large" className="sample-banner" role="note">
            {session.opened === null ? shell.sampleLive(sampleTitle) : shell.sampleOpened(sampleTitle)}
          </Badge>
        )}
      </section>
      <div className="session">
        <ScreenNavigation
          ref={navigation}
          shown={screen}
          available={available}
          counts={counts}
          onChoose={(chosen) => {
            setTarget(null);
            setScreen(chosen);
            if (chosen === 'compare') setHasCompared(true);
          }}
        />
        <main className="screen" ref={page}>
          {session.problems.map((found) => (
            <Notice key={describeProblem(found, words)} kind="problem" role="alert">
              {describeProblem(found, words)}
              {found.kind === 'analysis' ? (
                <div className="toolbar">
                  <Button onClick={onReadAgain}>{shell.readAgain}</Button>
                </div>
              ) : null}
            </Notice>
          ))}
          <ErrorBoundary key={screen}>
            {screen === 'overview' ? (
              <>
                {session.opened === null ? null : <OpenedView opened={session.opened} />}
                {session.opened === null ? (
                  <CollectionProgress
                    session={session}
                    onCancel={onCancel}
                    onSave={() => {
                      setScreen('export');
                      void exporting.write();
                    }}
                    onPrivacy={() => setScreen('privacy')}
                  />
                ) : null}
                {session.opened === null && session.requestAnswer !== null ? (
                  <FulfilmentList answer={session.requestAnswer} />
                ) : null}
                <FindingsView session={session} onShow={show} />
                {session.rows.length === 0 ? null : <CollectorList rows={session.rows} isOver={session.share === 1} />}
              </>
            ) : null}
            {screen === 'findings' ? <FindingsView session={session} onShow={show} /> : null}
            {screen === 'operations' ? <OperationsView operations={analysis?.operations ?? []} onShow={show} /> : null}
            {screen === 'timeline' && analysis !== null ? (
              <TimelineView
                analysis={analysis}
                revision={session.revision}
                target={target?.screen === 'timeline' ? target : null}
                query={query}
                values={values}
              />
            ) : null}
            {screen === 'server' ? (
              <ServerView
                facts={facts}
                asOf={analysis?.asOf ?? new Date(started.untilMs).toISOString()}
                target={target?.screen === 'server' ? target.factKey : null}
              />
            ) : null}
            {screen === 'network' ? (
              <NetworkView
                facts={facts}
                asOf={analysis?.asOf ?? new Date(started.untilMs).toISOString()}
                // A file that was opened has no server to test from.
                onTestAgain={session.opened === null && phase === 'done' ? onTestNetwork : null}
              />
            ) : null}
            {screen === 'case' ? (
              <CaseView
                supportCase={supportCase}
                operations={analysis?.operations ?? []}
                entry={entry}
                onChange={setEntry}
              />
            ) : null}
            {screen === 'privacy' ? (
              <PrivacyView
                session={session}
                choice={privacy}
                onChange={onPrivacy}
                onExport={() => setScreen('export')}
              />
            ) : null}
            {screen === 'export' ? (
              <ExportView
                session={session}
                privacy={privacy}
                openFields={openFields}
                requester={requested?.requester ?? null}
                control={exporting}
                onPrivacy={() => setScreen('privacy')}
                onCase={() => setScreen('case')}
              />
            ) : null}
          </ErrorBoundary>
          {/* Stays once it was there: what was opened to compare with would be read anew each time. */}
          {hasCompared ? (
            <div hidden={screen !== 'compare'}>
              <ErrorBoundary>
                <CompareView session={session} brought={brought} />
              </ErrorBoundary>
            </div>
          ) : null}
        </main>
      </div>
      <footer className="status-line">
        <div role="status">{sessionStatus(session, words)}</div>
        {session.opened === null ? <NewFindings analysis={analysis} /> : null}
        <ReportMenu session={session} supportCase={supportCase} toolVersion={toolVersion} />
      </footer>
    </SessionMemory>
  );
}

/** A recorded server is called by its title in the person's language, live as well as from a bundle. */
function titleOf({ started, opened }: Session, samples: readonly Sample[], words: Words): string {
  const name = opened?.sample ?? started.serverName;
  const sample = samples.find((candidate) => candidate.name === name);
  return sample === undefined ? (started.sampleTitle ?? '') : inWords(sample, words.start).title;
}

function describeProblem(problem: SessionProblem, words: Words): string {
  return problem.kind === 'request'
    ? words.errors.describe(problem.error)
    : words.shell.analysisStopped(problem.detail);
}
