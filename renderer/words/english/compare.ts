import type { Caution, FindingChange, Meaning } from '../../../shared/compare/comparison.ts';
import type { FactKey } from '../../../shared/facts/facts.ts';
import { counted } from './count.ts';

const areas: Readonly<Record<FactKey, string>> = {
  server: 'Server',
  connectVersion: 'Connect version',
  service: 'Service',
  tls: 'TLS',
  dotnet: '.NET',
  network: 'Network',
  configuration: 'Configuration',
  eventLogSettings: 'Event log',
  directoryPolicy: 'Password policy',
  domainControllers: 'Domain controllers',
  remoteSam: 'Remote SAM',
  directoryUsers: 'Users',
  clock: 'Clock',
  proxy: 'Proxy',
  rootCertificates: 'Root certificates',
  pendingReboot: 'Pending restart',
  syncRules: 'Sync rules',
  companyFeatures: 'Tenant features',
};

const meanings: Readonly<Record<Meaning, string>> = { better: 'better', worse: 'worse', neutral: 'different' };

const kinds: Readonly<Record<FindingChange['kind'], string>> = {
  new: 'new',
  gone: 'gone',
  changed: 'changed',
  same: 'same',
  'not-judged-before': 'seen now, not looked for before',
  'not-judged-after': 'not looked for now',
};

const cautions: Readonly<Record<Caution, string>> = {
  redacted:
    'Names in at least one of them are stand-ins, which differ from bundle to bundle. Differences in names are therefore left out.',
  'different-computers': 'These are two servers: what differs need not have changed.',
  'after-is-older': 'The second was collected before the first. Exchange them to read it in the order of time.',
  identical: 'Both are the same collection.',
};

export const compare = {
  areas,
  meanings,
  kinds,
  cautions,
  title: 'Compare',
  lead: 'Before and after a repair, or the active and the staging server: what changed in settings and findings. A finding counts as gone only where it was looked for.',
  choose: 'Choose what to compare with …',
  chooseOther: 'Compare with another …',
  exchange: 'Exchange the two',
  reading: (name: string): string => `Reading ${name} …`,
  before: 'Before',
  after: 'After',
  notABundle: 'That is a request, not a bundle or log. Choose a bundle or log to compare with.',
  findings: 'Findings',
  finding: 'Finding',
  change: 'Change',
  noFindingChange: 'No finding came, went or changed.',
  sameFindings: (count: number): string => `${counted(count, 'finding is', 'findings are')} the same on both sides`,
  settings: 'Settings',
  area: 'Area',
  setting: 'Setting',
  meaning: 'Meaning',
  noSettingChange: 'No setting differs.',
  showNoise: (count: number): string =>
    `Show ${counted(count, 'difference', 'differences')} that any two collections have (times, sizes, stand-ins)`,
  onlyBefore: (areaNames: string): string => `Read before only, so nothing can be said of: ${areaNames}.`,
  onlyAfter: (areaNames: string): string => `Read after only, so nothing can be said of: ${areaNames}.`,
  operations: 'Password operations',
  outcome: 'Outcome',
  allOperations: 'all',
  succeeded: 'succeeded',
  failed: 'failed',
  unfinished: 'unfinished',
  resultCode: (code: string): string => `failed with ${code}`,
  notThere: 'not there',
};
