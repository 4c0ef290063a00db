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

/** What Windows calls a value that is not there, the names of our own files, and what only tests let a probe or a log say. */
const wordForWord = [
  'Not Found',
  'server',
  'dns failed',
  'tcp failed',
  'tls failed',
  'RebootRequired of Windows Update',
  'The checksum of a chunk is wrong.',
];

/** What was said, with the rule that said it. */
const said = new Map<string, string>();
/** Places and quotes of evidence: names and values, or words of ours about them. */
const beside = new Set<string>();
/** Rules that found something at least once. */
const found = new Set<string>();

for (const rule of rules) {
  const check = rule.check.bind(rule);
  rule.check = (input) => keep(rule.id, check(input));
}

function keep(id: string, outcome: RuleOutcome): RuleOutcome {
  if (outcome.kind === 'finding') {
    said.set(outcome.finding.what, id);
    for (const { place, quote, time } of outcome.finding.evidence) {
      beside.add(place);
      if (time === null) beside.add(quote);
    }
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

  it('covers the words beside the values in evidence, and the titles of documents', () => {
    expect(beside.size).toBeGreaterThan(80);
    expect([...beside].flatMap((text) => englishIn(toGerman(text).text, [...names, ...wordForWord]))).toEqual([]);
    const titles = new Set(rules.flatMap(({ references }) => references.map(({ title }) => title)));
    expect([...titles].filter((title) => !toGerman(title).translated)).toEqual([]);
    expect([...titles].flatMap((title) => englishIn(toGerman(title).text))).toEqual([]);
  });
});
