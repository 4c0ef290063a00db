import { evidenceOfFact } from './support/evidence.ts';
import { troubleshootWriteback, versionHistory } from './support/references.ts';
import { countOf, list } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const syncRulesCustomised: Rule = {
  id: 'sync-rules-customised',
  title: 'Sync rules were customised',
  severity: 'info',
  explanation:
    'Rules that differ from those the product ships are lost in a reinstallation, and changed built-in rules can be lost in an upgrade.',
  fix: [
    { text: 'Export the customised rules in the Synchronization Rules Editor before an upgrade or a reinstallation.' },
    { text: 'Put them back afterwards, as copies of the built-in rules and not as changes to them.' },
  ],
  references: [troubleshootWriteback, versionHistory],
  falsePositives: [],
  needs: ['syncRules'],
  check(input) {
    const fact = input.facts.syncRules;
    const rules = fact?.value.customised ?? [];
    if (fact === undefined || rules.length === 0) return { kind: 'pass' };
    return stateFinding(
      `${countOf(rules.length, 'sync rule')} ${rules.length === 1 ? 'is' : 'are'} not as shipped: ${list(rules.map(({ name }) => name))}.`,
      rules.map(({ name, direction }) => evidenceOfFact(fact, `${direction} rule ${name}`)),
      { count: rules.length },
    );
  },
};
