import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Evidence } from '../../shared/rules/rule.ts';
import { useFormat, useWords } from '../words/use-words.tsx';

// Sample: `record 4711`, `line 12`.
const isEventPlace = /^(?:record|line) \d+$/;

/** Where it stands and what stands there, word for word. */
export function EvidenceList({
  evidence,
  onShow,
}: {
  readonly evidence: readonly Evidence[];
  /** Shows a record or line in the timeline; absent where there is none. */
  readonly onShow?: ((place: string) => void) | undefined;
}): ReactNode {
  const { common } = useWords();
  const format = useFormat();
  return (
    <ul className="evidence">
      {evidence.map((item) => (
        <li key={`${item.file} ${item.place} ${item.time ?? ''} ${item.quote}`}>
          <div className="evidence-place">
            <span className="file-name">{item.file}</span> · {item.place}
            {item.time === null ? null : <> · {format.time(item.time)}</>}
            {onShow !== undefined && isEventPlace.test(item.place) ? (
              <>
                {' · '}
                <Link as="button" inline onClick={() => onShow(item.place)}>
                  {common.showInTimeline}
                </Link>
              </>
            ) : null}
          </div>
          <pre className="quote">{item.quote}</pre>
        </li>
      ))}
    </ul>
  );
}
