import {
  Badge,
  Button,
  Combobox,
  Dropdown,
  Field,
  Input,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  Option,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  SearchBox,
  TagGroup,
  ToggleButton,
  Tooltip,
} from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { BracesVariableRegular } from '@fluentui/react-icons/svg/braces-variable';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { memo, useState } from 'react';
import type { ReactNode } from 'react';
import type { CountedValue, EventValues } from '../../analysis/event-query.ts';
import { useFormat, useWords } from '../../words/use-words.tsx';
import type { Words } from '../../words/words.ts';
import { countFilters, noFilters } from './timeline-state.ts';
import type { Filters, TimelineState } from './timeline-state.ts';

/** People offered at once: the others are found by typing. */
const offeredUsers = 60;

/** Search, filters, order, and what of them applies now. The list scrolls beside it without drawing it anew. */
export const FilterBar = memo(Bar);

function Bar({
  state,
  values,
  onFilters,
  onOrder,
}: {
  readonly state: TimelineState;
  /** Null until the worker has said what there is. */
  readonly values: EventValues | null;
  readonly onFilters: (part: Partial<Filters>) => void;
  readonly onOrder: (order: TimelineState['order']) => void;
}): ReactNode {
  const { timeline } = useWords();
  const { filters, order } = state;
  const byPattern = filters.searchBy === 'regex';
  const count = countFilters(filters);
  const newestFirst = order === 'newest-first';
  return (
    <>
      <div className="filter-bar" role="search">
        <SearchBox
          className="filter-search"
          aria-label={timeline.find}
          placeholder={byPattern ? timeline.findPatternPlaceholder : timeline.findPlaceholder}
          value={filters.text}
          onChange={(_event, { value }) => onFilters({ text: value })}
        />
        <Tooltip content={timeline.pattern} relationship="label">
          <ToggleButton
            icon={<BracesVariableRegular />}
            checked={byPattern}
            onClick={() => onFilters({ searchBy: byPattern ? 'words' : 'regex' })}
          />
        </Tooltip>
        <Popover trapFocus positioning="below-end">
          <PopoverTrigger disableButtonEnhancement>
            <Button icon={<FilterRegular />}>
              {timeline.filters}
              {count === 0 ? null : (
                <Badge className="filter-count" size="small">
                  {count}
                </Badge>
              )}
            </Button>
          </PopoverTrigger>
          <PopoverSurface aria-label={timeline.filters}>
            <FilterForm filters={filters} values={values} onFilters={onFilters} />
          </PopoverSurface>
        </Popover>
        <Button
          icon={newestFirst ? <ArrowDownRegular /> : <ArrowUpRegular />}
          onClick={() => onOrder(newestFirst ? 'oldest-first' : 'newest-first')}
        >
          {newestFirst ? timeline.newestFirst : timeline.oldestFirst}
        </Button>
      </div>
      <ActiveFilters filters={filters} onFilters={onFilters} />
    </>
  );
}

function FilterForm({
  filters,
  values,
  onFilters,
}: {
  readonly filters: Filters;
  readonly values: EventValues | null;
  readonly onFilters: (part: Partial<Filters>) => void;
}): ReactNode {
  const { timeline } = useWords();
  const { filterBy } = timeline;
  return (
    <div className="filter-form">
      <Several
        label={filterBy.source}
        offered={values?.providers ?? []}
        chosen={filters.providers}
        nameOf={(name) => name}
        onChange={(providers) => onFilters({ providers })}
      />
      <Several
        label={filterBy.eventId}
        offered={values?.eventIds ?? []}
        chosen={filters.eventIds}
        nameOf={String}
        onChange={(eventIds) => onFilters({ eventIds })}
      />
      <Several
        label={filterBy.level}
        offered={values?.levels ?? []}
        chosen={filters.levels}
        nameOf={(level) => levelName(level, timeline)}
        onChange={(levels) => onFilters({ levels })}
      />
      <UserFilter offered={values?.users ?? []} chosen={filters.user} onChange={(user) => onFilters({ user })} />
      <Field label={filterBy.trackingId}>
        <Input
          value={filters.trackingId}
          placeholder={timeline.trackingIdPlaceholder}
          onChange={(_event, { value }) => onFilters({ trackingId: value })}
        />
      </Field>
      {(values?.files.length ?? 0) < 2 ? null : (
        <Several
          label={filterBy.file}
          offered={values?.files ?? []}
          chosen={filters.files}
          nameOf={(name) => name}
          // The worker takes one log or all.
          onChange={(files) => onFilters({ files: files.slice(-1) })}
        />
      )}
      <Button
        disabled={countFilters(filters) === 0}
        onClick={() =>
          onFilters({ ...noFilters, text: filters.text, searchBy: filters.searchBy, hidden: filters.hidden })
        }
      >
        {timeline.clearFilters}
      </Button>
    </div>
  );
}

/** Any number of the values that there are, each with how often it is there. */
function Several<Value extends string | number>({
  label,
  offered,
  chosen,
  nameOf,
  onChange,
}: {
  readonly label: string;
  readonly offered: readonly CountedValue<Value>[];
  readonly chosen: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly onChange: (chosen: readonly Value[]) => void;
}): ReactNode {
  const { timeline } = useWords();
  const format = useFormat();
  return (
    <Field label={label}>
      <Dropdown
        multiselect
        inlinePopup
        listbox={{ className: 'filter-options' }}
        placeholder={timeline.anyValue}
        value={chosen.map((value) => nameOf(value)).join(', ')}
        selectedOptions={chosen.map(String)}
        onOptionSelect={(_event, { selectedOptions }) =>
          onChange(offered.map(({ value }) => value).filter((value) => selectedOptions.includes(String(value))))
        }
      >
        {offered.map(({ value, count }) => (
          <Option key={value} value={String(value)} text={nameOf(value)}>
            <span className="option-name">{nameOf(value)}</span>
            <span className="option-count">{format.number(count)}</span>
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

function UserFilter({
  offered,
  chosen,
  onChange,
}: {
  readonly offered: readonly CountedValue<string>[];
  readonly chosen: string | null;
  readonly onChange: (user: string | null) => void;
}): ReactNode {
  const { timeline } = useWords();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = (typed ?? '').trim().toLowerCase();
  const fitting = offered.filter(({ value }) => value.toLowerCase().includes(wanted)).slice(0, offeredUsers);
  return (
    <Field label={timeline.filterBy.user}>
      <Combobox
        clearable
        inlinePopup
        listbox={{ className: 'filter-options' }}
        placeholder={timeline.anyValue}
        value={typed ?? chosen ?? ''}
        selectedOptions={chosen === null ? [] : [chosen]}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_event, { optionValue }) => {
          setTyped(null);
          onChange(optionValue ?? null);
        }}
        onBlur={() => setTyped(null)}
      >
        {fitting.map(({ value, count }) => (
          <Option key={value} value={value} text={value}>
            <span className="option-name">{value}</span>
            <span className="option-count">{format.number(count)}</span>
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}

function levelName(level: number, timeline: Words['timeline']): string {
  const name = timeline.levels[level] ?? timeline.otherLevel(level);
  // Two numbers mean information: 0 is what older sources write.
  return level === 0 ? `${name} (0)` : name;
}

/** Each filter as a tag that takes it away. */
function ActiveFilters({
  filters,
  onFilters,
}: {
  readonly filters: Filters;
  readonly onFilters: (part: Partial<Filters>) => void;
}): ReactNode {
  const { timeline } = useWords();
  const { filterBy } = timeline;
  const tags: readonly { readonly name: string; readonly value: string; readonly without: Partial<Filters> }[] = [
    { name: filterBy.source, value: filters.providers.join(', '), without: { providers: [] } },
    { name: filterBy.eventId, value: filters.eventIds.join(', '), without: { eventIds: [] } },
    {
      name: filterBy.level,
      value: filters.levels.map((level) => levelName(level, timeline)).join(', '),
      without: { levels: [] },
    },
    { name: filterBy.user, value: filters.user ?? '', without: { user: null } },
    { name: filterBy.trackingId, value: filters.trackingId, without: { trackingId: '' } },
    { name: filterBy.file, value: filters.files.join(', '), without: { files: [] } },
  ];
  const active = tags.filter(({ value }) => value !== '');
  return active.length === 0 ? null : (
    <TagGroup aria-label={timeline.activeFilters} className="active-filters">
      {active.map(({ name, value, without }) => (
        <InteractionTag key={name} size="small" value={name} appearance="brand">
          <InteractionTagPrimary hasSecondaryAction onClick={() => onFilters(without)}>
            {name}: {value}
          </InteractionTagPrimary>
          <InteractionTagSecondary
            aria-label={`${timeline.removeFilter}: ${name}`}
            onClick={() => onFilters(without)}
          />
        </InteractionTag>
      ))}
    </TagGroup>
  );
}
