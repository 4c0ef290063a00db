import { useState } from 'react';
import type { ReactNode } from 'react';
import { KnownText } from '../../common/known-text.tsx';
import { SortHeader } from '../../common/sort-header.tsx';
import { VirtualGrid } from '../../common/virtual-grid.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { groupColumns } from './arrange-operations.ts';
import type { GroupColumn, OperationGroup, Sorting } from './arrange-operations.ts';
import { codeName } from './operation-text.ts';

/** One line a user or result code; Enter or a click shows its operations. */
export function GroupGrid({
  by,
  groups,
  sorting,
  onSort,
  onOpen,
}: {
  readonly by: 'user' | 'code';
  readonly groups: readonly OperationGroup[];
  readonly sorting: Sorting<GroupColumn>;
  readonly onSort: (sorting: Sorting<GroupColumn>) => void;
  readonly onOpen: (name: string | null) => void;
}): ReactNode {
  const { operations: words } = useWords();
  const format = useFormat();
  const [active, setActive] = useState<number | null>(null);
  const names: Readonly<Record<GroupColumn, string>> = {
    name: by === 'user' ? words.user : words.code,
    all: words.all,
    failed: words.failed,
    unfinished: words.unfinished,
    succeeded: words.succeeded,
    last: words.last(format.zone),
  };
  return (
    <VirtualGrid
      label={by === 'user' ? words.userTable : words.codeTable}
      className={`group-grid group-grid-${by}`}
      count={groups.length}
      active={active}
      onActive={setActive}
      clickOpens
      onOpen={(index) => onOpen(groups[index]?.name ?? null)}
      head={
        <>
          {groupColumns.map((column) => (
            <SortHeader
              key={column}
              name={names[column]}
              sorted={sorting.column === column ? (sorting.ascending ? 'ascending' : 'descending') : 'none'}
              onSort={() =>
                onSort({ column, ascending: sorting.column === column ? !sorting.ascending : column === 'name' })
              }
            />
          ))}
          {by === 'code' ? <span role="columnheader">{words.meaning}</span> : null}
        </>
      }
      renderRow={(index) => {
        const group = groups[index];
        return group === undefined ? null : <GroupCells group={group} by={by} />;
      }}
    />
  );
}

function GroupCells({ group, by }: { readonly group: OperationGroup; readonly by: 'user' | 'code' }): ReactNode {
  const { operations: words } = useWords();
  const format = useFormat();
  const { name, all, failed, unfinished, succeeded, lastMs } = group;
  const known = codeName(name);
  return (
    <>
      <span role="gridcell" className={by === 'code' && name !== null ? 'code grid-open' : 'grid-open'}>
        {name ?? <span className="quiet">{by === 'user' ? words.notNamed : words.noCode}</span>}
      </span>
      <span role="gridcell" className="grid-number">
        {format.number(all)}
      </span>
      <span role="gridcell" className={failed > 0 ? 'grid-number outcome-failed' : 'grid-number quiet'}>
        {format.number(failed)}
      </span>
      <span role="gridcell" className={unfinished > 0 ? 'grid-number outcome-unfinished' : 'grid-number quiet'}>
        {format.number(unfinished)}
      </span>
      <span role="gridcell" className="grid-number">
        {format.number(succeeded)}
      </span>
      <span role="gridcell" className="grid-time">
        {lastMs === 0 ? '' : format.stamp(lastMs)}
      </span>
      {by === 'code' ? (
        <span role="gridcell" className="quiet">
          {known === null ? name === null ? '' : words.unknownCode : <KnownText>{known}</KnownText>}
        </span>
      ) : null}
    </>
  );
}
