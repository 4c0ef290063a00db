import { Badge, Button, Field, ProgressBar, Select } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { caseToMarkdown } from '../../../shared/case/case-markdown.ts';
import type { CaseAnswers, SupportCase } from '../../../shared/case/support-case.ts';
import type { PasswordOperation } from '../../../shared/operations/password-operation.ts';
import type { Format } from '../../common/create-format.ts';
import { useFormat, useWords } from '../../words/use-words.tsx';
import type { Words } from '../../words/words.ts';
import { CaseFieldRow } from './case-field-row.tsx';

/** Everything a person has said about the case. */
export interface CaseEntry {
  readonly trackingId: string | null;
  readonly answers: CaseAnswers;
}

/** The case form: what the evidence fills, what a person must still say, each editable. */
export function CaseView({
  supportCase,
  operations,
  entry,
  onChange,
}: {
  /** Null until the analysis is there. */
  readonly supportCase: SupportCase | null;
  readonly operations: readonly PasswordOperation[];
  readonly entry: CaseEntry;
  readonly onChange: (entry: CaseEntry) => void;
}): ReactNode {
  const { supportCase: words } = useWords();
  const form = useRef<HTMLFormElement>(null);
  if (supportCase === null) {
    return (
      <section aria-labelledby="case-heading">
        <h2 id="case-heading">{words.title}</h2>
        <p>{words.notYet}</p>
      </section>
    );
  }
  const goToOpen = (): void => {
    const field = form.current?.querySelector<HTMLElement>('[data-state="open"] :is(input, textarea, select)');
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  };
  return (
    <section className="case" aria-labelledby="case-heading">
      <div>
        <h2 id="case-heading">{words.title}</h2>
        <p className="quiet">{words.lead}</p>
        {words.languageNote === '' ? null : <p className="quiet">{words.languageNote}</p>}
      </div>
      <Completeness supportCase={supportCase} onNext={goToOpen} />
      <OperationChoice supportCase={supportCase} operations={operations} entry={entry} onChange={onChange} />
      <CopyButton supportCase={supportCase} />
      <form className="case-form" ref={form} onSubmit={(event) => event.preventDefault()}>
        {supportCase.fields.map((field) => (
          <CaseFieldRow
            // A field starts anew when the operation behind its value changes.
            key={`${field.id} ${supportCase.trackingId ?? ''}`}
            field={field}
            typed={entry.answers[field.id]}
            onType={(value) => onChange({ ...entry, answers: { ...entry.answers, [field.id]: value } })}
            onTakeBack={() => {
              const { [field.id]: _gone, ...answers } = entry.answers;
              onChange({ ...entry, answers });
            }}
          />
        ))}
      </form>
    </section>
  );
}

function Completeness({
  supportCase,
  onNext,
}: {
  readonly supportCase: SupportCase;
  readonly onNext: () => void;
}): ReactNode {
  const { supportCase: words } = useWords();
  const all = supportCase.fields.length;
  const done = supportCase.fields.filter((field) => field.state !== 'open').length;
  const isComplete = done === all;
  return (
    <div className="meter">
      <div className="progress-part">
        <div className="progress-text">
          <span role="status">{isComplete ? words.complete : words.meterText(done, all)}</span>
        </div>
        <ProgressBar
          value={done}
          max={all}
          thickness="large"
          color={isComplete ? 'success' : 'brand'}
          aria-label={words.meter}
          aria-valuetext={words.meterText(done, all)}
        />
      </div>
      {isComplete ? null : (
        <Button icon={<ArrowDownRegular />} onClick={onNext}>
          {words.nextOpen}
        </Button>
      )}
    </div>
  );
}

/** Which failing operation the case is about; its fields follow. */
function OperationChoice({
  supportCase,
  operations,
  entry,
  onChange,
}: {
  readonly supportCase: SupportCase;
  readonly operations: readonly PasswordOperation[];
  readonly entry: CaseEntry;
  readonly onChange: (entry: CaseEntry) => void;
}): ReactNode {
  const words = useWords();
  const format = useFormat();
  const byId = new Map(operations.map((operation) => [operation.trackingId, operation]));
  if (supportCase.choices.length < 2) return null;
  return (
    <Field label={words.supportCase.operation} hint={words.supportCase.operationHint} className="operation-choice">
      <Select
        value={supportCase.trackingId ?? ''}
        onChange={(_event, { value }) => onChange({ ...entry, trackingId: value })}
      >
        {supportCase.choices.map(({ trackingId, label }) => {
          const operation = byId.get(trackingId);
          return (
            <option key={trackingId} value={trackingId}>
              {operation === undefined ? label : operationText(operation, words, format)}
            </option>
          );
        })}
      </Select>
    </Field>
  );
}

function operationText(operation: PasswordOperation, words: Words, format: Format): string {
  const { supportCase } = words;
  const result =
    operation.outcome === 'unfinished'
      ? supportCase.noResult
      : (operation.resultCode ?? operation.failureEventId ?? '');
  return `${format.time(operation.start)} · ${supportCase.kinds[operation.kind]} · ${operation.user ?? supportCase.noUser} · ${result}`;
}

/** Copies the form as Markdown, for a ticket or a mail. */
function CopyButton({ supportCase }: { readonly supportCase: SupportCase }): ReactNode {
  const { supportCase: words, common } = useWords();
  const id = useId();
  const [told, setTold] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(caseToMarkdown(supportCase));
      setTold(common.copied);
    } catch {
      setTold(words.copyRefused);
    }
  };
  return (
    <div className="toolbar">
      <Button icon={<CopyRegular />} aria-describedby={id} onClick={() => void copy()}>
        {words.copy}
      </Button>
      <span id={id} role="status">
        {told === '' ? <span className="quiet">{words.copyNote}</span> : <Badge appearance="tint">{told}</Badge>}
      </span>
    </div>
  );
}
