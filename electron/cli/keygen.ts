import { writeFile } from 'node:fs/promises';
import { makeIdentity } from '../bundle/encryption.ts';
import { codeOf } from '../bundle/disk.ts';
import { makeSigningKey } from '../request/sign-request.ts';
import { type Command, CommandError, readArgs, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { plainText } from './terminal.ts';

export const keygenCommand: Command = {
  name: 'keygen',
  summary: 'make a key pair to receive encrypted bundles with',
  help: `usage: connect-bundle keygen --out FILE [--signing] [--json]

Writes a new secret key to FILE, which only you can read, and prints the public key. Give the public key to whoever
sends you bundles (collect --encrypt-to); open them with --identity FILE. The format is that of age-keygen.

  --signing   make a key to sign requests with instead, and print its fingerprint`,
  async run({ args, terminal, nowMs }) {
    const { values, positionals } = readArgs(args, {
      out: { type: 'string' },
      json: { type: 'boolean' },
      signing: { type: 'boolean' },
    });
    if (values.out === undefined || positionals.length > 0) {
      throw wrongUse('keygen needs --out FILE; see connect-bundle keygen --help');
    }
    const { file, shown } = values.signing === true ? signingKey() : await receivingKey(nowMs);
    try {
      await writeFile(values.out, file, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      const reason = codeOf(error) === 'EEXIST' ? 'it exists already' : 'it cannot be written';
      throw new CommandError(exitCodes.notWritten, 'not-written', `${plainText(values.out)}: ${reason}`);
    }
    await terminal.write(`${values.json === true ? JSON.stringify(shown) : Object.values(shown).join('\n')}\n`);
    return exitCodes.done;
  },
};

interface NewKey {
  readonly file: string;
  readonly shown: Readonly<Record<string, string>>;
}

async function receivingKey(nowMs: number): Promise<NewKey> {
  const { recipient, file } = await makeIdentity(new Date(nowMs).toISOString());
  return { file, shown: { publicKey: recipient } };
}

function signingKey(): NewKey {
  const { file, fingerprint } = makeSigningKey();
  return { file, shown: { fingerprint } };
}
