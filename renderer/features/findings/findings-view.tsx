import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Analysis } from '../../../shared/analysis/analysis.ts';
import { severities } from '../../../shared/rules/rule.ts';
import type { UnknownVerdict } from '../../../shared/rules/rule.ts';
import type { EvidenceTarget } from '../../common/evidence-target.ts';
import { KnownText } from '../../common/known-text.tsx';
import { useKept } from '../../common/session-memory.tsx';
import { SeverityMark } from '../../common/severity-mark.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { itemTitle } from '../collect/item-words.ts';
import type { Session } from '../collect/session-state.ts';
import { FindingItem } from './finding-item.tsx';
import { orderFindings } from './order-findings.ts';
import { useTeller } from './use-teller.ts';

const nothingOpen: readonly string[] = [];
const unknownOpen: readonly string[] = ['unknown'];

/** What was found, what could not be judged, and what was looked at. */
export function FindingsView({
  session,
  onShow,
}: {
  readonly session: Session;
  /** Shows a piece of evidence in its place. */
  readonly onShow: (target: EvidenceTarget) => void;
}): ReactNode {
  const { findings: words } = useWords();
  const teller = useTeller();
  const [open, setOpen] = useKept('open-findings', nothingOpen);
  const { analysis, facts, phase } = session;
  const told = useMemo(
    () => orderFindings(analysis?.findings ?? []).map((finding) => teller.finding(finding)),
    [analysis, teller],
  );
  if (analysis === null) {
    return (
      <section aria-labelledby="findings-heading">
        <h2 id="findings-heading">{words.title}</h2>
        <p>{phase === 'done' ? words.nothingAnalysed : words.comeSoon}</p>
      </section>
    );
  }
  const input = { analysis: { ...analysis, findings: told }, facts };
  const done = phase === 'done';
  return (
    <section className="findings" aria-labelledby="findings-heading">
      <div className="screen-head">
        <h2 id="findings-heading">{words.title}</h2>
        <Tally analysis={analysis} done={done} />
      </div>
      <Coverage analysis={analysis} done={done} />
      {told.length > 0 ? (
        <Accordion
          multiple
          collapsible
          className="cards"
          role="group"
          aria-label={words.list}
          openItems={[...open]}
          onToggle={(_event, { openItems }) => setOpen(openItems.map(String))}
        >
          {told.map((finding) => (
            <FindingItem key={finding.id} finding={finding} facts={facts} input={input} onShow={onShow} />
          ))}
        </Accordion>
      ) : done ? (
        <NothingFound session={session} analysis={analysis} />
      ) : (
        <p className="nothing-found">{words.nothingSoFar}</p>
      )}
      {done && analysis.unknown.length > 0 ? <NotEvaluated unknown={analysis.unknown} /> : null}
    </section>
  );
}

/** How many of which weight, and how many checks stand behind that. */
function Tally({ analysis, done }: { readonly analysis: Analysis; readonly done: boolean }): ReactNode {
  const { findings: words } = useWords();
  return (
    <div className="tally">
      {severities.map((severity) => {
        const count = analysis.findings.filter((finding) => finding.severity === severity).length;
        return count === 0 ? null : (
          <span key={severity} className="tally-item">
            <strong>{count}</strong> <SeverityMark severity={severity} />
          </span>
        );
      })}
      {done ? (
        <span className="quiet passed">
          {[
            words.passed(analysis.passed.length),
            ...(analysis.unknown.length === 0 ? [] : [words.notEvaluated(analysis.unknown.length)]),
            ...(analysis.notApplicable.length === 0 ? [] : [words.notApplicable(analysis.notApplicable.length)]),
          ].join(' · ')}
        </span>
      ) : null}
    </div>
  );
}

function Coverage({ analysis, done }: { readonly analysis: Analysis; readonly done: boolean }): ReactNode {
  const { findings: words, common } = useWords();
  const format = useFormat();
  const { first, last } = analysis.coverage;
  const events = common.events(analysis.events.total);
  return (
    <p className="quiet">
      {first === null || last === null
        ? words.read(events)
        : words.readSpan(events, format.time(first), format.time(last))}{' '}
      {done ? '' : words.stillReading}
    </p>
  );
}

/** Nothing found is no proof: it says what was looked at. */
function NothingFound({ session, analysis }: { readonly session: Session; readonly analysis: Analysis }): ReactNode {
  const allWords = useWords();
  const { findings: words, common } = allWords;
  const { operations } = analysis;
  const collected = session.rows.filter(({ state }) => state === 'collected' || state === 'truncated');
  return (
    <div className="card nothing-found">
      <h3>
        <CheckmarkCircleFilled className="verdict-good" aria-hidden fontSize={20} /> {words.nothingTitle}
      </h3>
      <p>{words.nothingText(common.checks(analysis.passed.length))}</p>
      <h4>{words.lookedAt}</h4>
      <dl className="details-facts">
        <div>
          <dt>{words.lookedAtLogs}</dt>
          <dd>
            {analysis.sources.map(({ file }) => file).join(', ')} ({common.events(analysis.events.total)})
          </dd>
        </div>
        <div>
          <dt>{words.operations}</dt>
          <dd>
            {words.lookedAtOperations(
              operations.length,
              operations.filter(({ outcome }) => outcome === 'failed').length,
            )}
          </dd>
        </div>
        <div>
          <dt>{words.lookedAtFacts}</dt>
          <dd>
            {collected.length === 0
              ? words.lookedAtNothing
              : collected.map((row) => itemTitle(row, allWords)).join(', ')}
          </dd>
        </div>
      </dl>
    </div>
  );
}

function NotEvaluated({ unknown }: { readonly unknown: readonly UnknownVerdict[] }): ReactNode {
  const { findings: words } = useWords();
  const teller = useTeller();
  const [open, setOpen] = useKept('open-unknown', unknownOpen);
  return (
    <Accordion
      collapsible
      className="cards"
      openItems={[...open]}
      onToggle={(_event, { openItems }) => setOpen(openItems.map(String))}
    >
      <AccordionItem value="unknown" className="card unknown">
        <AccordionHeader expandIconPosition="end" as="h3">
          <span className="finding-head">
            <span className="finding-title">{words.unknownTitle}</span>
            <Badge appearance="tint" color="informative" className="finding-count">
              {words.notEvaluated(unknown.length)}
            </Badge>
          </span>
        </AccordionHeader>
        <AccordionPanel>
          <div className="finding-body">
            <p className="quiet">{words.unknownText}</p>
            <ul>
              {[...byReason(unknown)].map(([reason, verdicts]) => (
                <li key={reason}>
                  … <KnownText>{reason}</KnownText>
                  <ul>
                    {verdicts.map((verdict) => (
                      <li key={verdict.id} data-unknown={verdict.id}>
                        {teller.title(verdict)}
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

/** One missing fact silences many checks: its reason is told once. */
function byReason(unknown: readonly UnknownVerdict[]): ReadonlyMap<string, readonly UnknownVerdict[]> {
  const groups = new Map<string, UnknownVerdict[]>();
  for (const verdict of unknown) groups.set(verdict.reason, [...(groups.get(verdict.reason) ?? []), verdict]);
  return groups;
}
