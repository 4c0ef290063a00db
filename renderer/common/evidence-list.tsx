import type { ReactNode } from 'react';
import type { Evidence } from '../../shared/rules/rule.ts';
import { formatTime } from './format.ts';

/** Where it stands and what stands there, word for word. */
export function EvidenceList({ evidence }: { readonly evidence: readonly Evidence[] }): ReactNode {
  return (
    <ul className="evidence">
      {evidence.map((item) => (
        <li key={`${item.file} ${item.place} ${item.time ?? ''} ${item.quote}`}>
          <div className="evidence-place">
            <span className="file-name">{item.file}</span> · {item.place}
            {item.time === null ? null : <> · {formatTime(item.time)}</>}
          </div>
          <pre className="quote">{item.quote}</pre>
        </li>
      ))}
    </ul>
  );
}
