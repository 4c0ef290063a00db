import { z } from 'zod';
import { failure, success, type Result } from '../result/result.ts';

export const requestSuffix = '.bundle-request';
export const requestVersion = 1;

/**
 * What a support engineer may ask for: the collectors, by id. The list is fixed: a request names entries of it and
 * nothing else, so it can never name a command, a path or an address.
 */
export const requestItems = [
  'server',
  'connect-version',
  'service',
  'tls-and-dotnet',
  'root-certificates',
  'proxy',
  'pending-reboot',
  'remote-sam',
  'application-event-log',
  'system-event-log',
  'sync-configuration',
  'company-features',
  'directory',
  'network',
  'clock',
  'trace-log',
] as const;

export type RequestItemId = (typeof requestItems)[number];

export const redactionLevels = ['full', 'names-kept'] as const;
export type RedactionLevel = (typeof redactionLevels)[number];

const line = (length: number) =>
  z
    .string()
    .max(length)
    // Sample: a line break or an escape would let a text pass for something it is not on the screen of the other side.
    .regex(/^[^\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u);

/** Longest reason for an item, in characters. */
export const longestWhy = 400;

const guid = z.guid();

/** A sign-in name: none of the characters that a path, an address or a command needs. */
const user = z
  .string()
  .max(320)
  .regex(
    // Sample: `anna.o'hara@contoso.example`.
    /^[^\s\p{C}\\/:;,"<>|*?`$&(){}[\]%!=^~#@]{1,64}@[\p{L}\p{N}][\p{L}\p{N}.-]{0,250}$/u,
    'a user is named by a sign-in name such as anna@contoso.example',
  );

/** What is asked for. All of it is shown to the administrator; nothing in it is ever run, opened or fetched. */
export const bundleRequestSchema = z.strictObject({
  caseNumber: line(60).min(1),
  /** Who asks, in their own words; the fingerprint of the key says who really does. */
  requester: line(120).min(1),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  items: z
    .array(
      z.strictObject({ id: z.enum(requestItems, 'there is no such item to ask for'), why: line(longestWhy).min(1) }),
    )
    .min(1)
    .max(requestItems.length)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'an item is named twice'),
  window: z
    .strictObject({ since: z.iso.datetime(), until: z.iso.datetime() })
    .refine(({ since, until }) => since < until, 'the window ends before it begins'),
  users: z.array(user).max(50),
  trackingIds: z.array(guid).max(50),
  /** The engineer's promise about what is received. */
  retention: z.strictObject({ days: z.number().int().min(1).max(3650), promise: line(400) }),
  redaction: z.enum(redactionLevels),
  /** age public key the bundle is to be encrypted to, or null. */
  encryptTo: z
    .string()
    // Sample: `age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudm5l3sq7gvt9f`.
    .regex(/^age1[02-9ac-hj-np-z]{20,4000}$/u)
    .nullable(),
});

export type BundleRequest = z.infer<typeof bundleRequestSchema>;

const base64 = (length: number) =>
  z
    .string()
    .max(length)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/u);

const signatureSchema = z.strictObject({
  /** Raw Ed25519 public key, 32 bytes. */
  publicKey: base64(60),
  /** 64 bytes over `signedText`. */
  signature: base64(100),
});

export type RequestSignature = z.infer<typeof signatureSchema>;

/** A request file. Unsigned ones can be read, and are shown with a warning. */
export interface RequestFile {
  readonly request: BundleRequest;
  readonly signature: RequestSignature | null;
}

export type RequestFileError =
  | { readonly code: 'not-a-request' }
  | { readonly code: 'newer-version'; readonly version: number }
  | { readonly code: 'invalid'; readonly path: string; readonly detail: string };

const longestFile = 256 * 1024;

/**
 * The bytes that are signed, as text in UTF-8: the request with its keys in sorted order and no blanks, after a line
 * that keeps the signature from being good for anything else.
 */
export function signedText(request: BundleRequest): string {
  return `connect-support-bundle/request/${requestVersion}\n${canonical(request)}`;
}

/** The file to save. */
export function requestFileText(file: RequestFile): string {
  const value = { schema: `connect-support-bundle/request/${requestVersion}`, ...file };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Reads a request file. Never throws; fields it does not know make it invalid, as a request means exactly what it says. */
export function parseRequestFile(text: string): Result<RequestFile, RequestFileError> {
  if (text.length > longestFile) {
    return failure({ code: 'not-a-request' });
  }
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return failure({ code: 'not-a-request' });
  }
  const version = versionOf(value);
  if (version === null) {
    return failure({ code: 'not-a-request' });
  }
  if (version > requestVersion) {
    return failure({ code: 'newer-version', version });
  }
  const parsed = z
    .strictObject({ schema: z.string(), request: bundleRequestSchema, signature: signatureSchema.nullable() })
    .safeParse(value);
  if (parsed.success) {
    return success({ request: parsed.data.request, signature: parsed.data.signature });
  }
  const issue = parsed.error.issues[0];
  return failure({ code: 'invalid', path: issue?.path.join('.') ?? '', detail: issue?.message ?? 'unreadable' });
}

function versionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('schema' in value) || typeof value.schema !== 'string') {
    return null;
  }
  // Sample: `connect-support-bundle/request/1`.
  const number = /^connect-support-bundle\/request\/([1-9][0-9]{0,3})$/u.exec(value.schema)?.[1];
  return number === undefined ? null : Number(number);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
    return `{${pairs.join(',')}}`;
  }
  return JSON.stringify(value);
}
