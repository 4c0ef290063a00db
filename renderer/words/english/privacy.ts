import type { RedactionCategory } from '../../../shared/redact/category.ts';
import { counted } from './count.ts';

const categories: Readonly<Record<RedactionCategory, string>> = {
  users: 'People and accounts',
  hosts: 'Computers',
  domains: 'Domains',
  'directory-names': 'Directory names',
  sids: 'Security ids (SID)',
  guids: 'GUIDs',
  anchors: 'Source anchors',
  'public-addresses': 'Public addresses',
  'private-addresses': 'Private addresses',
  'own-words': 'Words of your own',
  credentials: 'Passwords and keys',
};

export const privacy = {
  title: 'Privacy',
  lead: 'What the receiver gets to see. Findings stay the same: the same name always gets the same stand-in.',
  level: 'Names in the bundle',
  levels: { standIns: 'Stand-ins', names: 'Real names' },
  levelHints: {
    standIns: 'The map that turns them back is written beside the bundle and stays with you.',
    names: 'People, computers and domains stand in the bundle as they do in the log.',
  },
  namesWarning: 'The bundle will hold the names of people and servers. Give it only to those who may see them.',
  what: 'What gets a stand-in',
  categories,
  privateHint: 'Addresses such as 10.0.0.5 help support and say nothing outside your network.',
  credentialsAlways: 'Passwords and keys are always removed, and for good.',
  ownWords: 'Words of your own to hide',
  ownWordsHint: 'For example a project or a site; two characters or more. Press Enter to add.',
  add: 'Add',
  added: (word: string): string => `${word} is hidden now.`,
  removed: (word: string): string => `${word} is no longer hidden.`,
  removeWord: (word: string): string => `Do not hide ${word}`,
  chosenWords: 'Hidden words',
  tooShort: 'Two characters or more, please.',
  rawLogs: 'Original event logs (.evtx)',
  rawLogsChoices: {
    rewritten: 'As text with stand-ins (recommended)',
    raw: 'Also the untouched files',
  },
  rawLogsHints: {
    rewritten: 'All events, with stand-ins in them. Enough for every finding.',
    raw: 'Names stand in them and cannot be taken out: this undoes the stand-ins for the logs.',
  },
  preview: 'Before and after',
  previewLead: 'Searches everything that was collected. Only you see this.',
  show: 'Show what is hidden',
  showAgain: 'Look again',
  looking: 'Searching everything that was collected …',
  whenCollected: 'This can be shown when collecting and reading have ended.',
  outdated: 'Something was changed since: look again to see what is hidden now.',
  nothingHidden: 'Nothing to hide was found.',
  hiddenSum: (values: number, places: number): string =>
    `${counted(values, 'value', 'values')} in ${counted(places, 'place', 'places')} will be hidden.`,
  table: 'What redaction hides',
  columns: { what: 'What', often: 'How often', before: 'Now', after: 'In the bundle' },
  values: (count: number): string => counted(count, 'value', 'values'),
  places: (count: number): string => counted(count, 'place', 'places'),
  removedForGood: 'removed for good',
  toExport: 'Go on to export',
  ordinaryNames: (names: string): string =>
    `These names are ordinary words: ${names}. They go where their place shows a name, not as a bare word in a sentence.`,
};
