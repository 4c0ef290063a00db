import { describe, expect, it } from 'vitest';
import type { GuideInput } from '../knowledge/guided-steps.ts';
import { recoveryLadder } from '../knowledge/recovery-ladder.ts';
import { guidesMarkdown } from './guide-markdown.ts';

const input = (findings: readonly string[], passed: readonly string[] = []): GuideInput => ({
  analysis: { findings: findings.map((id) => ({ id })), passed, unknown: [], operations: [] },
  facts: {},
});

describe('guides in the report', () => {
  it('stay out where no finding asks for them', () => {
    expect(guidesMarkdown(input([]))).toEqual([]);
  });

  it('tick what the evidence settles and spell out what a finding asks for', () => {
    const asked = recoveryLadder.find((step) => step.neededBy.length > 0);
    const settled = recoveryLadder.find((step) => step !== asked && step.settledBy.length > 0);
    expect(asked).toBeDefined();
    expect(settled).toBeDefined();
    const text = guidesMarkdown(input(asked?.neededBy.slice(0, 1) ?? [], settled?.settledBy ?? [])).join('\n');
    expect(text).toContain(`- [ ] **${asked?.title}** (asked for by \`${asked?.neededBy[0]}\`)`);
    expect(text).toContain(`- [x] **${settled?.title}**`);
    for (const action of asked?.actions ?? []) {
      expect(text).toContain(action.slice(0, 20));
    }
  });
});
