import { requestItems } from '../../../shared/request/request.ts';
import type { RequestItemId } from '../../../shared/request/request.ts';
import type { Words } from '../../words/words.ts';

/** What can be collected, by the name a person reads. A bundle of a newer program may hold items without words here. */
function knownItem(id: string): RequestItemId | undefined {
  return requestItems.find((item) => item === id);
}

export function itemTitle({ id, title }: { readonly id: string; readonly title: string }, words: Words): string {
  const item = knownItem(id);
  return item === undefined ? title : words.request.items[item].title;
}

export function itemPurpose({ id, purpose }: { readonly id: string; readonly purpose: string }, words: Words): string {
  const item = knownItem(id);
  return item === undefined ? purpose : words.collect.purposes[item];
}
