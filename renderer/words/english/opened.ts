import type { OpenedInput } from '../../../shared/ipc/contract.ts';
import { counted } from './count.ts';

const kinds: Readonly<Record<OpenedInput['kind'], string>> = {
  log: 'Event log',
  bundle: 'Support bundle',
  zip: 'Zip with event logs, no bundle of this app',
};

const fileStates: Readonly<Record<OpenedInput['files'][number]['state'], string>> = {
  verified: 'as written',
  altered: 'altered',
  unlisted: 'not in the manifest',
  missing: 'missing',
};

export const opened = {
  kinds,
  fileStates,
  madeBy: (tool: string, version: string): string => `made by ${tool} ${version}`,
  standIns: 'names are stand-ins',
  realNames: 'real names',
  wasEncrypted: 'was encrypted',
  madeFrom: (code: string): string => `redacted copy of the bundle with the code ${code}`,
  madeFromAltered: 'The bundle this copy was made from had been altered before. Ask for the original.',
  trust: {
    signed: (fingerprint: string): string => `The request was signed with the key ${fingerprint}.`,
    unsigned: 'The request was not signed: nobody knows for certain who asked.',
    altered: 'The request had been changed after it was signed.',
  },
  expired: 'It had expired when the bundle was made.',
  asked: {
    full: 'Stand-ins for all names were asked for',
    'names-kept': 'Real names were asked for',
    encrypted: ', and encryption to a key.',
    open: ', and no encryption.',
  },
  departures: "On the administrator's word the bundle protects less than was asked for:",
  logsRead: (count: number): string => `${counted(count, 'log', 'logs')} read`,
  shortCode: (code: string): string => `short code ${code}`,
  allVerified: (count: number): string =>
    count === 1 ? 'The one file is as it was written.' : `All ${count} files are as they were written.`,
  compareCode: 'Let the administrator read out the short code: the same code means the very bundle they saved.',
  changed: 'This bundle was changed after it was written.',
  changedUse: 'What it shows may be wrong. Ask for the bundle again, and compare the short code.',
  files: 'Files of the bundle',
  fileColumns: { file: 'File', state: 'State' },
  showFiles: (count: number): string => `Each of the ${counted(count, 'file', 'files')}`,
  problems: (count: number): string => `${counted(count, 'part', 'parts')} could not be read`,
  problemsNote: 'Everything else was read. What is missing counts as not evaluated.',
  fulfilment: 'What was asked for',
  fulfilmentLead: (requester: string, caseNumber: string): string => `${requester}, case ${caseNumber}`,
  fulfilmentColumns: { item: 'Asked for', state: 'Given', reason: 'About it' },
  given: { fulfilled: 'given', partly: 'in part', refused: 'refused', failed: 'not possible' },
  unlockTitle: (name: string): string => `${name} is encrypted`,
  unlockLead: 'It is opened here only; the passphrase is forgotten at once.',
  unlockPassphrase: 'Passphrase',
  unlockBy: 'Open with',
  unlockWays: {
    passphrase: 'a passphrase',
    'own-key': 'the key kept on this computer',
    'identity-file': 'a key in a file',
  },
  unlockFileHint: 'You choose the file in the next step.',
  unlock: 'Open',
  unlocking: 'Opening …',
  unlockWrong: 'That does not open it. Nothing was changed; try again.',
  dropTitle: 'Let go to open',
  dropText: 'Bundles, zips, .evtx, XML and CSV exports, or a request. They are read once and never changed.',
};
