import { AccordionHeader, AccordionItem, AccordionPanel, Badge, Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FactKey, Facts } from '../../../shared/facts/facts.ts';
import { permissionCheck } from '../../../shared/knowledge/permission-check.ts';
import { recoveryLadder } from '../../../shared/knowledge/recovery-ladder.ts';
import type { GuideInput } from '../../../shared/knowledge/guided-steps.ts';
import { rules } from '../../../shared/rules/registry.ts';
import type { Finding } from '../../../shared/rules/rule.ts';
import { DocumentLink } from '../../common/document-link.tsx';
import { EvidenceList } from '../../common/evidence-list.tsx';
import type { EvidenceTarget } from '../../common/evidence-target.ts';
import { KnownText } from '../../common/known-text.tsx';
import { Notice } from '../../common/notice.tsx';
import { useKept } from '../../common/session-memory.tsx';
import { SeverityMark } from '../../common/severity-mark.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { GuideChecklist } from './guide-checklist.tsx';

/** Evidence beyond this is counted by the rule, not quoted. */
const quotedAtMost = 20;

/** One finding: closed it says what and how often, open it says why, what to do, and where it stands. */
export function FindingItem({
  finding,
  facts,
  input,
  onShow,
}: {
  /** In the language of the person. */
  readonly finding: Finding;
  readonly facts: Facts;
  readonly input: GuideInput;
  readonly onShow: (target: EvidenceTarget) => void;
}): ReactNode {
  const { common } = useWords();
  return (
    <AccordionItem value={finding.id} className="card finding" data-finding={finding.id}>
      <AccordionHeader expandIconPosition="end" as="h3">
        <span className="finding-head">
          <SeverityMark severity={finding.severity} />
          <span className="finding-words">
            <span className="finding-title">{finding.title}</span>
            <span className="finding-what">
              <KnownText>{finding.what}</KnownText>
            </span>
          </span>
          {finding.count === 1 ? null : (
            <Badge appearance="tint" color="informative" className="finding-count">
              {common.times(finding.count)}
            </Badge>
          )}
        </span>
      </AccordionHeader>
      <AccordionPanel>
        <FindingBody finding={finding} facts={facts} input={input} onShow={onShow} />
      </AccordionPanel>
    </AccordionItem>
  );
}

function FindingBody({
  finding,
  facts,
  input,
  onShow,
}: {
  readonly finding: Finding;
  readonly facts: Facts;
  readonly input: GuideInput;
  readonly onShow: (target: EvidenceTarget) => void;
}): ReactNode {
  const { findings, common } = useWords();
  const format = useFormat();
  const { id } = finding;
  const onLadder = recoveryLadder.some(({ neededBy }) => neededBy.includes(id));
  const onPermissions = permissionCheck.some(({ neededBy }) => neededBy.includes(id));
  return (
    <div className="finding-body">
      <dl className="facts-line">
        <Item term={findings.since}>{finding.first === null ? null : format.time(finding.first)}</Item>
        <Item term={findings.last}>
          {finding.last === null || finding.last === finding.first ? null : format.time(finding.last)}
        </Item>
        <Item term={findings.howOften}>{common.times(finding.count)}</Item>
        <Item term={findings.confidence}>{findings.confidences[finding.confidence]}</Item>
        <Item term={findings.who}>{finding.users.length === 0 ? null : <Users users={finding.users} />}</Item>
      </dl>
      <h4>{findings.why}</h4>
      <p>{finding.explanation}</p>
      <FixSteps finding={finding} />
      {onLadder ? (
        <GuideChecklist
          title={findings.guides.ladder}
          text={findings.guides.ladderText}
          steps={recoveryLadder}
          input={input}
        />
      ) : null}
      {onPermissions ? (
        <GuideChecklist
          title={findings.guides.permissions}
          text={findings.guides.permissionsText}
          steps={permissionCheck}
          input={input}
        />
      ) : null}
      <h4>{findings.evidence}</h4>
      {finding.evidence.length === quotedAtMost ? <p className="quiet">{findings.evidenceCut(quotedAtMost)}</p> : null}
      <EvidenceList evidence={finding.evidence} facts={facts} hints={factsOf(id, facts)} onShow={onShow} />
      {finding.falsePositives.length === 0 ? null : (
        <>
          <h4>{findings.maybeWrong}</h4>
          <ul>
            {finding.falsePositives.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {finding.references.length === 0 ? null : (
        <>
          <h4>{findings.readMore}</h4>
          <ul>
            {finding.references.map((reference) => (
              <li key={reference.url}>
                <DocumentLink url={reference.url}>
                  <KnownText>{reference.title}</KnownText>
                </DocumentLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** The facts by which a rule judges. */
function factsOf(id: string, facts: Facts): readonly FactKey[] {
  const rule = rules.find((candidate) => candidate.id === id);
  return [...(rule?.needs ?? []), ...(rule?.needsOneOf ?? [])].filter((need): need is FactKey => need in facts);
}

const noTicks: readonly number[] = [];

/** The way out, step by step; what is done is ticked and kept for the session. */
function FixSteps({ finding }: { readonly finding: Finding }): ReactNode {
  const { findings } = useWords();
  const [done, setDone] = useKept(`fix ${finding.id}`, noTicks);
  return (
    <>
      <h4>
        {findings.whatToDo}
        {done.length === 0 ? null : (
          <span className="quiet"> · {findings.stepsDone(done.length, finding.fix.length)}</span>
        )}
      </h4>
      <ol className="fix fix-ticks">
        {finding.fix.map((step, index) => {
          const isDone = done.includes(index);
          return (
            <li key={step.text}>
              {step.warning === undefined ? null : (
                <Notice kind="warning" role="note">
                  <strong>{findings.careful}</strong> {step.warning}
                </Notice>
              )}
              <Checkbox
                checked={isDone}
                label={`${index + 1}. ${step.text}`}
                onChange={() => setDone(isDone ? done.filter((other) => other !== index) : [...done, index])}
              />
            </li>
          );
        })}
      </ol>
    </>
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

/** Named at first; the rest come on demand. */
const namedUsers = 8;

function Users({ users }: { readonly users: readonly string[] }): ReactNode {
  const { findings } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? users : users.slice(0, namedUsers);
  return (
    <>
      {shown.join(', ')}{' '}
      {shown.length === users.length ? null : (
        <Button size="small" appearance="transparent" onClick={() => setAll(true)}>
          {findings.allUsers(users.length)}
        </Button>
      )}
    </>
  );
}
