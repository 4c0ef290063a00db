import { useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { explain } from '../../../shared/knowledge/explain.ts';
import { SeverityMark } from '../../common/severity-mark.tsx';

/** One box over everything this app knows: event ids, result codes, what users see, symptoms, versions. */
export function LookupView(): ReactNode {
  const [query, setQuery] = useState('');
  const deferred = useDeferredValue(query);
  const answers = useMemo(() => explain(deferred), [deferred]);
  return (
    <section aria-labelledby="lookup-heading">
      <h2 id="lookup-heading">Look up</h2>
      <label className="sample-filter">
        An event id, a result code, a message, a version, or a few words
        <input
          type="text"
          value={query}
          placeholder="33004, hr=80230619, SSPR_0029, access denied"
          onChange={(event) => setQuery(event.target.value)}
        />
      </label>
      <p role="status" className="quiet">
        {deferred.trim() === '' ? '' : answers.length === 0 ? 'Nothing is known of this.' : `${answers.length} found`}
      </p>
      <ul className="cards" aria-label="Answers">
        {answers.map((answer) => (
          <li key={`${answer.kind} ${answer.key}`} className="card answer" data-answer={answer.key}>
            <h3>
              {answer.severity === undefined ? null : <SeverityMark severity={answer.severity} />} {answer.title}
            </h3>
            <p>{answer.text}</p>
            {answer.whatToDo.length === 0 ? null : (
              <ol className="fix">
                {answer.whatToDo.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
