import { Button, Dropdown, Option, SearchBox, Tab, TabList, Tooltip } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { PasswordOperation } from '../../../shared/operations/password-operation.ts';
import { copyRichText } from '../../common/copy-rich-text.ts';
import type { EvidenceTarget } from '../../common/evidence-target.ts';
import { useKept } from '../../common/session-memory.tsx';
import { toHtmlTable, toTabSeparated } from '../../common/table-text.ts';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { filterOperations, groupOperations, noFilter, sortGroups, sortOperations } from './arrange-operations.ts';
import type { GroupColumn, OperationFilter, SortColumn, Sorting } from './arrange-operations.ts';
import { GroupGrid } from './group-grid.tsx';
import { OperationDetails } from './operation-details.tsx';
import { OperationGrid } from './operation-grid.tsx';
import { groupRows, operationRows } from './operation-text.ts';

const views = ['time', 'user', 'code'] as const;
type View = (typeof views)[number];

const outcomes = ['all', 'failed', 'unfinished', 'succeeded'] as const;

interface Arrangement {
  readonly view: View;
  readonly filter: OperationFilter;
  readonly sorting: Sorting<SortColumn>;
  readonly groupSorting: Sorting<GroupColumn>;
}

const firstArrangement: Arrangement = {
  view: 'time',
  filter: noFilter,
  sorting: { column: 'start', ascending: false },
  groupSorting: { column: 'failed', ascending: false },
};

/** Every password operation: one by one, by user, by result code. */
export function OperationsView({
  operations,
  onShow,
}: {
  readonly operations: readonly PasswordOperation[];
  /** Shows an event of an operation in the timeline. */
  readonly onShow: (target: EvidenceTarget) => void;
}): ReactNode {
  const { operations: words, common } = useWords();
  const format = useFormat();
  const [arrangement, setArrangement] = useKept('operations', firstArrangement);
  const [chosen, setChosen] = useKept<string | null>('operation', null);
  const [told, setTold] = useState('');
  const { view, filter, sorting, groupSorting } = arrangement;
  const change = (part: Partial<Arrangement>): void => {
    setArrangement({ ...arrangement, ...part });
    setTold('');
  };

  const matching = useMemo(() => filterOperations(operations, filter), [operations, filter]);
  const sorted = useMemo(() => sortOperations(matching, sorting), [matching, sorting]);
  const groups = useMemo(
    () => (view === 'time' ? [] : sortGroups(groupOperations(matching, view), groupSorting)),
    [matching, view, groupSorting],
  );
  const chosenIndex = chosen === null ? -1 : sorted.findIndex(({ trackingId }) => trackingId === chosen);
  const shown = view === 'time' ? sorted[chosenIndex] : undefined;

  const copy = (): void => {
    const rows = view === 'time' ? operationRows(sorted, words, format) : groupRows(groups, view, words, format);
    const done = copyRichText(toTabSeparated(rows), toHtmlTable(rows));
    setTold(done ? words.copied(rows.length - 1) : common.copyRefused);
  };
  /** From a group to its operations. */
  const open = (name: string | null): void => {
    const text = name ?? '';
    change({ view: 'time', filter: { ...filter, text } });
  };

  return (
    <section className="operations" aria-labelledby="operations-heading">
      <div className="screen-head">
        <h2 id="operations-heading">{words.title}</h2>
        <span role="status" className="quiet">
          {told === '' ? words.count(matching.length) : told}
        </span>
      </div>
      {operations.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <TabList
            selectedValue={view}
            size="small"
            aria-label={words.views}
            onTabSelect={(_event, { value }) => change({ view: views.find((name) => name === value) ?? 'time' })}
          >
            <Tab value="time">{words.byTime}</Tab>
            <Tab value="user">{words.byUser}</Tab>
            <Tab value="code">{words.byCode}</Tab>
          </TabList>
          <div className="filter-bar" role="search">
            <SearchBox
              className="filter-search"
              aria-label={words.find}
              placeholder={words.findPlaceholder}
              value={filter.text}
              onChange={(_event, { value }) => change({ filter: { ...filter, text: value } })}
            />
            <Dropdown
              aria-label={words.outcome}
              className="outcome-choice"
              value={words.outcomes[filter.outcome]}
              selectedOptions={[filter.outcome]}
              onOptionSelect={(_event, { optionValue }) =>
                change({ filter: { ...filter, outcome: outcomes.find((name) => name === optionValue) ?? 'all' } })
              }
            >
              {outcomes.map((name) => (
                <Option key={name} value={name}>
                  {words.outcomes[name]}
                </Option>
              ))}
            </Dropdown>
            <Tooltip content={words.copyHint} relationship="description">
              <Button icon={<CopyRegular />} onClick={copy}>
                {words.copy}
              </Button>
            </Tooltip>
          </div>
          {matching.length === 0 ? (
            <div className="nothing-matches">
              <p>{words.noneMatches}</p>
              <Button onClick={() => change({ filter: noFilter })}>{words.showAll}</Button>
            </div>
          ) : view === 'time' ? (
            <div className={shown === undefined ? 'split' : 'split split-open'}>
              <OperationGrid
                operations={sorted}
                sorting={sorting}
                onSort={(next) => change({ sorting: next })}
                active={chosenIndex === -1 ? null : chosenIndex}
                onActive={(index) => setChosen(sorted[index]?.trackingId ?? null)}
              />
              {shown === undefined ? null : (
                <OperationDetails operation={shown} onShow={onShow} onClose={() => setChosen(null)} />
              )}
            </div>
          ) : (
            <div className="split">
              <GroupGrid
                key={view}
                by={view}
                groups={groups}
                sorting={groupSorting}
                onSort={(next) => change({ groupSorting: next })}
                onOpen={open}
              />
            </div>
          )}
        </>
      )}
    </section>
  );
}
