import type { ReactNode } from 'react';

/** A message that stays. `alert` is read out at once, `status` when the reader pauses. */
export function Notice({
  kind,
  role,
  children,
}: {
  readonly kind: 'problem' | 'warning' | 'done' | 'plain';
  readonly role?: 'alert' | 'status' | 'note';
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={`notice notice-${kind}`} role={role}>
      {children}
    </div>
  );
}
