import { toHex } from './keyed-hash.ts';

/** The text in the case of `model`: all small, all capitals, or mixed, which becomes a leading capital. */
export function inCaseOf(text: string, model: string): string {
  const lower = model.toLowerCase();
  const upper = model.toUpperCase();
  if (lower === upper || model === lower) return text.toLowerCase();
  if (model === upper) return text.toUpperCase();
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

/** A GUID of version 4 from hashed bytes. */
export function guidFrom(bytes: Uint8Array): string {
  const hex = toHex(bytes.subarray(0, 16));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 digits of the length and padding of `model`; a last digit before padding that a decoder accepts. */
export function base64Like(model: string, next: (index: number) => number): string {
  const padding = model.length - model.replace(/=+$/, '').length;
  const length = model.length - padding;
  let text = '';
  for (let index = 0; index < length; index++) {
    let digit = next(index) & 63;
    if (index === length - 1 && padding === 2) digit &= 48;
    if (index === length - 1 && padding === 1) digit &= 60;
    text += base64Digits.charAt(digit);
  }
  return text + '='.repeat(padding);
}

/** Hexadecimal digits of the length of `model`, in its case. */
export function hexLike(model: string, bytes: Uint8Array): string {
  const hex = toHex(bytes);
  let text = '';
  while (text.length < model.length) text += hex;
  return inCaseOf(text.slice(0, model.length), model === model.toUpperCase() ? model : model.toLowerCase());
}

/** Documentation ranges (RFC 5737) first, then the benchmarking range (RFC 2544): nobody's real addresses. */
export function publicAddressFour(number: number): string {
  const ranges = ['192.0.2', '198.51.100', '203.0.113'];
  const range = ranges[Math.floor((number - 1) / 254)];
  if (range !== undefined) return `${range}.${((number - 1) % 254) + 1}`;
  const rest = number - 1 - 254 * ranges.length;
  return `198.${18 + (Math.floor(rest / 64_516) % 2)}.${Math.floor(rest / 254) % 254}.${(rest % 254) + 1}`;
}

export function privateAddressFour(number: number): string {
  return `10.254.${Math.floor((number - 1) / 254) % 254}.${((number - 1) % 254) + 1}`;
}

/** RFC 3849. */
export function publicAddressSix(number: number): string {
  return `2001:db8::${number.toString(16)}`;
}

export function privateAddressSix(number: number): string {
  return `fd00::${number.toString(16)}`;
}

/**
 * Characters that a directory name must escape are evidence (a rule looks for them), so the stand-in keeps them:
 * `Sales\, East` becomes `unit-1\,x`.
 */
export function withReservedOf(standIn: string, value: string): string {
  let text = standIn;
  if (/^(?:\\)?#/.test(value)) text = `${value.startsWith('\\') ? '\\#' : '#'}${text}`;
  if (/^(?:\\)? /.test(value)) text = `${value.startsWith('\\') ? '\\ ' : ' '}${text}`;
  for (const found of value.matchAll(/\\[,+"\\<>;=/\r\n]|[/,+"<>;=\r\n]|\\[0-9A-Fa-f]{2}/g)) text += `${found[0]}x`;
  return text;
}
