import type { Finding, FixStep, Rule, UnknownVerdict } from '../rules/rule.ts';
import { ruleTexts } from './rule-texts.ts';

/**
 * The finding with its fixed texts in German. What is built from the server's own values (`what`, quotes) stays as it
 * is, for `toGerman` to tell where it is shown; so does a text that the rule replaced for the case at hand. `rules` are
 * those the finding comes from.
 */
export function inGerman(finding: Finding, rules: readonly Rule[]): Finding {
  const texts = ruleTexts[finding.id];
  const rule = rules.find(({ id }) => id === finding.id);
  if (texts === undefined || rule === undefined) return finding;
  const declared = new Map(rule.fix.map((step, index) => [step.text, texts.fix[index]]));
  return {
    ...finding,
    title: finding.title === rule.title ? texts.title : finding.title,
    explanation: finding.explanation === rule.explanation ? texts.explanation : finding.explanation,
    fix: finding.fix.map((step) => germanStep(step, declared.get(step.text))),
    falsePositives: finding.falsePositives.map((text) => {
      const index = rule.falsePositives.indexOf(text);
      return texts.falsePositives[index] ?? text;
    }),
  };
}

/** The title of a check that could not be made, in German. */
export function titleInGerman(verdict: Pick<UnknownVerdict, 'id' | 'title'>): string {
  return ruleTexts[verdict.id]?.title ?? verdict.title;
}

function germanStep(step: FixStep, german: string | readonly [string, string] | undefined): FixStep {
  if (german === undefined) return step;
  return typeof german === 'string' ? { ...step, text: german } : { ...step, text: german[0], warning: german[1] };
}
