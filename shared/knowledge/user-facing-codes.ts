import { tablesAsOf, type KnowledgeEntry, type Sureness } from './entry.ts';

/** A code, name or message that a person or the audit log shows, not the server's log. */
export interface UserFacingCode extends KnowledgeEntry {
  /** As it is printed: `SSPR_0029`, or the name where there is no code. */
  readonly key: string;
  /** Number of the name, for example 29 in `OnPremisesAdminActionRequired = 29`. */
  readonly number: number | null;
  /** Names for the same thing. */
  readonly names: readonly string[];
  readonly shownIn: 'reset-page' | 'audit-log' | 'password-page';
  readonly seenBy: 'user' | 'administrator';
  readonly meaning: string;
  readonly whatToDo: readonly string[];
  /** What proves it on the Connect server: event ids. */
  readonly eventIds: readonly number[];
}

type Row = Omit<UserFacingCode, keyof KnowledgeEntry | 'number' | 'eventIds' | 'names'> & {
  readonly number?: number;
  readonly names?: readonly string[];
  readonly eventIds?: readonly number[];
  readonly source?: string;
  readonly sureness?: Sureness;
};

const page = 'vendor page on self-service password reset, edition about 2020';

const rows: readonly Row[] = [
  {
    key: 'SSPR_0009',
    number: 9,
    names: ['TenantSSPRFlagDisabled'],
    shownIn: 'reset-page',
    seenBy: 'user',
    meaning: 'Password reset is switched off for the organisation.',
    whatToDo: ['Administrator: Password reset, Properties: set it to Selected or All.'],
  },
  {
    key: 'SSPR_0010',
    number: 10,
    names: ['WritebackNotEnabled'],
    shownIn: 'reset-page',
    seenBy: 'user',
    meaning: 'The account lives on-premises, and password writeback is not switched on.',
    whatToDo: [
      'Administrator: switch password writeback on in the Connect wizard.',
      'Then check On-premises integration in the admin center.',
    ],
    eventIds: [31013, 31015],
  },
  {
    key: 'SSPR_0011',
    number: 11,
    names: ['SsprNotEnabledInUserPolicy'],
    shownIn: 'reset-page',
    seenBy: 'user',
    meaning: 'No policy for password reset is set up.',
    whatToDo: ['Administrator: choose the authentication methods and who may reset.'],
  },
  {
    key: 'SSPR_0012',
    number: 12,
    names: ['UserNotLicensed'],
    shownIn: 'reset-page',
    seenBy: 'user',
    meaning: 'A licence for password reset is missing; writeback needs Entra ID P1 or more.',
    whatToDo: ['Administrator: check the licences of the tenant and the user.'],
  },
  {
    key: 'SSPR_0013',
    number: 13,
    names: ['UserNotMemberOfScopedAccessGroup'],
    shownIn: 'reset-page',
    seenBy: 'user',
    meaning: 'Only a group may reset passwords, and the user is not in it.',
    whatToDo: ['Administrator: add the user to the group.'],
  },
  {
    key: 'SSPR_0014',
    number: 14,
    names: ['UserNotProperlyConfigured'],
    shownIn: 'reset-page',
    seenBy: 'user',
    meaning: 'The user has not registered enough security information.',
    whatToDo: [
      'Administrator: reset the password once, or enter the contact data.',
      'User: then register at https://aka.ms/ssprsetup.',
    ],
  },
  {
    key: 'SSPR_0029',
    number: 29,
    names: ['OnPremisesAdminActionRequired', 'OnPremisesAdminActionRequired = 29'],
    shownIn: 'reset-page',
    seenBy: 'user',
    meaning: 'The request reached the Connect server, and Active Directory or the configuration there refused it.',
    whatToDo: [
      'Administrator: find the operation in the Application log of the Connect server and read its 33xxx and 6329.',
      'With "denied access": check the permissions of the connector account, inheritance and adminCount.',
      'With ERROR_ACCESS_DENIED: check the restriction of remote calls to SAM on the server and every domain controller.',
      'With a Connect on a domain controller: prefer another domain controller or move it.',
    ],
    eventIds: [33001, 33002, 33003, 33004, 33009, 6329],
    source: `${page}; vendor page 2024; Microsoft article on SSPR_0029`,
  },
  {
    key: 'SSPR_0030',
    number: 30,
    names: ['OnPremisesConnectivityError'],
    shownIn: 'reset-page',
    seenBy: 'user',
    meaning: 'The cloud could not reach the Connect server.',
    whatToDo: [
      'User: try again later.',
      'Administrator: look for 31034, 31044, 32001 and a missing 31019, then test the way out on port 443.',
    ],
    eventIds: [31034, 31044, 32001, 32002, 31016, 6800],
  },
  {
    key: 'SSPR_009',
    shownIn: 'reset-page',
    seenBy: 'administrator',
    meaning:
      'Password reset for administrators is switched off in the tenant. Three digits: not the same as SSPR_0009.',
    whatToDo: ['Run Update-MgPolicyAuthorizationPolicy with allowedToUseSSPR set to true.'],
    source: 'Microsoft article on SSPR_009',
  },
  {
    key: 'ADAdminActionRequired',
    shownIn: 'audit-log',
    seenBy: 'administrator',
    meaning: 'The on-premises directory refused the operation; an administrator has to look.',
    whatToDo: ['Read the 33xxx and 6329 at that time on the Connect server.'],
    eventIds: [33004, 33009, 6329],
    source: 'Microsoft articles on password writeback',
  },
  {
    key: 'OnPremisesConnectivityFailure',
    names: ['On-premises connectivity failure'],
    shownIn: 'audit-log',
    seenBy: 'administrator',
    meaning: 'The cloud got no answer from the Connect server; the user saw SSPR_0030.',
    whatToDo: ['Look for 31034, 31044 and 32001 at that time; test port 443.'],
    eventIds: [31034, 31044, 32001],
    source: 'Microsoft articles on password writeback',
  },
  {
    key: 'OnPremisesUserNotFound',
    shownIn: 'audit-log',
    seenBy: 'administrator',
    meaning: 'Connect did not find the user on-premises or not in the scope of its rules.',
    whatToDo: ['Look for 33002 or hr=80230405; check the scope of the password rules.'],
    eventIds: [33002],
    source: 'AD issue 106884',
  },
  {
    key: 'OnPremisesSuccessCloudFailure',
    shownIn: 'audit-log',
    seenBy: 'administrator',
    meaning: 'The password was set on-premises, but the policy of the cloud refused it there.',
    whatToDo: ['Let the user choose a password that meets both policies.'],
    eventIds: [31002, 31007],
    source: 'ED issue 694',
  },
  {
    key: 'OnPremisesPasswordWriteBackSuccess',
    shownIn: 'audit-log',
    seenBy: 'administrator',
    meaning: 'The password was written back.',
    whatToDo: ['Nothing. If the user still fails, think of replication between domain controllers.'],
    eventIds: [31002, 31007, 31010],
    source: 'Microsoft articles on password writeback',
  },
  {
    key: 'On-premises policy violation',
    names: ['OnPremisesPolicyViolation'],
    shownIn: 'password-page',
    seenBy: 'user',
    meaning: 'The password breaks the policy of the on-premises domain.',
    whatToDo: ['Choose another password; check age, history, complexity and filters with 33008.'],
    eventIds: [33008],
  },
  {
    key: 'Password does not comply fuzzy policy',
    names: ['FuzzyPolicyViolation', 'banned password'],
    shownIn: 'password-page',
    seenBy: 'user',
    meaning: 'The password, or something close to it, stands in the list of banned passwords.',
    whatToDo: ['Choose a password without common words, names or patterns.'],
  },
];

function completeCode(row: Row): UserFacingCode {
  return {
    ...row,
    number: row.number ?? null,
    names: row.names ?? [],
    eventIds: row.eventIds ?? [],
    source: row.source ?? page,
    asOf: tablesAsOf,
    sureness: row.sureness ?? 'verified',
  };
}

/** Every code, audit result and message, in the order of the vendor's table. */
export const userFacingCodes: readonly UserFacingCode[] = rows.map(completeCode);

// samples: SSPR_0029 · sspr-29 · SSPR_009: … · sspr 0030
const ssprPattern = /\bsspr[\s_-]{0,3}(\d{1,4})\b/i;
// sample: OnPremisesAdminActionRequired = 29
const namedPattern = /^\s*([a-z]{4,60})\s*(?:=\s*\d{1,3})?\s*$/i;

/**
 * Entry for a code in any spelling (`SSPR_0029`, `sspr 29`, `OnPremisesAdminActionRequired = 29`), also inside a
 * sentence, or for a name alone. `SSPR_009` has exactly three digits and is another code than `SSPR_0009`.
 */
export function findUserFacingCode(text: string): UserFacingCode | null {
  const digits = ssprPattern.exec(text)?.[1];
  if (digits === '009') return userFacingCodes.find((entry) => entry.key === 'SSPR_009') ?? null;
  if (digits !== undefined) return userFacingCodes.find((entry) => entry.number === Number(digits)) ?? null;
  const wanted = (namedPattern.exec(text)?.[1] ?? text).trim().toLowerCase();
  return (
    userFacingCodes.find((entry) => [entry.key, ...entry.names].some((name) => name.toLowerCase() === wanted)) ?? null
  );
}
