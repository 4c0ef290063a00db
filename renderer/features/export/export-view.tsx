import { useState } from 'react';
import type { ReactNode } from 'react';
import type { IpcError, RequestOutput } from '../../../shared/ipc/contract.ts';
import { ask } from '../../bridge.ts';
import { describeError } from '../../common/describe-error.ts';
import { counted, formatBytes } from '../../common/format.ts';
import { Notice } from '../../common/notice.tsx';
import type { CaseEntry } from '../case/case-view.tsx';
import type { Session } from '../collect/session-state.ts';
import { ownWordsOf, PrivacyForm, shortestPassphrase } from './privacy-form.tsx';
import type { Privacy } from './privacy-form.tsx';

type ExportState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'writing' }
  | { readonly kind: 'not-saved' }
  | { readonly kind: 'saved'; readonly result: Extract<RequestOutput<'bundle.export'>, { readonly kind: 'saved' }> }
  | { readonly kind: 'failed'; readonly error: IpcError };

/** Writes the bundle: where is asked by the system's own dialog. */
export function ExportView({
  session,
  entry,
  openFields,
}: {
  readonly session: Session;
  readonly entry: CaseEntry;
  readonly openFields: number;
}): ReactNode {
  const [state, setState] = useState<ExportState>({ kind: 'ready' });
  // Names in a recorded server are made up; those of a real one go out only where a person says so.
  const [privacy, setPrivacy] = useState<Privacy>({
    standIns: session.started.sampleTitle === null,
    words: '',
    encrypt: false,
    passphrase: '',
  });
  const tooShort = privacy.encrypt && privacy.passphrase.length < shortestPassphrase;
  const collected = session.rows.reduce((sum, row) => sum + row.bytes, 0);
  const ready = session.phase === 'done';

  const write = async (): Promise<void> => {
    setState({ kind: 'writing' });
    const answer = await ask('bundle.export', {
      runId: session.started.runId,
      trackingId: entry.trackingId,
      answers: entry.answers,
      redaction: privacy.standIns ? { kind: 'stand-ins', ownWords: ownWordsOf(privacy) } : { kind: 'none' },
      passphrase: privacy.encrypt ? privacy.passphrase : null,
    });
    if (!answer.ok) setState({ kind: 'failed', error: answer.error });
    else if (answer.value.kind === 'saved') setState({ kind: 'saved', result: answer.value });
    else setState({ kind: 'not-saved' });
  };

  return (
    <section aria-labelledby="export-heading">
      <h2 id="export-heading">Export</h2>
      <p>
        One zip with the event log, the facts, the findings, a report and the case form, each file with its checksum.
        Collected so far: {formatBytes(collected)}; the zip is usually much smaller.
      </p>
      <PrivacyForm session={session} privacy={privacy} onChange={setPrivacy} />
      {openFields > 0 ? (
        <p className="quiet">
          {counted(openFields, 'field', 'fields')} of the case form are still open. You can export all the same.
        </p>
      ) : null}
      {session.cancelled ? (
        <p className="quiet">The collection was cancelled: the bundle says which parts are missing.</p>
      ) : null}
      <button
        type="button"
        className="primary"
        disabled={!ready || tooShort || state.kind === 'writing'}
        onClick={() => void write()}
      >
        {state.kind === 'writing' ? 'Writing …' : 'Save the bundle …'}
      </button>
      {ready ? null : <p className="quiet">The bundle can be saved when collecting and reading have ended.</p>}
      <div aria-live="polite" className="export-result">
        <ExportResult state={state} />
      </div>
    </section>
  );
}

function ExportResult({ state }: { readonly state: ExportState }): ReactNode {
  const [showProblem, setShowProblem] = useState('');
  if (state.kind === 'failed') return <Notice kind="problem">{describeError(state.error)}</Notice>;
  if (state.kind === 'not-saved') return <p>Not saved. What was collected is still here.</p>;
  if (state.kind !== 'saved') return null;
  const { path, bytes, shortCode, findings, mapFile, encrypted } = state.result;
  const show = async (): Promise<void> => {
    const answer = await ask('bundle.show', {});
    setShowProblem(answer.ok ? '' : describeError(answer.error));
  };
  return (
    <Notice kind="done">
      <h3>The bundle is written and checked</h3>
      <dl className="facts-line">
        <div>
          <dt>File</dt>
          <dd className="file-name">{path}</dd>
        </div>
        <div>
          <dt>Size</dt>
          <dd>{formatBytes(bytes)}</dd>
        </div>
        <div>
          <dt>Findings in it</dt>
          <dd>{findings}</dd>
        </div>
        <div>
          <dt>Short code</dt>
          <dd className="short-code">{shortCode}</dd>
        </div>
      </dl>
      {mapFile === null ? null : (
        <p>
          The map that turns the stand-ins back lies beside it: <span className="file-name">{mapFile}</span>. Keep it;
          do not send it.
        </p>
      )}
      {encrypted ? <p>It is encrypted: give the passphrase to the engineer on another way than the bundle.</p> : null}
      <p>Read the short code to the engineer on the phone: it proves that they opened this very bundle.</p>
      <button type="button" onClick={() => void show()}>
        Show in folder
      </button>
      {showProblem === '' ? null : <span role="alert"> {showProblem}</span>}
    </Notice>
  );
}
