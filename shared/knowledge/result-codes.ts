import { tablesAsOf, type KnowledgeEntry, type Sureness } from './entry.ts';

export interface ResultCode extends KnowledgeEntry {
  /** Eight lower-case hex digits without 0x, as in `hr=`. */
  readonly code: string;
  /** Win32 number behind it, where it is one. */
  readonly win32: number | null;
  readonly name: string | null;
  /** The product's own wording, where it is known. */
  readonly message: string | null;
  readonly meaning: string;
  readonly causes: readonly string[];
  readonly whatToDo: readonly string[];
  /** Events that carry or accompany it. */
  readonly eventIds: readonly number[];
}

type Row = {
  readonly code: string;
  readonly name?: string;
  readonly message?: string;
  readonly meaning: string;
  readonly causes?: readonly string[];
  readonly whatToDo: readonly string[];
  readonly eventIds?: readonly number[];
  readonly source: string;
  readonly sureness?: Sureness;
};

const seeds = 'vendor page, editions 2015 to 2024';

const rows: readonly Row[] = [
  {
    code: '80230619',
    name: 'password restriction',
    message: 'A restriction prevents the password from being changed to the current one specified.',
    meaning: 'Active Directory refused the new password because of a rule.',
    causes: [
      'The last change is younger than the minimum password age.',
      'The password was used before (history) or is not complex enough.',
      'A password filter or Entra Password Protection refused it.',
      'The account has the flag PASSWD_CANT_CHANGE.',
    ],
    whatToDo: [
      'Compare the time of the last change with the minimum password age; 0 days lets people change twice a day.',
      'Choose a password the domain has not seen, and check fine-grained policies of this user.',
      'Look for filters on the domain controllers and for event 4724 in their Security log.',
      'Clear "User cannot change password" on the account.',
    ],
    eventIds: [33008, 6329],
    source: `${seeds}; Microsoft article on non-compliant passwords`,
  },
  {
    code: '80230626',
    name: 'connector account denied',
    message: 'The password could not be updated because the management agent credentials were denied access.',
    meaning: 'The connector account may not set the password of this user.',
    causes: [
      'The account lacks Reset password or the right to write lockoutTime and pwdLastSet.',
      'Inheritance is switched off on the user or its organizational unit.',
      'The user is protected (adminCount = 1): a reset is refused by design, a change works.',
      'Remote calls to SAM are restricted on the server or on a domain controller.',
      'The user may not change the password.',
    ],
    whatToDo: [
      'Check whether all users fail or only some.',
      'All: grant the writeback permissions at the domain root and wait up to an hour.',
      'Some: check inheritance and adminCount of these users.',
      'Look into the 6329 beside it: "Failed to acquire user information" points at the SAM restriction.',
    ],
    eventIds: [33004, 6329],
    source: 'c7solutions 2015; Microsoft Japan identity support',
  },
  {
    code: '8023061f',
    name: 'password sync not enabled on connector',
    message: 'The operation failed because password synchronization is not enabled on this Management Agent.',
    meaning: 'Writeback was switched on before this forest was added, so its connector does not take part.',
    causes: ['A forest was added, or removed and added again, after writeback had been enabled.'],
    whatToDo: ['Finish the forest changes, then disable and re-enable password writeback in the wizard.'],
    eventIds: [6329, 33009],
    source: seeds,
  },
  {
    code: '8023062c',
    name: 'LDAP not signed or sealed',
    message:
      'The password could not be set because the server is not configured for insecure setting of passwords, or a 128 bit TLS or SSL connection is required.',
    meaning: 'The connector speaks LDAP without signing and encryption, so the domain controller takes no password.',
    causes: ['"Sign and Encrypt LDAP Traffic" is off in the forest, partition or alternate credentials options.'],
    whatToDo: ['Switch it on in all three places of the connector, then restart the service ADSync.'],
    eventIds: [33009, 6329],
    source: 'Microsoft article on error 8023062c',
  },
  {
    code: '80230402',
    name: 'duplicate anchor',
    message: 'An attempt to get an object failed because there are duplicated entries with the same anchor',
    meaning: 'Two objects share the anchor of this user, so Connect cannot tell which one to write to.',
    causes: [
      'The same user is enabled in two domains or forests, for example an account and a resource forest.',
      'The anchor is not unique, for example an alias or UPN.',
    ],
    whatToDo: ['Disable or filter the second object.', 'Use an anchor attribute that is unique.'],
    eventIds: [33003],
    source: `${seeds} (printed there as HR 8023042)`,
  },
  {
    code: '80230405',
    name: 'object not found',
    message: 'The operation failed because the object cannot be found.',
    meaning: 'Connect does not find the user, or the link between connector space and metaverse is missing.',
    causes: [
      'The user is outside the scope of the password sync rule or of selective password hash sync.',
      'The user was deleted or moved on-premises.',
    ],
    whatToDo: [
      'Check that this server synchronises the user, and inspect the object in connector space and metaverse.',
      'Check the join of the rule Microsoft.InfromADUserAccountEnabled.xxx.',
    ],
    eventIds: [33002, 6329],
    source: 'AD issue 106884; Microsoft tech community 4449241',
  },
  {
    code: '80230818',
    name: 'domain controller could not be contacted',
    message: 'The management agent run was terminated because a domain controller could not be contacted.',
    meaning: 'No usable domain controller answered.',
    causes: ['Preferred domain controllers are listed by NETBIOS name.', 'The domain controllers are unreachable.'],
    whatToDo: ['List preferred domain controllers by full DNS name.', 'Check DNS, 389, 88, 135 and 445 towards them.'],
    eventIds: [33001],
    source: 'knowledge-base blog 2022',
  },
  {
    code: '80004005',
    name: 'E_FAIL',
    message: 'Unspecified error',
    meaning: 'A wrapper: the cause stands in another line of the same event.',
    whatToDo: ['Read the line "Failed to acquire user information" in the 6329 and look up its code.'],
    eventIds: [33001, 6329],
    source: 'markvaneijken 2015; Microsoft article on RPC errors',
  },
  {
    code: '80005000',
    name: 'E_ADS_BAD_PATHNAME',
    meaning: 'The path of the user could not be used; a reserved character in it may be the reason.',
    causes: ['The distinguished name holds a reserved character such as / , + or =.'],
    whatToDo: ['Rename the organizational unit or the object without reserved characters.'],
    eventIds: [33001],
    source: 'vendor page 2024; ED issue 717',
    sureness: 'secondary',
  },
  {
    code: '800700ce',
    name: 'ERROR_FILENAME_EXCED_RANGE',
    message: 'The filename or extension is too long',
    meaning: 'The password of the connector account is longer than Connect can use.',
    causes: ['The password of the AD connector account has more than 256 characters (127 in 2017 builds).'],
    whatToDo: [
      'Give the connector account a password of at most 256 characters.',
      'Enter it in Synchronization Service, Connectors, properties of the AD connector, then restart ADSync.',
    ],
    source: seeds,
  },
  {
    code: '8023044a',
    name: 'database connection failed',
    meaning: 'The sync engine cannot reach its database.',
    causes: ['LocalDB does not start, for example with a corrupt model database (repaired in 2.1.1.0).'],
    whatToDo: [
      'Look for 528 of SQLLocalDB 15.0 and 6226 beside it.',
      'Follow the article on the model database; update Connect.',
    ],
    eventIds: [2005, 6226],
    source: 'Microsoft article on the model database',
  },
  {
    code: '80131040',
    name: 'FUSION_E_REF_DEF_MISMATCH',
    meaning: 'An assembly does not match its manifest: the service or wizard does not start after an upgrade.',
    causes: ['miiserver.exe.config was edited and lacks a binding redirect that 2.5.190.0 or 2.6.1.0 needs.'],
    whatToDo: ['Restore the configuration file of the installed build, or install a newer build.'],
    source: 'public runbook; blog 2026-02-02',
  },
  {
    code: '80230ffd',
    name: 'service-specific error',
    meaning: 'Possibly the number behind "server encryption key cannot be accessed" (6028).',
    whatToDo: ['Check the password of the service account and whether its key can be opened.'],
    eventIds: [6028],
    source: 'Microsoft article on 6028, number corrected',
    sureness: 'derived',
  },
  {
    code: '80072030',
    name: 'ERROR_DS_NO_SUCH_OBJECT',
    meaning: 'Possibly the object was moved or deleted, or replication is behind.',
    whatToDo: ['Look the object up on the domain controller that Connect uses.'],
    source: 'general knowledge',
    sureness: 'unverified',
  },
  {
    code: '8007052d',
    name: 'ERROR_PASSWORD_RESTRICTION',
    meaning: 'Possibly the new password breaks a rule of the domain.',
    whatToDo: ['Read it like 80230619.'],
    eventIds: [33008],
    source: 'general knowledge',
    sureness: 'unverified',
  },
  {
    code: '80070056',
    name: 'ERROR_INVALID_PASSWORD',
    meaning: 'Possibly the current password was wrong.',
    whatToDo: ['Enter the present on-premises password.'],
    eventIds: [33007],
    source: 'general knowledge',
    sureness: 'unverified',
  },
  {
    code: '80070775',
    name: 'ERROR_ACCOUNT_LOCKED_OUT',
    meaning: 'Possibly the account is locked out.',
    whatToDo: ['Unlock it on-premises.'],
    eventIds: [33006],
    source: 'general knowledge',
    sureness: 'unverified',
  },
];

type RpcRow = readonly [number: number, name: string, meaning: string, whatToDo?: string];

const network =
  'Check name resolution and the ports 135, 49152-65535 and 445 from the Connect server to each domain controller.';
const replication = 'Check that the connector account holds the two Replicating Directory Changes rights.';

/** Win32, RPC and directory errors of Microsoft's article on RPC errors that affect Connect. */
const rpcRows: readonly RpcRow[] = [
  [
    5,
    'ERROR_ACCESS_DENIED',
    'Access denied, most often a restriction of remote calls to SAM.',
    'Read "Restrict clients allowed to make remote calls to SAM" on the server and on every domain controller; allow the connector account.',
  ],
  [6, 'ERROR_INVALID_HANDLE', 'The handle is no longer valid.'],
  [
    14,
    'ERROR_OUTOFMEMORY',
    'Not enough storage to finish the call.',
    'Check memory on the Connect server and the domain controller.',
  ],
  [
    1127,
    'ERROR_DISK_OPERATION_FAILED',
    'A disk operation failed even after retries.',
    'Check the disk of the domain controller.',
  ],
  [
    1130,
    'ERROR_NOT_ENOUGH_SERVER_MEMORY',
    'The domain controller lacks memory for the call.',
    'Check memory on the domain controller.',
  ],
  [1331, 'ERROR_ACCOUNT_DISABLED', 'The account is disabled.', 'Enable the account.'],
  [
    1450,
    'ERROR_NO_SYSTEM_RESOURCES',
    'The system lacks resources for the call.',
    'Check the load of the domain controller.',
  ],
  [1722, 'RPC_S_SERVER_UNAVAILABLE', 'The RPC server is unavailable: the domain controller is not reached.'],
  [1723, 'RPC_S_SERVER_TOO_BUSY', 'The RPC server is too busy.', 'Check the load of the domain controller.'],
  [1726, 'RPC_S_CALL_FAILED', 'The remote call failed.'],
  [1727, 'RPC_S_CALL_FAILED_DNE', 'The remote call failed and was not carried out.'],
  [1728, 'RPC_S_PROTOCOL_ERROR', 'An RPC protocol error occurred.'],
  [1753, 'EPT_S_NOT_REGISTERED', 'The endpoint mapper has no endpoint left to give.'],
  [1818, 'RPC_S_CALL_CANCELLED', 'The remote call was cancelled.'],
  [
    1825,
    'RPC_S_SEC_PKG_ERROR',
    'A security package failed during the call.',
    'Check Kerberos, the clock and the secure channel.',
  ],
  [8333, 'ERROR_DS_OBJ_NOT_FOUND', 'The directory object was not found.', 'Check the naming context and replication.'],
  [
    8344,
    'ERROR_DS_INSUFF_ACCESS_RIGHTS',
    'The account lacks rights on the object.',
    'Grant the writeback permissions and check inheritance on the object.',
  ],
  [
    8420,
    'ERROR_DS_CANT_FIND_EXPECTED_NC',
    'The naming context was not found.',
    'Check the partitions selected on the connector.',
  ],
  [
    8439,
    'ERROR_DS_DRA_BAD_DN',
    'The distinguished name is not valid for replication.',
    'Check the partitions selected on the connector.',
  ],
  [8446, 'ERROR_DS_DRA_OUT_OF_MEM', 'Replication could not allocate memory.', 'Check memory on the domain controller.'],
  [
    8451,
    'ERROR_DS_DRA_DB_ERROR',
    'Replication met a database error.',
    'Check the directory database of the domain controller.',
  ],
  [8453, 'ERROR_DS_DRA_ACCESS_DENIED', 'Replication access was denied.', replication],
  [
    8456,
    'ERROR_DS_DRA_SOURCE_DISABLED',
    'The source server refuses replication requests.',
    'Check that outbound replication of the domain controller is on.',
  ],
  [
    8465,
    'ERROR_DS_DRA_SOURCE_IS_PARTIAL_REPLICA',
    'The source holds a partial replica only.',
    'Point the connector at a writable domain controller.',
  ],
];

const win32Prefix = '8007';

const win32Of = (code: string): number | null =>
  code.startsWith(win32Prefix) ? Number.parseInt(code.slice(4), 16) : null;

const win32Code = (number: number): string => win32Prefix + number.toString(16).padStart(4, '0');

/** Every code the tables know, each once. */
export const resultCodes: readonly ResultCode[] = [
  ...rows.map((row): ResultCode => ({
    code: row.code,
    win32: win32Of(row.code),
    name: row.name ?? null,
    message: row.message ?? null,
    meaning: row.meaning,
    causes: row.causes ?? [],
    whatToDo: row.whatToDo,
    eventIds: row.eventIds ?? [],
    source: row.source,
    asOf: tablesAsOf,
    sureness: row.sureness ?? 'verified',
  })),
  ...rpcRows.map(([number, name, meaning, whatToDo]): ResultCode => ({
    code: win32Code(number),
    win32: number,
    name,
    message: null,
    meaning,
    causes: [],
    whatToDo: [whatToDo ?? network],
    eventIds: number === 5 ? [6329, 33004] : number === 1331 ? [33005] : number === 8344 ? [] : [6329, 611],
    source:
      number === 8344 ? 'Microsoft Japan identity support, error 8344' : 'Microsoft article on RPC errors of Connect',
    asOf: tablesAsOf,
    sureness: 'verified',
  })),
];

const byCode = new Map(resultCodes.map((entry) => [entry.code, entry]));
const byName = new Map(
  resultCodes.flatMap((entry) => (entry.name === null ? [] : [[entry.name.toLowerCase(), entry]])),
);

/** The documentation prints one code with a digit missing, in every edition since 2017. */
const misprints: ReadonlyMap<string, string> = new Map([['8023042', '80230402']]);

// samples: hr=80230619 · HR: 0x8023061F · 0x6ba · HR 8023042
const hexPattern = /^(?:hr|hresult|error|code)?\s*[=:]?\s*(0x)?([0-9a-f]{1,8})$/;
// samples: -2145188327 · 2149779993 · 1722
const decimalPattern = /^(?:hr|hresult|error|code)?\s*[=:]?\s*(-?\d{1,10})$/;

/**
 * Eight lower-case hex digits of a result code in any spelling: `hr=80230619`, `0x8023061F`, signed or unsigned
 * decimal, a plain Win32 number (`1722`, `0x6ba`), or the documented misprint. Win32 numbers become `8007xxxx`.
 * Null where the text is no code. A number alone is read as hex when it has eight digits and starts with 8.
 */
export function normalizeResultCode(text: string | number): string | null {
  const plain = String(text)
    .trim()
    .toLowerCase()
    .replace(/[.,;)]+$/, '');
  const hex = hexPattern.exec(plain);
  const digits = hex?.[2] ?? '';
  const misprint = misprints.get(digits);
  if (misprint !== undefined) return misprint;
  const decimal = decimalPattern.exec(plain)?.[1];
  const hexMeant = hex?.[1] !== undefined || /^8[0-9a-f]{7}$/.test(digits) || plain.startsWith('hr');
  if (hex !== null && hexMeant) return fromNumber(Number.parseInt(digits, 16));
  return decimal === undefined ? null : fromNumber(Number(decimal));
}

function fromNumber(number: number): string | null {
  if (!Number.isSafeInteger(number) || number < -0x8000_0000 || number > 0xffff_ffff || number === 0) return null;
  if (number > 0 && number <= 0xffff) return win32Code(number);
  return (number >>> 0).toString(16).padStart(8, '0');
}

/** Entry for a code in any spelling, or for a symbolic name such as `ERROR_ACCESS_DENIED`; null where none is known. */
export function findResultCode(text: string | number): ResultCode | null {
  const code = normalizeResultCode(text);
  if (code !== null) return byCode.get(code) ?? null;
  return byName.get(String(text).trim().toLowerCase()) ?? null;
}
