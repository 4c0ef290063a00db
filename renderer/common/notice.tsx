import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { MessageBarIntent } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.tsx';

const intents: Readonly<Record<'problem' | 'warning' | 'done' | 'plain', MessageBarIntent>> = {
  problem: 'error',
  warning: 'warning',
  done: 'success',
  plain: 'info',
};

/** A message that stays. `alert` is read out at once, `status` when the reader pauses. */
export function Notice({
  kind,
  role,
  onDismiss,
  children,
}: {
  readonly kind: keyof typeof intents;
  readonly role?: 'alert' | 'status' | 'note';
  /** Puts a button there that takes it away. */
  readonly onDismiss?: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { shell } = useWords();
  return (
    <MessageBar intent={intents[kind]} layout="multiline" className="notice" role={role ?? 'group'}>
      <MessageBarBody className="notice-body">{children}</MessageBarBody>
      {onDismiss === undefined ? null : (
        <MessageBarActions
          containerAction={
            <Button appearance="transparent" icon={<DismissRegular />} aria-label={shell.dismiss} onClick={onDismiss} />
          }
        />
      )}
    </MessageBar>
  );
}
