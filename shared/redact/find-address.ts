import { isDigit, isHexDigit, type Finder } from './finder.ts';
import { isWordUnit } from './term-matcher.ts';
import { runEnd, runStart, unitClass } from './unit-class.ts';

// Sample: `domain controller IP address: `, `via proxy `, `//`, `[`
const addressCue =
  /(?:\b(?:ip|ipv4|address|addresses|addr|adresse|dns|server|host|hostname|proxy|gateway|endpoint|source|client|from|to|via|peer|ping|at|connect|connected|subnet|mask|nameserver)\b["'\uE022]?\s?[:=]?\s?["'([\uE022]?|\/\/|[[(,;]\s?)$/i;
// Sample: `Version: `, `ProductVersion=`, `Azure AD Sync `, `"version":"`, ` v`, `build `
const versionCue =
  /(?:version\w{0,12}["'\uE022]?[\s:=>]{0,3}["'(\uE022]?|\bv|\b(?:build|release|sync|connect|agent|update|upgrade|library|assembly|framework|edition|runtime|engine|kb|than|least|below|hotfix)\b["'\uE022]?[\s:=]{1,3}["'(\uE022]?)$/i;
// Sample: `DiagnosticSource `: a name with a capital before a number reads as a product with its version.
const productCue = /\b[A-Z][A-Za-z]{2,}[ /]$/;

/** IPv4 addresses; versions and object identifiers stay. Triggered by a dot between digits. */
export const findAddressFour: Finder = ({ text, at, floor, parts }) => {
  const start = runStart(text, at, floor, 4, unitClass.digit);
  const end = runEnd(text, at, 64, unitClass.quad);
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  if (at - start > 3 || isWordUnit(before) || before === 0x2e || before === 0x2d) return end;
  let stop = end;
  while (text.charCodeAt(stop - 1) === 0x2e) stop--;
  if (stop - start > 15 || (stop < text.length && isWordUnit(text.charCodeAt(stop)))) return end;
  const address = readAddressFour(text, start, stop);
  if (address === null || readsAsVersion(text, address, start, stop)) return end;
  parts.add('ipv4', start, stop);
  return end;
};

/**
 * The four numbers, the first in the highest byte: none above 255, none with a leading zero. Null for what is no address
 * and for the unspecified, loopback, multicast, mask and broadcast addresses.
 */
function readAddressFour(text: string, start: number, end: number): number | null {
  let address = 0;
  let octets = 0;
  for (let at = start; at <= end; at++) {
    const from = at;
    let octet = 0;
    for (; at < end && isDigit(text.charCodeAt(at)); at++) octet = octet * 10 + text.charCodeAt(at) - 0x30;
    const isWritten = at > from && at - from <= 3 && octet <= 255 && (at - from === 1 || octet >= leastOf(at - from));
    if (!isWritten || octets === 4 || (at < end && text.charCodeAt(at) !== 0x2e)) return null;
    address = address * 256 + octet;
    octets++;
  }
  const first = Math.floor(address / 0x100_0000);
  const isNobodys = first === 0 || first === 127 || (first >= 224 && first < 240) || first === 255;
  return octets < 4 || isNobodys ? null : address;
}

/** The least number of two digits, of three. */
const leastOf = (digits: number): number => (digits === 2 ? 10 : 100);

function readsAsVersion(text: string, address: number, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 32), start);
  if (versionCue.test(before)) return true;
  if (isPrivateFour(address)) return false;
  const after = text.charCodeAt(end);
  // Sample: `52.1.2.0/24`, `52.1.2.3:443`
  if ((after === 0x3a || after === 0x2f) && isDigit(text.charCodeAt(end + 1))) return false;
  const first = Math.floor(address / 0x100_0000);
  const endsWithZero = address % 256 === 0;
  if (addressCue.test(before)) return endsWithZero && first < 10;
  if (endsWithZero) return true;
  if (first >= 30) return false;
  return productCue.test(before) || Math.floor(address / 256) % 0x1_0000 === 0;
}

/** RFC 1918, link-local and carrier-grade NAT; for IPv6 link-local and unique local. */
export function isPrivateAddress(address: string): boolean {
  // Sample: `fe80::1`, `fd12:3456::1`
  if (address.includes(':')) return /^(?:fe[89ab]|f[cd])/i.test(address);
  const [first = 0, second = 0] = address.split('.').map(Number);
  return isPrivateFour(first * 0x100_0000 + second * 0x1_0000);
}

function isPrivateFour(address: number): boolean {
  const first = Math.floor(address / 0x100_0000);
  const second = Math.floor(address / 0x1_0000) % 256;
  return (
    first === 10 ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    (first === 100 && second >= 64 && second < 128)
  );
}

/** IPv6 addresses; times and hex dumps stay. Triggered by the first colon of one. */
export const findAddressSix: Finder = ({ text, at, floor, parts }) => {
  const next = text.charCodeAt(at + 1);
  if (next !== 0x3a && !isHexDigit(next)) return 0;
  const start = runStart(text, at, floor, 5, unitClass.hex);
  if (at - start > 4 || (start > 0 && (isWordUnit(text.charCodeAt(start - 1)) || text.charAt(start - 1) === ':')))
    return 0;
  let end = runEnd(text, at, 48, unitClass.six);
  while (text.charCodeAt(end - 1) === 0x2e || (text.charAt(end - 1) === ':' && text.charAt(end - 2) !== ':')) end--;
  // Sample: `08:15:31`: a time has two colons; an address has seven, or two next to each other.
  if (!hasEnoughColons(text, at, end)) return 0;
  if (end <= at + 1 || (end < text.length && isWordUnit(text.charCodeAt(end)))) return 0;
  if (!isAddressSix(text.slice(start, end))) return 0;
  parts.add('ipv6', start, end);
  return end;
};

function hasEnoughColons(text: string, from: number, end: number): boolean {
  let colons = 0;
  for (let at = from; at < end; at++) {
    if (text.charCodeAt(at) !== 0x3a) continue;
    if (text.charCodeAt(at + 1) === 0x3a) return true;
    colons++;
  }
  return colons >= 6;
}

function isAddressSix(text: string): boolean {
  if (text === '::' || text === '::1' || !/\d/.test(text)) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  // The IPv4 form of the last 32 bits counts for two groups.
  const last = groups.at(-1) ?? '';
  const count = groups.length + (last.includes('.') ? 1 : 0);
  if (halves.length === 2 ? count > 7 || count < 1 : count !== 8) return false;
  return groups.every((group, index) =>
    index === groups.length - 1 && group.includes('.')
      ? /^\d{1,3}(?:\.\d{1,3}){3}$/.test(group)
      : /^[0-9a-f]{1,4}$/i.test(group),
  );
}
