import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Confidence, Finding } from '../../../shared/rules/rule.ts';
import { DocumentLink } from '../../common/document-link.tsx';
import { EvidenceList } from '../../common/evidence-list.tsx';
import { counted, formatTime } from '../../common/format.ts';
import { SeverityMark } from '../../common/severity-mark.tsx';

const confidenceWords: Readonly<Record<Confidence, string>> = {
  certain: 'Certain: the evidence allows no other reading',
  likely: 'Likely: the evidence fits best with this',
  possible: 'Possible: check the evidence before acting',
};

/** One finding: closed it says what and how often, open it says why, what to do, and where it stands. */
export function FindingCard({
  finding,
  onShow,
}: {
  readonly finding: Finding;
  readonly onShow: (place: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <li className="card finding" data-finding={finding.id}>
      <details>
        <summary>
          <SeverityMark severity={finding.severity} />
          <span className="finding-title" id={id}>
            {finding.title}
          </span>
          <span className="finding-count">{counted(finding.count, 'time', 'times')}</span>
        </summary>
        <div className="finding-body">
          <p className="what">{finding.what}</p>
          <dl className="facts-line">
            <Item term="Since">{finding.first === null ? null : formatTime(finding.first)}</Item>
            <Item term="Last">{finding.last === null ? null : formatTime(finding.last)}</Item>
            <Item term="Who">{finding.users.length === 0 ? null : shownUsers(finding.users)}</Item>
            <Item term="Confidence">{confidenceWords[finding.confidence]}</Item>
          </dl>
          <h3>Why</h3>
          <p>{finding.explanation}</p>
          <h3>What to do</h3>
          <ol className="fix">
            {finding.fix.map((step) => (
              <li key={step.text}>
                {step.warning === undefined ? null : (
                  <strong className="step-warning">Before you do this: {step.warning}</strong>
                )}
                {step.text}
              </li>
            ))}
          </ol>
          <h3>Evidence</h3>
          <EvidenceList evidence={finding.evidence} onShow={onShow} />
          {finding.falsePositives.length === 0 ? null : (
            <>
              <h3>When this may be wrong</h3>
              <ul>
                {finding.falsePositives.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </>
          )}
          {finding.references.length === 0 ? null : (
            <>
              <h3>Read more</h3>
              <ul>
                {finding.references.map((reference) => (
                  <li key={reference.url}>
                    <DocumentLink url={reference.url}>{reference.title}</DocumentLink>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </details>
    </li>
  );
}

function Item({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactNode {
  return children === null ? null : (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function shownUsers(users: readonly string[]): string {
  const shown = users.slice(0, 10).join(', ');
  return users.length > 10 ? `${shown} and ${users.length - 10} more` : shown;
}
