import type { Finder } from './finder.ts';
import { fileEnding, isEveryonesAccount, isNoDomain } from './protected.ts';
import { isWordUnit } from './term-matcher.ts';
import { holdsLetter, isOf, runEnd, runStart, unitClass } from './unit-class.ts';

/** `DOMAIN\user` and `\\server\share`. Triggered by a backslash. */
export const findDomainAccount: Finder = (input) => {
  const { text, at, floor, known, parts } = input;
  let behind = at + 1;
  while (text.charCodeAt(behind) === 0x5c && behind - at < 4) behind++;
  const before = at > 0 ? text.charCodeAt(at - 1) : 0;
  if (!isOf(before, unitClass.name)) return behind - at >= 2 && before !== 0x3a ? findShare(input, behind) : behind;
  if (behind - at > 2) return behind;
  const left = runStart(text, at, floor, 64, unitClass.name);
  const right = runEnd(text, behind, 64, unitClass.account);
  let end = right;
  while (end > behind && isDotOrDash(text.charCodeAt(end - 1))) end--;
  if (end === behind || left === at) return behind;
  const outer = left > 0 ? text.charAt(left - 1) : '';
  if (outer !== '' && '\\/:%$)}>]'.includes(outer) && !/[\s:>]/.test(outer)) return behind;
  if (outer === ':' && /[a-zA-Z]/.test(text.charAt(left - 2)) && isDriveLetter(text, left - 2)) return behind;
  if (!holdsLetter(text, behind, end, unitClass.digit)) return behind;
  const domain = text.slice(left, at);
  const isKnown = known.isShortDomain(domain);
  if (!isKnown) {
    if (isPathMark(text.charCodeAt(right)) || !isDomainName(domain)) return behind;
    // `failed\nBAIL`: a line end spelled out, not a domain; a known domain or one in capitals is believed.
    if (spelledLineEnd.test(text.slice(behind, behind + 2)) && domain !== domain.toUpperCase()) return behind;
  }
  const account = text.slice(behind, end);
  if (account.includes('.') && fileEnding.test(account)) return behind;
  const kind = domain.includes('.') ? 'domain' : !isKnown && known.isHost(domain) ? 'host' : 'netbios';
  parts.add(kind, left, at, left, end);
  if (!isEveryonesAccount(text, behind, end)) parts.add('account', behind, end, left, end);
  return end;
};

// Sample: `nB`, the n of a line end and the first letter of the next line.
const spelledLineEnd = /^[nrt][A-Z]/;

const isDotOrDash = (unit: number): boolean => unit === 0x2e || unit === 0x2d;
const isPathMark = (unit: number): boolean => unit === 0x5c || unit === 0x2f;
const isDriveLetter = (text: string, at: number): boolean => at === 0 || !isWordUnit(text.charCodeAt(at - 1));

/** NetBIOS names have at most 15 characters; a dotted one may stand there too. */
function isDomainName(name: string): boolean {
  if (!holdsLetter(name, 0, name.length) || isOuterMark(name.charCodeAt(0))) return false;
  if (isOuterMark(name.charCodeAt(name.length - 1)) || isNoDomain(name)) return false;
  if (!name.includes('.')) return name.length <= 15 && name.length >= 2;
  return !name.includes('..') && !fileEnding.test(name);
}

const isOuterMark = (unit: number): boolean => isDotOrDash(unit) || unit === 0x5f;

/** The server of a UNC path; `behind` is the first unit behind the backslashes. */
const findShare = ({ text, parts }: Parameters<Finder>[0], behind: number): number => {
  const end = runEnd(text, behind, 255, unitClass.name);
  if (text.charCodeAt(end) !== 0x5c || text.charCodeAt(behind) === 0x2e || !holdsLetter(text, behind, end))
    return behind;
  const server = text.slice(behind, end);
  if (isNoDomain(server)) return behind;
  if (server.toLowerCase() === 'localhost') return end;
  parts.add('host', behind, end);
  return end;
};

/** The profile folder that begins at `start`; returns its end, or 0 where it is one that every Windows has. */
export function findProfile(text: string, start: number): number {
  let end = runEnd(text, start, 64, unitClass.folder);
  // Without a path behind it, a space ends the name.
  if (text.charAt(end) !== '\\' && text.charAt(end) !== '/') end = runEnd(text, start, 64, unitClass.account);
  while (end > start && '. '.includes(text.charAt(end - 1))) end--;
  return end === start || isEveryonesAccount(text, start, end) ? 0 : end;
}

// Sample: `MSOL_1a2b3c4d5e6f`, `AAD_1a2b3c4d5e6f`, `Sync_AADC01_1a2b3c4d5e6f`, `ADSyncMSA1a2b3$`
export const connectAccount = /^(?:MSOL_|AAD_|Sync_[\p{L}\d-]+_|ADSyncMSA|pGMSA_)[0-9a-z]{4,}\$?/iu;

/** An account that the product itself made; `start` is where its prefix begins. */
export function findConnectAccount(text: string, start: number): number {
  const found = connectAccount.exec(text.slice(start, start + 80));
  if (found === null) return 0;
  let end = start + found[0].length;
  const glued = found[0].search(/(?:Azure|Microsoft)$/);
  if (glued > 0) end = start + glued;
  return end;
}
