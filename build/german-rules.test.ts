import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toGerman } from '../shared/german/to-german.ts';
import { rules } from '../shared/rules/registry.ts';
import type { RuleOutcome } from '../shared/rules/rule.ts';
import { englishIn } from './english-left-over.ts';

// Every rule says in German all that its own tests make it say: they run here once more, and whatever a rule answers is
// kept. Who writes a new sentence into a rule, and a test for it, finds it missing here.

/** Names of sync rules are what an administrator called them. */
const names = ['In from AD - User Join', 'Out to AAD'];

/** What was said, with the rule that said it. */
const said = new Map<string, string>();
/** Rules that found something at least once. */
const found = new Set<string>();

for (const rule of rules) {
  const check = rule.check.bind(rule);
  rule.check = (input) => keep(rule.id, check(input));
}

function keep(id: string, outcome: RuleOutcome): RuleOutcome {
  if (outcome.kind === 'finding') {
    said.set(outcome.finding.what, id);
    found.add(id);
  } else if (outcome.kind !== 'pass') {
    said.set(outcome.reason, id);
  }
  return outcome;
}

const folder = new URL('../shared/rules/', import.meta.url);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.test.ts'))) {
  await import(fileURLToPath(new URL(name, folder)));
}

describe('what rules say, in German', () => {
  it('covers every sentence of every rule', () => {
    // Else nothing was listened to.
    expect(rules.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
    const missing = [...said].flatMap(([text, id]) => (toGerman(text).translated ? [] : [`${id}: ${text}`]));
    expect(missing).toEqual([]);
    expect([...said.keys()].flatMap((text) => englishIn(toGerman(text).text, names))).toEqual([]);
  });
});
