import { readFile, writeFile } from 'node:fs/promises';
import {
  bundleRequestSchema,
  type BundleRequest,
  type RequestFile,
  requestFileText,
  requestItems,
  requestSuffix,
} from '../../shared/request/request.ts';
import { requestToText } from '../../shared/request/request-text.ts';
import { describeFileError } from '../analyze.ts';
import { codeOf } from '../bundle/disk.ts';
import { checkRequest, readSigningKey, signRequest, trustedFingerprint } from '../request/sign-request.ts';
import { type Command, type CommandContext, CommandError, readArgs, wrongUse } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { readRequest, requestLines } from './request-file.ts';
import { plainText } from './terminal.ts';
import { parseTime } from './times.ts';

export const requestCommand: Command = {
  name: 'request',
  summary: 'ask for a bundle, or show what a request asks for',
  help: `usage: connect-bundle request FILE${requestSuffix} [--json]
       connect-bundle request --out FILE${requestSuffix} --case NUMBER --from NAME --item ID=WHY... --days N
                              [--since T] [--until T] [--user UPN]... [--tracking-id ID]... [--promise TEXT]
                              [--expires T] [--keep-names] [--encrypt-to KEY] [--sign KEYFILE]

The first form shows a request (a file, or a mail that holds one) and whether its signature holds; a signature that does
not fit ends with ${exitCodes.checkFailed}. The second makes one, and prints it as text for a mail as well. The administrator opens it
with collect --request FILE.

  --item ID=WHY     what is asked for, and why it is needed; may be given again. IDs:
                    ${requestItems.slice(0, 8).join(', ')},
                    ${requestItems.slice(8).join(', ')}
  --since, --until  the time the bundle is to cover, events of it and no others; default the last 7 days
  --user UPN, --tracking-id ID
                    whom it is about; may be given again. The directory is asked for these users and no others (or for
                    those that the TrackingIds belong to), and the case form is filled for the first TrackingId
  --days N          for how many days the bundle will be kept; --promise TEXT adds words of yours
  --expires T       a date; default in 14 days
  --keep-names      ask for a bundle without stand-ins
  --encrypt-to KEY  public key (age1...) to encrypt the bundle to; see connect-bundle keygen
  --sign KEYFILE    signing key, made by connect-bundle keygen --signing`,
  async run(context) {
    const { values, positionals } = readArgs(context.args, options);
    if (values.out === undefined) {
      return await show(context, positionals, values.json === true);
    }
    if (positionals.length > 0) {
      throw wrongUse('request --out takes no further file; see connect-bundle request --help');
    }
    return await compose(context, values.out, values);
  },
};

const options = {
  out: { type: 'string' },
  case: { type: 'string' },
  from: { type: 'string' },
  item: { type: 'string', multiple: true },
  since: { type: 'string' },
  until: { type: 'string' },
  user: { type: 'string', multiple: true },
  'tracking-id': { type: 'string', multiple: true },
  days: { type: 'string' },
  promise: { type: 'string' },
  expires: { type: 'string' },
  'keep-names': { type: 'boolean' },
  'encrypt-to': { type: 'string' },
  sign: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof readArgs<typeof options>>['values'];

async function show(
  { terminal, nowMs }: CommandContext,
  positionals: readonly string[],
  json: boolean,
): Promise<ExitCode> {
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) {
    throw wrongUse('request takes one file to show, or --out to make one; see connect-bundle request --help');
  }
  const checked = await readRequest(path, nowMs);
  await terminal.write(
    json
      ? `${JSON.stringify({ schema: 'connect-support-bundle/request-check/1', ...checked }, null, 2)}\n`
      : `${requestLines(checked, terminal.style).join('\n')}\n`,
  );
  return checked.trust.kind === 'altered' ? exitCodes.checkFailed : exitCodes.done;
}

const dayMs = 86_400_000;

async function compose({ terminal, nowMs }: CommandContext, out: string, values: Values): Promise<ExitCode> {
  const time = (option: 'since' | 'until' | 'expires', fallbackMs: number): string => {
    const text = values[option];
    const parsed = text === undefined ? fallbackMs : parseTime(text, nowMs);
    if (parsed === null) {
      throw wrongUse(`--${option} takes an ISO date or time, or a span such as 7d`);
    }
    return new Date(parsed).toISOString();
  };
  const draft = {
    caseNumber: values.case ?? '',
    requester: values.from ?? '',
    createdAt: new Date(nowMs).toISOString(),
    expiresAt: time('expires', nowMs + 14 * dayMs),
    items: (values.item ?? []).map((item) => {
      const [id = '', ...why] = item.split('=');
      return { id, why: why.join('=').trim() };
    }),
    window: { since: time('since', nowMs - 7 * dayMs), until: time('until', nowMs) },
    users: values.user ?? [],
    trackingIds: values['tracking-id'] ?? [],
    retention: { days: Number(values.days), promise: values.promise ?? '' },
    redaction: values['keep-names'] === true ? 'names-kept' : 'full',
    encryptTo: values['encrypt-to'] ?? null,
  };
  const parsed = bundleRequestSchema.safeParse(draft);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw wrongUse(`${optionOf(issue?.path ?? [])}: ${issue?.message ?? 'it cannot be used'}`);
  }
  const file = await signed(parsed.data, values.sign);
  try {
    await writeFile(out, requestFileText(file), { flag: 'wx' });
  } catch (error) {
    const reason = codeOf(error) === 'EEXIST' ? 'it exists already' : 'it cannot be written';
    throw new CommandError(exitCodes.notWritten, 'not-written', `${plainText(out)}: ${reason}`);
  }
  await terminal.write(requestToText(file, trustedFingerprint(checkRequest(file, nowMs))));
  return exitCodes.done;
}

async function signed(request: BundleRequest, keyFile: string | undefined): Promise<RequestFile> {
  if (keyFile === undefined) {
    return { request, signature: null };
  }
  let text: string;
  try {
    text = await readFile(keyFile, 'utf8');
  } catch (error) {
    throw new CommandError(exitCodes.unreadable, 'unreadable', `${plainText(keyFile)}: ${describeFileError(error)}`);
  }
  const key = readSigningKey(text);
  if (key === null) {
    throw new CommandError(exitCodes.unreadable, 'no-key', `${plainText(keyFile)}: there is no signing key in it`);
  }
  return signRequest(request, key);
}

/** The option behind a field that is wrong. */
function optionOf(path: readonly PropertyKey[]): string {
  const names: Readonly<Record<string, string>> = {
    caseNumber: '--case',
    requester: '--from',
    items: '--item',
    window: '--since and --until',
    users: '--user',
    trackingIds: '--tracking-id',
    retention: '--days',
    encryptTo: '--encrypt-to',
  };
  return names[String(path[0])] ?? String(path[0]);
}
