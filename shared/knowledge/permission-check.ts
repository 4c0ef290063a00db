import { tablesAsOf } from './entry.ts';
import type { GuideInput, GuidedStep } from './guided-steps.ts';

const base = { asOf: tablesAsOf, sureness: 'verified', warnings: [] } as const;
const page = 'vendor page, editions about 2020 to 2024';
const denied = '80230626';

/** Checks by hand what only Active Directory knows: whether the connector account may set a user's password. */
export const permissionCheck: readonly GuidedStep[] = [
  {
    ...base,
    source: page,
    id: 'find-connector-account',
    title: 'Find the connector account',
    actions: [
      'Start Synchronization Service on the Connect server.',
      'Connectors: open the properties of the Active Directory connector.',
      'Connect to Active Directory Forest: note the user name.',
    ],
    neededBy: [],
    settledBy: [],
    settledAs: 'done',
    evidence: connectorAccount,
  },
  {
    ...base,
    source: page,
    id: 'choose-user',
    title: 'Choose a user who fails',
    actions: ['Take a user whose reset was refused, and one whose reset works, to compare.'],
    neededBy: [],
    settledBy: [],
    settledAs: 'done',
    evidence: deniedUser,
  },
  {
    ...base,
    source: page,
    id: 'effective-access',
    title: 'Look at the effective access',
    actions: [
      'Open Active Directory Users and Computers on a domain controller; View: tick Advanced Features.',
      'Open the properties of the user, Security, Advanced, Effective Access.',
      'Select the connector account and view its effective access.',
      'Reset password must be ticked.',
    ],
    neededBy: ['connector-account-denied', 'connector-account-denied-some-users'],
    settledBy: [],
    settledAs: 'done',
    evidence: writtenReset,
  },
  {
    ...base,
    source: 'Microsoft tutorial on enabling password writeback',
    id: 'further-rights',
    title: 'Check the other rights',
    actions: [
      'On user objects: write lockoutTime and pwdLastSet.',
      'On the root of each domain: Unexpire Password; builds from 2.1.15.0 on grant it.',
      'Set-ADSyncPasswordWritebackPermissions grants Reset password, lockoutTime and pwdLastSet.',
    ],
    neededBy: ['connector-account-denied'],
    settledBy: [],
    settledAs: 'done',
    evidence: writtenReset,
  },
  {
    ...base,
    source: 'Microsoft tutorial on enabling password writeback',
    id: 'inheritance',
    title: 'Check inheritance',
    actions: [
      'Some users only: see in Security, Advanced whether inheritance is off for the user or its organizational unit.',
      'Get-ADSyncObjectsWithInheritanceDisabled lists such objects.',
    ],
    neededBy: ['connector-account-denied-some-users'],
    settledBy: ['connector-account-denied-some-users'],
    settledAs: 'not-needed',
  },
  {
    ...base,
    source: 'Microsoft article on SSPR_0029',
    id: 'protected-account',
    title: 'Check for protected accounts',
    actions: ['See whether adminCount of the user is 1: a reset is refused by design, a change works.'],
    warnings: [
      {
        text: 'Do not grant rights on AdminSDHolder for this: it weakens every privileged account.',
        whenFinding: null,
      },
    ],
    neededBy: ['protected-account'],
    settledBy: ['protected-account', 'connector-account-denied-some-users'],
    settledAs: 'not-needed',
  },
  {
    ...base,
    source: 'Microsoft article on SSPR_0029',
    id: 'remote-sam',
    title: 'Check the restriction of remote SAM calls',
    actions: [
      'Read RestrictRemoteSam on the Connect server and on every domain controller.',
      'Where it is set, allow the connector account.',
    ],
    warnings: [{ text: 'The value stays in the registry after the policy is removed.', whenFinding: null }],
    neededBy: ['sam-remote-calls-restricted', 'restrict-remote-sam-set'],
    settledBy: ['sam-remote-calls-restricted', 'restrict-remote-sam-set'],
    settledAs: 'not-needed',
  },
  {
    ...base,
    source: page,
    id: 'wait-and-retry',
    title: 'Wait, then try again',
    actions: [
      'Wait up to an hour after a grant, until it has reached the users.',
      'Reset the password of the chosen user.',
    ],
    neededBy: [],
    settledBy: [],
    settledAs: 'done',
  },
];

function connectorAccount({ facts, analysis }: GuideInput): string | null {
  const used = analysis.operations.findLast((entry) => entry.connectorAccount !== null);
  if (used !== undefined)
    return `${used.connectorAccount ?? ''} was used for ${used.domain ?? 'the domain'} at ${used.start}.`;
  const configuration = facts.configuration;
  // The cloud connector has no forest; its account has nothing to do with Active Directory.
  const named = configuration?.value.connectors.find(
    (connector) => connector.account !== null && connector.forest !== null,
  );
  if (configuration === undefined || named === undefined) return null;
  return `${named.account ?? ''} for ${named.forest ?? ''} (${configuration.source.file}).`;
}

function deniedUser({ analysis }: GuideInput): string | null {
  const operation = analysis.operations.findLast((entry) => entry.resultCode === denied && entry.user !== null);
  return operation === undefined ? null : `${operation.user ?? ''} was refused at ${operation.start}.`;
}

function writtenReset({ analysis }: GuideInput): string | null {
  if (analysis.operations.some((entry) => entry.resultCode === denied)) return null;
  const operation = analysis.operations.findLast(
    (entry) => entry.outcome === 'succeeded' && (entry.kind === 'reset' || entry.kind === 'admin-reset'),
  );
  return operation === undefined
    ? null
    : `A reset succeeded at ${operation.start}, and none was refused for lack of rights.`;
}
