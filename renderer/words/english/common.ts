import type { Translation } from '../../../shared/german/to-german.ts';
import { counted } from './count.ts';

export const common = {
  /** A text of the core or its tables, which speak English. */
  ofCore: (text: string): Translation => ({ text, translated: true }),
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied.',
  copyRefused: 'The clipboard cannot be written here.',
  all: 'all',
  none: 'none',
  unknown: 'unknown',
  zoneUnknown: '(zone unknown)',
  serverTime: 'server time',
  localTime: 'local time',
  severities: { critical: 'Critical', error: 'Error', warning: 'Warning', info: 'Information' },
  verdicts: { good: 'as expected', bad: 'not as expected', unknown: 'not known' },
  events: (count: number): string => counted(count, 'event', 'events'),
  checks: (count: number): string => counted(count, 'check', 'checks'),
  findings: (count: number): string => counted(count, 'finding', 'findings'),
  times: (count: number): string => counted(count, 'time', 'times'),
  files: (count: number): string => counted(count, 'file', 'files'),
  more: (count: number): string => `and ${count} more`,
  showInTimeline: 'show in the timeline',
};
