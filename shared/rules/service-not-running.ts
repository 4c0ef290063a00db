import { evidenceOfFact } from './support/evidence.ts';
import { troubleshootWriteback } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

const disabled = 4;

export const serviceNotRunning: Rule = {
  id: 'service-not-running',
  title: 'The service ADSync does not run',
  severity: 'critical',
  explanation:
    'Synchronisation and password writeback both live in this service. While it is not running, no password gets back.',
  fix: [
    { text: 'Set the start type of ADSync to automatic if it is disabled.' },
    { text: 'Start the service and wait for 31015 and two heartbeats 31019.' },
    { text: 'Read the System log for 7038 or 7000 and the Application log for 6028 or 2005 if it stops again.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: ['Somebody may be restarting it at this very moment.'],
  needs: ['service'],
  check(input) {
    const fact = input.facts.service;
    if (fact === undefined) return { kind: 'pass' };
    const { installed, state, startType } = fact.value;
    if (!installed) {
      return { kind: 'not-applicable', reason: 'There is no ADSync service: this is no Connect server.' };
    }
    if (state === 'unknown') {
      return { kind: 'unknown', reason: 'Not evaluated because the state of the service could not be read.' };
    }
    if (state === 'running') return { kind: 'pass' };
    const why = startType === disabled ? ', and its start type is disabled' : '';
    return stateFinding(`ADSync is ${state.replace('-', ' ')}${why}.`, [
      evidenceOfFact(fact, `state ${state}, start type ${startType ?? 'not read'}`),
    ]);
  },
};
