import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import type { ReactNode } from 'react';
import type { OperationOutcome } from '../../../shared/operations/password-operation.ts';
import { useWords } from '../../words/use-words.tsx';

const icons = {
  succeeded: CheckmarkCircleRegular,
  failed: DismissCircleFilled,
  unfinished: QuestionCircleRegular,
} as const;

/** How an operation ended, as shape, colour and word. */
export function OutcomeMark({ outcome }: { readonly outcome: OperationOutcome }): ReactNode {
  const { operations } = useWords();
  const Icon = icons[outcome];
  return (
    <span className={`level outcome-${outcome}`}>
      <Icon aria-hidden fontSize={16} />
      {operations.outcomeWords[outcome]}
    </span>
  );
}
