/**
 * The questions of the case form, in the order people fill it in: what the five editions of the vendor's page ask,
 * then what support engineers ask next (facts I).
 */
export type CaseFieldId =
  | 'description'
  | 'reproduction'
  | 'page'
  | 'support-code'
  | 'session-ids'
  | 'time'
  | 'time-zone'
  | 'user'
  | 'user-type'
  | 'licensing'
  | 'event-log'
  | 'tenant'
  | 'status'
  | 'recent-changes'
  | 'versions';

export interface CaseFieldDeclaration {
  readonly id: CaseFieldId;
  readonly label: string;
  readonly hint: string;
}

export const caseFields: readonly CaseFieldDeclaration[] = [
  {
    id: 'description',
    label: 'What goes wrong',
    hint: 'Say what was expected and what was seen instead, with the words of the message.',
  },
  {
    id: 'reproduction',
    label: 'How to make it happen again',
    hint: 'List the clicks from the sign-in page to the error, and whether it fails every time.',
  },
  {
    id: 'page',
    label: 'Page where it was seen (URL)',
    hint: 'Copy the address bar at the moment of the error; a screenshot helps too.',
  },
  {
    id: 'support-code',
    label: 'Support code (GUID)',
    hint: 'Make the error happen again and open the link named Support code at the page’s bottom edge.',
  },
  {
    id: 'session-ids',
    label: 'SID and CID, where the page shows no support code',
    hint: 'Press F12 in the browser and look for SID and CID in the page’s data; send both.',
  },
  { id: 'time', label: 'Date and time', hint: 'Give date and time to the minute, or better to the second.' },
  { id: 'time-zone', label: 'Time zone', hint: 'Name the zone that the time is in, for example UTC+01:00.' },
  { id: 'user', label: 'User who saw the error', hint: 'Give the user principal name, for example user@company.com.' },
  {
    id: 'user-type',
    label: 'Kind of user',
    hint: 'One of: federated, pass-through authentication, password hash synchronised, cloud only.',
  },
  {
    id: 'licensing',
    label: 'Licence of that user',
    hint: 'Look in the Entra admin center under Users, the user, Licenses.',
  },
  {
    id: 'event-log',
    label: 'Application event log of the Connect server, zipped',
    hint: 'Collect on the Connect server, or export the Application log there as .evtx and zip it.',
  },
  { id: 'tenant', label: 'Tenant name', hint: 'The initial domain, for example company.onmicrosoft.com.' },
  { id: 'status', label: 'State now', hint: 'One of: ongoing, intermittent, solved.' },
  {
    id: 'recent-changes',
    label: 'What changed before it began',
    hint: 'Upgrades with both versions, moved servers, new forests, firewall, proxy or policy changes.',
  },
  { id: 'versions', label: 'Versions', hint: 'Connect version, Windows version and .NET Framework of the server.' },
];
