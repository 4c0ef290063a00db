import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, Checkbox } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import type { ReactNode } from 'react';
import { judgeSteps } from '../../../shared/knowledge/guided-steps.ts';
import type { GuidedStep, GuideInput, JudgedStep, StepState } from '../../../shared/knowledge/guided-steps.ts';
import { KnownText, useKnownText } from '../../common/known-text.tsx';
import { Notice } from '../../common/notice.tsx';
import { useKept } from '../../common/session-memory.tsx';
import { useWords } from '../../words/use-words.tsx';

const icons: Readonly<Record<StepState['kind'], ReactNode>> = {
  needed: <ErrorCircleFilled className="verdict-bad" />,
  done: <CheckmarkCircleFilled className="verdict-good" />,
  'not-needed': <SubtractCircleRegular />,
  open: <QuestionCircleRegular />,
};

const badgeColours = { needed: 'danger', done: 'success', 'not-needed': 'informative', open: 'informative' } as const;

const noTicks: readonly string[] = [];

/** A guide as a checklist: what the evidence settles is ticked by it, the rest a person ticks. */
export function GuideChecklist({
  title,
  text,
  steps,
  input,
}: {
  readonly title: string;
  readonly text: string;
  readonly steps: readonly GuidedStep[];
  readonly input: GuideInput;
}): ReactNode {
  const { findings } = useWords();
  const known = useKnownText();
  const judged = judgeSteps(steps, input);
  const [ticked, setTicked] = useKept('guide-ticks', noTicks);
  const openAtFirst = judged.filter(({ state }) => state.kind === 'needed').map(({ step }) => step.id);
  return (
    <div className="guide" role="group" aria-label={title}>
      <h4>{title}</h4>
      <p className="quiet">
        {text} {findings.ticksKept}
      </p>
      <Accordion multiple collapsible defaultOpenItems={openAtFirst}>
        {judged.map((one, index) => {
          const { id } = one.step;
          const settled = one.state.kind === 'done' || one.state.kind === 'not-needed';
          const isTicked = ticked.includes(id);
          return (
            <AccordionItem key={id} value={id} className="guide-step" data-step={id} data-state={one.state.kind}>
              <div className="guide-line">
                <Checkbox
                  aria-label={known(one.step.title)}
                  checked={settled || isTicked}
                  disabled={settled}
                  onChange={() => setTicked(isTicked ? ticked.filter((other) => other !== id) : [...ticked, id])}
                />
                <AccordionHeader expandIconPosition="end" size="small" className="guide-head">
                  <span className="guide-title">
                    {index + 1}. <KnownText>{one.step.title}</KnownText>
                  </span>
                  <StepBadge state={one.state} byHand={isTicked && !settled} />
                </AccordionHeader>
              </div>
              <AccordionPanel>
                <StepBody judged={one} input={input} />
              </AccordionPanel>
            </AccordionItem>
          );
        })}
      </Accordion>
    </div>
  );
}

function StepBadge({ state, byHand }: { readonly state: StepState; readonly byHand: boolean }): ReactNode {
  const { findings } = useWords();
  if (byHand) {
    return (
      <Badge appearance="tint" color="success" icon={<CheckmarkCircleFilled />}>
        {findings.stepDoneByHand}
      </Badge>
    );
  }
  return (
    <Badge appearance="tint" color={badgeColours[state.kind]} icon={<>{icons[state.kind]}</>}>
      {findings.stepStates[state.kind]}
    </Badge>
  );
}

function StepBody({ judged, input }: { readonly judged: JudgedStep; readonly input: GuideInput }): ReactNode {
  const { step, state, warnings } = judged;
  return (
    <div className="guide-body">
      <p className="quiet">
        <Because state={state} input={input} />
      </p>
      {warnings.map((warning) => (
        <Notice key={warning} kind="warning" role="note">
          <KnownText>{warning}</KnownText>
        </Notice>
      ))}
      <ol className="fix">
        {step.actions.map((action) => (
          <li key={action}>
            <KnownText>{action}</KnownText>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Because({ state, input }: { readonly state: StepState; readonly input: GuideInput }): ReactNode {
  const { findings } = useWords();
  if (state.kind !== 'needed') return <KnownText>{state.because}</KnownText>;
  const titles = state.findings.map((id) => {
    const found = input.analysis.findings.find((finding) => finding.id === id);
    return found !== undefined && 'title' in found && typeof found.title === 'string' ? found.title : id;
  });
  return findings.stepNeeded(titles.join('; '));
}
