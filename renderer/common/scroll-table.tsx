import type { ReactNode } from 'react';

/** A table in a frame that scrolls, reachable by keyboard. */
export function ScrollTable({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-frame" role="region" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
