import { tablesAsOf, type KnowledgeEntry } from './entry.ts';

/** A right that writeback needs in Active Directory. */
export interface Permission extends KnowledgeEntry {
  readonly id: string;
  readonly name: string;
  readonly on: string;
  readonly holder: string;
  readonly why: string;
  /** Whether Set-ADSyncPasswordWritebackPermissions grants it. */
  readonly setByCmdlet: boolean;
}

const tutorial = 'Microsoft tutorial on enabling password writeback';
const article = 'Microsoft article on access rights for password writeback';
const account = 'connector account';
const usersBelow = 'domain or organizational unit, for descendant user objects';

const row = (
  id: string,
  name: string,
  on: string,
  holder: string,
  why: string,
  setByCmdlet: boolean,
  source: string,
): Permission => ({ id, name, on, holder, why, setByCmdlet, source, asOf: tablesAsOf, sureness: 'verified' });

export const permissions: readonly Permission[] = [
  row('reset-password', 'Reset password', usersBelow, account, 'Sets the password on a reset.', true, tutorial),
  row(
    'change-password',
    'Change password',
    usersBelow,
    account,
    'Listed in the tutorial beside Reset password.',
    false,
    tutorial,
  ),
  row('write-lockout-time', 'Write lockoutTime', usersBelow, account, 'Unlocks the account.', true, tutorial),
  row(
    'write-pwd-last-set',
    'Write pwdLastSet',
    usersBelow,
    account,
    'Marks the password as to be changed.',
    true,
    tutorial,
  ),
  row(
    'unexpire-password',
    'Unexpire Password',
    'root of each domain',
    account,
    'Lets an expired password be set. Builds from 2.1.15.0 on grant it.',
    false,
    tutorial,
  ),
  row(
    'read-sam-server',
    'Read',
    'CN=Server,CN=System',
    'Pre-Windows 2000 Compatible Access or Authenticated Users',
    'Writeback looks users up through SAM.',
    false,
    article,
  ),
  row(
    'read-builtin',
    'Read',
    'Builtin container',
    'Pre-Windows 2000 Compatible Access or Authenticated Users',
    'Writeback looks users up through SAM.',
    false,
    article,
  ),
  row(
    'pre-windows-2000-member',
    'Membership',
    'group Pre-Windows 2000 Compatible Access',
    'Authenticated Users',
    'Without it SAM refuses the look-up.',
    false,
    article,
  ),
  row(
    'impersonate-client',
    'Impersonate a client after authentication',
    'user rights of the Connect server',
    'Administrators, LOCAL SERVICE, NETWORK SERVICE, SERVICE',
    'The service acts as the connector account.',
    false,
    article,
  ),
  row(
    'remote-sam',
    'Remote calls to SAM',
    'RestrictRemoteSam on the Connect server and every domain controller',
    account,
    'Restricted without the account, every look-up ends in access denied. The value stays after its policy is gone.',
    false,
    'Microsoft article on SSPR_0029',
  ),
];

/** Grants three of the rights. */
export const permissionCmdlet = {
  name: 'Set-ADSyncPasswordWritebackPermissions',
  module: String.raw`C:\Program Files\Microsoft Azure Active Directory Connect\AdSyncConfig\AdSyncConfig.psm1`,
  needs: 'The remote administration tools for Active Directory (RSAT).',
} as const;

/** A grant may need this long to reach every user object. */
export const permissionDelayMinutes = 60;

/** Controls a domain controller lists in supportedControl; the pages name only the old one. */
export const policyHintsControls = [
  { oid: '1.2.840.113556.1.4.2239', name: 'LDAP_SERVER_POLICY_HINTS_OID' },
  { oid: '1.2.840.113556.1.4.2066', name: 'LDAP_SERVER_POLICY_HINTS_DEPRECATED_OID' },
] as const;
