import { Button, Checkbox, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { redactionLevels, requestItems } from '../../../shared/request/request.ts';
import type { RequestItemId } from '../../../shared/request/request.ts';
import { useWords } from '../../words/use-words.tsx';
import type { Words } from '../../words/words.ts';
import type { DraftProblem, RequestDraft } from './request-draft.ts';

/** The composer's fields. Problems are shown at their fields once a person tried to save. */
export function RequestForm({
  draft,
  problems,
  canEncrypt,
  onChange,
}: {
  readonly draft: RequestDraft;
  readonly problems: readonly DraftProblem[];
  /** Whether this computer keeps a key a bundle could be encrypted to. */
  readonly canEncrypt: boolean;
  readonly onChange: (part: Partial<RequestDraft>) => void;
}): ReactNode {
  const words = useWords().request;
  const problem = (field: DraftProblem['field']): { validationMessage?: string } => {
    const found = problems.find((candidate) => candidate.field === field);
    return found === undefined ? {} : { validationMessage: describeProblem(found, words) };
  };
  return (
    <>
      <fieldset className="request-group">
        <legend>{words.aboutCase}</legend>
        <div className="field-row">
          <Field label={words.caseNumber} required {...problem('caseNumber')}>
            <Input value={draft.caseNumber} onChange={(_event, { value }) => onChange({ caseNumber: value })} />
          </Field>
          <Field label={words.requester} required hint={words.requesterHint} {...problem('requester')}>
            <Input value={draft.requester} onChange={(_event, { value }) => onChange({ requester: value })} />
          </Field>
        </div>
      </fieldset>
      <ItemChoice draft={draft} onChange={onChange} itemProblem={problem('items')} whyProblem={problem('why')} />
      <fieldset className="request-group">
        <legend>{words.whenTitle}</legend>
        <p className="quiet">{words.timesAreLocal}</p>
        <div className="field-row">
          <Field label={words.since} {...problem('window')}>
            <Input
              type="datetime-local"
              value={draft.since}
              onChange={(_event, { value }) => onChange({ since: value })}
            />
          </Field>
          <Field label={words.until}>
            <Input
              type="datetime-local"
              value={draft.until}
              onChange={(_event, { value }) => onChange({ until: value })}
            />
          </Field>
        </div>
      </fieldset>
      <fieldset className="request-group">
        <legend>{words.whoTitle}</legend>
        <div className="field-row">
          <Field label={words.users} hint={words.usersHint} {...problem('users')}>
            <Textarea rows={3} value={draft.users} onChange={(_event, { value }) => onChange({ users: value })} />
          </Field>
          <Field label={words.trackingIds} hint={words.trackingIdsHint} {...problem('trackingIds')}>
            <Textarea
              rows={3}
              value={draft.trackingIds}
              onChange={(_event, { value }) => onChange({ trackingIds: value })}
            />
          </Field>
        </div>
      </fieldset>
      <fieldset className="request-group">
        <legend>{words.promiseTitle}</legend>
        <div className="field-row">
          <Field label={words.retentionDays} required {...problem('days')}>
            <Input
              type="number"
              min={1}
              max={3650}
              value={draft.retentionDays}
              onChange={(_event, { value }) => onChange({ retentionDays: value })}
            />
          </Field>
          <Field label={words.expiresDays} required>
            <Input
              type="number"
              min={1}
              max={3650}
              value={draft.validDays}
              onChange={(_event, { value }) => onChange({ validDays: value })}
            />
          </Field>
        </div>
        <Field label={words.promise} hint={words.promiseHint}>
          <Input value={draft.promise} maxLength={400} onChange={(_event, { value }) => onChange({ promise: value })} />
        </Field>
        <Field label={words.redaction}>
          <RadioGroup
            value={draft.redaction}
            onChange={(_event, { value }) =>
              onChange({ redaction: redactionLevels.find((level) => level === value) ?? 'full' })
            }
          >
            {redactionLevels.map((level) => (
              <Radio key={level} value={level} label={words.redactionLevels[level]} />
            ))}
          </RadioGroup>
        </Field>
        {canEncrypt ? (
          <Checkbox
            label={words.encrypt}
            checked={draft.encrypt}
            onChange={(_event, { checked }) => onChange({ encrypt: checked === true })}
          />
        ) : null}
      </fieldset>
    </>
  );
}

function ItemChoice({
  draft,
  onChange,
  itemProblem,
  whyProblem,
}: {
  readonly draft: RequestDraft;
  readonly onChange: (part: Partial<RequestDraft>) => void;
  readonly itemProblem: { validationMessage?: string };
  readonly whyProblem: { validationMessage?: string };
}): ReactNode {
  const words = useWords().request;
  const choose = (item: RequestItemId, why: string | null): void => {
    const items = new Map(draft.items);
    if (why === null) items.delete(item);
    else items.set(item, why);
    onChange({ items });
  };
  return (
    <fieldset className="request-group">
      <legend>{words.whatTitle}</legend>
      <p className="quiet">{words.whatHint}</p>
      <div className="toolbar">
        <Button
          size="small"
          onClick={() =>
            onChange({
              items: new Map(requestItems.map((item) => [item, draft.items.get(item) ?? words.items[item].why])),
            })
          }
        >
          {words.chooseAll}
        </Button>
        <Button size="small" onClick={() => onChange({ items: new Map() })}>
          {words.chooseNone}
        </Button>
      </div>
      {/* No field of the kit: it would give all of them one id. */}
      {itemProblem.validationMessage === undefined ? null : (
        <p className="field-problem">{itemProblem.validationMessage}</p>
      )}
      <ul className="request-items">
        {requestItems.map((item) => {
          const why = draft.items.get(item);
          const { title, why: proposed } = words.items[item];
          return (
            <li key={item} data-item={item}>
              <Checkbox
                label={title}
                checked={why !== undefined}
                onChange={(_event, { checked }) => choose(item, checked === true ? proposed : null)}
              />
              {why === undefined ? null : (
                <Field {...(why.trim() === '' ? whyProblem : {})} size="small">
                  <Input
                    aria-label={words.whyFor(title)}
                    value={why}
                    maxLength={400}
                    onChange={(_event, { value }) => choose(item, value)}
                  />
                </Field>
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

export function describeProblem(problem: DraftProblem, words: Words['request']): string {
  return problem.field === 'other' ? words.problems.other(problem.detail) : words.problems[problem.field];
}
