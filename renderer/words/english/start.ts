import { counted } from './count.ts';

export interface SampleText {
  readonly title: string;
  readonly description: string;
}

/** Recorded servers bring English texts of their own; a language may say them in its own words. */
const sampleTexts: Readonly<Record<string, SampleText>> = {};

export const start = {
  title: 'Why does no password get back?',
  lead: 'Finds out why password writeback of Entra Connect fails, and packs the evidence into one file for support. Nothing on the server is changed, and nothing is sent anywhere.',
  collectTitle: 'Collect on this server',
  collectText: 'Reads event logs, settings and the way to the cloud, says what is wrong, and writes one bundle.',
  collectHere: (name: string): string => `Collect on ${name}`,
  sampleTitle: 'Try it on a recorded server',
  sampleText: 'See the whole job on a recorded server: findings, case form and bundle.',
  noServer: (reason: string): string => `This computer is no Connect server: ${reason}.`,
  noServerCauses: {
    'not-windows': 'it does not run Windows',
    'not-installed': 'Connect is not installed on it',
    unreadable: 'its registry could not be read',
  },
  samplesOnServer: 'Or try a recorded server',
  find: 'Find a recorded server',
  findExample: 'for example proxy, TLS, locked',
  samplesFound: (count: number): string => counted(count, 'recorded server', 'recorded servers'),
  noSampleFound: 'No recorded server matches these words.',
  noSamples: 'No recorded server came with this app. Install it anew to get them back.',
  sampleTexts,
  openTitle: 'Open a bundle or log',
  openText: 'Shows the same findings for a bundle, a zip with logs, or a single .evtx, XML or CSV export.',
  openButton: 'Open a bundle or log …',
  opening: 'Opening …',
  dropHere: 'Or drag files anywhere onto this window.',
  recent: 'Opened before',
  kinds: { log: 'Event log', bundle: 'Bundle', zip: 'Zip', request: 'Request' },
  forgetRecent: 'Forget these',
  composeTitle: 'Request a bundle',
  composeText: 'Tell an administrator exactly what you need, for which time and why.',
  composeButton: 'Write a request …',
};
