import type { ReactNode } from 'react';
import type { EventClass } from '../analysis/event-query.ts';

/** The colour and texture an event class has in the chart. */
export function ClassSwatch({ eventClass }: { readonly eventClass: EventClass }): ReactNode {
  return <span className={`swatch swatch-${eventClass}`} aria-hidden="true" />;
}
