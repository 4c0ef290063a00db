import { useState } from 'react';
import type { ReactNode } from 'react';
import type { IpcError, RequestOutput } from '../../../shared/ipc/contract.ts';
import { ask } from '../../bridge.ts';
import { describeError } from '../../common/describe-error.ts';
import { counted } from '../../common/format.ts';
import { Notice } from '../../common/notice.tsx';
import { ScrollTable } from '../../common/scroll-table.tsx';
import type { Session } from '../collect/session-state.ts';

export interface Privacy {
  readonly standIns: boolean;
  /** Own words as typed, with commas between them. */
  readonly words: string;
  readonly encrypt: boolean;
  readonly passphrase: string;
}

export const shortestPassphrase = 8;

type Preview = RequestOutput<'privacy.preview'>['categories'];

const categoryWords: Readonly<Record<Preview[number]['category'], string>> = {
  users: 'Users',
  hosts: 'Computers',
  domains: 'Domains',
  'directory-names': 'Directory names',
  sids: 'Security ids (SID)',
  guids: 'GUIDs',
  anchors: 'Source anchors',
  'public-addresses': 'Public addresses',
  'private-addresses': 'Private addresses',
  'own-words': 'Words of your own',
  credentials: 'Passwords and keys (removed for good)',
};

/** The words to hide: at least two characters each. */
export function ownWordsOf(privacy: Privacy): string[] {
  return privacy.words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word.length > 1);
}

/** What goes into the bundle by name, what as a stand-in, and whether it is encrypted. */
export function PrivacyForm({
  session,
  privacy,
  onChange,
}: {
  readonly session: Session;
  readonly privacy: Privacy;
  readonly onChange: (privacy: Privacy) => void;
}): ReactNode {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [looking, setLooking] = useState(false);
  const [error, setError] = useState<IpcError | null>(null);

  const look = async (): Promise<void> => {
    setLooking(true);
    const answer = await ask('privacy.preview', { runId: session.started.runId, ownWords: ownWordsOf(privacy) });
    setLooking(false);
    setPreview(answer.ok ? answer.value.categories : null);
    setError(answer.ok ? null : answer.error);
  };

  return (
    <fieldset className="privacy">
      <legend>Privacy</legend>
      <label>
        <input
          type="checkbox"
          checked={privacy.standIns}
          onChange={(event) => onChange({ ...privacy, standIns: event.target.checked })}
        />{' '}
        Put stand-ins for names, ids and addresses
      </label>
      {privacy.standIns ? (
        <>
          <label className="sample-filter">
            Words of your own to hide, with commas between them
            <input
              type="text"
              value={privacy.words}
              onChange={(event) => onChange({ ...privacy, words: event.target.value })}
            />
          </label>
          <div>
            <button type="button" disabled={looking || session.phase !== 'done'} onClick={() => void look()}>
              {looking ? 'Looking …' : 'Show what is hidden'}
            </button>
          </div>
          {error === null ? null : (
            <Notice kind="problem" role="alert">
              {describeError(error)}
            </Notice>
          )}
          {preview === null ? null : <PreviewTable preview={preview} />}
        </>
      ) : (
        <Notice kind="warning" role="note">
          The bundle holds the names of users and servers as they stand in the log. Give it only to people who may see
          them.
        </Notice>
      )}
      <label>
        <input
          type="checkbox"
          checked={privacy.encrypt}
          onChange={(event) => onChange({ ...privacy, encrypt: event.target.checked })}
        />{' '}
        Encrypt with a passphrase (age)
      </label>
      {privacy.encrypt ? (
        <label className="sample-filter">
          Passphrase, at least {shortestPassphrase} characters
          <input
            type="password"
            autoComplete="new-password"
            value={privacy.passphrase}
            onChange={(event) => onChange({ ...privacy, passphrase: event.target.value })}
          />
        </label>
      ) : null}
    </fieldset>
  );
}

function PreviewTable({ preview }: { readonly preview: Preview }): ReactNode {
  if (preview.length === 0) return <p role="status">Nothing to hide was found.</p>;
  return (
    <ScrollTable label="What redaction hides">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">How often</th>
          <th scope="col">Now</th>
          <th scope="col">In the bundle</th>
        </tr>
      </thead>
      <tbody>
        {preview.map(({ category, count, distinct, samples }) => (
          <tr key={category}>
            <th scope="row">{categoryWords[category]}</th>
            <td>
              {counted(distinct, 'value', 'values')}
              <div className="quiet">{counted(count, 'place', 'places')}</div>
            </td>
            <td className="wrap code">{samples[0]?.before ?? ''}</td>
            <td className="wrap code">{samples[0]?.after ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
