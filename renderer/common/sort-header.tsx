import { Button } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import type { ReactNode } from 'react';

/** The head of a column that sorts. */
export function SortHeader({
  name,
  sorted,
  onSort,
  className = '',
}: {
  readonly name: string;
  readonly sorted: 'ascending' | 'descending' | 'none';
  readonly onSort: () => void;
  readonly className?: string;
}): ReactNode {
  return (
    <span role="columnheader" aria-sort={sorted} className={`sort-header ${className}`}>
      <Button
        appearance="transparent"
        size="small"
        iconPosition="after"
        {...(sorted === 'none' ? {} : { icon: sorted === 'ascending' ? <ArrowUpRegular /> : <ArrowDownRegular /> })}
        onClick={onSort}
      >
        {name}
      </Button>
    </span>
  );
}
