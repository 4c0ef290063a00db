import { useState } from 'react';
import type { ReactNode } from 'react';
import { ask } from '../bridge.ts';
import { describeError } from './describe-error.ts';

/** A link that the main process opens in the system's browser, if it leads to the documentation. */
export function DocumentLink({ url, children }: { readonly url: string; readonly children: ReactNode }): ReactNode {
  const [problem, setProblem] = useState('');
  const open = async (): Promise<void> => {
    const answer = await ask('link.open', { url });
    setProblem(answer.ok ? '' : describeError(answer.error));
  };
  return (
    <>
      <button type="button" className="link" title={url} onClick={() => void open()}>
        {children}
      </button>
      {problem === '' ? null : <span role="alert"> {problem}</span>}
    </>
  );
}
