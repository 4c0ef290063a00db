import { Button, Spinner } from '@fluentui/react-components';
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { IpcError, ReceivedRequest, RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';
import { ask, listen } from '../bridge.ts';
import { Notice } from '../common/notice.tsx';
import { PlanView } from '../features/collect/plan-view.tsx';
import type { AcceptedRequest } from '../features/collect/plan-view.tsx';
import { StartView } from '../features/collect/start-view.tsx';
import type { Target } from '../features/collect/start-view.tsx';
import type { OpenSource } from '../features/collect/open-source.ts';
import type { SessionControl } from '../features/collect/use-session.ts';
import { UnlockDialog } from '../features/offline/unlock-dialog.tsx';
import { firstChoice } from '../features/privacy/privacy-choice.ts';
import type { PrivacyChoice } from '../features/privacy/privacy-choice.ts';
import { RequestComposer } from '../features/request/request-composer.tsx';
import { RequestReview } from '../features/request/request-review.tsx';
import { useWords } from '../words/use-words.tsx';
import { AppHeader } from './app-header.tsx';
import { DropZone } from './drop-zone.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeptNotice } from './kept-notice.tsx';
import type { Kept } from './kept-notice.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { OpeningLine } from './opening-line.tsx';
import { useDescription } from './use-description.ts';
import { useOpening } from './use-opening.ts';
import { useRecentFiles } from './use-recent-files.ts';

// The screens of a session are half of the program: the first screen does without them.
const loadSessionPage = async (): Promise<typeof import('./session-page.tsx')> => await import('./session-page.tsx');
const SessionPage = lazy(async () => ({ default: (await loadSessionPage()).SessionPage }));

/** What is shown while nothing is collected or opened. */
type Way =
  | { readonly kind: 'start' }
  | { readonly kind: 'plan'; readonly target: Target }
  | { readonly kind: 'compose' }
  | { readonly kind: 'review'; readonly received: ReceivedRequest };

const noSamples: RequestOutput<'app.describe'>['samples'] = [];

type Remembered = RequestOutput<'settings.read'>['privacy'];

/** The whole window: start, plan, request, or the collection or file at hand; and what can come in over all of them. */
export function MainWindow({
  control,
  remembered,
  settingNotKept,
  onRemember,
  onSettingNoted,
}: {
  readonly control: SessionControl;
  readonly remembered: Remembered;
  readonly settingNotKept: boolean;
  readonly onRemember: (privacy: Remembered) => void;
  readonly onSettingNoted: () => void;
}): ReactNode {
  const { shell } = useWords();
  const { session } = control;
  const described = useDescription();
  const { description } = described;
  const [way, setWay] = useState<Way>({ kind: 'start' });
  const [accepted, setAccepted] = useState<AcceptedRequest | null>(null);
  const [privacy, setPrivacy] = useState<PrivacyChoice>(() => firstChoice(false, remembered));
  const [isSaved, setIsSaved] = useState(true);
  /** The kept collection that was taken up or deleted: it is not offered again. */
  const [keptDone, setKeptDone] = useState<string | null>(null);
  /** The second of several files that were let go at once: it is compared with the first. */
  const [beside, setBeside] = useState<File | null>(null);
  const [leftOut, setLeftOut] = useState(0);
  /** What a person wanted that would let an unsaved collection go. */
  const [leaving, setLeaving] = useState<(() => void) | null>(null);

  const opening = useOpening({
    control,
    onOpened: () => setIsSaved(true),
    onRequest: (received) => {
      control.close();
      setWay({ kind: 'review', received });
    },
  });
  const { recent, forget } = useRecentFiles(session === null && way.kind === 'start' && opening.state.kind === 'idle');

  /** Does it at once, or asks first where a collection that was not saved would go. */
  const leave = (act: () => void): void => {
    if (session === null || session.opened !== null || isSaved) act();
    else setLeaving(() => act);
  };
  const openOne = (source: OpenSource, name: string): void => {
    setBeside(null);
    setLeftOut(0);
    void opening.open(source, name);
  };
  const openDropped = ([first, second, ...others]: readonly File[]): void => {
    if (first === undefined) return;
    setBeside(second ?? null);
    setLeftOut(others.length);
    void opening.openDropped(first);
  };
  useOffers(description, (offerId, name) => leave(() => openOne({ kind: 'offered', offerId }, name)));

  const goHome = (): void => {
    control.close();
    setAccepted(null);
    setBeside(null);
    setWay({ kind: 'start' });
  };
  const plan = (target: Target): void => {
    const choice = firstChoice(target.target.kind === 'sample', remembered);
    setPrivacy(accepted === null ? choice : { ...choice, standIns: accepted.received.request.redaction === 'full' });
    setWay({ kind: 'plan', target });
  };
  const accept = (request: AcceptedRequest): void => {
    setAccepted(request);
    const machine = description?.thisMachine;
    if (machine?.kind !== 'connect-server') {
      setWay({ kind: 'start' });
      return;
    }
    setPrivacy({ ...firstChoice(false, remembered), standIns: request.received.request.redaction === 'full' });
    setWay({ kind: 'plan', target: { target: { kind: 'this-server' }, name: machine.name, description: null } });
  };
  const changePrivacy = (part: Partial<PrivacyChoice>): void => {
    const next = { ...privacy, ...part };
    setPrivacy(next);
    setIsSaved(false);
    // What is chosen for made-up names says nothing about real ones.
    const isReal = way.kind === 'plan' && way.target.target.kind === 'this-server';
    if (isReal) onRemember({ standIns: next.standIns, switches: next.switches });
  };
  const begin = async (input: RequestInput<'collection.start'>): ReturnType<SessionControl['start']> => {
    const failed = await control.start(input);
    if (failed === null) setIsSaved(false);
    return failed;
  };
  const kept = description?.kept != null && description.kept.keptId !== keptDone ? description.kept : null;
  const resume = async (wanted: Kept): Promise<IpcError | null> => {
    const failed = await control.resume(wanted.keptId);
    if (failed !== null) return failed;
    setPrivacy(firstChoice(wanted.isSample, remembered));
    setIsSaved(false);
    setKeptDone(wanted.keptId);
    return null;
  };
  const forgetKept = (wanted: Kept): void => {
    void ask('collection.forget', { keptId: wanted.keptId });
    setKeptDone(wanted.keptId);
  };
  const first = accepted?.received.request;
  const requested =
    first === undefined || first.encryptTo === null ? null : { requester: first.requester, recipient: first.encryptTo };
  // Ready by the time they are wanted: the first thing seen of a collection is its progress.
  const isPlanned = way.kind === 'plan';
  useEffect(() => {
    if (isPlanned) void loadSessionPage();
  }, [isPlanned]);
  const isHome = session === null && way.kind === 'start';

  return (
    <div className="app">
      <AppHeader description={description} onStartOver={isHome ? null : () => leave(goHome)} />
      {settingNotKept ? (
        <Notice kind="warning" role="status" onDismiss={onSettingNoted}>
          {shell.settingNotKept}
        </Notice>
      ) : null}
      {leftOut === 0 ? null : (
        <Notice kind="plain" role="status" onDismiss={() => setLeftOut(0)}>
          {shell.twoFilesOnly(leftOut)}
        </Notice>
      )}
      {isHome ? null : <OpeningLine opening={opening} />}
      <ErrorBoundary>
        {session !== null ? (
          <Suspense fallback={<Spinner />}>
            <SessionPage
              // A new collection starts with an empty form, on the first screen.
              key={`${session.started.runId} ${session.opened?.name ?? ''}`}
              session={session}
              beside={beside}
              toolVersion={description?.version ?? ''}
              samples={description?.samples ?? noSamples}
              privacy={privacy}
              onPrivacy={changePrivacy}
              requested={session.opened === null ? requested : null}
              onSaved={() => setIsSaved(true)}
              onCancel={control.cancel}
              query={control.query}
              values={control.values}
              onTestNetwork={control.testNetworkAgain}
              onReadAgain={control.readAgain}
            />
          </Suspense>
        ) : way.kind === 'plan' ? (
          <main className="page-whole">
            <PlanView
              target={way.target}
              privacy={privacy}
              accepted={accepted}
              onPrivacy={changePrivacy}
              onStart={begin}
              onBack={() => setWay({ kind: 'start' })}
            />
          </main>
        ) : way.kind === 'compose' ? (
          <main className="page">
            <RequestComposer onBack={goHome} />
          </main>
        ) : way.kind === 'review' ? (
          <main className="page">
            <RequestReview
              received={way.received}
              onCollect={(refused) => accept({ received: way.received, refused })}
              onBack={goHome}
            />
          </main>
        ) : (
          <main className="page">
            <OpeningLine opening={opening} />
            {kept === null ? null : (
              <KeptNotice kept={kept} onResume={async () => await resume(kept)} onForget={() => forgetKept(kept)} />
            )}
            {accepted === null ? null : (
              <Notice kind="plain" onDismiss={() => setAccepted(null)}>
                {shell.forRequest(accepted.received.request.requester, accepted.received.request.caseNumber)}
              </Notice>
            )}
            {description === null ? (
              <Looking described={described} />
            ) : (
              <StartView
                description={description}
                opening={opening.state.kind === 'opening'}
                recent={recent}
                onCollect={plan}
                onOpen={() => openOne({ kind: 'dialog' }, '')}
                onOpenRecent={({ id, name }) => openOne({ kind: 'recent', id }, name)}
                onForgetRecent={forget}
                onCompose={() => setWay({ kind: 'compose' })}
              />
            )}
          </main>
        )}
      </ErrorBoundary>
      <DropZone onFiles={(files) => leave(() => openDropped(files))} />
      {opening.locked === null ? null : (
        <UnlockDialog
          // Another file is another question.
          key={opening.locked.name}
          locked={opening.locked}
          busy={opening.state.kind === 'opening'}
          onUnlock={(key) => void opening.unlock(key)}
          onCancel={opening.stop}
        />
      )}
      {leaving === null ? null : (
        <LeaveDialog
          onStay={() => setLeaving(null)}
          onLeave={() => {
            setLeaving(null);
            leaving();
          }}
        />
      )}
    </div>
  );
}

/** Files that come from outside: with the start of the app, or by a second one. */
function useOffers(
  description: RequestOutput<'app.describe'> | null,
  onOffer: (offerId: string, name: string) => void,
): void {
  const receive = useRef(onOffer);
  useEffect(() => {
    receive.current = onOffer;
  });
  const offered = description?.offered ?? null;
  useEffect(() => {
    if (offered !== null) receive.current(offered.offerId, offered.name);
  }, [offered]);
  useEffect(() => listen('input.opened-elsewhere', ({ offerId, name }) => receive.current(offerId, name)), []);
}

/** What this computer is, is not known yet; or cannot be. */
function Looking({ described }: { readonly described: ReturnType<typeof useDescription> }): ReactNode {
  const { shell, errors } = useWords();
  const { problem, isSlow, askAgain } = described;
  if (problem === null && !isSlow) return <Spinner label={shell.looking} />;
  return (
    <Notice kind={problem === null ? 'warning' : 'problem'} role="alert">
      {problem === null ? shell.slow : errors.describe(problem)}
      <div className="toolbar">
        <Button onClick={askAgain}>{shell.tryAgain}</Button>
      </div>
    </Notice>
  );
}
