import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Notice } from '../common/notice.tsx';
import { useWords } from '../words/use-words.tsx';

/** A screen that cannot be shown: what that means, and the ways on. */
export function BrokenScreen({
  detail,
  onAgain,
}: {
  readonly detail: string;
  readonly onAgain: () => void;
}): ReactNode {
  const { shell, common } = useWords();
  const [told, setTold] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(detail);
      setTold(common.copied);
    } catch {
      setTold(common.copyRefused);
    }
  };
  return (
    <section className="broken" aria-labelledby="broken-heading">
      <h2 id="broken-heading" tabIndex={-1} ref={heading}>
        {shell.brokenTitle}
      </h2>
      <Notice kind="problem" role="alert">
        {shell.brokenText}
        <p className="code">{detail}</p>
      </Notice>
      <div className="toolbar">
        <Button appearance="primary" onClick={onAgain}>
          {shell.brokenAgain}
        </Button>
        <Button onClick={() => void copy()}>{shell.copyDetails}</Button>
        <span role="status">{told}</span>
      </div>
    </section>
  );
}
