import { useState } from 'react';
import type { ReactNode } from 'react';
import type {
  OperationKind,
  OperationOutcome,
  PasswordOperation,
} from '../../../shared/operations/password-operation.ts';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { counted, formatDuration, formatTime } from '../../common/format.ts';

const kindWords: Readonly<Record<OperationKind, string>> = {
  reset: 'Reset by the user',
  change: 'Change',
  'admin-reset': 'Reset by an administrator',
  unlock: 'Unlock',
};

const outcomeWords: Readonly<Record<OperationOutcome, string>> = {
  succeeded: 'Succeeded',
  failed: 'Failed',
  unfinished: 'No result logged',
};

type Shown = OperationOutcome | 'all';

const shownChoices: readonly Shown[] = ['all', 'failed', 'unfinished', 'succeeded'];

function toShown(value: string): Shown {
  return shownChoices.find((choice) => choice === value) ?? 'all';
}

const pageSize = 200;

/** Every password operation, newest first. */
export function OperationsView({ operations }: { readonly operations: readonly PasswordOperation[] }): ReactNode {
  const [shown, setShown] = useState<Shown>('all');
  const [limit, setLimit] = useState(pageSize);
  const matching = operations.filter((operation) => shown === 'all' || operation.outcome === shown).toReversed();
  return (
    <section aria-labelledby="operations-heading">
      <h2 id="operations-heading">Password operations</h2>
      <div className="toolbar">
        <span>
          <label htmlFor="operations-shown">Show</label>{' '}
          <select
            id="operations-shown"
            value={shown}
            onChange={(event) => {
              setShown(toShown(event.target.value));
              setLimit(pageSize);
            }}
          >
            <option value="all">all</option>
            <option value="failed">failed</option>
            <option value="unfinished">without a result</option>
            <option value="succeeded">succeeded</option>
          </select>
        </span>
        <span role="status" className="quiet">
          {counted(matching.length, 'operation', 'operations')}
        </span>
      </div>
      {matching.length === 0 ? (
        <p>None in this time window.</p>
      ) : (
        <ScrollTable label="Table of password operations">
          <thead>
            <tr>
              <th scope="col">Start</th>
              <th scope="col">User</th>
              <th scope="col">Kind</th>
              <th scope="col">Result</th>
              <th scope="col">Code</th>
              <th scope="col">Duration</th>
              <th scope="col">TrackingId</th>
            </tr>
          </thead>
          <tbody>
            {matching.slice(0, limit).map((operation) => (
              <tr key={operation.trackingId}>
                <td className="nowrap">{formatTime(operation.start)}</td>
                <td>{operation.user ?? 'not named'}</td>
                <td>{kindWords[operation.kind]}</td>
                <td className={`outcome outcome-${operation.outcome}`}>{outcomeWords[operation.outcome]}</td>
                <td className="code">{operation.resultCode ?? ''}</td>
                <td className="nowrap">{operation.durationMs === null ? '' : formatDuration(operation.durationMs)}</td>
                <td className="code">{operation.trackingId}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {matching.length > limit ? (
        <button type="button" onClick={() => setLimit(limit + pageSize)}>
          Show {Math.min(pageSize, matching.length - limit)} more
        </button>
      ) : null}
    </section>
  );
}
