import { basename } from 'node:path';
import { analysisText } from '../../shared/bundle/bundle-json.ts';
import type { FileState } from '../../shared/bundle/file-check.ts';
import { severities, type Severity } from '../../shared/rules/rule.ts';
import { type AnalyzedInput, analyzeInputs, type InputAnalysis } from '../analyze.ts';
import { decodeApart } from '../decode/decode-apart.ts';
import { answerLines } from './answer-text.ts';
import { analysisLines } from './analysis-text.ts';
import { type Command, CommandError, readArgs, wrongUse } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { keyHelp, keyOptions, readKeys } from './key-options.ts';
import { plainText, type Style, type Terminal } from './terminal.ts';
import { originLines } from './verify.ts';

export const analyzeCommand: Command = {
  name: 'analyze',
  summary: 'find what is wrong in a log, a bundle or any zip with logs',
  help: `usage: connect-bundle analyze FILE... [--json] [--fail-on SEVERITY]

FILE is an event log (.evtx, .xml, .csv, .jsonl), a support bundle, or any zip that holds such files.
Several files are analysed together.

  --json                   the whole result as JSON on stdout
${keyHelp}
  --fail-on SEVERITY       exit with ${exitCodes.findings} if a finding is that bad or worse: ${severities.join(', ')}`,
  async run({ args, terminal, signal, nowMs, script }) {
    const { values, positionals } = readArgs(args, {
      json: { type: 'boolean' },
      'fail-on': { type: 'string' },
      ...keyOptions,
    });
    const failOn = severityOf(values['fail-on']);
    const paths = [...new Set(positionals)];
    if (paths.length === 0) {
      throw wrongUse('analyze needs at least one file; see connect-bundle analyze --help');
    }
    const analyzed = await analyzeInputs(paths, {
      nowMs,
      signal,
      keys: await readKeys(values),
      decode: decodeApart(script),
    });
    if (!analyzed.ok) {
      const [first, ...rest] = analyzed.error.unreadable.map(({ path, reason }) => `${plainText(path)}: ${reason}`);
      const more = rest.length === 0 ? '' : ` (and ${rest.length} more)`;
      throw new CommandError(exitCodes.unreadable, 'unreadable', `${first ?? 'nothing to read'}${more}`);
    }
    const result = analyzed.value;
    if (values.json === true) {
      await terminal.write(analysisText(result.analysis));
    } else {
      const { style, width } = terminal;
      const { sample, computer } = result;
      for (const input of result.inputs) {
        const request = input.manifest?.request;
        const lines = [...sealLines(input, style), ...(request === undefined ? [] : answerLines(request, style))];
        if (lines.length > 0) {
          await terminal.write(`${lines.join('\n')}\n\n`);
        }
      }
      await terminal.write(analysisLines(result.analysis, { style, width, sample, computer }));
    }
    const damaged = await reportInputs(result, terminal);
    return exitCodeOf(result, failOn, damaged);
  },
};

/** The code to compare on the phone, and whether the bundle is as it was sealed. Nothing for other files. */
function sealLines({ path, shortCode, files, problems, manifest }: AnalyzedInput, style: Style): readonly string[] {
  if (shortCode === null || manifest === null) {
    return [];
  }
  const count = (state: FileState): number => files.filter((file) => file.state === state).length;
  const wrong = (['altered', 'unlisted', 'missing'] as const).flatMap((state) =>
    count(state) === 0 ? [] : [`${count(state)} ${state}`],
  );
  const told = problems.length === 0 ? [] : [`${problems.length} problem${problems.length === 1 ? '' : 's'}`];
  const isSound = wrong.length === 0 && told.length === 0;
  const verdict = isSound
    ? style.green(`as it was sealed, ${count('verified')} files verified`)
    : style.red(`NOT as it was sealed: ${[...wrong, ...told].join(', ')}`);
  return [`${style.bold(plainText(basename(path)))}  code ${shortCode}, ${verdict}`, ...originLines(manifest, style)];
}

/** Says on stderr what of the inputs was not read or is not as it was sealed. True if there is anything to say. */
export async function reportInputs(
  result: Pick<InputAnalysis, 'inputs' | 'unreadable'>,
  terminal: Terminal,
): Promise<boolean> {
  const lines: string[] = [];
  for (const { path, reason } of result.unreadable) {
    lines.push(`${plainText(path)}: ${plainText(reason)}`);
  }
  for (const input of result.inputs) {
    for (const problem of input.problems) {
      const entry = problem.entry === null ? '' : ` ${plainText(problem.entry)}`;
      lines.push(`${plainText(input.path)}:${entry} ${plainText(problem.detail)}`);
    }
    for (const file of input.files.filter(({ state }) => state !== 'verified')) {
      lines.push(`${plainText(input.path)}: ${plainText(file.name)} is ${file.state}`);
    }
  }
  for (const line of lines) {
    await terminal.writeError(`connect-bundle: ${line}\n`);
  }
  return lines.length > 0;
}

function exitCodeOf(result: InputAnalysis, failOn: Severity | null, damaged: boolean): ExitCode {
  const worst = severities.find((severity) =>
    result.analysis.findings.some((finding) => finding.severity === severity),
  );
  if (failOn !== null && worst !== undefined && severities.indexOf(worst) <= severities.indexOf(failOn)) {
    return exitCodes.findings;
  }
  const hasProblems = result.analysis.sources.some((source) => source.problems.length > 0);
  return damaged || hasProblems ? exitCodes.partly : exitCodes.done;
}

function severityOf(text: string | undefined): Severity | null {
  if (text === undefined) {
    return null;
  }
  const severity = severities.find((each) => each === text);
  if (severity === undefined) {
    throw wrongUse(`--fail-on takes one of ${severities.join(', ')}`);
  }
  return severity;
}
