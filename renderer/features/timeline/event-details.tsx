import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { explain } from '../../../shared/knowledge/explain.ts';
import type { EventRow } from '../../analysis/event-query.ts';

/** One event whole, with what is known of it beside the raw text. */
export function EventDetails({ row }: { readonly row: EventRow }): ReactNode {
  const known = useMemo(
    () => explain(`${row.provider} ${row.eventId}`).find((answer) => answer.kind === 'event') ?? null,
    [row],
  );
  return (
    <div className="event-details" aria-live="polite">
      <div>
        <h3>
          {row.provider} {row.eventId}
        </h3>
        <p className="quiet">
          {row.time} · {row.file}, {row.place}
          {row.user === null ? '' : ` · ${row.user}`}
        </p>
        <pre className="quote">{row.text}</pre>
      </div>
      <div>
        <h3>What it means</h3>
        {known === null ? (
          <p className="quiet">Nothing is known of this event.</p>
        ) : (
          <>
            <p>
              <strong>{known.title}</strong>
            </p>
            <p>{known.text}</p>
            <ol className="fix">
              {known.whatToDo.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </>
        )}
      </div>
    </div>
  );
}
