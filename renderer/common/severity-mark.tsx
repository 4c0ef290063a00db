import { DiamondFilled } from '@fluentui/react-icons/svg/diamond';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { InfoFilled } from '@fluentui/react-icons/svg/info';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import type { Severity } from '../../shared/rules/rule.ts';
import { useWords } from '../words/use-words.tsx';

// Each severity has a shape of its own, so that colour is never the only sign.
const icons = { critical: DiamondFilled, error: ErrorCircleFilled, warning: WarningFilled, info: InfoFilled } as const;

/** Severity as shape, colour and word. */
export function SeverityMark({ severity }: { readonly severity: Severity }): ReactNode {
  const { common } = useWords();
  const Icon = icons[severity];
  return (
    <span className={`severity severity-${severity}`}>
      <Icon aria-hidden fontSize={20} />
      <span>{common.severities[severity]}</span>
    </span>
  );
}
