import { Button, ProgressBar } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Notice } from '../common/notice.tsx';
import { useFormat, useWords } from '../words/use-words.tsx';
import type { Opening } from './use-opening.ts';

/** A file on its way in, or why it is not. */
export function OpeningLine({ opening }: { readonly opening: Opening }): ReactNode {
  const { shell, errors } = useWords();
  const format = useFormat();
  const { state, locked, stop } = opening;
  if (state.kind === 'failed') {
    return (
      <Notice kind="problem" role="alert" onDismiss={stop}>
        {errors.describe(state.error)}
      </Notice>
    );
  }
  // While the system's own dialog asks there is no name yet, and nothing to wait for.
  // With a key in hand the dialog itself says that it opens.
  if (state.kind === 'idle' || state.name === '' || locked !== null) return null;
  const text =
    state.share === null ? shell.opening(state.name) : shell.openingPart(state.name, format.percent(state.share));
  return (
    <div className="opening-line">
      <div className="progress-part">
        <span role="status">{state.share === null ? text : shell.opening(state.name)}</span>
        <ProgressBar {...(state.share === null ? {} : { value: state.share })} aria-label={text} />
      </div>
      {/* Only a dropped file takes long: it comes piece by piece. */}
      {state.share === null ? null : <Button onClick={stop}>{shell.stopOpening}</Button>}
    </div>
  );
}
