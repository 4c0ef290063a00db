import type { ReactNode } from 'react';
import type { Evidence } from '../../shared/rules/rule.ts';
import { formatTime } from './format.ts';

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
  return (
    <ul className="evidence">
      {evidence.map((item) => (
        <li key={`${item.file} ${item.place} ${item.time ?? ''} ${item.quote}`}>
          <div className="evidence-place">
            <span className="file-name">{item.file}</span> · {item.place}
            {item.time === null ? null : <> · {formatTime(item.time)}</>}
            {onShow !== undefined && isEventPlace.test(item.place) ? (
              <>
                {' · '}
                <button type="button" className="link" onClick={() => onShow(item.place)}>
                  show in the timeline
                </button>
              </>
            ) : null}
          </div>
          <pre className="quote">{item.quote}</pre>
        </li>
      ))}
    </ul>
  );
}
