import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { IpcError, RequestOutput } from '../../shared/ipc/contract.ts';
import { Notice } from '../common/notice.tsx';
import { useFormat, useWords } from '../words/use-words.tsx';

export type Kept = NonNullable<RequestOutput<'app.describe'>['kept']>;

/** A collection that is in no bundle, because the app or its page came down: it need not be made again. */
export function KeptNotice({
  kept,
  onResume,
  onForget,
}: {
  readonly kept: Kept;
  readonly onResume: () => Promise<IpcError | null>;
  readonly onForget: () => void;
}): ReactNode {
  const { shell, errors } = useWords();
  const format = useFormat();
  const [problem, setProblem] = useState<IpcError | null>(null);
  const [busy, setBusy] = useState(false);
  return (
    <Notice kind={problem === null ? 'plain' : 'problem'} role={problem === null ? 'status' : 'alert'}>
      {problem === null ? shell.kept(kept.serverName, format.time(kept.collectedAt)) : errors.describe(problem)}
      <div className="toolbar">
        <Button
          disabled={busy}
          onClick={() => {
            setBusy(true);
            void onResume().then((failed) => {
              setBusy(false);
              setProblem(failed);
            });
          }}
        >
          {shell.keptResume}
        </Button>
        <Button disabled={busy} onClick={onForget}>
          {shell.keptForget}
        </Button>
      </div>
    </Notice>
  );
}
