import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';

const icons = {
  good: CheckmarkCircleRegular,
  bad: DismissCircleFilled,
  look: WarningRegular,
  unknown: QuestionCircleRegular,
} as const;

/** A verdict as shape, colour and word. */
export function VerdictMark({
  verdict,
  children,
}: {
  readonly verdict: 'good' | 'bad' | 'look' | 'unknown';
  readonly children: ReactNode;
}): ReactNode {
  const Icon = icons[verdict];
  return (
    <span className={`verdict verdict-${verdict}`}>
      <Icon aria-hidden fontSize={16} />
      <span>{children}</span>
    </span>
  );
}
