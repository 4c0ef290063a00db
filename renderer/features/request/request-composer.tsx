import { Button, Field, Textarea } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { BundleRequest } from '../../../shared/request/request.ts';
import { Notice } from '../../common/notice.tsx';
import { useWords } from '../../words/use-words.tsx';
import { emptyDraft, readDraft } from './request-draft.ts';
import type { RequestDraft } from './request-draft.ts';
import { describeProblem, RequestForm } from './request-form.tsx';
import { RequestSummary } from './request-summary.tsx';

/** What became of saving a request. */
export type SavedRequest =
  | { readonly kind: 'not-saved' }
  | { readonly kind: 'saved'; readonly name: string; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string };

/** A support engineer says what is needed; at its side stands what the administrator will see. */
export function RequestComposer({
  nowMs,
  encryptTo,
  onSave,
  onBack,
}: {
  readonly nowMs: number;
  /** The public key kept on this computer, or null where there is no protected place for one. */
  readonly encryptTo: string | null;
  readonly onSave: (request: BundleRequest) => Promise<SavedRequest>;
  readonly onBack: () => void;
}): ReactNode {
  const { request: words, common } = useWords();
  const [draft, setDraft] = useState<RequestDraft>(() => emptyDraft(nowMs, (item) => words.items[item].why));
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState<SavedRequest>({ kind: 'not-saved' });
  const [told, setTold] = useState('');
  const read = useMemo(() => readDraft(draft, nowMs, draft.encrypt ? encryptTo : null), [draft, nowMs, encryptTo]);
  const problems = tried && !read.ok ? read.error : [];

  const save = async (): Promise<void> => {
    setTried(true);
    if (!read.ok) return;
    setSaving(true);
    setSaved(await onSave(read.value));
    setSaving(false);
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
            setSaved({ kind: 'not-saved' });
            setTold('');
          }}
        />
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
        {saved.kind === 'failed' ? (
          <Notice kind="problem" role="alert">
            {saved.message}
          </Notice>
        ) : null}
        {saved.kind === 'saved' ? (
          <div className="composer-saved">
            <Notice kind="done" role="status">
              {words.saved(saved.name)}
            </Notice>
            <Field label={words.mailText}>
              <Textarea className="mail-text" rows={8} readOnly value={saved.text} />
            </Field>
            <div className="toolbar">
              <Button onClick={() => void copy(saved.text)}>{words.copyText}</Button>
              <span role="status">{told}</span>
            </div>
          </div>
        ) : null}
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
