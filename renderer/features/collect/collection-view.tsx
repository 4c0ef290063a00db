import {
  Button,
  ProgressBar,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { CircleHalfFillRegular } from '@fluentui/react-icons/svg/circle-half-fill';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { assertNever } from '../../../shared/result/result.ts';
import { KnownText } from '../../common/known-text.tsx';
import { Notice } from '../../common/notice.tsx';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import type { Words } from '../../words/words.ts';
import { itemPurpose, itemTitle } from './item-words.ts';
import type { CollectorRow, Session } from './session-state.ts';

// Each way to end has a shape of its own, so that colour is never the only sign.
const icons = {
  waiting: CircleRegular,
  running: CircleHalfFillRegular,
  collected: CheckmarkCircleFilled,
  truncated: WarningFilled,
  empty: SubtractCircleRegular,
  missing: SubtractCircleRegular,
  denied: DismissCircleFilled,
  'timed-out': DismissCircleFilled,
  cancelled: SubtractCircleRegular,
  skipped: SubtractCircleRegular,
  unsupported: SubtractCircleRegular,
  failed: DismissCircleFilled,
} as const satisfies Readonly<Record<CollectorRow['state'], unknown>>;

/** Where the collection stands: how much is done with the way to stop it, or what became of it with the way on. */
export function CollectionProgress({
  session,
  onCancel,
  onSave,
  onPrivacy,
}: {
  readonly session: Session;
  readonly onCancel: () => void;
  readonly onSave: () => void;
  readonly onPrivacy: () => void;
}): ReactNode {
  const { collect } = useWords();
  const { phase, rows } = session;
  if (phase === 'done') {
    const partial = rows.filter((row) => !isWhole(row.state)).length;
    return (
      <div>
        <Notice kind={session.cancelled || partial > 0 ? 'warning' : 'done'}>
          {session.cancelled ? collect.cancelledTitle : partial === 0 ? collect.doneTitle : collect.doneInPart(partial)}
        </Notice>
        <div className="toolbar">
          <Button appearance="primary" onClick={onSave}>
            {collect.saveNow}
          </Button>
          <Button onClick={onPrivacy}>{collect.privacyFirst}</Button>
        </div>
      </div>
    );
  }
  return (
    <section className="progress-line" aria-label={collect.progress}>
      <LiveProgress session={session} />
      <Button disabled={phase !== 'collecting'} onClick={onCancel}>
        {phase === 'cancelling' ? collect.cancelling : collect.cancel}
      </Button>
    </section>
  );
}

function LiveProgress({ session }: { readonly session: Session }): ReactNode {
  const { collect } = useWords();
  const format = useFormat();
  const { rows, share } = session;
  const ended = rows.filter((row) => row.state !== 'waiting' && row.state !== 'running').length;
  return (
    <div className="progress-part">
      <div className="progress-text">
        <span>{collect.doneOf(ended, rows.length)}</span>
        <span className="percent">{format.percent(share)}</span>
      </div>
      <ProgressBar
        value={share}
        thickness="large"
        aria-label={collect.progress}
        aria-valuetext={`${format.percent(share)}, ${collect.doneOf(ended, rows.length)}`}
      />
    </div>
  );
}

/** Nothing that should be there is missing. */
function isWhole(state: CollectorRow['state']): boolean {
  return state === 'collected' || state === 'empty' || state === 'missing';
}

/** A row for each collector: its state, why, how much, how long. */
export function CollectorList({
  rows,
  isOver,
}: {
  readonly rows: readonly CollectorRow[];
  /** Nothing more comes. */
  readonly isOver: boolean;
}): ReactNode {
  const { collect } = useWords();
  return (
    <section aria-labelledby="collection-heading">
      <h2 id="collection-heading">{isOver ? collect.collectedTitle : collect.collectionTitle}</h2>
      <ScrollTable label={collect.collectors}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell className="column-what">{collect.columns.what}</TableHeaderCell>
            <TableHeaderCell className="column-state">{collect.columns.state}</TableHeaderCell>
            <TableHeaderCell>{collect.columns.about}</TableHeaderCell>
            <TableHeaderCell className="column-number">{collect.columns.size}</TableHeaderCell>
            <TableHeaderCell className="column-number">{collect.columns.time}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <CollectorLine key={row.id} row={row} />
          ))}
        </TableBody>
      </ScrollTable>
    </section>
  );
}

function CollectorLine({ row }: { readonly row: CollectorRow }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const Icon = icons[row.state];
  return (
    <TableRow data-collector={row.id} className={`collector collector-${row.state}`}>
      <TableCell className="collector-title">{itemTitle(row, words)}</TableCell>
      <TableCell>
        <span className="collector-state">
          <Icon aria-hidden fontSize={16} />
          {words.collect.states[row.state]}
        </span>
      </TableCell>
      <TableCell className="wrap quiet">
        {row.reason === '' ? itemPurpose(row, words) : <KnownText>{row.reason}</KnownText>}
      </TableCell>
      <TableCell className="column-number">{row.bytes === 0 ? '' : format.bytes(row.bytes)}</TableCell>
      {/* A replay takes no time worth telling. */}
      <TableCell className="column-number quiet">{row.elapsedMs < 50 ? '' : format.duration(row.elapsedMs)}</TableCell>
    </TableRow>
  );
}

/** One sentence on where things stand, for the status line and the screen reader. */
export function sessionStatus(session: Session, words: Words): string {
  const { status } = words.collect;
  const findings = words.common.findings(session.analysis?.findings.length ?? 0);
  switch (session.phase) {
    case 'collecting': {
      const running = session.rows.filter((row) => row.state === 'running').map((row) => itemTitle(row, words));
      return status.collecting(running.join(', '), findings);
    }
    case 'cancelling': {
      return status.cancelling;
    }
    case 'analysing': {
      return status.analysing(findings);
    }
    case 'done': {
      if (session.opened !== null) return status.opened(findings);
      return session.cancelled ? status.cancelled(findings) : status.done(findings);
    }
    default: {
      return assertNever(session.phase);
    }
  }
}
