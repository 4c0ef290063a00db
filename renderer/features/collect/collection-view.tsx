import type { ReactNode } from 'react';
import { assertNever } from '../../../shared/result/result.ts';
import { counted, formatBytes, formatDuration } from '../../common/format.ts';
import type { CollectorRow, Session } from './session-state.ts';

const stateWords: Readonly<Record<CollectorRow['state'], string>> = {
  waiting: 'waiting',
  running: 'collecting',
  collected: 'collected',
  truncated: 'cut off',
  empty: 'empty',
  missing: 'not there',
  denied: 'denied',
  'timed-out': 'timed out',
  cancelled: 'cancelled',
  skipped: 'left out',
  unsupported: 'not possible here',
  failed: 'failed',
};

const marks: Readonly<Record<CollectorRow['state'], string>> = {
  waiting: '○',
  running: '◔',
  collected: '✓',
  truncated: '!',
  empty: '–',
  missing: '–',
  denied: '×',
  'timed-out': '×',
  cancelled: '–',
  skipped: '–',
  unsupported: '–',
  failed: '×',
};

/** Overall progress, and the way to stop it. */
export function CollectionProgress({
  session,
  onCancel,
}: {
  readonly session: Session;
  readonly onCancel: () => void;
}): ReactNode {
  const { share, phase } = session;
  const percent = Math.round(share * 100);
  return (
    <div className="progress-line">
      <progress max={100} value={percent} aria-label="Progress of the collection" />
      <span className="percent">{percent} %</span>
      {phase === 'collecting' || phase === 'cancelling' ? (
        <button type="button" disabled={phase === 'cancelling'} onClick={onCancel}>
          {phase === 'cancelling' ? 'Cancelling …' : 'Cancel, keep what is there'}
        </button>
      ) : null}
    </div>
  );
}

/** A row for each collector: its state, why, how much, how long. */
export function CollectorList({ rows }: { readonly rows: readonly CollectorRow[] }): ReactNode {
  return (
    <section aria-labelledby="collection-heading">
      <h2 id="collection-heading">What is collected</h2>
      <ul className="collectors" aria-label="Collectors">
        {rows.map((row) => (
          <li key={row.id} className={`collector collector-${row.state}`} data-collector={row.id}>
            <span className="collector-mark" aria-hidden="true">
              {marks[row.state]}
            </span>
            <span className="collector-title">{row.title}</span>
            <span className="collector-state">{stateWords[row.state]}</span>
            <span className="collector-text quiet">{row.reason === '' ? row.purpose : row.reason}</span>
            <span className="collector-numbers">
              {row.bytes === 0 ? '' : formatBytes(row.bytes)}
              {/* A replay takes no time worth telling. */}
              {row.elapsedMs < 50 ? null : <span className="quiet"> {formatDuration(row.elapsedMs)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One sentence on where things stand, for the status line and the screen reader. */
export function sessionStatus(session: Session): string {
  const findings = counted(session.analysis?.findings.length ?? 0, 'finding', 'findings');
  switch (session.phase) {
    case 'collecting': {
      const running = session.rows.filter((row) => row.state === 'running').map((row) => row.title);
      return `Collecting${running.length === 0 ? '' : `: ${running.join(', ')}`}. ${findings} so far.`;
    }
    case 'cancelling': {
      return 'Cancelling; what was collected is kept.';
    }
    case 'analysing': {
      return `Reading the event log. ${findings} so far.`;
    }
    case 'done': {
      return `${session.cancelled ? 'Cancelled; what was collected is kept.' : 'Collected.'} ${findings}.`;
    }
    default: {
      return assertNever(session.phase);
    }
  }
}
