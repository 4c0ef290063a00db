import { requestFileText, type BundleRequest, type RequestFile } from './request.ts';

// A request can also travel in the body of a mail: a summary for people, and below it the file as a block that
// survives quoting and line wraps.

const begin = '-----BEGIN BUNDLE REQUEST-----';
const end = '-----END BUNDLE REQUEST-----';
const lineLength = 64;

/** The text to paste into a mail. */
export function requestToText(file: RequestFile, fingerprint: string | null): string {
  const packed = toBase64(new TextEncoder().encode(requestFileText(file)));
  const lines: string[] = [];
  for (let at = 0; at < packed.length; at += lineLength) {
    lines.push(packed.slice(at, at + lineLength));
  }
  return [...requestSummary(file.request, fingerprint), '', begin, ...lines, end, ''].join('\n');
}

/** Who asks for what and why, line by line, for the administrator's eyes. */
export function requestSummary(request: BundleRequest, fingerprint: string | null): readonly string[] {
  return [
    `Case ${request.caseNumber}, asked by ${request.requester}`,
    `Key        ${fingerprint ?? 'not signed'}`,
    `Time       ${request.window.since} to ${request.window.until}`,
    ...(request.users.length === 0 ? [] : [`Users      ${request.users.join(', ')}`]),
    ...(request.trackingIds.length === 0 ? [] : [`TrackingId ${request.trackingIds.join(', ')}`]),
    `Names      ${request.redaction === 'full' ? 'replaced by stand-ins' : 'kept as they are'}`,
    `Encrypted  ${request.encryptTo === null ? 'no' : `to ${request.encryptTo.slice(0, 16)}...`}`,
    `Kept for   ${request.retention.days} days. ${request.retention.promise}`,
    `Valid to   ${request.expiresAt}`,
    'Items',
    ...request.items.map(({ id, why }) => `  ${id}: ${why}`),
  ];
}

/** The file inside a mail's text, or the text itself where it is the file. Null where there is neither. */
export function findRequestText(text: string): string | null {
  const from = text.indexOf(begin);
  if (from === -1) {
    return text.trimStart().startsWith('{') ? text : null;
  }
  const to = text.indexOf(end, from);
  if (to === -1) {
    return null;
  }
  // Sample: `> eyJzY2hlbWEi…`: quote marks and blanks that mail programs add.
  const packed = text.slice(from + begin.length, to).replaceAll(/[\s>|]/gu, '');
  const bytes = fromBase64(packed);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Standard Base64 with padding; the shared core has no Buffer. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => alphabet.charAt((group >> shift) & 63)).join('');
    const left = bytes.length - at;
    text += left >= 3 ? digits : digits.slice(0, left + 1).padEnd(4, '=');
  }
  return text;
}

/** Null where the text is no Base64. */
export function fromBase64(text: string): Uint8Array | null {
  // Sample: `QUJD`, `QUI=`.
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/u.test(text)) {
    return null;
  }
  const digits = text.replaceAll('=', '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const digit of digits) {
    held = ((held << 6) | alphabet.indexOf(digit)) & 0xff_ffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 0xff;
      at += 1;
    }
  }
  return bytes;
}
