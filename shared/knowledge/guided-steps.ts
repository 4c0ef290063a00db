import type { Facts } from '../facts/facts.ts';
import type { PasswordOperation } from '../operations/password-operation.ts';
import type { UnknownVerdict } from '../rules/rule.ts';
import type { KnowledgeEntry } from './entry.ts';

/** What guided steps are judged by; an Analysis fits, and so does any part of one. */
export interface GuideInput {
  readonly analysis: {
    readonly findings: readonly { readonly id: string }[];
    readonly passed: readonly string[];
    readonly unknown: readonly UnknownVerdict[];
    readonly operations: readonly Pick<
      PasswordOperation,
      'kind' | 'outcome' | 'user' | 'start' | 'resultCode' | 'connectorAccount' | 'domain'
    >[];
  };
  readonly facts: Facts;
}

/** One step of a guide. It declares what settles it; nobody has to tick it off where the evidence does. */
export interface GuidedStep extends KnowledgeEntry {
  readonly id: string;
  readonly title: string;
  /** Actions in their order. */
  readonly actions: readonly string[];
  readonly warnings: readonly GuideWarning[];
  /** Findings that ask for this step. */
  readonly neededBy: readonly string[];
  /** Rules that, all passed, settle it; empty: no rule can. */
  readonly settledBy: readonly string[];
  /** What it counts as when settled: a check is done, an action is not needed. */
  readonly settledAs: 'done' | 'not-needed';
  /** A sentence naming evidence that settles the step, or null. Asked before the rules. */
  readonly evidence?: (input: GuideInput) => string | null;
}

export interface GuideWarning {
  readonly text: string;
  /** Shown only when this finding is there; null: always. */
  readonly whenFinding: string | null;
}

export type StepState =
  | { readonly kind: 'needed'; readonly findings: readonly string[] }
  | { readonly kind: 'done'; readonly because: string }
  | { readonly kind: 'not-needed'; readonly because: string }
  /** The evidence does not say. */
  | { readonly kind: 'open'; readonly because: string };

export interface JudgedStep {
  readonly step: GuidedStep;
  readonly state: StepState;
  /** Warnings that apply here. */
  readonly warnings: readonly string[];
}

/** Judges every step by the evidence. A finding that asks for a step outweighs whatever settles it. */
export function judgeSteps(steps: readonly GuidedStep[], input: GuideInput): readonly JudgedStep[] {
  const found = new Set(input.analysis.findings.map((finding) => finding.id));
  return steps.map((step) => ({
    step,
    state: judgeStep(step, input, found),
    warnings: step.warnings
      .filter(({ whenFinding }) => whenFinding === null || found.has(whenFinding))
      .map(({ text }) => text),
  }));
}

function judgeStep(step: GuidedStep, input: GuideInput, found: ReadonlySet<string>): StepState {
  const findings = step.neededBy.filter((id) => found.has(id));
  if (findings.length > 0) return { kind: 'needed', findings };
  const evidence = step.evidence?.(input) ?? null;
  if (evidence !== null) return { kind: step.settledAs, because: evidence };
  if (step.settledBy.length === 0) return { kind: 'open', because: 'Nothing that was collected can tell.' };
  const passed = new Set(input.analysis.passed);
  const missing = step.settledBy.filter((id) => !passed.has(id));
  if (missing.length === 0) return { kind: step.settledAs, because: `Checked and fine: ${step.settledBy.join(', ')}.` };
  const reason = input.analysis.unknown.find((verdict) => missing.includes(verdict.id))?.reason;
  return { kind: 'open', because: reason ?? `Not judged: ${missing.join(', ')}.` };
}
