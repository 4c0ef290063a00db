import type { ReactNode } from 'react';
import type { OpenedInput } from '../../../shared/ipc/contract.ts';
import { counted } from '../../common/format.ts';
import { Notice } from '../../common/notice.tsx';

const kindWords: Readonly<Record<OpenedInput['kind'], string>> = {
  log: 'Event log',
  bundle: 'Support bundle',
  zip: 'Zip with event logs, no bundle of this app',
};

const stateWords: Readonly<Record<OpenedInput['files'][number]['state'], string>> = {
  verified: '✓ as it was written',
  altered: '× altered',
  unlisted: '! not in the manifest',
  missing: '× missing',
};

/** What was opened and whether it can be trusted. */
export function OpenedView({ opened }: { readonly opened: OpenedInput }): ReactNode {
  const wrong = opened.files.filter((file) => file.state !== 'verified');
  return (
    <section aria-labelledby="opened-heading">
      <h2 id="opened-heading">{opened.name}</h2>
      <p className="quiet">
        {kindWords[opened.kind]} · {counted(opened.logs.length, 'log', 'logs')} read
        {opened.shortCode === null ? '' : ` · short code ${opened.shortCode}`}
      </p>
      {opened.kind === 'bundle' ? (
        wrong.length === 0 ? (
          <Notice kind="done">All {opened.files.length} files are as they were written.</Notice>
        ) : (
          <Notice kind="problem" role="alert">
            <strong>This bundle was changed after it was written:</strong>
            <ul>
              {wrong.map((file) => (
                <li key={file.name}>
                  {file.name}: {stateWords[file.state]}
                </li>
              ))}
            </ul>
          </Notice>
        )
      ) : null}
      {opened.problems.length === 0 ? null : (
        <details className="card chain">
          <summary>{counted(opened.problems.length, 'part', 'parts')} could not be read</summary>
          <ul>
            {opened.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
