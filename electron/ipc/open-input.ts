import { basename } from 'node:path';
import type { OpenedInput } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { analyzeInputs } from '../analyze.ts';

/** Analyses one bundle, zip or log. Hostile until proven otherwise: the readers have limits for everything. */
export async function openInput(
  path: string,
  nowMs: number,
): Promise<Result<OpenedInput, { readonly name: string; readonly reason: string }>> {
  const name = basename(path);
  const analyzed = await analyzeInputs([path], { nowMs });
  if (!analyzed.ok)
    return failure({ name, reason: analyzed.error.unreadable[0]?.reason ?? 'nothing in it can be read' });
  const { analysis, facts, computer, sample, inputs, unreadable } = analyzed.value;
  const input = inputs[0];
  return success({
    name,
    kind: input?.kind ?? 'log',
    shortCode: input?.shortCode ?? null,
    computer,
    sample,
    logs: [...(input?.logs ?? [])],
    files: (input?.files ?? []).map(({ name: file, state }) => ({ name: file, state })),
    problems: [
      ...(input?.problems ?? []).map((problem) => problem.detail),
      ...unreadable.map((missed) => `${basename(missed.path)}: ${missed.reason}`),
      ...analysis.sources.flatMap((log) => log.problems.map((problem) => `${problem.file}: ${problem.detail}`)),
    ].slice(0, 100),
    analysis,
    facts,
  });
}
