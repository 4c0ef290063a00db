import { expect, it } from 'vitest';
import { requestItems } from '../../../shared/request/request.ts';
import { groupOrder, groups } from './gathered-groups.ts';

it('everything that can be collected stands in one group of the plan', () => {
  const shown = groupOrder.flatMap((group) => groups[group]);
  expect(shown.toSorted()).toEqual(requestItems.toSorted());
});
