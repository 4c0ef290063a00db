import { findResultCode } from '../../../shared/knowledge/result-codes.ts';
import type { PasswordOperation } from '../../../shared/operations/password-operation.ts';
import type { Format } from '../../common/create-format.ts';
import type { Words } from '../../words/words.ts';
import type { OperationGroup } from './arrange-operations.ts';

/** The listed operations as rows of text, their head first. */
export function operationRows(
  operations: readonly PasswordOperation[],
  words: Words['operations'],
  format: Format,
): readonly (readonly string[])[] {
  return [
    [
      words.start(format.zone),
      words.user,
      words.kind,
      words.result,
      words.code,
      words.duration,
      words.reason,
      words.administrator,
      words.trackingId,
    ],
    ...operations.map((operation) => [
      format.time(operation.start),
      operation.user ?? words.notNamed,
      words.kinds[operation.kind],
      words.outcomeWords[operation.outcome],
      operation.resultCode ?? '',
      operation.durationMs === null ? '' : format.duration(operation.durationMs),
      operation.reason ?? '',
      operation.admin ?? '',
      operation.trackingId,
    ]),
  ];
}

/** The listed groups as rows of text, their head first. */
export function groupRows(
  groups: readonly OperationGroup[],
  by: 'user' | 'code',
  words: Words['operations'],
  format: Format,
): readonly (readonly string[])[] {
  const last = by === 'code' ? [words.meaning] : [];
  return [
    [
      by === 'user' ? words.user : words.code,
      words.all,
      words.failed,
      words.unfinished,
      words.succeeded,
      words.last(format.zone),
      ...last,
    ],
    ...groups.map((group) => [
      group.name ?? (by === 'user' ? words.notNamed : words.noCode),
      ...[group.all, group.failed, group.unfinished, group.succeeded].map((count) => format.number(count)),
      format.moment(group.lastMs),
      ...(by === 'code' ? [words.ofTable(codeName(group.name) ?? '')] : []),
    ]),
  ];
}

/** What a result code is called; null where the tables do not know it. */
export function codeName(code: string | null): string | null {
  const found = code === null ? null : findResultCode(code);
  return found === null ? null : (found.name ?? found.meaning);
}
