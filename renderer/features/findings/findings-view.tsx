import type { ReactNode } from 'react';
import { severities } from '../../../shared/rules/rule.ts';
import type { UnknownVerdict } from '../../../shared/rules/rule.ts';
import { counted, formatTime } from '../../common/format.ts';
import type { Session } from '../collect/session-state.ts';
import { FindingCard } from './finding-card.tsx';

/** What was found, what could not be judged, and what was looked at. */
export function FindingsView({
  session,
  onShow,
}: {
  readonly session: Session;
  /** Shows a piece of evidence in the timeline. */
  readonly onShow: (place: string) => void;
}): ReactNode {
  const { analysis, phase } = session;
  if (analysis === null) {
    return (
      <section aria-labelledby="findings-heading">
        <h2 id="findings-heading">Findings</h2>
        <p>{phase === 'done' ? 'Nothing could be analysed.' : 'Findings appear here as soon as they are known.'}</p>
      </section>
    );
  }
  const findings = analysis.findings.toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const { coverage, events } = analysis;
  return (
    <section aria-labelledby="findings-heading">
      <h2 id="findings-heading">Findings</h2>
      <p className="quiet">
        {counted(events.total, 'event', 'events')} read
        {coverage.first === null || coverage.last === null
          ? ''
          : `, from ${formatTime(coverage.first)} to ${formatTime(coverage.last)}`}
        . {phase === 'done' ? '' : 'Still reading: more may appear.'}
      </p>
      {findings.length === 0 ? (
        <p className="nothing-found">
          {phase === 'done'
            ? `Nothing wrong was found by the ${counted(analysis.passed.length, 'check', 'checks')} that could be made. That does not prove that nothing is wrong: see what was not evaluated.`
            : 'Nothing found so far.'}
        </p>
      ) : (
        <ul className="cards" aria-label="Findings, the most urgent first">
          {findings.map((finding) => (
            <FindingCard key={finding.id} finding={finding} onShow={onShow} />
          ))}
        </ul>
      )}
      {phase === 'done' && analysis.unknown.length > 0 ? (
        <section className="unknown" aria-labelledby="unknown-heading">
          <h3 id="unknown-heading">Not evaluated because …</h3>
          <p className="quiet">These checks say nothing, good or bad: what they need was not collected.</p>
          <ul>
            {[...byReason(analysis.unknown)].map(([reason, verdicts]) => (
              <li key={reason}>
                … {reason}
                <ul>
                  {verdicts.map((verdict) => (
                    <li key={verdict.id} data-unknown={verdict.id}>
                      {verdict.title}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {phase === 'done' ? (
        <p className="quiet passed">
          {counted(analysis.passed.length, 'check', 'checks')} passed
          {analysis.notApplicable.length === 0 ? '' : `, ${analysis.notApplicable.length} did not apply to this server`}
          .
        </p>
      ) : null}
    </section>
  );
}

/** One missing fact silences many checks: its reason is told once. */
function byReason(unknown: readonly UnknownVerdict[]): ReadonlyMap<string, readonly UnknownVerdict[]> {
  const groups = new Map<string, UnknownVerdict[]>();
  for (const verdict of unknown) groups.set(verdict.reason, [...(groups.get(verdict.reason) ?? []), verdict]);
  return groups;
}
