import { judgeSteps, type GuidedStep, type GuideInput, type JudgedStep } from '../knowledge/guided-steps.ts';
import { permissionCheck } from '../knowledge/permission-check.ts';
import { recoveryLadder } from '../knowledge/recovery-ladder.ts';
import { assertNever } from '../result/result.ts';
import { code, plain } from './markdown-text.ts';

const guides: readonly { readonly title: string; readonly steps: readonly GuidedStep[] }[] = [
  { title: 'Recovery, step by step', steps: recoveryLadder },
  { title: 'Permission check, step by step', steps: permissionCheck },
];

/** The guides that a finding asks for, as check lists that are ticked where the evidence settles a step. */
export function guidesMarkdown(input: GuideInput): readonly string[] {
  return guides.flatMap(({ title, steps }) => {
    const judged = judgeSteps(steps, input);
    return judged.some(({ state }) => state.kind === 'needed')
      ? [`## ${title}`, '', ...judged.flatMap(stepLines), '']
      : [];
  });
}

function stepLines({ step, state, warnings }: JudgedStep): readonly string[] {
  const settled = state.kind === 'done' || state.kind === 'not-needed';
  return [
    `- [${settled ? 'x' : ' '}] **${plain(step.title)}** (${stateText(state)})`,
    ...(settled ? [] : step.actions.map((action, at) => `  ${at + 1}. ${plain(action)}`)),
    ...(settled ? [] : warnings.map((warning) => `  - **Careful:** ${plain(warning)}`)),
  ];
}

function stateText(state: JudgedStep['state']): string {
  switch (state.kind) {
    case 'needed':
      return `asked for by ${state.findings.map((id) => code(id)).join(', ')}`;
    case 'done':
      return `done: ${plain(state.because)}`;
    case 'not-needed':
      return `not needed: ${plain(state.because)}`;
    case 'open':
      return `open: ${plain(state.because)}`;
    default:
      return assertNever(state);
  }
}
