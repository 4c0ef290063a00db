import { readFile } from 'node:fs/promises';
import { requestSummary } from '../../shared/request/request-text.ts';
import { describeFileError } from '../analyze.ts';
import { type CheckedRequest, readRequestText, trustedFingerprint } from '../request/sign-request.ts';
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
  const read = readRequestText(text, nowMs);
  if (!read.ok) {
    throw unreadable(read.error.code, read.error.reason);
  }
  return read.value;
}

/** The request and what is to be said about it, for the administrator. */
export function requestLines(checked: CheckedRequest, style: Style): readonly string[] {
  const key = checked.trust.kind === 'altered' ? 'the signature does not fit' : trustedFingerprint(checked);
  return [
    ...requestSummary(checked.request, key).map(safeLine),
    ...warnings(checked).map((warning) => style.yellow(`Careful: ${warning}`)),
  ];
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
