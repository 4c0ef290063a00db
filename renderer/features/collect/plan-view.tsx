import { Button, Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { IpcError, ReceivedRequest, RequestInput } from '../../../shared/ipc/contract.ts';
import type { RequestItemId } from '../../../shared/request/request.ts';
import { Notice } from '../../common/notice.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import type { PrivacyChoice } from '../privacy/privacy-choice.ts';
import { groupOrder, groups } from './gathered-groups.ts';
import { PrecheckList } from './precheck-list.tsx';
import type { Target } from './start-view.tsx';

const hourChoices = [24, 72, 168, 336, 720] as const;

/** A request that an administrator looked at, with what they refuse and why. */
export interface AcceptedRequest {
  readonly received: ReceivedRequest;
  readonly refused: ReadonlyMap<RequestItemId, string>;
}

/** Before anything is gathered: what, why, how far back, and what becomes of names. */
export function PlanView({
  target,
  privacy,
  accepted,
  onPrivacy,
  onStart,
  onBack,
}: {
  readonly target: Target;
  readonly privacy: PrivacyChoice;
  /** What it is collected for, or null. */
  readonly accepted: AcceptedRequest | null;
  readonly onPrivacy: (part: Partial<PrivacyChoice>) => void;
  readonly onStart: (input: RequestInput<'collection.start'>) => Promise<IpcError | null>;
  readonly onBack: () => void;
}): ReactNode {
  const { collect, start: startWords, errors } = useWords();
  const [hours, setHours] = useState(168);
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<IpcError | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const isSample = target.target.kind === 'sample';
  const shownName =
    target.target.kind === 'sample' ? (startWords.sampleTexts[target.target.name]?.title ?? target.name) : target.name;

  // The button that led here is gone: who works by keyboard goes on from here.
  useEffect(() => {
    heading.current?.focus();
  }, []);

  const begin = async (): Promise<void> => {
    setStarting(true);
    setProblem(null);
    const failed = await onStart({
      target: target.target,
      hours,
      ...(accepted === null ? {} : { request: answerOf(accepted) }),
    });
    setStarting(false);
    setProblem(failed);
  };

  return (
    <form
      className="plan"
      aria-labelledby="plan-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <div className="plan-scroll">
        <div className="plan-page">
          <div>
            <h2 id="plan-heading" className="start-title" tabIndex={-1} ref={heading}>
              {isSample ? collect.planSampleTitle : collect.planTitle(target.name)}
            </h2>
            <p className="lead">{isSample ? shownName : collect.planLead}</p>
          </div>
          {problem === null ? null : (
            <Notice kind="problem" role="alert">
              {errors.describe(problem)}
            </Notice>
          )}
          <div className="plan-choices">
            {accepted === null ? (
              <Field label={collect.timeWindow} hint={collect.timeWindowHint}>
                <Select value={String(hours)} onChange={(_event, { value }) => setHours(Number(value))}>
                  {hourChoices.map((choice) => (
                    <option key={choice} value={choice}>
                      {collect.windows[choice]}
                    </option>
                  ))}
                </Select>
              </Field>
            ) : (
              <RequestNote accepted={accepted} />
            )}
            <Field label={collect.privacyLevel} hint={isSample ? collect.sampleNames : collect.privacyLater}>
              <RadioGroup
                value={privacy.standIns ? 'standIns' : 'names'}
                onChange={(_event, { value }) => onPrivacy({ standIns: value === 'standIns' })}
              >
                <Radio value="standIns" label={collect.privacyLevels.standIns} />
                <Radio value="names" label={collect.privacyLevels.names} />
              </RadioGroup>
            </Field>
          </div>
          <PrecheckList target={target.target} hours={hours} />
          <GatheredList accepted={accepted} />
        </div>
      </div>
      <div className="action-bar">
        <Button type="submit" appearance="primary" size="large" disabled={starting}>
          {starting ? collect.starting : collect.start}
        </Button>
        <Button size="large" onClick={onBack} disabled={starting} icon={<ArrowLeftRegular />}>
          {collect.back}
        </Button>
      </div>
    </form>
  );
}

/** Who asked, and for which time. */
function RequestNote({ accepted }: { readonly accepted: AcceptedRequest }): ReactNode {
  const { collect, shell } = useWords();
  const format = useFormat();
  const { requester, caseNumber, window } = accepted.received.request;
  return (
    <div>
      <strong>{collect.requestFor(requester, caseNumber)}</strong>
      <p className="quiet">{collect.requestSpan(shell.span(format.time(window.since), format.time(window.until)))}</p>
    </div>
  );
}

function answerOf({ received, refused }: AcceptedRequest): NonNullable<RequestInput<'collection.start'>['request']> {
  return { requestId: received.requestId, refused: [...refused].map(([id, reason]) => ({ id, reason })) };
}

/** Each item with the reason it is read, in plain words; of a request only what was asked for. */
function GatheredList({ accepted }: { readonly accepted: AcceptedRequest | null }): ReactNode {
  const { collect, request } = useWords();
  const asked = accepted === null ? null : new Set<RequestItemId>(accepted.received.request.items.map(({ id }) => id));
  const isGathered = (item: RequestItemId): boolean =>
    asked === null || (asked.has(item) && !accepted?.refused.has(item));
  return (
    <section aria-labelledby="gathered-heading">
      <h3 id="gathered-heading" className="section-title">
        {collect.gathered}
      </h3>
      <div className="gathered">
        {groupOrder.map((group) => (
          <section key={group} aria-labelledby={`gathered-${group}`} className="gathered-group">
            <h4 id={`gathered-${group}`}>{collect.gatheredGroups[group]}</h4>
            <dl>
              {groups[group].map((item) => (
                <div key={item} className={isGathered(item) ? undefined : 'left-out'}>
                  <dt>{request.items[item].title}</dt>
                  <dd className="quiet">
                    {isGathered(item)
                      ? collect.purposes[item]
                      : accepted?.refused.has(item) === true
                        ? collect.refusedNote
                        : collect.notAsked}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </section>
  );
}
