import { readFile } from 'node:fs/promises';
import { parseRequestFile, requestItems } from '../../shared/request/request.ts';
import { findRequestText, requestSummary } from '../../shared/request/request-text.ts';
import { assertNever } from '../../shared/result/result.ts';
import { describeFileError } from '../analyze.ts';
import { type CheckedRequest, checkRequest, type RequestTrust } from '../request/sign-request.ts';
import { CommandError, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { plainText, safeLine, type Style } from './terminal.ts';

/** Reads a request from its file, or from a mail that holds one. */
export async function readRequest(path: string, nowMs: number): Promise<CheckedRequest> {
  const unreadable = (code: string, reason: string): CommandError =>
    new CommandError(exitCodes.unreadable, code, `${plainText(path)}: ${reason}`);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable('unreadable', describeFileError(error));
  }
  const parsed = parseRequestFile(findRequestText(text) ?? '');
  if (parsed.ok) {
    return checkRequest(parsed.value, nowMs);
  }
  switch (parsed.error.code) {
    case 'not-a-request':
      throw unreadable('not-a-request', 'there is no bundle request in it');
    case 'newer-version':
      throw unreadable('newer-version', `it was made by a newer version (request ${parsed.error.version})`);
    case 'invalid':
      throw unreadable('invalid', `it is no valid request (${parsed.error.path}: ${parsed.error.detail})`);
    default:
      return assertNever(parsed.error);
  }
}

/** The request and what is to be said about it, for the administrator. */
export function requestLines(checked: CheckedRequest, style: Style): readonly string[] {
  const fingerprint = fingerprintOf(checked.trust);
  return [
    ...requestSummary(checked.request, fingerprint).map(safeLine),
    ...warnings(checked).map((warning) => style.yellow(`Careful: ${warning}`)),
  ];
}

export function fingerprintOf(trust: RequestTrust): string | null {
  return trust.kind === 'signed' ? trust.fingerprint : null;
}

function warnings({ trust, isExpired, request }: CheckedRequest): readonly string[] {
  const lines: string[] = [];
  if (trust.kind === 'unsigned') {
    lines.push('the request is not signed; anybody can have written it');
  }
  if (trust.kind === 'altered') {
    lines.push('the signature does not fit: the request was changed after it was signed');
  }
  if (isExpired) {
    lines.push(`the request was valid until ${request.expiresAt}`);
  }
  return lines;
}

/** `--refuse ITEM` or `--refuse ITEM=REASON` → the reason by item. */
export function readRefusals(values: readonly string[], asked: readonly string[]): ReadonlyMap<string, string> {
  const refused = new Map<string, string>();
  for (const value of values) {
    const [id = '', ...reason] = value.split('=');
    if (!asked.includes(id)) {
      throw wrongUse(`--refuse: the request does not ask for "${plainText(id)}"`);
    }
    refused.set(id, reason.join('=').trim() || 'refused by the administrator');
  }
  return refused;
}

/** Everything that was not asked for, or is refused, is left out. */
export function skippedItems(checked: CheckedRequest, refused: ReadonlyMap<string, string>): readonly string[] {
  const asked = new Set<string>(checked.request.items.map(({ id }) => id));
  return requestItems.filter((id) => !asked.has(id) || refused.has(id));
}
