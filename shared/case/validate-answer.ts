import { failure, success, type Result } from '../result/result.ts';
import type { CaseFieldId } from './case-fields.ts';

/** What is wrong with an answer; `expected` is an example of the right shape. */
export interface AnswerProblem {
  readonly code: 'not-a-guid' | 'not-a-upn' | 'not-a-url' | 'not-a-zone' | 'not-a-time' | 'not-a-choice';
  readonly expected: string;
}

export const userTypes = ['federated', 'pass-through', 'password-hash-synchronised', 'cloud-only'] as const;
export const caseStates = ['ongoing', 'intermittent', 'solved'] as const;

// 3f369fe9-c121-4450-8661-82b095bdbf0a
const guidShape = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/iu;
// anna.berg@contoso.com
const upnShape = /^[^\s@]{1,113}@[^\s@.]+(?:\.[^\s@.]+)+$/u;
// https://passwordreset.microsoftonline.com/?ru=...
const urlShape = /^https?:\/\/[^\s/]+(?:\/\S*)?$/iu;
// UTC, Z, UTC+01:00, GMT-5, +0530, Europe/Berlin, W. Europe Standard Time, with or without more behind it
const zoneShape = /^(?:UTC|GMT|Z)?\s?(?:[+-]\d{1,2}(?::?\d{2})?)?$|^[A-Z][\w.]+(?:[ /][\w.()+-]+)+/iu;
// 2026-11-14T09:12:33Z, 2026-11-14 09:12, 14.11.2026 09:12, 11/14/2026 9:12 AM
const timeShape = /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}[T ,]+\d{1,2}:\d{2}/u;

type Check = (answer: string) => AnswerProblem | null;

const shaped =
  (shape: RegExp, code: AnswerProblem['code'], expected: string): Check =>
  (answer) =>
    shape.test(answer) ? null : { code, expected };

const oneOf =
  (choices: readonly string[]): Check =>
  (answer) =>
    choices.includes(answer.toLowerCase()) ? null : { code: 'not-a-choice', expected: choices.join(', ') };

const checks: { readonly [Id in CaseFieldId]?: Check } = {
  page: shaped(urlShape, 'not-a-url', 'https://passwordreset.microsoftonline.com/'),
  'support-code': shaped(guidShape, 'not-a-guid', '00000000-0000-0000-0000-000000000000'),
  time: shaped(timeShape, 'not-a-time', '2026-11-14 09:12:33'),
  'time-zone': shaped(zoneShape, 'not-a-zone', 'UTC+01:00'),
  user: shaped(upnShape, 'not-a-upn', 'user@contoso.com'),
  'user-type': oneOf(userTypes),
  status: oneOf(caseStates),
};

/** Checks the shape of what a person typed; fields without a fixed shape take any text. Empty text is never wrong. */
export function validateAnswer(id: CaseFieldId, answer: string): Result<string, AnswerProblem> {
  const trimmed = answer.trim();
  const problem = trimmed === '' ? null : (checks[id]?.(trimmed) ?? null);
  return problem === null ? success(trimmed) : failure(problem);
}
