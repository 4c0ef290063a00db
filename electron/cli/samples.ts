import { listSamples } from '../host/samples.ts';
import { type Command, readArgs } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { plainText, wrap } from './terminal.ts';
import { showTime } from './times.ts';

export const samplesCommand: Command = {
  name: 'samples',
  summary: 'list the recorded sample servers',
  help: `usage: connect-bundle samples [--json]

Lists the recorded Connect servers that ship with this program. Try one with:
  connect-bundle collect --sample NAME --out FILE.zip`,
  async run({ args, terminal }) {
    const { values } = readArgs(args, { json: { type: 'boolean' } });
    const samples = await listSamples();
    if (values.json === true) {
      await terminal.write(`${JSON.stringify({ schema: 'connect-support-bundle/samples/1', samples }, null, 2)}\n`);
      return exitCodes.done;
    }
    const { style, width } = terminal;
    for (const sample of samples) {
      await terminal.write(
        [
          style.bold(sample.name),
          `  ${plainText(sample.title)}${style.faint(`  recorded until ${showTime(sample.recordedAt)}`)}`,
          ...wrap(sample.description, width - 2).map((line) => `  ${line}`),
          '',
          '',
        ].join('\n'),
      );
    }
    return exitCodes.done;
  },
};
