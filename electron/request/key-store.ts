import type { KeyObject } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { RequestOutput } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { describeFileError } from '../analyze.ts';
import { makeIdentity, readIdentities, recipientOf } from '../bundle/encryption.ts';
import { keyFingerprint, makeSigningKey, readSigningKey } from './sign-request.ts';

/** The operating system's protected storage: what it seals only this user of this machine can open. */
export interface SecretBox {
  /** False where there is none, or where it would only hide the text, not protect it. */
  isAvailable(): boolean;
  seal(text: string): Uint8Array;
  /** Throws where the bytes were sealed elsewhere or damaged. */
  open(sealed: Uint8Array): string;
}

export type KeyDescription = RequestOutput<'keys.describe'>;

export type KeyError =
  | { readonly code: 'keys-unprotected'; readonly detail: string }
  | { readonly code: 'key-unreadable'; readonly detail: string }
  | { readonly code: 'write-failed'; readonly path: string; readonly detail: string };

/** The engineer's own keys: one pair signs requests, the other receives encrypted bundles. */
export interface KeyStore {
  describe(): Promise<KeyDescription>;
  /** Makes both keys and keeps them sealed; where there are some already, they stay. */
  makeProtected(): Promise<Result<KeyDescription, KeyError>>;
  /** Makes both keys, writes them to a new file, and uses them until the app ends. */
  makeFile(path: string): Promise<Result<KeyDescription, KeyError>>;
  /** Uses the keys of a file until the app ends. */
  useFile(path: string): Promise<Result<KeyDescription, KeyError>>;
  signingKey(): Promise<KeyObject | null>;
  /** Secret keys that open bundles; empty where there are none. */
  identities(): Promise<readonly string[]>;
}

interface Keys {
  readonly signing: KeyObject | null;
  readonly identities: readonly string[];
}

const recordSchema = z.object({ schema: z.literal('connect-support-bundle/keys/1'), sealed: z.base64() });

/** `file` holds the sealed keys and nothing readable. The text inside is an identity file with a PEM key below it. */
export function createKeyStore(file: string, box: SecretBox, nowMs: () => number): KeyStore {
  let session: Keys | undefined;

  const kept = async (): Promise<Result<Keys | null, KeyError>> => {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch {
      return success(null);
    }
    const record = recordSchema.safeParse(parsed(text));
    if (!record.success) return failure({ code: 'key-unreadable', detail: 'the file of the kept keys is damaged' });
    if (!box.isAvailable()) {
      return failure({ code: 'key-unreadable', detail: 'the protected storage of this system cannot be reached' });
    }
    try {
      return success(readKeys(box.open(Buffer.from(record.data.sealed, 'base64'))));
    } catch {
      return failure({
        code: 'key-unreadable',
        detail: 'the kept keys belong to another user or another installation of this system',
      });
    }
  };

  const inUse = async (): Promise<Keys | null> => {
    if (session !== undefined) return session;
    const found = await kept();
    return found.ok ? found.value : null;
  };

  const describe = async (): Promise<KeyDescription> => {
    const found = session === undefined ? await kept() : success(session);
    const keys = found.ok ? found.value : null;
    return {
      kept: keys === null ? 'nowhere' : session === undefined ? 'protected' : 'file',
      canProtect: box.isAvailable(),
      ...(await publicParts(keys)),
      problem: found.ok ? null : found.error.code === 'write-failed' ? null : found.error.detail,
    };
  };

  return {
    describe,
    async makeProtected() {
      if (!box.isAvailable()) {
        return failure({
          code: 'keys-unprotected',
          detail: 'this system offers no protected storage, and keys are never kept in plain',
        });
      }
      const found = await kept();
      if (!found.ok) return found;
      if (found.value === null) {
        const record = {
          schema: 'connect-support-bundle/keys/1',
          sealed: Buffer.from(box.seal(await newKeys(nowMs()))).toString('base64'),
        };
        try {
          await mkdir(dirname(file), { recursive: true });
          await writeFile(`${file}.new`, `${JSON.stringify(record)}\n`, { mode: 0o600 });
          await rename(`${file}.new`, file);
        } catch (error) {
          return failure({ code: 'write-failed', path: file, detail: describeFileError(error) });
        }
      }
      session = undefined;
      return success(await describe());
    },
    async makeFile(path) {
      const text = await newKeys(nowMs());
      try {
        await writeFile(path, text, { mode: 0o600 });
      } catch (error) {
        return failure({ code: 'write-failed', path, detail: describeFileError(error) });
      }
      session = readKeys(text);
      return success(await describe());
    },
    async useFile(path) {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        return failure({ code: 'key-unreadable', detail: describeFileError(error) });
      }
      const keys = readKeys(text);
      if (keys.signing === null && keys.identities.length === 0) {
        return failure({ code: 'key-unreadable', detail: 'there is no key in the file' });
      }
      session = keys;
      return success(await describe());
    },
    signingKey: async () => (await inUse())?.signing ?? null,
    identities: async () => (await inUse())?.identities ?? [],
  };
}

/** Two keys in one text, which the command line takes as --identity and as --sign alike. */
async function newKeys(nowMs: number): Promise<string> {
  const { file } = await makeIdentity(new Date(nowMs).toISOString());
  return `${file}${makeSigningKey().file}`;
}

// Sample: `-----BEGIN PRIVATE KEY-----`, three lines of Base64 at most for Ed25519, `-----END PRIVATE KEY-----`.
const pemBlock = /-----BEGIN PRIVATE KEY-----[A-Za-z0-9+/=\s]{1,4000}-----END PRIVATE KEY-----/u;

function readKeys(text: string): Keys {
  const pem = pemBlock.exec(text)?.[0];
  return { signing: pem === undefined ? null : readSigningKey(pem), identities: readIdentities(text) };
}

async function publicParts(keys: Keys | null): Promise<Pick<KeyDescription, 'fingerprint' | 'publicKey'>> {
  const identity = keys?.identities[0];
  return {
    fingerprint: keys?.signing == null ? null : keyFingerprint(keys.signing),
    publicKey: identity === undefined ? null : await recipientOf(identity),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
