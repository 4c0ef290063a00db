import { assertNever } from '../result/result.ts';
import type { PartKind, PartSink } from './category.ts';
import { findConnectAccount, findProfile } from './find-account.ts';
import { findPasswordValue, findPrivateKey, findSettingValue, findToken, type FoundSecret } from './find-credential.ts';
import { findAnchorValue } from './find-identifier.ts';
import { domainEnd } from './find-mail.ts';
import { runWhile, valueStart, type Known } from './finder.ts';
import { isCommonWord, isEveryonesAccount, isNoDomain, isPublicHost } from './protected.ts';
import { isWordUnit } from './term-matcher.ts';
import { holdsLetter, runEnd, unitClass } from './unit-class.ts';

/** A word that announces a value: what stands behind it is hidden although its shape alone would not show it. */
export type Cue =
  | 'password'
  | 'token'
  | 'header'
  | 'private-key'
  | 'host'
  | 'account'
  | 'domain'
  | 'person'
  | 'anchor'
  | 'profile'
  | 'connect-account';

export const cueWords: readonly (readonly [Cue, readonly string[]])[] = [
  [
    'password',
    [
      'password',
      'passwort',
      'kennwort',
      'mot de passe',
      'passwd',
      'passphrase',
      'passcode',
      'pwd=',
      'pwd:',
      'pwd"',
      'pass=',
      'secret',
      'apikey',
      'api_key',
      'api-key',
      'accesskey',
      'access_key',
      'accountkey',
    ],
  ],
  ['token', ['bearer ', 'access_token', 'refresh_token', 'id_token', 'accesstoken', 'token=', 'token"', 'sig=']],
  ['header', ['authorization', 'cookie']],
  ['private-key', ['-----begin']],
  [
    'host',
    [
      'hostname',
      'host name',
      'computername',
      'computer name',
      'computer',
      'workstation',
      'workstationname',
      'workstation name',
      'machinename',
      'machine name',
      'domain controller',
      'logonserver',
      'nodename',
    ],
  ],
  [
    'account',
    [
      'username',
      'user name',
      'accountname',
      'account name',
      'logonname',
      'logon name',
      'benutzername',
      'kontoname',
      'user id',
      'userid',
      'login',
      'service account',
      'serviceaccount',
      'objectname',
    ],
  ],
  ['domain', ['domain', 'domainname', 'domain name', 'domäne', 'forest', 'partition-name']],
  ['person', ['displayname', 'display name', 'givenname', 'given name', 'surname', 'full name', 'anzeigename']],
  ['anchor', ['sourceanchorvalue', 'sourceanchor', 'immutableid', 'anchor']],
  ['profile', ['users\\', 'users/', 'settings\\']],
  ['connect-account', ['msol_', 'aad_', 'sync_', 'adsyncmsa', 'pgmsa_']],
];

/** The secret behind a password word, harmless or not; null where no value follows. */
export function findSecret(text: string, start: number, end: number): FoundSecret | null {
  // `pwd=` and its like carry the separator so that three letters are enough.
  const keyEnd = isWordUnit(text.charCodeAt(end - 1)) ? end : end - 1;
  return findSettingValue(text, keyEnd) ?? findPasswordValue(text, start, keyEnd);
}

/** Adds what the cue from `start` to `end` announces; returns where the scan goes on, or 0. */
export function followCue(
  cue: Exclude<Cue, 'password'>,
  text: string,
  start: number,
  end: number,
  known: Known,
  parts: PartSink,
): number {
  const sink: CueSink = { start, parts };
  switch (cue) {
    case 'private-key': {
      const found = findPrivateKey(text, start);
      return found === null ? 0 : addTo(sink, found.start, found.end, 'credential');
    }
    case 'token':
      return followToken(text, end, sink);
    case 'header':
      return followHeader(text, end, sink);
    case 'connect-account':
      return start > 0 && isWordUnit(text.charCodeAt(start - 1)) ? 0 : followConnectAccount(text, start, sink);
    case 'profile':
      return followProfile(text, start, end, sink);
    case 'anchor': {
      const value = valueStart(text, end);
      if (value === null) return 0;
      // Sample: `AAD anchor = User_…`: the cloud anchor is found by its GUID.
      if (text.startsWith('User_', value.at)) return 0;
      return addTo(sink, value.at, findAnchorValue(text, end, value.at), 'anchor');
    }
    case 'host':
    case 'account':
    case 'domain':
    case 'person':
      return followName(cue, text, end, known, sink);
    default:
      return assertNever(cue);
  }
}

/** Where what is found goes, and where the cue that announced it begins. */
interface CueSink {
  readonly start: number;
  readonly parts: PartSink;
}

/** Returns where the scan goes on, or 0 where there is no value. */
function addTo({ start, parts }: CueSink, from: number, until: number, kind: PartKind): number {
  if (until <= from) return 0;
  parts.add(kind, from, until, start, until);
  return until;
}

function followToken(text: string, end: number, sink: CueSink): number {
  const last = text.charAt(end - 1);
  let start = end;
  if (last !== ' ' && last !== '=') {
    const value = valueStart(text, last === '"' ? end - 1 : end);
    if (value === null) return 0;
    start = value.at;
  }
  const found = findToken(text, start);
  return found === null ? 0 : addTo(sink, found.start, found.end, 'credential');
}

function followHeader(text: string, end: number, sink: CueSink): number {
  const value = valueStart(text, end);
  if (value === null) return 0;
  // Sample: `Authorization: Basic YW5uYTpTb21tZXI=`: the scheme stays, what follows goes to the end of the line.
  const scheme = /^(?:basic|bearer|digest|negotiate|ntlm|sharedaccesssignature)\s{1,4}/i.exec(
    text.slice(value.at, value.at + 32),
  );
  const from = value.at + (scheme?.[0].length ?? 0);
  if (scheme !== null && !/^digest/i.test(scheme[0])) {
    const token = findToken(text, from);
    return token === null ? 0 : addTo(sink, token.start, token.end, 'credential');
  }
  const until = runWhile(
    text,
    from,
    16_384,
    (unit) => unit >= 0x20 && unit !== value.quote && unit !== 0x22 && unit !== 0xe022,
  );
  // A header of eight characters or more; shorter ones are prose.
  return until - from >= 8 && (scheme !== null || /[=]/.test(text.slice(from, until)))
    ? addTo(sink, from, until, 'credential')
    : 0;
}

function followConnectAccount(text: string, start: number, sink: CueSink): number {
  const end = findConnectAccount(text, start);
  // As the local part of an address it is found there.
  return end === 0 || text.charAt(end) === '@' ? 0 : addTo(sink, start, end, 'account');
}

function followProfile(text: string, start: number, end: number, sink: CueSink): number {
  const before = text.charAt(start - 1);
  const isFolder = text.charAt(end - 1) === '/' ? before === '/' : before === '\\' || before === ' ' || start === 0;
  if (!isFolder) return 0;
  let from = end;
  while (text.charAt(from) === '\\' && from - end < 3) from++;
  return addTo(sink, from, findProfile(text, from), 'account');
}

// Sample: `{5ad6b8fa-0b1f…`, `S-1-5-21-…`, `CN=…`: the finders of these take such values.
const otherShape = /^(?:[{]?[0-9a-f]{8}-|S-1-|(?:CN|OU|DC)=)/i;
// Sample: `Microsoft Entra Connect Sync`: display names of programs, not of people.
const productName =
  /microsoft|azure|entra|windows|sql|server|visual|service|\.net|edge|update|agent|tool|driver|sync|\d/i;

function followName(
  cue: 'host' | 'account' | 'domain' | 'person',
  text: string,
  end: number,
  known: Known,
  sink: CueSink,
): number {
  const value = valueStart(text, end);
  if (value === null || otherShape.test(text.slice(value.at, value.at + 12))) return 0;
  if (cue === 'person') {
    const until = runWhile(
      text,
      value.at,
      64,
      (unit) => unit >= 0x20 && unit !== value.quote && !',;"<>|()@=:\uE022'.includes(String.fromCharCode(unit)),
    );
    const name = text.slice(value.at, until).trimEnd();
    // A person's name has two words here; single words are too often something else.
    if (!/^\p{L}[\p{L}'.-]* \p{L}/u.test(name) || productName.test(name)) return 0;
    return addTo(sink, value.at, value.at + name.length, 'person');
  }
  const stop = cue === 'account' ? accountEnd(text, value.at) : domainEnd(text, value.at);
  const next = text.charAt(stop);
  if (next === '@' || next === '\\') return 0;
  const name = text.slice(value.at, stop);
  if (!holdsLetter(text, value.at, stop) || isEveryonesAccount(text, value.at, stop)) return 0;
  const certain = value.separator !== ':' || value.quote !== 0;
  if (cue === 'account') {
    if (name.startsWith('.') || (!certain && isCommonWord(name)) || (next === ' ' && /^[a-z]+$/.test(name))) return 0;
    return addTo(sink, value.at, stop, 'account');
  }
  if (name.includes('.'))
    return isPublicHost(name) || /\d$/.test(name) ? 0 : addTo(sink, value.at, stop, cue === 'host' ? 'host' : 'domain');
  const isName =
    known.isHost(name) ||
    known.isShortDomain(name) ||
    (!isCommonWord(name) && !isNoDomain(name) && (certain || name === name.toUpperCase() || /\d/.test(name)));
  if (!isName) return 0;
  return addTo(sink, value.at, stop, cue === 'host' ? 'host' : 'netbios');
}

function accountEnd(text: string, from: number): number {
  let end = runEnd(text, from, 64, unitClass.account);
  while (end > from && '.-'.includes(text.charAt(end - 1))) end--;
  return end;
}
