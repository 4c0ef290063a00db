import type { ExplanationKind } from './explanation.ts';

/**
 * Every row of every table in the five editions of the vendor's page, by our own keys: what the tables here must answer.
 * Only tests read this list; two of them do: one asks for the entries, one compares the list with the pages themselves.
 */
export type Edition = '2015' | '2017' | '2019' | '2020' | '2024';

export type EditionTable =
  | 'configuration'
  | 'reporting'
  | 'registration-portal'
  | 'reset-portal'
  | 'writeback'
  | 'event-codes/ADSync'
  | 'event-codes/PasswordResetService'
  | 'user-codes'
  | 'common-problems'
  | 'reserved-characters';

export interface EditionRow {
  readonly edition: Edition;
  readonly table: EditionTable;
  /** Our short key of the row. */
  readonly row: string;
  /** The entry that answers it. */
  readonly kind: ExplanationKind;
  readonly key: string;
  /** The name the page gives it, where it gives one. */
  readonly name: string | null;
  /** Tells the row among those of its table, matched against its text in lower case with plain quotes. */
  readonly mark: RegExp;
}

const all: readonly Edition[] = ['2015', '2017', '2019', '2020', '2024'];
const portals: readonly Edition[] = ['2015', '2017', '2019'];

type SymptomRow = readonly [table: EditionTable, id: string, editions: readonly Edition[], mark: RegExp];

const symptomRows: readonly SymptomRow[] = [
  [
    'configuration',
    'reset-section-missing',
    portals,
    /(?:don't|do not) see the (?:user )?password reset (?:policy )?section/,
  ],
  ['configuration', 'reset-policy-options-missing', ['2015'], /any of the configuration options/],
  ['configuration', 'option-hidden', portals, /see a particular configuration option/],
  [
    'configuration',
    'on-premises-integration-missing',
    portals,
    /see the (?:write back passwords to on-premises|on-premises integration)/,
  ],
  ['reporting', 'reports-missing', portals, /see any password management/],
  ['reporting', 'registrations-listed-repeatedly', portals, /user registrations show multiple times/],
  ['registration-portal', 'registration-not-enabled', portals, /directory is not enabled/],
  ['registration-portal', 'registration-not-licensed', portals, /user does not have an/],
  ['registration-portal', 'registration-processing-error', portals, /error processing (?:the )?request/],
  ['reset-portal', 'reset-not-enabled', portals, /^(?:the )?directory is not enabled/],
  ['reset-portal', 'reset-not-licensed', portals, /^(?:the )?user does not have an/],
  ['reset-portal', 'reset-contact-data-missing', portals, /missing or mal-?formed/],
  ['reset-portal', 'reset-one-contact-method', portals, /only (?:has )?one piece of contact data/],
  ['reset-portal', 'reset-user-not-contacted', portals, /unable to be contacted/],
  ['reset-portal', 'reset-no-text-or-call', portals, /sms or phone call/],
  ['reset-portal', 'reset-no-email', portals, /receives (?:the )?password reset email/],
  ['reset-portal', 'administrator-policy-differs', portals, /have set a password reset policy/],
  ['reset-portal', 'reset-throttled', portals, /too many times in a day/],
  ['reset-portal', 'phone-number-rejected', portals, /validating (?:his or her|their) phone number/],
  ['reset-portal', 'reset-processing-error', portals, /^(?:there is an )?error processing/],
  ['reset-portal', 'on-premises-policy-violation', ['2019'], /on-premises policy violation/],
  ['reset-portal', 'banned-password', ['2019'], /fuzzy policy/],
  ['common-problems', 'password-easily-guessed', ['2019'], /try to change my password/],
  ['common-problems', 'please-contact-administrator', ['2019'], /'please contact your administrator/],
  ['common-problems', 'account-not-enabled-for-reset', ['2019'], /'your account is not enabled/],
  ['common-problems', 'account-not-verified', ['2019'], /couldn't verify your account/],
  ['writeback', 'endpoint-not-started', all, /error 6800/],
  ['writeback', 'connector-password-too-long', ['2017', '2019', '2020', '2024'], /800700ce|reset a password or unlock/],
  ['writeback', 'onboarding-token-refused', all, /32009|last step of the/],
  ['writeback', 'service-bus-token-provider', all, /error 32002/],
  ['writeback', 'stopped-after-restart', all, /after working for some time/],
  ['writeback', 'connector-account-denied', all, /(?:regarding|that the) management agent was denied/],
  ['writeback', 'unable-to-locate-ma', ['2015'], /unable to locate ma/],
  ['writeback', 'protected-group', ['2015', '2017'], /special groups/],
  ['writeback', 'object-not-found', all, /object could not be found/],
  ['writeback', 'multiple-matches', all, /multiple mat?ches found/],
  ['writeback', 'forest-added-later', all, /8023061f/],
  ['writeback', 'operation-not-supported-by-build', ['2015'], /does not support administrators resetting/],
  ['writeback', 'sspr-0029-sam-restriction', ['2024'], /^sspr_0029/],
];

type EventRow = readonly [id: number, name: string, editions?: readonly Edition[]];

const eventRows: readonly EventRow[] = [
  [31001, 'PasswordResetStart'],
  [31002, 'PasswordResetSuccess'],
  [31003, 'PasswordResetFail'],
  [31004, 'OnboardingEventStart'],
  [31005, 'OnboardingEventSuccess'],
  [31006, 'ChangePasswordStart'],
  [31007, 'ChangePasswordSuccess'],
  [31008, 'ChangePasswordFail'],
  [31009, 'ResetUserPasswordByAdminStart'],
  [31010, 'ResetUserPasswordByAdminSuccess'],
  [31011, 'ResetUserPasswordByAdminFail'],
  [31012, 'OffboardingEventStart'],
  [31013, 'OffboardingEventSuccess'],
  [31014, 'OffboardingEventFail'],
  [31015, 'WriteBackServiceStarted'],
  [31016, 'WriteBackServiceStopped'],
  [31017, 'AuthTokenSuccess'],
  [31018, 'KeyPairCreationSuccess'],
  [31019, 'ServiceBusHeartBeat', ['2024']],
  [31034, 'ServiceBusListenerError', ['2024']],
  // The page prints the source's name where the event's belongs.
  [31044, 'UnhealthyServiceHosts', ['2024']],
  [32000, 'UnknownError'],
  [32001, 'ServiceError'],
  [32002, 'ServiceBusError'],
  [32003, 'InPutValidationError'],
  [32004, 'DecryptionError'],
  [32005, 'ConfigurationError'],
  [32006, 'EndPointConfigurationError', ['2015']],
  [32007, 'OnBoardingConfigUpdateError'],
  [32008, 'ValidationError'],
  [32009, 'AuthTokenError'],
  [32010, 'CryptoError'],
  [32011, 'OnBoardingServiceError'],
  [32012, 'OnBoardingServiceDisableError', ['2015']],
  [32013, 'OffBoardingError'],
  [32014, 'ServiceBusWarning'],
  [32015, 'ReportServiceHealthError'],
  [33001, 'ADUnKnownError'],
  [33002, 'ADUserNotFoundError'],
  [33003, 'ADMutliMatchError'],
  [33004, 'ADPermissionsError'],
  [33005, 'ADUserAccountDisabled'],
  [33006, 'ADUserAccountLockedOut'],
  [33007, 'ADUserIncorrectPassword'],
  [33008, 'ADPasswordPolicyError'],
  [33009, 'ADConfigurationError'],
  [34001, 'ADPasswordPolicyOrPermissionError', ['2015']],
  [34002, 'ADNotReachableError', ['2015']],
  [34003, 'ADInvalidAnchorError', ['2015']],
];

const userCodeRows: readonly (readonly [key: string, name: string])[] = [
  ['SSPR_0009', 'TenantSSPRFlagDisabled'],
  ['SSPR_0010', 'WritebackNotEnabled'],
  ['SSPR_0011', 'SsprNotEnabledInUserPolicy'],
  ['SSPR_0012', 'UserNotLicensed'],
  ['SSPR_0013', 'UserNotMemberOfScopedAccessGroup'],
  ['SSPR_0014', 'UserNotProperlyConfigured'],
  ['SSPR_0029', 'OnPremisesAdminActionRequired'],
  ['SSPR_0030', 'OnPremisesConnectivityError'],
];

const characterRows: readonly (readonly [key: string, mark: RegExp])[] = [
  ['leading-space-or-hash', /at the beginning/],
  ['trailing-space', /at the end/],
  ['comma', /0x2c/],
  ['plus', /0x2b/],
  ['quote', /0x22/],
  ['backslash', /0x5c/],
  ['less', /0x3c/],
  ['greater', /0x3e/],
  ['semicolon', /0x3b/],
  ['line-feed', /0x0a/],
  ['carriage-return', /0x0d/],
  ['equals', /0x3d/],
  ['slash', /0x2f/],
];

const engine: readonly (readonly [
  row: string,
  key: string,
  editions: readonly Edition[],
  mark: RegExp,
  kind: ExplanationKind,
])[] = [
  ['6329 restriction', 'ADSync/6329/password-restriction', all, /80230619/, 'event-variant'],
  [
    '6329 policy control',
    'ADSync/6329/policy-hints-control',
    ['2019', '2020', '2024'],
    /policy control/,
    'event-variant',
  ],
  ['HR 8023042', '80230402', ['2017', '2019', '2020', '2024'], /80230402/, 'result-code'],
];

export const editionRows: readonly EditionRow[] = [
  ...symptomRows.flatMap(([table, id, editions, mark]) =>
    editions.map((edition): EditionRow => ({ edition, table, row: id, kind: 'symptom', key: id, name: null, mark })),
  ),
  ...engine.flatMap(([row, key, editions, mark, kind]) =>
    editions.map((edition): EditionRow => ({ edition, table: 'event-codes/ADSync', row, kind, key, name: null, mark })),
  ),
  ...eventRows.flatMap(([id, name, editions = all]) =>
    editions.map((edition): EditionRow => ({
      edition,
      table: 'event-codes/PasswordResetService',
      row: String(id),
      kind: 'event',
      key: `PasswordResetService/${id}`,
      name,
      mark: new RegExp(`^${id}`),
    })),
  ),
  ...userCodeRows.map(([key, name]): EditionRow => ({
    edition: '2019',
    table: 'user-codes',
    row: name,
    kind: 'user-code',
    key,
    name,
    mark: new RegExp(`^${name.toLowerCase()} =`),
  })),
  ...characterRows.map(([key, mark]): EditionRow => ({
    edition: '2024',
    table: 'reserved-characters',
    row: key,
    kind: 'reserved-character',
    key,
    name: null,
    mark,
  })),
];
