import type { Analysis } from '../analysis/analysis.ts';
import type { Facts } from '../facts/facts.ts';

/**
 * The one text form of an analysis: `findings.json` and `analyze --json`. Live and offline go through it, so equal
 * analyses are equal bytes.
 */
export function analysisText(analysis: Analysis): string {
  return `${JSON.stringify(analysis, null, 2)}\n`;
}

/** `facts.json`. */
export function factsText(facts: Facts): string {
  return `${JSON.stringify(facts, null, 2)}\n`;
}
