import { Button, Spinner } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { ShieldKeyholeRegular } from '@fluentui/react-icons/svg/shield-keyhole';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { IpcError, RequestInput, RequestOutput, Response } from '../../../shared/ipc/contract.ts';
import { assertNever } from '../../../shared/result/result.ts';
import { ask } from '../../bridge.ts';
import { Notice } from '../../common/notice.tsx';
import type { Format } from '../../common/create-format.ts';
import { useFormat, useWords } from '../../words/use-words.tsx';
import type { Words } from '../../words/words.ts';
import { itemTitle } from './item-words.ts';

type Item = RequestOutput<'collection.precheck'>['items'][number];

const icons = {
  ok: CheckmarkCircleFilled,
  warning: WarningFilled,
  blocked: DismissCircleFilled,
  unknown: QuestionCircleRegular,
} as const satisfies Readonly<Record<Item['verdict'], unknown>>;

/** What will be missing, said before anything is gathered, and the way to get it. */
export function PrecheckList({
  target,
  hours,
}: {
  readonly target: RequestInput<'collection.start'>['target'];
  readonly hours: number;
}): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { collect, errors } = words;
  const answer = usePrecheck(target, hours);
  return (
    <section aria-labelledby="checks-heading">
      <h3 id="checks-heading" className="section-title">
        {collect.checks}
      </h3>
      <div aria-live="polite">
        {answer === null ? (
          <Spinner size="tiny" label={collect.checking} className="checking" />
        ) : answer.ok ? (
          <>
            <ul className="checks">
              {answer.value.items.map((item) => (
                <CheckLine key={item.id} item={item} text={describe(item, words, format)} />
              ))}
            </ul>
            {answer.value.canRestartElevated ? <RestartElevated /> : null}
          </>
        ) : (
          <p className="quiet">{collect.checksFailed(errors.describe(answer.error))}</p>
        )}
      </div>
    </section>
  );
}

type Question = RequestInput<'collection.precheck'>;

/** Null while it is being looked. The answer to an older question is not shown. */
function usePrecheck(target: Question['target'], hours: number): Response<'collection.precheck'> | null {
  const [known, setKnown] = useState<{ readonly to: Question; readonly answer: Response<'collection.precheck'> }>();
  useEffect(() => {
    let isCurrent = true;
    void ask('collection.precheck', { target, hours }).then((answer) => {
      if (isCurrent) setKnown({ to: { target, hours }, answer });
    });
    return () => {
      isCurrent = false;
    };
  }, [target, hours]);
  return known?.to.target === target && known.to.hours === hours ? known.answer : null;
}

function CheckLine({ item, text }: { readonly item: Item; readonly text: string }): ReactNode {
  const { collect } = useWords();
  const Icon = icons[item.verdict];
  return (
    <li className={`check check-${item.verdict}`} data-check={item.id}>
      <Icon className="check-icon" fontSize={20} aria-label={collect.checkVerdicts[item.verdict]} role="img" />
      <span>{text}</span>
    </li>
  );
}

function RestartElevated(): ReactNode {
  const { collect, errors } = useWords();
  const [state, setState] = useState<'idle' | 'asking' | IpcError>('idle');
  const restart = async (): Promise<void> => {
    setState('asking');
    const answer = await ask('app.restart-elevated', {});
    setState(answer.ok ? 'asking' : answer.error);
  };
  return (
    <div>
      <Button icon={<ShieldKeyholeRegular />} disabled={state === 'asking'} onClick={() => void restart()}>
        {state === 'asking' ? collect.restarting : collect.restartElevated}
      </Button>
      {typeof state === 'string' ? null : (
        <Notice kind="warning" role="alert">
          {errors.describe(state)}
        </Notice>
      )}
    </div>
  );
}

function describe(item: Item, words: Words, format: Format): string {
  const { collect, common } = words;
  const { verdict, values } = item;
  const items = (values.collectors ?? []).map((id) => itemTitle({ id, title: id }, words)).join(', ');
  const free = values.freeBytes === undefined ? common.unknown : format.bytes(values.freeBytes);
  const needed = values.neededBytes === undefined ? common.unknown : format.bytes(values.neededBytes);
  const oldest = values.oldest === undefined ? common.unknown : format.time(values.oldest);
  switch (item.id) {
    case 'rights': {
      if (verdict === 'ok') return collect.rights.ok;
      return verdict === 'unknown' ? collect.rights.unknown(items) : collect.rights.warning(items);
    }
    case 'space': {
      if (verdict === 'ok') return collect.space.ok(free, needed);
      return verdict === 'unknown' ? collect.space.unknown : collect.space.blocked(free, needed);
    }
    case 'log-window': {
      if (verdict === 'ok') return collect.logWindow.ok(oldest);
      return verdict === 'unknown' ? collect.logWindow.unknown : collect.logWindow.warning(oldest);
    }
    case 'clock': {
      if (verdict === 'ok') return collect.clock.ok;
      return verdict === 'unknown' ? collect.clock.unknown : collect.clock.warning;
    }
    default: {
      return assertNever(item.id);
    }
  }
}
