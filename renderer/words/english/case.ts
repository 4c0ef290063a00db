import type { CaseFieldId } from '../../../shared/case/case-fields.ts';
import { caseFields } from '../../../shared/case/case-fields.ts';
import type { CaseField } from '../../../shared/case/support-case.ts';
import type { PasswordOperation } from '../../../shared/operations/password-operation.ts';

export interface FieldWords {
  readonly label: string;
  readonly hint: string;
}

/** The form is written into the bundle in English: its own words are these. */
function fieldOf(id: CaseFieldId): FieldWords {
  const { label, hint } = caseFields.find((field) => field.id === id) ?? { label: id, hint: '' };
  return { label, hint };
}

const states: Readonly<Record<CaseField['state'], string>> = {
  filled: 'filled from evidence',
  answered: 'your answer',
  open: 'open',
};

const kinds: Readonly<Record<PasswordOperation['kind'], string>> = {
  reset: 'Password reset',
  change: 'Password change',
  'admin-reset': 'Reset by an administrator',
  unlock: 'Account unlock',
};

export const supportCase = {
  title: 'Case',
  lead: 'What support asks for. Fields with evidence are filled; write over them where they are wrong, and add what only a person knows.',
  notYet: 'The form fills itself as soon as the analysis is there.',
  meter: 'Completeness of the case form',
  meterText: (done: number, all: number): string => `${done} of ${all} fields have an answer`,
  complete: 'Complete: every field has an answer.',
  nextOpen: 'Go to the next open field',
  operation: 'The failing operation',
  operationHint: 'Time, user, TrackingId and description follow this one.',
  kinds,
  noUser: 'an unnamed user',
  noResult: 'no result logged',
  copy: 'Copy as Markdown',
  copyNote: 'Names are copied as they stand here.',
  copyRefused: 'The clipboard cannot be written here; the same text stands in case.md of the bundle.',
  states,
  field: fieldOf,
  /** The fields with a fixed set of answers; the key is what stands in the bundle. */
  choices: {
    federated: 'federated',
    'pass-through': 'pass-through authentication',
    'password-hash-synchronised': 'password hash synchronised',
    'cloud-only': 'cloud only',
    ongoing: 'ongoing',
    intermittent: 'intermittent',
    solved: 'solved',
  },
  choose: 'not said yet',
  evidence: 'Where this comes from',
  wrong: (expected: string): string => `Does not look right. For example: ${expected}. It is kept as typed.`,
  backToEvidence: 'Take my answer back',
  languageNote: '',
};
