import { Button, Spinner } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { DocumentCheckmarkRegular } from '@fluentui/react-icons/svg/document-checkmark';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { assertNever } from '../../../shared/result/result.ts';
import { ask } from '../../bridge.ts';
import { Notice } from '../../common/notice.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import type { CheckState, ExportControl, Protection, Saved } from './use-export.ts';

/** What became of writing the bundle. */
export function ExportResult({ control }: { readonly control: ExportControl }): ReactNode {
  const { exporting, errors } = useWords();
  const { state } = control;
  switch (state.kind) {
    case 'ready':
    case 'writing': {
      return null;
    }
    case 'not-saved': {
      return <Notice kind="plain">{exporting.notSaved}</Notice>;
    }
    case 'failed': {
      return <Notice kind="problem">{errors.describe(state.error)}</Notice>;
    }
    case 'saved': {
      return <SavedBundle control={control} saved={state.saved} protection={state.protection} />;
    }
    default: {
      return assertNever(state);
    }
  }
}

function SavedBundle({
  control,
  saved,
  protection,
}: {
  readonly control: ExportControl;
  readonly saved: Saved;
  readonly protection: Protection;
}): ReactNode {
  const { exporting, common, errors } = useWords();
  const format = useFormat();
  const [told, setTold] = useState('');
  const show = async (): Promise<void> => {
    const answer = await ask('bundle.show', {});
    setTold(answer.ok ? '' : errors.describe(answer.error));
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(saved.shortCode);
      setTold(common.copied);
    } catch {
      setTold(common.copyRefused);
    }
  };
  return (
    <section className="export-result" aria-labelledby="written-heading">
      <h3 id="written-heading">{exporting.written}</h3>
      <div className="code-line">
        <div>
          <div className="quiet" id="code-name">
            {exporting.shortCode}
          </div>
          <output className="short-code" aria-labelledby="code-name">
            {saved.shortCode}
          </output>
        </div>
        <Button icon={<CopyRegular />} onClick={() => void copy()}>
          {exporting.copyCode}
        </Button>
      </div>
      <p className="quiet">{exporting.shortCodeUse}</p>
      <dl className="summary">
        <div>
          <dt>{exporting.file}</dt>
          <dd className="file-name">{saved.path}</dd>
        </div>
        <div>
          <dt>{exporting.size}</dt>
          <dd>{format.bytes(saved.bytes)}</dd>
        </div>
        <div>
          <dt>{exporting.findingsInIt}</dt>
          <dd>{format.number(saved.findings)}</dd>
        </div>
      </dl>
      {saved.mapFile === null ? null : <Notice kind="warning">{exporting.mapFile(saved.mapFile)}</Notice>}
      {protection.kind === 'passphrase' ? <Notice kind="plain">{exporting.encryptedPassphrase}</Notice> : null}
      {protection.kind === 'key' ? <Notice kind="plain">{exporting.encryptedKey}</Notice> : null}
      <div className="toolbar">
        <Button icon={<FolderOpenRegular />} onClick={() => void show()}>
          {exporting.showInFolder}
        </Button>
        {protection.kind === 'key' ? null : (
          <Button
            icon={<DocumentCheckmarkRegular />}
            disabled={control.check.kind === 'checking'}
            onClick={() => void control.reopen()}
          >
            {exporting.check}
          </Button>
        )}
        <span role="status">{told}</span>
      </div>
      {protection.kind === 'key' ? <p className="quiet">{exporting.checkImpossible}</p> : null}
      <CheckResult check={control.check} />
    </section>
  );
}

function CheckResult({ check }: { readonly check: CheckState }): ReactNode {
  const { exporting, errors } = useWords();
  switch (check.kind) {
    case 'unchecked': {
      return null;
    }
    case 'checking': {
      return <Spinner size="tiny" label={exporting.checking} className="checking" />;
    }
    case 'sound': {
      return <Notice kind="done">{exporting.checked(check.files)}</Notice>;
    }
    case 'differs': {
      return (
        <Notice kind="problem" role="alert">
          {exporting.checkedAltered(check.files)}
        </Notice>
      );
    }
    case 'failed': {
      return (
        <Notice kind="problem" role="alert">
          {errors.describe(check.error)}
        </Notice>
      );
    }
    default: {
      return assertNever(check);
    }
  }
}
