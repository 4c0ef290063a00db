import type { Analysis } from '../analysis/analysis.ts';
import type { Facts } from '../facts/facts.ts';
import type { PasswordOperation } from '../operations/password-operation.ts';
import type { Evidence } from '../rules/rule.ts';
import { caseFields, type CaseFieldId } from './case-fields.ts';
import { fillers, type FilledValue } from './fill-fields.ts';

/** What support asks for when a writeback case is opened; `case.json` in the bundle. */
export interface SupportCase {
  readonly schema: 'connect-support-bundle/case/1';
  /** TrackingId of the operation the case is about, or null where no operation failed. */
  readonly trackingId: string | null;
  /** Failing operations to pick from, newest first. */
  readonly choices: readonly { readonly trackingId: string; readonly label: string }[];
  /** In the order of the form. */
  readonly fields: readonly CaseField[];
}

export interface CaseField {
  readonly id: CaseFieldId;
  readonly label: string;
  /** `filled` from evidence, `answered` by a person, `open` = somebody must still say it. */
  readonly state: 'filled' | 'answered' | 'open';
  readonly value: string;
  readonly evidence: readonly Evidence[];
  /** Where a person finds the answer; empty where none is needed. */
  readonly hint: string;
}

export interface CaseInput {
  readonly analysis: Analysis;
  readonly facts: Facts;
  /** Name of the event log inside the bundle, or null where none is attached. */
  readonly eventLogFile: string | null;
}

/** What a person typed, by field. An empty text counts as no answer. */
export type CaseAnswers = { readonly [Id in CaseFieldId]?: string };

/**
 * Fills the case template as far as the evidence goes.
 * `trackingId` picks the operation; without it, or if it names none, the newest failing one is taken.
 * An answer replaces what the evidence says; a field with neither stays open, with its hint.
 */
export function buildCase(input: CaseInput, trackingId?: string, answers: CaseAnswers = {}): SupportCase {
  const failing = failingOperations(input.analysis);
  const operation = failing.find((candidate) => candidate.trackingId === trackingId) ?? failing[0] ?? null;
  const fillInput = { ...input, operation };
  return {
    schema: 'connect-support-bundle/case/1',
    trackingId: operation?.trackingId ?? null,
    choices: failing.map((candidate) => ({ trackingId: candidate.trackingId, label: operationLabel(candidate) })),
    fields: caseFields.map((field) => {
      const answer = answers[field.id]?.trim() ?? '';
      const filled: FilledValue | null = fillers[field.id](fillInput);
      if (answer !== '') {
        return { id: field.id, label: field.label, state: 'answered', value: answer, evidence: [], hint: '' };
      }
      if (filled !== null) {
        return {
          id: field.id,
          label: field.label,
          state: 'filled',
          value: filled.value,
          evidence: filled.evidence,
          hint: filled.hint ?? '',
        };
      }
      return { id: field.id, label: field.label, state: 'open', value: '', evidence: [], hint: field.hint };
    }),
  };
}

/** Operations that failed or never ended, newest first. */
export function failingOperations(analysis: Analysis): readonly PasswordOperation[] {
  return analysis.operations.filter((operation) => operation.outcome !== 'succeeded').toReversed();
}

const kindNames: Readonly<Record<PasswordOperation['kind'], string>> = {
  reset: 'Password reset',
  change: 'Password change',
  'admin-reset': 'Reset by an administrator',
  unlock: 'Account unlock',
};

/** One line that tells operations apart: what, who, when, result. */
export function operationLabel(operation: PasswordOperation): string {
  const result = operation.outcome === 'unfinished' ? 'no result logged' : (operation.resultCode ?? operation.outcome);
  return `${kindNames[operation.kind]} for ${operation.user ?? 'an unnamed user'}, ${operation.start}, ${result}`;
}
