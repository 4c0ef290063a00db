import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../shared/rules/registry.ts';
import type { Rule } from '../shared/rules/rule.ts';

/** Walks shared/rules: what the house asks of every rule. */
const folder = join(import.meta.dirname, '..', 'shared', 'rules');
const notRules = new Set(['engine.ts', 'registry.ts', 'rule.ts']);
const names = readdirSync(folder);
const ruleFiles = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !notRules.has(name));

const texts = (rule: Rule): readonly string[] => [
  rule.explanation,
  ...rule.fix.flatMap((step) => [step.text, step.warning ?? 'None.']),
  ...rule.falsePositives,
];

/** Words a step may begin with: it says what to do. */
const imperatives = new Set(
  `Abandon Add Allow Ask Back Block Bring Check Choose Clear Close Collect Compare Decide Disable Download Enable Enter Exclude Exempt
   Export Find Finish Follow Give Grant Ignore Import Install Leave Let List Look Make Move Note Open Plan Point Prefer
   Put Raise Read Remove Rename Replace Reset Resolve Restart Run Search Set Sign Start Switch Take Tell Test Try Unlock
   Update Use Wait`.split(/\s+/),
);

describe('the folder of rules', () => {
  it('has each rule in the registry, once, under the name of its file', () => {
    expect(rules.map((rule) => `${rule.id}.ts`).toSorted()).toEqual(ruleFiles.toSorted());
  });

  it.each(ruleFiles)('%s has a test with a finding case and a silent case', (file) => {
    const name = file.replace(/\.ts$/, '.test.ts');
    expect(names).toContain(name);
    const test = readFileSync(join(folder, name), 'utf8');
    expect(test).toContain(`describe('${file.replace(/\.ts$/, '')}'`);
    expect(test).toMatch(/it\(["']finding: /);
    expect(test).toMatch(/it\(["']silent: /);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  it('has a title without a full stop, and at least one step and one reference', () => {
    expect(rule.title).toMatch(/^[A-Z"].*[^.]$/);
    expect(rule.fix.length).toBeGreaterThan(0);
    expect(rule.references.length).toBeGreaterThan(0);
    expect(rule.needs.length + (rule.needsOneOf?.length ?? 0)).toBeGreaterThan(0);
  });

  it('is written in whole sentences', () => {
    for (const text of texts(rule)) {
      expect(text).toMatch(/^[A-Z"31].*\.$/s);
      expect(text).not.toMatch(/ {2}|\s$|\.\.|\bTODO\b/);
    }
  });

  it('tells people what to do', () => {
    for (const { text } of rule.fix) {
      expect(imperatives).toContain(text.split(' ')[0]);
    }
  });

  it('refers to the pages of the vendor only', () => {
    for (const { url } of rule.references) {
      expect(url).toMatch(/^https:\/\/learn\.microsoft\.com\/[a-z0-9/-]+$/);
    }
  });
});
