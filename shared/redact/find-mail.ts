import { isDigit, type Finder } from './finder.ts';
import { isGluedTail, isWordUnit } from './term-matcher.ts';
import { runEnd, runStart, unitClass } from './unit-class.ts';

// Sample: `smtp:anna@contoso.com`: the word before the colon names the kind of address, it is no user name.
const addressKey = /(?:mailto|smtp|sip|upn|user|mail|email|name|details|from|to|cc|for|login|principalname)$/i;

/** UPNs, mail addresses, and `user:password@host:port`. Triggered by `@`. */
export const findMail: Finder = ({ text, at, floor, known, parts }) => {
  let start = runStart(text, at, floor, 64, unitClass.local);
  // `\r\nanna@…` as two characters each: the n belongs to the line end.
  if (text.charCodeAt(start) === 0x6e && text.slice(Math.max(floor, start - 3), start) === '\\r\\') start++;
  while (start < at && !isWordUnit(text.charCodeAt(start)) && text.charCodeAt(start) !== 0x5f) start++;
  if (start === at) return 0;
  const end = domainEnd(text, at + 1);
  if (end === at + 1) return 0;
  if (
    text.charCodeAt(end) === 0x3a &&
    isDigit(text.charCodeAt(end + 1)) &&
    text.charCodeAt(start - 1) === 0x3a &&
    start > floor
  ) {
    const userStart = runStart(text, start - 1, floor, 64, unitClass.local);
    if (userStart < start - 1 && !addressKey.test(text.slice(userStart, start - 1))) {
      parts.add('credential', userStart, at, userStart, end);
      return at;
    }
  }
  const domain = text.slice(at + 1, end);
  const dotted = domain.includes('.');
  if (!dotted && !known.isShortDomain(domain) && !known.isHost(domain)) return 0;
  // Sample: `package@1.2.3`: no domain ends in a digit.
  if (isDigit(domain.charCodeAt(domain.length - 1)) && dotted) return 0;
  parts.add('account', start, at, start, end);
  parts.add(dotted ? 'domain' : 'netbios', at + 1, end, start, end);
  return end;
};

/** End of a DNS name that begins at `from`: no dot at the end, none doubled, no engine name glued to it. */
export function domainEnd(text: string, from: number): number {
  let end = from;
  const stop = runEnd(text, from, 255, unitClass.name);
  while (end < stop) {
    const unit = text.charCodeAt(end);
    if (unit === 0x2e && (end === from || end + 1 >= stop || !isWordUnit(text.charCodeAt(end + 1)))) {
      if (text.charCodeAt(end + 1) !== 0x5f) break;
    }
    if ((unit === 0x41 || unit === 0x4d) && isGluedTail(text, end)) break;
    end++;
  }
  while (end > from && !isWordUnit(text.charCodeAt(end - 1))) end--;
  return end;
}
