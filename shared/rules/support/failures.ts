import { eventText } from '../../event-log/event-record.ts';
import type { EventRecord } from '../../event-log/event-record.ts';
import { findResultCode, resultCodes } from '../../knowledge/result-codes.ts';
import { syncEngineSource } from '../../operations/event-sources.ts';
import { syncTraceOf, writebackTextOf } from '../../operations/parsed-events.ts';
import { parseTime } from '../../operations/parse-time.ts';
import type { PasswordOperation } from '../../operations/password-operation.ts';
import type { RuleInput } from '../rule.ts';

/** Each failure has one cause, so two rules never report the same operation. */
export type FailureCause =
  | 'policy'
  | 'age'
  | 'cannot-change'
  | 'denied'
  | 'protected'
  | 'remote-sam'
  | 'on-domain-controller'
  | 'rpc'
  | 'domain-controller'
  | 'reserved-character'
  | 'not-found'
  | 'out-of-scope'
  | 'duplicate-anchor'
  | 'multiple-forests'
  | 'sync-not-enabled'
  | 'not-signed'
  | 'policy-hints'
  | 'password-too-long'
  | 'disabled'
  | 'locked'
  | 'wrong-password'
  | 'decryption'
  | 'unknown';

/** A failed operation, or a trace of the engine that belongs to none because the other log is missing. */
export interface Failure {
  readonly cause: FailureCause;
  readonly operation: PasswordOperation | null;
  readonly user: string | null;
  readonly time: string;
  readonly timeMs: number;
  /** Its records, oldest first. */
  readonly records: readonly EventRecord[];
}

const classified = new WeakMap<RuleInput, readonly Failure[]>();

/** Every failure with its one cause, oldest first. Worked out once per input. */
export function failures(input: RuleInput): readonly Failure[] {
  const known = classified.get(input);
  if (known !== undefined) return known;
  const list = [...failedOperations(input), ...loneTraces(input)].toSorted(byTime);
  classified.set(input, list);
  return list;
}

export function failuresBy(input: RuleInput, cause: FailureCause): readonly Failure[] {
  return failures(input).filter((failure) => failure.cause === cause);
}

function byTime(a: Failure, b: Failure): number {
  const difference = a.timeMs - b.timeMs;
  return Number.isNaN(difference) ? 0 : difference;
}

function failedOperations(input: RuleInput): readonly Failure[] {
  const successes = lastSuccesses(input);
  return input.operations
    .filter((operation) => operation.outcome === 'failed')
    .map((operation) => {
      const records = input.recordsOf(operation);
      const time = operation.end ?? operation.start;
      const named = causeOf(signsOf(operation, records), operation.user, operation.kind, input);
      const cause = named === 'policy' && isTooSoon(operation, successes, input) ? 'age' : named;
      return { cause, operation, user: operation.user, time, timeMs: parseTime(time), records };
    });
}

/** Traces without an operation beside them: many hand over the log of the engine alone. */
function loneTraces(input: RuleInput): readonly Failure[] {
  const traces = input.events.of(syncEngineSource, 6329);
  if (traces.length === 0) return [];
  const joined = new Set<EventRecord>();
  for (const operation of input.operations) for (const record of input.recordsOf(operation)) joined.add(record);
  return traces
    .filter((record) => !joined.has(record) && syncTraceOf(record).signals.length > 0)
    .map((record) => {
      const signs: Signs = { code: null, eventIds: [], reason: '', records: [record], text: '' };
      const cause = causeOf(signs, null, 'reset', input);
      return { cause, operation: null, user: null, time: record.time, timeMs: record.timeMs, records: [record] };
    });
}

interface Signs {
  readonly code: string | null;
  readonly eventIds: readonly number[];
  readonly reason: string;
  readonly records: readonly EventRecord[];
  /** Texts of the operation's own events. */
  readonly text: string;
}

function signsOf(operation: PasswordOperation, records: readonly EventRecord[]): Signs {
  const own = records.filter((record) => record.provider !== syncEngineSource);
  const texts = own.map((record) => writebackTextOf(record));
  return {
    code: texts.find((text) => text.resultCode !== null)?.resultCode ?? codeOfMessage(operation.reason),
    eventIds: own.map((record) => record.eventId),
    reason: operation.reason ?? '',
    records,
    text: own.map(eventText).join('\n'),
  };
}

const codesByMessage = resultCodes.flatMap(({ code, message }) =>
  message === null || message.length < 20 ? [] : [{ code, message: message.toLowerCase().replace(/\.$/, '') }],
);

/** The product's sentence stands for its code where a text lost the number. */
function codeOfMessage(reason: string | null): string | null {
  const words = reason?.toLowerCase() ?? '';
  return codesByMessage.find(({ message }) => words.includes(message))?.code ?? null;
}

const accessDenied = '80070005';
const wrapper = '80004005';

/** RPC and transport errors of the article on RPC errors, beside the two with rules of their own. */
const rpcCodes: ReadonlySet<string> = new Set(
  [1722, 1723, 1726, 1727, 1728, 1753, 1818, 1825].map((number) => findResultCode(number)?.code ?? ''),
);

// `Requesting user was denied access to perform the operation on a privileged account.`
const privilegedWords = /privileged account/i;
// `The operation failed because the object cannot be found.` · `… could not be found.`
const notFoundWords = /object (?:cannot|could not) be found|AD Object is not present/i;
const scopeWords = /No password writeback targets found/i;
const multipleWords = /Multiple matches found/i;
const hintsWords = /LDAP password policy control/i;
const cannotChangeWords = /PASSWD_CANT_CHANGE|User cannot change password/i;
// sample: admaexport.cpp(2944): Failed to acquire user information: 0x5
const acquireWords = /Failed to acquire user information/i;
const deniedWords = /ERROR_ACCESS_DENIED/i;

function causeOf(signs: Signs, user: string | null, kind: PasswordOperation['kind'], input: RuleInput): FailureCause {
  const lines = signs.records
    .filter((record) => record.provider === syncEngineSource && record.eventId === 6329)
    .flatMap((record) => syncTraceOf(record).signals);
  const traced = lines.flatMap((line) => line.codes).filter((code) => code !== wrapper);
  const codes = new Set(signs.code === null ? traced : [signs.code, ...traced]);
  const has = (code: string): boolean => codes.has(code);
  const is = (eventId: number): boolean => signs.eventIds.includes(eventId);
  const says = (words: RegExp): boolean => words.test(signs.text) || lines.some((line) => words.test(line.text));
  const fact = input.facts.directoryUsers?.value.users.find(
    (candidate) => user !== null && candidate.user.toLowerCase() === user.toLowerCase(),
  );

  if (says(hintsWords)) return 'policy-hints';
  if (has('8023061f')) return 'sync-not-enabled';
  if (has('8023062c')) return 'not-signed';
  if (has('800700ce')) return 'password-too-long';
  if (says(multipleWords)) return 'multiple-forests';
  if (has('80230402') || is(33003)) return 'duplicate-anchor';
  if (says(scopeWords)) return 'out-of-scope';
  if (has('80230405') || is(33002) || says(notFoundWords)) return 'not-found';
  if (is(33005) || has('80070533')) return 'disabled';
  if (is(33006) || has('80070775')) return 'locked';
  if (is(33007) || has('80070056')) return 'wrong-password';
  if (has('80230619') || has('8007052d') || is(33008)) {
    return says(cannotChangeWords) || fact?.cannotChangePassword === true ? 'cannot-change' : 'policy';
  }
  const acquire = lines.filter((line) => acquireWords.test(line.text));
  const refused = (line: (typeof lines)[number]): boolean =>
    line.codes.includes(accessDenied) || deniedWords.test(line.text);
  if (acquire.some(refused)) {
    return input.facts.server?.value.isDomainController === true ? 'on-domain-controller' : 'remote-sam';
  }
  if ([...codes].some((code) => rpcCodes.has(code))) return 'rpc';
  if (has('80230818')) return 'domain-controller';
  if (has('80230626') || has(accessDenied) || is(33004)) {
    // A protected user may still change the password he knows; only a reset is refused.
    if (says(privilegedWords) || (fact?.adminCount === 1 && kind !== 'change')) return 'protected';
    return fact?.cannotChangePassword === true ? 'cannot-change' : 'denied';
  }
  if (has('80005000') || holdsReservedCharacter(signs, fact?.distinguishedName ?? null)) return 'reserved-character';
  return is(32004) || is(32010) ? 'decryption' : 'unknown';
}

/** An escaped reserved character in a name part: `CN=Doe\, Jane,OU=R\+D,DC=contoso`; or a plain slash. */
function holdsReservedCharacter(signs: Signs, distinguishedName: string | null): boolean {
  if (!signs.eventIds.includes(33001)) return false;
  const text = [distinguishedName ?? '', signs.text, ...signs.records.map(eventText)].join('\n');
  return reservedInName(text) !== null;
}

const namePattern =
  // sample: CN=Jane Doe,OU=Sales/EMEA,OU=People,DC=contoso,DC=com
  /\b(?:CN|OU)=[^\r\n"']{1,400}?,DC=[a-z0-9-]{1,63}/gi;

/** The first distinguished name in a text with a reserved character in a part, or null. */
export function reservedInName(text: string): string | null {
  for (const [name] of text.matchAll(namePattern)) {
    // samples: `\,` `\+` `\=` (escaped), `\2C` (escaped as hex), `/` (plain), `=#…` or `= …` (at the start)
    if (/\\[,+"\\<>;=/# ]|\\[0-9a-f]{2}|\/|=[# ]/i.test(name)) return name;
  }
  return null;
}

function lastSuccesses(input: RuleInput): ReadonlyMap<string, readonly number[]> {
  const byUser = new Map<string, number[]>();
  for (const { outcome, user, end } of input.operations) {
    if (outcome !== 'succeeded' || user === null || end === null) continue;
    const list = byUser.get(user.toLowerCase()) ?? [];
    list.push(parseTime(end));
    byUser.set(user.toLowerCase(), list);
  }
  return byUser;
}

const dayMs = 86_400_000;

/** Whether the same person got a new password within the minimum age before; a day is what domains have by default. */
function isTooSoon(
  operation: PasswordOperation,
  successes: ReadonlyMap<string, readonly number[]>,
  input: RuleInput,
): boolean {
  const ageMs = minimumAgeMs(input);
  const at = parseTime(operation.start);
  const before = successes.get(operation.user?.toLowerCase() ?? '') ?? [];
  return ageMs > 0 && before.some((success) => success < at && at - success < ageMs);
}

export function minimumAgeMs(input: RuleInput): number {
  const days = input.facts.directoryPolicy?.value.domains.flatMap((domain) => domain.minimumAgeDays ?? []) ?? [];
  return days.length === 0 ? dayMs : Math.max(...days) * dayMs;
}
