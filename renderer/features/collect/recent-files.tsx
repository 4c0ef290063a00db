import { Button, Link, Tooltip } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import type { ReactNode } from 'react';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { useFormat, useWords } from '../../words/use-words.tsx';

export type RecentFile = RequestOutput<'input.recent'>['files'][number];

const shownFiles = 4;

/** What was opened before, one click away; and the way to have it forgotten. */
export function RecentFiles({
  files,
  disabled,
  onOpen,
  onForget,
}: {
  readonly files: readonly RecentFile[];
  readonly disabled: boolean;
  readonly onOpen: (file: RecentFile) => void;
  readonly onForget: () => void;
}): ReactNode {
  const { start } = useWords();
  const format = useFormat();
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="recent-heading">
      <div className="recent-head">
        <h4 id="recent-heading">{start.recent}</h4>
        <Link as="button" onClick={onForget}>
          {start.forgetRecent}
        </Link>
      </div>
      <ul className="recent">
        {files.slice(0, shownFiles).map((file) => (
          <li key={file.id}>
            <Tooltip
              relationship="description"
              content={`${start.kinds[file.kind]} · ${file.folder} · ${format.time(file.openedAt)}`}
            >
              <Button
                appearance="subtle"
                className="recent-entry"
                icon={<HistoryRegular />}
                disabled={disabled}
                onClick={() => onOpen(file)}
              >
                <span className="recent-name">{file.name}</span>
              </Button>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  );
}
