import type { ReactNode } from 'react';
import type { PasswordOperation } from '../../../shared/operations/password-operation.ts';
import { SortHeader } from '../../common/sort-header.tsx';
import { VirtualGrid } from '../../common/virtual-grid.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { sortColumns } from './arrange-operations.ts';
import type { SortColumn, Sorting } from './arrange-operations.ts';
import { OutcomeMark } from './outcome-mark.tsx';

/** The operations one by one, a line each. */
export function OperationGrid({
  operations,
  sorting,
  onSort,
  active,
  onActive,
}: {
  readonly operations: readonly PasswordOperation[];
  readonly sorting: Sorting<SortColumn>;
  readonly onSort: (sorting: Sorting<SortColumn>) => void;
  readonly active: number | null;
  readonly onActive: (index: number) => void;
}): ReactNode {
  const { operations: words } = useWords();
  const format = useFormat();
  const names: Readonly<Record<SortColumn, string>> = {
    start: words.start(format.zone),
    user: words.user,
    kind: words.kind,
    result: words.result,
    code: words.code,
    duration: words.duration,
  };
  return (
    <VirtualGrid
      label={words.table}
      className="operation-grid"
      count={operations.length}
      active={active}
      onActive={onActive}
      head={
        <>
          {sortColumns.map((column) => (
            <SortHeader
              key={column}
              name={names[column]}
              className={`grid-${column}`}
              sorted={sorting.column === column ? (sorting.ascending ? 'ascending' : 'descending') : 'none'}
              onSort={() => onSort({ column, ascending: sorting.column === column ? !sorting.ascending : true })}
            />
          ))}
        </>
      }
      renderRow={(index) => {
        const operation = operations[index];
        return operation === undefined ? null : <OperationCells operation={operation} />;
      }}
    />
  );
}

function OperationCells({ operation }: { readonly operation: PasswordOperation }): ReactNode {
  const { operations: words } = useWords();
  const format = useFormat();
  const startMs = Date.parse(operation.start);
  return (
    <>
      <span role="gridcell" className="grid-time">
        {Number.isNaN(startMs) ? operation.start : format.stamp(startMs)}
      </span>
      <span role="gridcell">{operation.user ?? <span className="quiet">{words.notNamed}</span>}</span>
      <span role="gridcell" className="grid-kind">
        {words.kinds[operation.kind]}
      </span>
      <span role="gridcell">
        <OutcomeMark outcome={operation.outcome} />
      </span>
      <span role="gridcell" className="code grid-code">
        {operation.resultCode ?? ''}
      </span>
      <span role="gridcell" className="grid-duration">
        {operation.durationMs === null ? '' : format.duration(operation.durationMs)}
      </span>
    </>
  );
}
