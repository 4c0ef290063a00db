import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { MessageBarIntent } from '@fluentui/react-components';
import type { ReactNode } from 'react';

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
  children,
}: {
  readonly kind: keyof typeof intents;
  readonly role?: 'alert' | 'status' | 'note';
  readonly children: ReactNode;
}): ReactNode {
  return (
    <MessageBar intent={intents[kind]} layout="multiline" className="notice" role={role ?? 'group'}>
      <MessageBarBody className="notice-body">{children}</MessageBarBody>
    </MessageBar>
  );
}
