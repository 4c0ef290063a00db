import { Link } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ask } from '../bridge.ts';
import { useWords } from '../words/use-words.tsx';

/** A link that the main process opens in the system's browser, if it leads to the documentation. */
export function DocumentLink({ url, children }: { readonly url: string; readonly children: ReactNode }): ReactNode {
  const words = useWords();
  const [problem, setProblem] = useState('');
  const open = async (): Promise<void> => {
    const answer = await ask('link.open', { url });
    setProblem(answer.ok ? '' : words.errors.describe(answer.error));
  };
  return (
    <>
      <Link as="button" inline title={url} onClick={() => void open()}>
        {children}
      </Link>
      {problem === '' ? null : <span role="alert"> {problem}</span>}
    </>
  );
}
