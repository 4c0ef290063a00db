import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { shortCode } from '../../shared/bundle/short-code.ts';
import {
  type BundleRequest,
  parseRequestFile,
  type RequestFile,
  requestItems,
  signedText,
} from '../../shared/request/request.ts';
import { findRequestText, fromBase64, toBase64 } from '../../shared/request/request-text.ts';
import { assertNever, failure, success, type Result } from '../../shared/result/result.ts';

/** What the signature of a request is worth. */
export type RequestTrust =
  | { readonly kind: 'signed'; readonly fingerprint: string }
  | { readonly kind: 'unsigned' }
  /** Signed, but not as it stands here. */
  | { readonly kind: 'altered' };

export interface CheckedRequest {
  readonly request: BundleRequest;
  readonly trust: RequestTrust;
  readonly isExpired: boolean;
}

/** A new Ed25519 key: the text of its file (PKCS 8 PEM), and the fingerprint to tell others. */
export function makeSigningKey(): { readonly file: string; readonly fingerprint: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    file: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    fingerprint: fingerprintOf(rawKey(publicKey)),
  };
}

/** Null where the text is no Ed25519 private key. */
export function readSigningKey(text: string): KeyObject | null {
  try {
    const key = createPrivateKey(text);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

export function signRequest(request: BundleRequest, key: KeyObject): RequestFile {
  return {
    request,
    signature: {
      publicKey: toBase64(rawKey(createPublicKey(key))),
      signature: toBase64(sign(null, Buffer.from(signedText(request), 'utf8'), key)),
    },
  };
}

/** Checks signature and date. A request that fails is still shown, with what is wrong with it. */
export function checkRequest({ request, signature }: RequestFile, nowMs: number): CheckedRequest {
  const isExpired = Date.parse(request.expiresAt) < nowMs;
  if (signature === null) {
    return { request, trust: { kind: 'unsigned' }, isExpired };
  }
  const raw = fromBase64(signature.publicKey);
  const bytes = fromBase64(signature.signature);
  const isSound = raw?.length === 32 && bytes?.length === 64 && isSignedBy(raw, bytes, request);
  return {
    request,
    trust: isSound ? { kind: 'signed', fingerprint: fingerprintOf(raw) } : { kind: 'altered' },
    isExpired,
  };
}

/** Reads and checks a request from the text of its file, or of a mail that holds one. The error is a clause. */
export function readRequestText(text: string, nowMs: number): Result<CheckedRequest, RequestTextError> {
  const parsed = parseRequestFile(findRequestText(text) ?? '');
  if (parsed.ok) {
    return success(checkRequest(parsed.value, nowMs));
  }
  const { error } = parsed;
  switch (error.code) {
    case 'not-a-request':
      return failure({ code: error.code, reason: 'there is no bundle request in it' });
    case 'newer-version':
      return failure({ code: error.code, reason: `it was made by a newer version (request ${error.version})` });
    case 'invalid':
      return failure({ code: error.code, reason: `it is no valid request (${error.path}: ${error.detail})` });
    default:
      return assertNever(error);
  }
}

export interface RequestTextError {
  readonly code: 'not-a-request' | 'newer-version' | 'invalid';
  readonly reason: string;
}

/** Fingerprint of the key that signed; null where the request was not, or no longer holds. */
export function trustedFingerprint({ trust }: CheckedRequest): string | null {
  return trust.kind === 'signed' ? trust.fingerprint : null;
}

/** Everything that was not asked for, or is refused, is left out. */
export function skippedItems({ request }: CheckedRequest, refused: ReadonlyMap<string, string>): readonly string[] {
  const asked = new Set<string>(request.items.map(({ id }) => id));
  return requestItems.filter((id) => !asked.has(id) || refused.has(id));
}

/** The fingerprint to tell others of a signing key. */
export function keyFingerprint(key: KeyObject): string {
  return fingerprintOf(rawKey(createPublicKey(key)));
}

function isSignedBy(raw: Uint8Array, signature: Uint8Array, request: BundleRequest): boolean {
  try {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') },
      format: 'jwk',
    });
    return verify(null, Buffer.from(signedText(request), 'utf8'), key, signature);
  } catch {
    return false;
  }
}

/** The key as people compare it, in the form of a bundle's code. */
function fingerprintOf(raw: Uint8Array): string {
  return shortCode(createHash('sha256').update(raw).digest('hex'));
}

function rawKey(key: KeyObject): Uint8Array {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}
