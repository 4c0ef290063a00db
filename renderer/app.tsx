import { Spinner } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { IpcError, RequestOutput } from '../shared/ipc/contract.ts';
import { ask } from './bridge.ts';
import { Notice } from './common/notice.tsx';
import { StartView } from './features/collect/start-view.tsx';
import { useSession } from './features/collect/use-session.ts';
import { AppHeader } from './shell/app-header.tsx';
import { SessionPage } from './shell/session-page.tsx';
import type { Preferences } from './theme/preferences.ts';
import { Providers } from './theme/providers.tsx';
import { useWords } from './words/use-words.tsx';

type Chosen = Omit<Preferences, 'change'>;

const unchosen: Chosen = { theme: 'system', language: 'system', clock: 'utc' };

export function App(): ReactNode {
  const [chosen, setChosen] = useState(unchosen);
  const control = useSession();
  const preferences = useMemo<Preferences>(
    () => ({ ...chosen, change: (part) => setChosen((before) => ({ ...before, ...part })) }),
    [chosen],
  );
  const server = control.session?.facts.server;
  return (
    <Providers preferences={preferences} serverOffsetMinutes={server?.value.timeZone?.offsetMinutes ?? null}>
      <Window control={control} />
    </Providers>
  );
}

function Window({ control }: { readonly control: ReturnType<typeof useSession> }): ReactNode {
  const { errors, shell } = useWords();
  const [description, setDescription] = useState<RequestOutput<'app.describe'> | null>(null);
  const [problem, setProblem] = useState<IpcError | null>(null);
  const { session } = control;

  useEffect(() => {
    void ask('app.describe', {}).then((answer) => {
      if (answer.ok) setDescription(answer.value);
      else setProblem(answer.error);
    });
  }, []);

  return (
    <div className="app">
      <AppHeader description={description} onStartOver={session === null ? null : control.close} />
      {session === null ? (
        <main className="page">
          {problem === null ? null : (
            <Notice kind="problem" role="alert">
              {errors.describe(problem)}
            </Notice>
          )}
          {description !== null ? (
            <StartView description={description} onStart={control.start} onOpen={control.open} />
          ) : problem === null ? (
            <Spinner label={shell.looking} />
          ) : null}
        </main>
      ) : (
        <SessionPage
          // A new collection starts with an empty form, on the first screen.
          key={`${session.started.runId} ${session.opened?.name ?? ''}`}
          session={session}
          onCancel={control.cancel}
          query={control.query}
          onReadAgain={control.readAgain}
        />
      )}
    </div>
  );
}
