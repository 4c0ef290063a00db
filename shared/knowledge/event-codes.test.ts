import { describe, expect, it } from 'vitest';
import { eventCodes, findEventCode, findEventVariant } from './event-codes.ts';

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('findEventCode', () => {
  it.each([
    ['PasswordResetService', 31001, 'PasswordResetStart'],
    ['passwordresetservice', 33008, 'ADPasswordPolicyError'],
    ['ADSync', 6329, 'PasswordSetError'],
    ['FIMSynchronizationService', 6900, 'PasswordNotificationError'],
    ['Microsoft Entra Connect Upgrade', 312, 'AutomaticUpgrade'],
    ['Azure AD Connect Upgrade', 300, 'AutomaticUpgrade'],
    ['SQLLocalDB 15.0', 528, 'LocalDbStartFailed'],
    ['SQLLocalDB 13.0', 528, 'LocalDbStartFailed'],
    ['Service Control Manager', 7038, 'ServiceLogonFailed'],
    ['Directory Synchronization', 115, 'CloudAccessDenied'],
    ['Directory Synchronization', 112, 'SyncCycle'],
    ['Directory Synchronization', 632, 'HashSync'],
    [null, 34002, 'ADNotReachableError'],
    [null, 1069, 'LogonFailure'],
  ])('%s %i: %s', (provider, id, name) => {
    expect(findEventCode(provider, id)?.name).toBe(name);
  });

  it('knows every code issue and pages name', () => {
    const writeback = [
      ...range(31001, 31019),
      31034,
      31044,
      ...range(32000, 32015),
      ...range(33001, 33009),
      34001,
      34002,
      34003,
    ];
    expect(writeback.filter((id) => findEventCode('PasswordResetService', id) === null)).toEqual([]);
    const synchronisation = [...range(104, 117), ...range(601, 657)];
    expect(synchronisation.filter((id) => findEventCode('Directory Synchronization', id) === null)).toEqual([]);
    const engine = [403, 405, 904, 906, 2001, 2002, 2005, 6028, 6226, 6306, 6329, 6800, 6900];
    expect(engine.filter((id) => findEventCode('ADSync', id) === null)).toEqual([]);
    expect(range(300, 399).filter((id) => findEventCode('Azure AD Connect Upgrade', id) === null)).toEqual([]);
  });

  it('does not claim events of strangers', () => {
    expect(findEventCode('Application Error', 1000)).toBeNull();
    expect(findEventCode('Contoso', 6329)).toBeNull();
    expect(findEventCode('PasswordResetService', 39999)).toBeNull();
    expect(findEventCode(null, 1000)).toBeNull();
  });
});

describe('severity', () => {
  it('differs from the logged level where the level is wrong', () => {
    expect(findEventCode('Directory Synchronization', 115)).toMatchObject({ level: 'information', severity: 'error' });
    expect(findEventCode('PasswordResetService', 31044)).toMatchObject({ level: 'error', severity: 'critical' });
  });

  it('takes a normal event for no more than a warning', () => {
    expect(
      eventCodes.filter(({ normal, severity }) => normal && severity !== 'info' && severity !== 'warning'),
    ).toEqual([]);
  });
});

describe('findEventVariant', () => {
  const engine = findEventCode('ADSync', 6329);
  const hashes = findEventCode('Directory Synchronization', 657);

  it.each([
    ['BAIL: MMS(4924): ..\\server.cpp(11139): 0x80230619 (A restriction …)', 'password-restriction'],
    [
      'MMS(3040): admaexport.cpp(2837): The server does not contain the LDAP password policy control.',
      'policy-hints-control',
    ],
    ['0x8023061F (…)', 'sync-not-enabled'],
    [
      'Failed to acquire user information: 0x6ba\nma.cpp(8000): ExportPasswordSet failed with 0x80004005\n0x80230626',
      'rpc-unavailable',
    ],
    [
      'Failed to acquire user information: Contoso\\MSOL_1. Error Code: ERROR_ACCESS_DENIED\n0x80230626',
      'sam-access-denied',
    ],
  ])('of 6329: %s', (text, key) => {
    expect(engine && findEventVariant(engine, text)?.key).toBe(key);
  });

  it('takes noise for no cause', () => {
    const noise =
      "Failed getting registry value 'ADMADoNormalization', 0x2\n0x800700b7 (Cannot create a file when that file already exists.)";
    expect(engine && findEventVariant(engine, noise)).toBeNull();
  });

  it('sees a failed 657, old and new form', () => {
    expect(hashes && findEventVariant(hashes, 'Dn: CN=A,DC=b, Result: Failed.')?.key).toBe('failed');
    expect(hashes && findEventVariant(hashes, 'Dn : CN=A,DC=b, Result : Success.')).toBeNull();
  });
});
