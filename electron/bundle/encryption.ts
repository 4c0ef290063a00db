import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { failure, success, type Result } from '../../shared/result/result.ts';
import { codeOf } from './disk.ts';
import { type RandomBytes, rangeOf } from './random-bytes.ts';
import { makeWorkFolder } from './work-folder.ts';

// age (age-encryption.org/v1): the bundle can be opened with this program or with any age tool. The library is loaded
// when it is first needed: most starts need none of its curves.
const loadAge = async (): Promise<typeof import('age-encryption')> => await import('age-encryption');

export type Encryption =
  | { readonly kind: 'recipients'; readonly recipients: readonly string[] }
  | { readonly kind: 'passphrase'; readonly passphrase: string };

/** What the reader has to open an encrypted bundle with. */
export interface Keys {
  /** `AGE-SECRET-KEY-1…`. */
  readonly identities: readonly string[];
  readonly passphrases: readonly string[];
}

export type UnlockProblem =
  /** Encrypted, and no key was given. */
  | 'no-key'
  /** None of the keys fits. */
  | 'wrong-key'
  | 'damaged'
  | 'too-large'
  /** The temporary folder cannot take what is inside. */
  | 'no-room';

const magic = 'age-encryption.org/v1';
/** Encrypted bundles above this size are refused: what is inside would break the limits for archives. */
const longest = 2 * 1024 * 1024 * 1024;

// Sample: `age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudm5l3sq7gvt9f`.
const recipientForm = /^age1[02-9ac-hj-np-z]{20,4000}$/u;
// Sample: `AGE-SECRET-KEY-1QQPQ…`, one a line; lines with `#` are remarks.
const identityForm = /^AGE-SECRET-KEY-(?:PQ-)?1[02-9AC-HJ-NP-Z]{20,4000}$/u;

/** Null where the text is no public key, else a key that encrypting will take. */
export async function readRecipient(text: string): Promise<string | null> {
  const recipient = text.trim();
  if (!recipientForm.test(recipient)) {
    return null;
  }
  const { Encrypter } = await loadAge();
  try {
    new Encrypter().addRecipient(recipient);
    return recipient;
  } catch {
    return null;
  }
}

/** The secret keys of an identity file as age-keygen writes it. */
export function readIdentities(text: string): readonly string[] {
  return text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => identityForm.test(line));
}

/** The public key of a secret one. */
export async function recipientOf(identity: string): Promise<string> {
  const { identityToRecipient } = await loadAge();
  return await identityToRecipient(identity);
}

/** A new key pair, and the text of its identity file. */
export async function makeIdentity(created: string): Promise<{ readonly recipient: string; readonly file: string }> {
  const { generateX25519Identity } = await loadAge();
  const identity = await generateX25519Identity();
  const recipient = await recipientOf(identity);
  return { recipient, file: `# created: ${created}\n# public key: ${recipient}\n${identity}\n` };
}

/** The encrypted bytes of a stream. Rejects before the first byte where a key is unusable. */
export async function* encryptPieces(
  source: AsyncIterable<Uint8Array>,
  encryption: Encryption,
): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await loadAge();
  const encrypter = new Encrypter();
  if (encryption.kind === 'passphrase') {
    encrypter.setPassphrase(encryption.passphrase);
  } else {
    for (const recipient of encryption.recipients) {
      encrypter.addRecipient(recipient);
    }
  }
  yield* await encrypter.encrypt(ReadableStream.from(source));
}

export async function isEncrypted(bytes: RandomBytes): Promise<boolean> {
  return Buffer.from(await bytes.read(0, magic.length)).toString('latin1') === magic;
}

/** Hundreds of recipients; a header that goes on and on would be held in memory. */
const longestHeader = 256 * 1024;

async function hasShortHeader(bytes: RandomBytes): Promise<boolean> {
  return Buffer.from(await bytes.read(0, longestHeader)).includes('\n---');
}

/**
 * Decrypts into a private temporary file, which `dispose` removes. The file holds nothing that was not authenticated:
 * age checks every 64 KiB, and a file that ends early is refused as damaged.
 */
export async function unlock(
  bytes: RandomBytes,
  keys: Keys,
): Promise<Result<{ readonly path: string; dispose(): Promise<void> }, UnlockProblem>> {
  if (keys.identities.length + keys.passphrases.length === 0) {
    return failure('no-key');
  }
  if (bytes.size > longest) {
    return failure('too-large');
  }
  if (!(await hasShortHeader(bytes))) {
    return failure('damaged');
  }
  const { Decrypter } = await loadAge();
  const decrypter = new Decrypter();
  for (const identity of keys.identities) {
    decrypter.addIdentity(identity);
  }
  for (const passphrase of keys.passphrases) {
    decrypter.addPassphrase(passphrase);
  }
  let plain: AsyncIterable<Uint8Array>;
  try {
    plain = await decrypter.decrypt(ReadableStream.from(rangeOf(bytes, 0, bytes.size)));
  } catch (error) {
    // Sample: `no identity matched any of the file's recipients`.
    const isOurs = error instanceof Error && /no identity matched|passphrase/iu.test(error.message);
    return failure(isOurs ? 'wrong-key' : 'damaged');
  }
  const folder = await makeWorkFolder();
  const path = join(folder, 'bundle.zip');
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const out = await open(path, 'wx', 0o600);
  try {
    for await (const piece of plain) {
      await out.appendFile(piece);
    }
    await out.close();
    return success({ path, dispose });
  } catch (error) {
    await out.close().catch(() => undefined);
    await dispose();
    return failure(['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error)) ? 'no-room' : 'damaged');
  }
}
