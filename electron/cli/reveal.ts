import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { parseRedactionMap, reveal } from '../../shared/redact/redaction-map.ts';
import { describeFileError } from '../analyze.ts';
import { type Command, CommandError, readArgs, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';

export const revealCommand: Command = {
  name: 'reveal',
  summary: "turn stand-ins in an engineer's answer back into names",
  help: `usage: connect-bundle reveal --map FILE [TEXTFILE]

Reads a text (from stdin without TEXTFILE), replaces every stand-in by the value it stands for, and prints it. The map
was written beside the redacted bundle and works on this side only.`,
  async run({ args, terminal }) {
    const { values, positionals } = readArgs(args, { map: { type: 'string' }, json: { type: 'boolean' } });
    const [path, ...rest] = positionals;
    if (values.map === undefined || rest.length > 0) {
      throw wrongUse('reveal takes --map FILE and at most one text; see connect-bundle reveal --help');
    }
    const map = parseRedactionMap(await read(values.map));
    if (!map.ok) {
      throw new CommandError(exitCodes.unreadable, map.error.code, `${values.map}: it is no redaction map`);
    }
    const text = path === undefined ? await readAll(process.stdin) : await read(path);
    await terminal.write(reveal(text, map.value));
    return exitCodes.done;
  },
};

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandError(exitCodes.unreadable, 'unreadable', `${path}: ${describeFileError(error)}`);
  }
}
