import { useCallback, useEffect, useRef, useState } from 'react';
import type { IpcError, RequestOutput } from '../../shared/ipc/contract.ts';
import { ask } from '../bridge.ts';

/** After this long a person is told that it is slow, and may ask again. */
const patienceMs = 8000;

export interface DescriptionControl {
  readonly description: RequestOutput<'app.describe'> | null;
  readonly problem: IpcError | null;
  readonly isSlow: boolean;
  readonly askAgain: () => void;
}

/** What this computer is: asked at the start, and again where a person wants it. */
export function useDescription(): DescriptionControl {
  const [description, setDescription] = useState<RequestOutput<'app.describe'> | null>(null);
  const [problem, setProblem] = useState<IpcError | null>(null);
  const [isSlow, setIsSlow] = useState(false);
  const turn = useRef(0);

  const look = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    const timer = setTimeout(() => turn.current === mine && setIsSlow(true), patienceMs);
    void ask('app.describe', {}).then((answer) => {
      clearTimeout(timer);
      if (turn.current !== mine) return;
      setIsSlow(false);
      if (answer.ok) setDescription(answer.value);
      else setProblem(answer.error);
    });
  }, []);

  useEffect(look, [look]);

  const askAgain = useCallback(() => {
    setProblem(null);
    setIsSlow(false);
    look();
  }, [look]);

  return { description, problem, isSlow, askAgain };
}
