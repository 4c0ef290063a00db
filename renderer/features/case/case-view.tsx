import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { CaseFieldId } from '../../../shared/case/case-fields.ts';
import { caseToMarkdown } from '../../../shared/case/case-markdown.ts';
import type { CaseAnswers, CaseField, SupportCase } from '../../../shared/case/support-case.ts';
import { validateAnswer } from '../../../shared/case/validate-answer.ts';
import { EvidenceList } from '../../common/evidence-list.tsx';

/** Everything a person has said about the case. */
export interface CaseEntry {
  readonly trackingId: string | null;
  readonly answers: CaseAnswers;
}

const stateWords: Readonly<Record<CaseField['state'], string>> = {
  filled: 'filled from evidence',
  answered: 'your answer',
  open: 'open',
};

/** The case form: what the evidence fills, what a person must still say, each editable. */
export function CaseView({
  supportCase,
  entry,
  onChange,
}: {
  readonly supportCase: SupportCase | null;
  readonly entry: CaseEntry;
  readonly onChange: (entry: CaseEntry) => void;
}): ReactNode {
  if (supportCase === null) {
    return (
      <section aria-labelledby="case-heading">
        <h2 id="case-heading">Case</h2>
        <p>The form fills itself when the analysis is there.</p>
      </section>
    );
  }
  const done = supportCase.fields.filter((field) => field.state !== 'open').length;
  return (
    <section aria-labelledby="case-heading">
      <h2 id="case-heading">Case</h2>
      <p className="quiet">
        What support asks for. Fields with evidence are filled; write over them where they are wrong, and add what only
        a person knows.
      </p>
      <div className="toolbar">
        <label className="meter">
          {done} of {supportCase.fields.length} fields have an answer
          <meter min={0} max={supportCase.fields.length} value={done} />
        </label>
        {supportCase.choices.length > 1 ? (
          <label>
            The failing operation{' '}
            <select
              value={supportCase.trackingId ?? ''}
              onChange={(event) => onChange({ ...entry, trackingId: event.target.value })}
            >
              {supportCase.choices.map((choice) => (
                <option key={choice.trackingId} value={choice.trackingId}>
                  {choice.label}
                </option>
              ))}
            </select>
          </label>
        ) : null}
      </div>
      <CopyButton supportCase={supportCase} />
      <form className="case-form" onSubmit={(event) => event.preventDefault()}>
        {supportCase.fields.map((field) => (
          <Field
            // A field starts anew when the operation behind its value changes.
            key={`${field.id} ${supportCase.trackingId ?? ''}`}
            field={field}
            typed={entry.answers[field.id]}
            onType={(value) => onChange({ ...entry, answers: withAnswer(entry.answers, field.id, value) })}
          />
        ))}
      </form>
    </section>
  );
}

/** Copies the form as Markdown, for a ticket or a mail. */
function CopyButton({ supportCase }: { readonly supportCase: SupportCase }): ReactNode {
  const [told, setTold] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(caseToMarkdown(supportCase));
      setTold('Copied.');
    } catch {
      setTold('The clipboard cannot be written here; the same text stands in case.md of the bundle.');
    }
  };
  return (
    <div className="toolbar">
      <button type="button" onClick={() => void copy()}>
        Copy as Markdown
      </button>
      <span role="status">{told}</span>
    </div>
  );
}

function withAnswer(answers: CaseAnswers, id: CaseFieldId, value: string): CaseAnswers {
  return { ...answers, [id]: value };
}

function Field({
  field,
  typed,
  onType,
}: {
  readonly field: CaseField;
  readonly typed: string | undefined;
  readonly onType: (value: string) => void;
}): ReactNode {
  const id = useId();
  const checked = validateAnswer(field.id, typed ?? '');
  const long = field.id === 'description' || field.id === 'reproduction' || field.id === 'recent-changes';
  const shared = {
    id,
    value: typed ?? field.value,
    'aria-describedby': `${id}-hint`,
    'aria-invalid': !checked.ok,
    onChange: (event: { readonly target: { readonly value: string } }) => onType(event.target.value),
  };
  return (
    <div className={`case-field case-field-${field.state}`} data-field={field.id}>
      <label htmlFor={id}>{field.label}</label>
      <span className={`field-state field-state-${field.state}`}>{stateWords[field.state]}</span>
      {long ? <textarea rows={3} {...shared} /> : <input type="text" {...shared} />}
      <p className="hint" id={`${id}-hint`}>
        {checked.ok ? (
          field.hint
        ) : (
          <span className="hint-problem">
            Does not look right. For example: {checked.error.expected}. It is kept as typed.
          </span>
        )}
      </p>
      {field.state === 'filled' && field.evidence.length > 0 ? (
        <details className="field-evidence">
          <summary>Where this comes from</summary>
          <EvidenceList evidence={field.evidence} />
        </details>
      ) : null}
    </div>
  );
}
