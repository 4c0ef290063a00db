import { runWhile, type Finder } from './finder.ts';
import { fileEnding, isEveryonesAccount, isNoDomain } from './protected.ts';
import { isWordUnit } from './term-matcher.ts';
import { isOf, runEnd, runStart, unitClass } from './unit-class.ts';

/** `DOMAIN\user` and `\\server\share`. Triggered by a backslash. */
export const findDomainAccount: Finder = (input) => {
  const { text, at, floor, known, parts } = input;
  let behind = at + 1;
  while (text.charAt(behind) === '\\' && behind - at < 4) behind++;
  const before = at > 0 ? text.charCodeAt(at - 1) : 0;
  if (!isOf(before, unitClass.name)) return behind - at >= 2 && before !== 0x3a ? findShare(input, behind) : behind;
  const left = runStart(text, at, floor, 64, unitClass.name);
  const domain = text.slice(left, at);
  const right = runEnd(text, behind, 64, unitClass.account);
  let end = right;
  while (end > behind && '.-'.includes(text.charAt(end - 1))) end--;
  const account = text.slice(behind, end);
  if (account === '' || behind - at > 2 || !isDomainName(domain, known.isShortDomain(domain))) return behind;
  const outer = left > 0 ? text.charAt(left - 1) : '';
  if (outer !== '' && '\\/:%$)}>]'.includes(outer) && !/[\s:>]/.test(outer)) return behind;
  if (outer === ':' && /[a-zA-Z]/.test(text.charAt(left - 2)) && isDriveLetter(text, left - 2)) return behind;
  if ('\\/'.includes(text.charAt(right)) && right < text.length && !known.isShortDomain(domain)) return behind;
  if (fileEnding.test(account) || account.includes('*')) return behind;
  if (!/[\p{L}\d]/u.test(account)) return behind;
  // `failed\nBAIL`: a line end spelled out, not a domain; a known domain or one in capitals is believed.
  if (/^[nrt][A-Z]/.test(account) && !known.isShortDomain(domain) && domain !== domain.toUpperCase()) return behind;
  const kind = domain.includes('.')
    ? 'domain'
    : known.isHost(domain) && !known.isShortDomain(domain)
      ? 'host'
      : 'netbios';
  const match = { start: left, end };
  parts.push({ start: left, end: at, kind, match });
  if (!isEveryonesAccount(account)) parts.push({ start: behind, end, kind: 'account', match });
  return end;
};

const isDriveLetter = (text: string, at: number): boolean => at === 0 || !isWordUnit(text.charCodeAt(at - 1));

/** NetBIOS names have at most 15 characters; a dotted one may stand there too. */
function isDomainName(name: string, isKnown: boolean): boolean {
  if (isKnown) return true;
  if (!/\p{L}/u.test(name) || /^[.\-_]|[.\-_]$/.test(name) || name.includes('..')) return false;
  if (isNoDomain(name) || fileEnding.test(name)) return false;
  return name.includes('.') || (name.length <= 15 && name.length >= 2);
}

/** The server of a UNC path; `behind` is the first unit behind the backslashes. */
const findShare = ({ text, parts }: Parameters<Finder>[0], behind: number): number => {
  const end = runEnd(text, behind, 255, unitClass.name);
  const server = text.slice(behind, end);
  if (text.charAt(end) !== '\\' || !/\p{L}/u.test(server) || isNoDomain(server) || server.startsWith('.'))
    return behind;
  if (server.toLowerCase() === 'localhost') return end;
  parts.push({ start: behind, end, kind: 'host' });
  return end;
};

// Sample: `anna.schmidt` of `C:\Users\anna.schmidt\AppData`: what a profile folder may be called.
const isFolderUnit = (unit: number): boolean =>
  unit >= 0x20 && !'\\/:*?"<>|,;\''.includes(String.fromCharCode(unit)) && unit !== 0xe022;

/** The profile folder that begins at `start`; returns its end, or 0 where it is one that every Windows has. */
export function findProfile(text: string, start: number): number {
  let end = runWhile(text, start, 64, isFolderUnit);
  // Without a path behind it, a space ends the name.
  if (text.charAt(end) !== '\\' && text.charAt(end) !== '/') end = runEnd(text, start, 64, unitClass.account);
  while (end > start && '. '.includes(text.charAt(end - 1))) end--;
  return end === start || isEveryonesAccount(text.slice(start, end)) ? 0 : end;
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
