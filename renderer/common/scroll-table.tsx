import { Table } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/**
 * A table of the kit in a frame that scrolls, reachable by keyboard. Children are `TableHeader` and `TableBody`; with
 * `noNativeElements` unset they become a real `<table>`.
 */
export function ScrollTable({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-frame" role="region" aria-label={label} tabIndex={0}>
      <Table size="small" className="table">
        {children}
      </Table>
    </div>
  );
}
