import type { ReactNode } from 'react';
import type { FactKey } from '../../../shared/facts/facts.ts';

/** A part of the screen that evidence can lead to. */
export function Part({
  title,
  keys,
  children,
}: {
  readonly title: string;
  readonly keys: readonly FactKey[];
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="part" role="group" aria-label={title} data-facts={keys.join(' ')} tabIndex={-1}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}
