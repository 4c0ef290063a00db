import { Button, Field, Radio, RadioGroup, Switch } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { switchableCategories } from '../../../shared/ipc/settings-schema.ts';
import { Notice } from '../../common/notice.tsx';
import { useWords } from '../../words/use-words.tsx';
import type { Session } from '../collect/session-state.ts';
import { OwnWords } from './own-words.tsx';
import type { PrivacyChoice } from './privacy-choice.ts';
import { PrivacyPreview } from './privacy-preview.tsx';

// Words of one's own are hidden as soon as there are any.
const shownCategories = switchableCategories.filter((category) => category !== 'own-words');

/** Which names the receiver sees, and what they will look like. */
export function PrivacyView({
  session,
  choice,
  onChange,
  onExport,
}: {
  readonly session: Session;
  readonly choice: PrivacyChoice;
  readonly onChange: (part: Partial<PrivacyChoice>) => void;
  readonly onExport: () => void;
}): ReactNode {
  const { privacy } = useWords();
  const level = choice.standIns ? 'standIns' : 'names';
  return (
    <section className="privacy" aria-labelledby="privacy-heading">
      <div>
        <h2 id="privacy-heading">{privacy.title}</h2>
        <p className="quiet">{privacy.lead}</p>
      </div>
      <Field label={privacy.level} hint={privacy.levelHints[level]}>
        <RadioGroup
          layout="horizontal"
          value={level}
          onChange={(_event, { value }) => onChange({ standIns: value === 'standIns' })}
        >
          <Radio value="standIns" label={privacy.levels.standIns} />
          <Radio value="names" label={privacy.levels.names} />
        </RadioGroup>
      </Field>
      {choice.standIns ? (
        <>
          <Categories choice={choice} onChange={onChange} />
          <OwnWords words={choice.ownWords} onChange={(ownWords) => onChange({ ownWords })} />
          <Field
            label={privacy.rawLogs}
            {...(choice.keepRawLogs
              ? { validationState: 'warning' as const, validationMessage: privacy.rawLogsHints.raw }
              : { hint: privacy.rawLogsHints.rewritten })}
          >
            <RadioGroup
              value={choice.keepRawLogs ? 'raw' : 'rewritten'}
              onChange={(_event, { value }) => onChange({ keepRawLogs: value === 'raw' })}
            >
              <Radio value="rewritten" label={privacy.rawLogsChoices.rewritten} />
              <Radio value="raw" label={privacy.rawLogsChoices.raw} />
            </RadioGroup>
          </Field>
          <PrivacyPreview session={session} choice={choice} />
        </>
      ) : (
        <Notice kind="warning" role="note">
          {privacy.namesWarning}
        </Notice>
      )}
      <div className="toolbar">
        <Button onClick={onExport}>{privacy.toExport}</Button>
      </div>
    </section>
  );
}

function Categories({
  choice,
  onChange,
}: {
  readonly choice: PrivacyChoice;
  readonly onChange: (part: Partial<PrivacyChoice>) => void;
}): ReactNode {
  const { privacy } = useWords();
  return (
    <fieldset className="switches">
      <legend>{privacy.what}</legend>
      <div className="switch-grid">
        {shownCategories.map((category) => (
          <Switch
            key={category}
            checked={choice.switches[category]}
            label={privacy.categories[category]}
            onChange={(_event, { checked }) => onChange({ switches: { ...choice.switches, [category]: checked } })}
          />
        ))}
      </div>
      <p className="quiet hint">
        {privacy.privateHint} {privacy.credentialsAlways}
      </p>
    </fieldset>
  );
}
