import { describe, expect, it } from 'vitest';
import { rules } from '../rules/registry.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import { inGerman, titleInGerman } from './in-german.ts';
import { ruleTexts } from './rule-texts.ts';

function findingOf(rule: Rule): Finding {
  return {
    ...rule,
    what: 'It happened on SYNC01.',
    count: 1,
    first: null,
    last: null,
    users: [],
    confidence: 'certain',
    evidence: [],
  };
}

describe('the rules in German', () => {
  it('covers every rule and nothing else', () => {
    expect(Object.keys(ruleTexts).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('says all that %s says, step by step', (id, rule) => {
    const texts = ruleTexts[id];
    expect(texts?.fix.length).toBe(rule.fix.length);
    expect(texts?.falsePositives.length).toBe(rule.falsePositives.length);
    expect(texts?.fix.map((step) => typeof step !== 'string')).toEqual(
      rule.fix.map((step) => step.warning !== undefined),
    );
    const all = JSON.stringify(texts);
    // Ids of events, ports, versions and names of products are the same in both languages.
    // Sample: `31015`, `2.5.79.0`, `443`
    const numbers = JSON.stringify([rule.explanation, rule.fix]).match(/\b\d{3,}(?:\.\d+)*\b/g) ?? [];
    // A German date has its parts in another order.
    expect(numbers.filter((number) => number !== '2026' && !all.includes(number))).toEqual([]);
    const german = inGerman(findingOf(rule), rules);
    expect(german.title).toBe(texts?.title);
    expect(german.explanation).not.toBe(rule.explanation);
    expect(german.what).toBe('It happened on SYNC01.');
    expect(german.fix.map((step) => step.text)).not.toContain(rule.fix[0]?.text);
    expect(titleInGerman(rule)).toBe(texts?.title);
  });

  it('keeps what the case at hand replaced, and what it does not know', () => {
    const [rule] = rules;
    if (rule === undefined) throw new Error('there are no rules');
    const changed = { ...findingOf(rule), fix: [{ text: 'Do this one thing.' }] };
    expect(inGerman(changed, rules).fix).toEqual([{ text: 'Do this one thing.' }]);
    const foreign = { ...findingOf(rule), id: 'of-a-newer-version' };
    expect(inGerman(foreign, rules)).toEqual(foreign);
    expect(titleInGerman({ id: 'of-a-newer-version', title: 'New' })).toBe('New');
  });
});
