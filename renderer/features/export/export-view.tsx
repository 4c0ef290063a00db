import { Button, Field, Input, Link, ProgressBar, Radio, RadioGroup, Spinner } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Response } from '../../../shared/ipc/contract.ts';
import { ask } from '../../bridge.ts';
import { useFormat, useWords } from '../../words/use-words.tsx';
import type { Session } from '../collect/session-state.ts';
import { redactionOf } from '../privacy/privacy-choice.ts';
import type { PrivacyChoice } from '../privacy/privacy-choice.ts';
import { ExportResult } from './export-result.tsx';
import { shortestPassphrase } from './use-export.ts';
import type { ExportControl } from './use-export.ts';

/** What goes out, who can open it, and the button that writes it. Where is asked by the system's own dialog. */
export function ExportView({
  session,
  privacy,
  openFields,
  requester,
  control,
  onPrivacy,
  onCase,
}: {
  readonly session: Session;
  readonly privacy: PrivacyChoice;
  readonly openFields: number;
  /** Who asked for the bundle with a key to encrypt it to, or null. */
  readonly requester: string | null;
  readonly control: ExportControl;
  readonly onPrivacy: () => void;
  readonly onCase: () => void;
}): ReactNode {
  const { exporting } = useWords();
  const { state, protection, write } = control;
  const ready = session.phase === 'done';
  const isShort = protection.kind === 'passphrase' && protection.passphrase.length < shortestPassphrase;
  const writing = state.kind === 'writing';
  return (
    <section className="export" aria-labelledby="export-heading">
      <div>
        <h2 id="export-heading">{exporting.title}</h2>
        <p className="quiet">{exporting.lead}</p>
      </div>
      <dl className="summary">
        <div>
          <dt>{exporting.names}</dt>
          <dd>
            {privacy.standIns ? exporting.namesStandIns : exporting.namesReal}{' '}
            <Link as="button" inline onClick={onPrivacy} aria-label={`${exporting.names}: ${exporting.change}`}>
              {exporting.change}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{exporting.caseForm}</dt>
          <dd>
            {exporting.openFields(openFields)}{' '}
            <Link as="button" inline onClick={onCase} aria-label={`${exporting.caseForm}: ${exporting.change}`}>
              {exporting.change}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{exporting.estimate}</dt>
          <dd>
            <Estimate runId={session.started.runId} privacy={privacy} ready={ready} />
          </dd>
        </div>
      </dl>
      {session.cancelled ? <p>{exporting.incomplete}</p> : null}
      <ProtectionChoice control={control} requester={requester} />
      <div className="toolbar">
        <Button appearance="primary" size="large" disabled={!ready || isShort || writing} onClick={() => void write()}>
          {state.kind === 'saved' ? exporting.saveAgain : exporting.save}
        </Button>
        {state.kind === 'writing' ? <Writing share={state.share} onStop={control.stop} /> : null}
        {ready ? null : <span className="quiet">{exporting.notReady}</span>}
      </div>
      <div aria-live="polite">
        <ExportResult control={control} />
      </div>
    </section>
  );
}

/** Before the first byte is read, the person is still being asked where. */
function Writing({ share, onStop }: { readonly share: number | null; readonly onStop: () => void }): ReactNode {
  const { common, exporting } = useWords();
  if (share === null) return <Spinner size="tiny" label={exporting.writing} />;
  return (
    <>
      <div className="progress-part">
        <span>{exporting.writing}</span>
        <ProgressBar value={share} aria-label={exporting.writing} />
      </div>
      <Button onClick={onStop}>{common.cancel}</Button>
    </>
  );
}

/** About how large the bundle will be, as it is to be written now. */
function Estimate({
  runId,
  privacy,
  ready,
}: {
  readonly runId: string;
  readonly privacy: PrivacyChoice;
  readonly ready: boolean;
}): ReactNode {
  const { exporting } = useWords();
  const format = useFormat();
  const [known, setKnown] = useState<{ readonly of: PrivacyChoice; readonly answer: Response<'bundle.estimate'> }>();
  useEffect(() => {
    if (!ready) return undefined;
    let isCurrent = true;
    void ask('bundle.estimate', { runId, redaction: redactionOf(privacy) }).then((answer) => {
      if (isCurrent) setKnown({ of: privacy, answer });
    });
    return () => {
      isCurrent = false;
    };
  }, [runId, privacy, ready]);
  if (known?.of !== privacy) return exporting.measuring;
  const { answer } = known;
  return answer.ok ? exporting.estimated(format.bytes(answer.value.aboutBytes)) : exporting.notMeasured;
}

function ProtectionChoice({
  control,
  requester,
}: {
  readonly control: ExportControl;
  readonly requester: string | null;
}): ReactNode {
  const { exporting } = useWords();
  const { protection, setProtection } = control;
  const hint =
    protection.kind === 'key'
      ? exporting.protectionHints.key(requester ?? '')
      : exporting.protectionHints[protection.kind];
  return (
    <div className="protection">
      <Field label={exporting.protection} hint={hint}>
        <RadioGroup
          value={protection.kind}
          onChange={(_event, { value }) => {
            if (value === 'none' || value === 'key') setProtection({ kind: value });
            else setProtection({ kind: 'passphrase', passphrase: '' });
          }}
        >
          {requester === null ? null : <Radio value="key" label={exporting.protections.key} />}
          <Radio value="none" label={exporting.protections.none} />
          <Radio value="passphrase" label={exporting.protections.passphrase} />
        </RadioGroup>
      </Field>
      {protection.kind === 'passphrase' ? (
        <PassphraseField
          passphrase={protection.passphrase}
          onChange={(passphrase) => setProtection({ kind: 'passphrase', passphrase })}
        />
      ) : null}
    </div>
  );
}

/** One field that can be shown, so that nobody is locked out by a slip of the keys. */
function PassphraseField({
  passphrase,
  onChange,
}: {
  readonly passphrase: string;
  readonly onChange: (passphrase: string) => void;
}): ReactNode {
  const { exporting } = useWords();
  const [shown, setShown] = useState(false);
  const isShort = passphrase !== '' && passphrase.length < shortestPassphrase;
  return (
    <Field
      label={exporting.passphrase}
      hint={exporting.passphraseHint(shortestPassphrase)}
      {...(isShort ? { validationMessage: exporting.passphraseTooShort(shortestPassphrase) } : {})}
    >
      <Input
        className="wide"
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        spellCheck={false}
        maxLength={1000}
        value={passphrase}
        onChange={(_event, { value }) => onChange(value)}
        contentAfter={
          <Button
            size="small"
            appearance="transparent"
            icon={shown ? <EyeOffRegular /> : <EyeRegular />}
            aria-label={shown ? exporting.hidePassphrase : exporting.showPassphrase}
            onClick={() => setShown(!shown)}
          />
        }
      />
    </Field>
  );
}
