import { DiamondFilled } from '@fluentui/react-icons/svg/diamond';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.tsx';

const shapes = {
  1: { Icon: DiamondFilled, className: 'severity-critical' },
  2: { Icon: ErrorCircleFilled, className: 'severity-error' },
  3: { Icon: WarningFilled, className: 'severity-warning' },
} as const;

/** The level an event was logged with, as shape and word. */
export function LevelMark({ level }: { readonly level: number }): ReactNode {
  const { timeline } = useWords();
  const { Icon, className } =
    level === 1 || level === 2 || level === 3 ? shapes[level] : { Icon: InfoRegular, className: 'quiet' };
  return (
    <span className={`level ${className}`}>
      <Icon aria-hidden fontSize={16} />
      <span className="level-word">{timeline.levels[level] ?? timeline.otherLevel(level)}</span>
    </span>
  );
}
