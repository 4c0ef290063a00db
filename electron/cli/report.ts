import { writeFile } from 'node:fs/promises';
import { buildCase } from '../../shared/case/support-case.ts';
import { reportHtml } from '../../shared/report/html/report-html.ts';
import { reportMarkdown } from '../../shared/report/report-markdown.ts';
import { analyzeInputs } from '../analyze.ts';
import { codeOf } from '../bundle/disk.ts';
import { decodeApart } from '../decode/decode-apart.ts';
import { type Command, CommandError, readArgs, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { keyHelp, keyOptions, readKeys } from './key-options.ts';
import { plainText } from './terminal.ts';

export const reportCommand: Command = {
  name: 'report',
  summary: 'write what was found as a report for people',
  help: `usage: connect-bundle report FILE... --out REPORT.html [--german]
       connect-bundle report FILE... --out REPORT.md

Analyses logs, bundles or zips with logs, and writes one document that needs nothing else: findings with their evidence,
plots, operations, server, network and case. The HTML holds no script and loads nothing; print it for a PDF.

  --out FILE               where to write; the ending .html or .md says which form
  --german                 in German (HTML only)
${keyHelp}`,
  async run({ args, terminal, signal, nowMs, script, version }) {
    const { values, positionals } = readArgs(args, {
      out: { type: 'string' },
      german: { type: 'boolean' },
      ...keyOptions,
    });
    const paths = [...new Set(positionals)];
    const { out } = values;
    // Sample: `report.html`, `C:\cases\4711.MD`
    const form = /\.(html|md)$/i.exec(out ?? '')?.[1]?.toLowerCase();
    if (paths.length === 0 || out === undefined || form === undefined) {
      throw wrongUse('report needs at least one file, and --out with a name that ends in .html or .md');
    }
    if (form === 'md' && values.german === true) {
      throw wrongUse('--german is for .html only');
    }
    const analyzed = await analyzeInputs(paths, {
      nowMs,
      signal,
      keys: await readKeys(values),
      decode: decodeApart(script),
    });
    if (!analyzed.ok) {
      const [first] = analyzed.error.unreadable;
      throw new CommandError(
        exitCodes.unreadable,
        'unreadable',
        first === undefined ? 'nothing to read' : `${plainText(first.path)}: ${first.reason}`,
      );
    }
    const { analysis, facts, computer, sample, inputs, unreadable } = analyzed.value;
    const context = { analysis, facts, toolVersion: version, computer, sample };
    const text =
      form === 'md'
        ? reportMarkdown(analysis, context)
        : reportHtml({
            ...context,
            supportCase: buildCase({ analysis, facts, eventLogFile: inputs[0]?.logs[0] ?? null }),
            redacted: inputs.some(({ manifest }) => manifest?.redacted === true),
            language: values.german === true ? 'de' : 'en',
          });
    try {
      await writeFile(out, text, { flag: 'wx' });
    } catch (error) {
      const reason = codeOf(error) === 'EEXIST' ? 'it exists already' : 'it cannot be written';
      throw new CommandError(exitCodes.notWritten, 'not-written', `${plainText(out)}: ${reason}`);
    }
    for (const { path, reason } of unreadable) {
      await terminal.writeError(`not read  ${plainText(path)}: ${plainText(reason)}\n`);
    }
    await terminal.write(`${plainText(out)}\n`);
    return unreadable.length === 0 ? exitCodes.done : exitCodes.partly;
  },
};
