import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput, Response } from '../../../shared/ipc/contract.ts';
import { ask } from '../../bridge.ts';
import { Notice } from '../../common/notice.tsx';
import { useWords } from '../../words/use-words.tsx';

export type OwnKeys = RequestOutput<'keys.describe'>;

/** The engineer's keys: what there is, and the ways to get some. */
export function OwnKeysPanel({
  keys,
  onChange,
}: {
  readonly keys: OwnKeys;
  readonly onChange: (keys: OwnKeys) => void;
}): ReactNode {
  const { request: words, errors } = useWords();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  const run = async (asked: Promise<Response<'keys.make'>>): Promise<void> => {
    setBusy(true);
    setProblem('');
    const answer = await asked;
    setBusy(false);
    if (answer.ok) onChange(answer.value);
    else setProblem(errors.describe(answer.error));
  };

  const fingerprint = keys.fingerprint ?? '';
  return (
    <fieldset className="request-group">
      <legend>{words.keysTitle}</legend>
      <p className="quiet">{words.keysWhy}</p>
      <p role="status" data-keys={keys.kept}>
        {keys.kept === 'nowhere'
          ? words.keysNone
          : keys.kept === 'protected'
            ? words.keysKept(fingerprint)
            : words.keysFromFile(fingerprint)}
      </p>
      {keys.problem === null && problem === '' ? null : (
        <Notice kind="problem" role="alert">
          {problem === '' ? words.keysProblem(keys.problem ?? '') : problem}
        </Notice>
      )}
      {keys.kept === 'nowhere' ? (
        <div className="toolbar">
          {keys.canProtect ? (
            <Button disabled={busy} onClick={() => void run(ask('keys.make', { place: 'protected' }))}>
              {words.makeProtected}
            </Button>
          ) : null}
          <Button disabled={busy} onClick={() => void run(ask('keys.make', { place: 'file' }))}>
            {words.makeFile}
          </Button>
          <Button disabled={busy} onClick={() => void run(ask('keys.use-file', {}))}>
            {words.useFile}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
