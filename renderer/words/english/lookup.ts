import { explain } from '../../../shared/knowledge/explain.ts';
import type { Explanation } from '../../../shared/knowledge/explanation.ts';

export const lookup = {
  /** Answers to a query in words of this language; codes and words of the product are the same in all. */
  answersTo: (query: string): readonly Explanation[] => explain(query),
  title: 'Look up',
  label: 'An event id, a result code, a message, a version, or a few words',
  placeholder: '33004, hr=80230619, SSPR_0029, access denied',
  examples: 'For example',
  exampleQueries: ['33004', 'hr=80230619', 'SSPR_0029', 'access denied', 'disable and enable writeback', '2.5.79.0'],
  nothing: 'Nothing is known of this. Try an event id, hr=…, SSPR_…, a version, or other words.',
  found: (count: number): string => (count === 1 ? '1 answer' : `${count} answers`),
  answers: 'Answers',
  whatToDo: 'What to do',
  source: (source: string, day: string): string => `${source}, as of ${day}`,
  surenesses: {
    verified: '',
    secondary: 'from one source',
    derived: 'derived',
    unverified: 'not verified',
  },
  kinds: {
    event: 'Event',
    'event-variant': 'Event, this text',
    'result-code': 'Result code',
    'user-code': 'Code users see',
    symptom: 'Symptom',
    version: 'Version',
    'version-threshold': 'Turning point of a version',
    endpoint: 'Endpoint',
    port: 'Port',
    'http-status': 'HTTP status',
    'tls-value': 'TLS value',
    dotnet: '.NET',
    'root-certificate': 'Root certificate',
    permission: 'Permission',
    'reserved-character': 'Reserved character',
    'operating-system': 'Windows',
    'recovery-step': 'Action: recovery',
    'permission-step': 'Action: permission check',
  },
};
