import { writeFile } from 'node:fs/promises';
import { makeIdentity } from '../bundle/encryption.ts';
import { codeOf } from '../bundle/disk.ts';
import { type Command, CommandError, readArgs, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { plainText } from './terminal.ts';

export const keygenCommand: Command = {
  name: 'keygen',
  summary: 'make a key pair to receive encrypted bundles with',
  help: `usage: connect-bundle keygen --out FILE [--json]

Writes a new secret key to FILE, which only you can read, and prints the public key. Give the public key to whoever
sends you bundles (collect --encrypt-to); open them with --identity FILE. The format is that of age-keygen.`,
  async run({ args, terminal, nowMs }) {
    const { values, positionals } = readArgs(args, { out: { type: 'string' }, json: { type: 'boolean' } });
    if (values.out === undefined || positionals.length > 0) {
      throw wrongUse('keygen needs --out FILE; see connect-bundle keygen --help');
    }
    const { recipient, file } = await makeIdentity(new Date(nowMs).toISOString());
    try {
      await writeFile(values.out, file, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      const reason = codeOf(error) === 'EEXIST' ? 'it exists already' : 'it cannot be written';
      throw new CommandError(exitCodes.notWritten, 'not-written', `${plainText(values.out)}: ${reason}`);
    }
    await terminal.write(values.json === true ? `${JSON.stringify({ publicKey: recipient })}\n` : `${recipient}\n`);
    return exitCodes.done;
  },
};
