import { explain, explanationsToText } from '../../shared/knowledge/explain.ts';
import { type Command, readArgs, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';

export const explainCommand: Command = {
  name: 'explain',
  summary: 'say what an event id, a result code or a message means',
  help: `usage: connect-bundle explain WORDS... [--json]

WORDS is an event id (33004), a result code (hr=80230619, SSPR_0029), a version, a host, or words of a message.
Exits with ${exitCodes.checkFailed} if nothing is known of it.`,
  async run({ args, terminal, nowMs }) {
    // `explain -2145188327` is a code, not an option.
    const { values, positionals } = readArgs(
      args.flatMap((arg) => (/^-[0-9]+$/u.test(arg) ? ['--', arg] : [arg])),
      { json: { type: 'boolean' } },
    );
    const query = positionals.filter((word) => word !== '--').join(' ');
    if (query.trim() === '') {
      throw wrongUse('explain needs a code or words; see connect-bundle explain --help');
    }
    const explanations = explain(query, new Date(nowMs).toISOString());
    await terminal.write(
      values.json === true
        ? `${JSON.stringify({ schema: 'connect-support-bundle/explain/1', query, explanations }, null, 2)}\n`
        : explanationsToText(explanations),
    );
    return explanations.length === 0 ? exitCodes.checkFailed : exitCodes.done;
  },
};
