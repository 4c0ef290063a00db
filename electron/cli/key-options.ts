import { readFile } from 'node:fs/promises';
import { describeFileError } from '../analyze.ts';
import { type Encryption, type Keys, readIdentities, readRecipient } from '../bundle/encryption.ts';
import { CommandError, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { plainText } from './terminal.ts';

// Keys and passphrases come from files: an argument is visible to every process of the machine.

export const keyOptions = {
  identity: { type: 'string', multiple: true },
  'passphrase-file': { type: 'string' },
} as const;

export const keyHelp = `  --identity FILE          opens an encrypted bundle: a secret key as keygen (or age-keygen) writes it
  --passphrase-file FILE   opens an encrypted bundle: the first line is the passphrase`;

export const encryptionOptions = {
  'encrypt-to': { type: 'string', multiple: true },
  'encrypt-passphrase-file': { type: 'string' },
} as const;

export const encryptionHelp = `  --encrypt-to KEY  encrypt to a public key (age1...); may be given again. FILE then ends in .age
  --encrypt-passphrase-file FILE
                    encrypt to a passphrase, the first line of FILE`;

export async function readKeys(values: {
  readonly identity?: readonly string[] | undefined;
  readonly 'passphrase-file'?: string | undefined;
}): Promise<Keys> {
  const identities: string[] = [];
  for (const path of values.identity ?? []) {
    const found = readIdentities(await read(path));
    if (found.length === 0) {
      throw new CommandError(exitCodes.unreadable, 'no-identity', `${plainText(path)}: there is no secret key in it`);
    }
    identities.push(...found);
  }
  const file = values['passphrase-file'];
  return { identities, passphrases: file === undefined ? [] : [await readPassphrase(file)] };
}

/** Undefined where the bundle is not to be encrypted. `out` must tell an encrypted file from a plain one. */
export async function readEncryption(
  values: {
    readonly 'encrypt-to'?: readonly string[] | undefined;
    readonly 'encrypt-passphrase-file'?: string | undefined;
  },
  out: string,
): Promise<Encryption | undefined> {
  const keys = values['encrypt-to'] ?? [];
  const file = values['encrypt-passphrase-file'];
  if (keys.length === 0 && file === undefined) {
    return undefined;
  }
  if (keys.length > 0 && file !== undefined) {
    throw wrongUse('a bundle is encrypted to keys or to a passphrase, not to both');
  }
  if (!out.toLowerCase().endsWith('.age')) {
    throw wrongUse('an encrypted bundle is named FILE.zip.age, so that nobody takes it for a zip');
  }
  if (file !== undefined) {
    return { kind: 'passphrase', passphrase: await readPassphrase(file) };
  }
  const recipients: string[] = [];
  for (const key of keys) {
    const recipient = await readRecipient(key);
    if (recipient === null) {
      throw wrongUse(`"${plainText(key)}" is no public key; one looks like age1...`);
    }
    recipients.push(recipient);
  }
  return { kind: 'recipients', recipients };
}

const shortestPassphrase = 8;

async function readPassphrase(path: string): Promise<string> {
  const passphrase = (await read(path)).split(/\r?\n/u)[0] ?? '';
  if (passphrase.length < shortestPassphrase) {
    throw wrongUse(`the passphrase in ${plainText(path)} has fewer than ${shortestPassphrase} characters`);
  }
  return passphrase;
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandError(exitCodes.unreadable, 'unreadable', `${plainText(path)}: ${describeFileError(error)}`);
  }
}
