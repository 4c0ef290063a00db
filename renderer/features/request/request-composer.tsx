import { Button, Field, Textarea } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { ask } from '../../bridge.ts';
import { Notice } from '../../common/notice.tsx';
import { useWords } from '../../words/use-words.tsx';
import { OwnKeysPanel } from './own-keys.tsx';
import type { OwnKeys } from './own-keys.tsx';
import { emptyDraft, readDraft } from './request-draft.ts';
import type { RequestDraft } from './request-draft.ts';
import { describeProblem, RequestForm } from './request-form.tsx';
import { RequestSummary } from './request-summary.tsx';

type Saved = RequestOutput<'request.compose'>;

/** A support engineer says what is needed; at its side stands what the administrator will see. */
export function RequestComposer({ onBack }: { readonly onBack: () => void }): ReactNode {
  const { request: words, common, errors } = useWords();
  const [nowMs] = useState(() => Date.now());
  const [draft, setDraft] = useState<RequestDraft>(() => emptyDraft(nowMs, (item) => words.items[item].why));
  const [keys, setKeys] = useState<OwnKeys | null>(null);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [failure, setFailure] = useState('');
  const [told, setTold] = useState('');
  const encryptTo = keys?.publicKey ?? null;
  const read = useMemo(() => readDraft(draft, nowMs, draft.encrypt ? encryptTo : null), [draft, nowMs, encryptTo]);
  const problems = tried && !read.ok ? read.error : [];

  useEffect(() => {
    void ask('keys.describe', {}).then((answer) => {
      if (answer.ok) setKeys(answer.value);
      else setFailure(errors.describe(answer.error));
    });
  }, [errors]);

  const save = async (): Promise<void> => {
    setTried(true);
    if (!read.ok) return;
    setSaving(true);
    setFailure('');
    const answer = await ask('request.compose', { request: read.value });
    setSaving(false);
    if (answer.ok) setSaved(answer.value);
    else setFailure(errors.describe(answer.error));
  };
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setTold(common.copied);
    } catch {
      setTold(common.copyRefused);
    }
  };

  return (
    <form
      className="request-composer"
      aria-labelledby="composer-heading"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="composer-head">
        <h2 id="composer-heading">{words.composeTitle}</h2>
        <p className="lead">{words.composeLead}</p>
      </div>
      <div className="composer-form">
        <RequestForm
          draft={draft}
          problems={problems}
          canEncrypt={encryptTo !== null}
          onChange={(part) => {
            setDraft({ ...draft, ...part });
            // What was saved is no longer what stands here.
            setSaved(null);
            setTold('');
          }}
        />
        {keys === null ? null : <OwnKeysPanel keys={keys} onChange={setKeys} />}
        {problems.length === 0 ? null : (
          <Notice kind="problem" role="alert">
            <ul>
              {problems.map((problem) => (
                <li key={problem.field}>{describeProblem(problem, words)}</li>
              ))}
            </ul>
          </Notice>
        )}
        <div className="toolbar">
          <Button type="submit" appearance="primary" disabled={saving}>
            {saving ? words.saving : words.save}
          </Button>
          <Button onClick={onBack}>{words.back}</Button>
        </div>
        {failure === '' ? null : (
          <Notice kind="problem" role="alert">
            {failure}
          </Notice>
        )}
        {saved === null ? null : (
          <div className="composer-saved">
            <Notice kind={saved.kind === 'saved' ? 'done' : 'plain'} role="status">
              {saved.kind === 'saved' ? words.saved(saved.name) : words.notSaved}{' '}
              {saved.fingerprint === null ? words.notSigned : ''}
            </Notice>
            <Field label={words.mailText}>
              <Textarea className="mail-text" rows={8} readOnly value={saved.text} />
            </Field>
            <div className="toolbar">
              <Button onClick={() => void copy(saved.text)}>{words.copyText}</Button>
              <span role="status">{told}</span>
            </div>
          </div>
        )}
      </div>
      <aside className="composer-preview" aria-labelledby="preview-heading">
        <h3 id="preview-heading">{words.previewTitle}</h3>
        {read.ok ? (
          <RequestSummary request={read.value} refusals={new Map()} />
        ) : (
          <p className="quiet">{words.previewIncomplete}</p>
        )}
      </aside>
    </form>
  );
}
