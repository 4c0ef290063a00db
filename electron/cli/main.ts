import { sweepWorkFolders } from '../bundle/work-folder.ts';
import { analyzeCommand } from './analyze.ts';
import { compareCommand } from './compare.ts';
import { collectCommand } from './collect.ts';
import { type Command, CommandError, wantsJson } from './command.ts';
import { demoCommand } from './demo.ts';
import { eventsCommand } from './events.ts';
import { type ExitCode, exitCodeMeanings, exitCodes } from './exit-codes.ts';
import { explainCommand } from './explain.ts';
import { keygenCommand } from './keygen.ts';
import { reportCommand } from './report.ts';
import { redactCommand } from './redact.ts';
import { requestCommand } from './request.ts';
import { revealCommand } from './reveal.ts';
import { samplesCommand } from './samples.ts';
import { ClosedPipe, plainText, processTerminal, table, type Terminal } from './terminal.ts';
import { verifyCommand } from './verify.ts';
import { toolVersion } from './version.ts';

const commands: readonly Command[] = [
  collectCommand,
  analyzeCommand,
  eventsCommand,
  explainCommand,
  reportCommand,
  compareCommand,
  verifyCommand,
  redactCommand,
  revealCommand,
  requestCommand,
  keygenCommand,
  samplesCommand,
  demoCommand,
];

function usage(): string {
  return [
    'usage: connect-bundle COMMAND [...]',
    '',
    'Finds out why password writeback of Microsoft Entra Connect fails, and bundles the evidence for support.',
    '',
    ...table(commands.map(({ name, summary }) => [`  ${name}`, summary])),
    '',
    'connect-bundle COMMAND --help explains a command; --version prints the version.',
    '',
    'exit codes',
    ...table(exitCodeMeanings.map(([code, meaning]) => [`  ${String(code).padStart(3)}`, meaning])),
    '',
  ].join('\n');
}

function asksHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

/** This file, compiled: Node was started with it. */
const script = process.argv[1] ?? '';

async function run(args: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) {
    await terminal.writeError(usage());
    return exitCodes.wrongUse;
  }
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    if (asksHelp([name]) || name === 'help') {
      await terminal.write(usage());
      return exitCodes.done;
    }
    if (name === '--version') {
      await terminal.write(`${toolVersion()}\n`);
      return exitCodes.done;
    }
    throw new CommandError(
      exitCodes.wrongUse,
      'wrong-use',
      `there is no command "${plainText(name)}"; see connect-bundle --help`,
    );
  }
  if (asksHelp(rest)) {
    await terminal.write(`${command.help}\n`);
    return exitCodes.done;
  }
  return await command.run({ args: rest, terminal, signal, nowMs: Date.now(), version: toolVersion(), script });
}

/** One clear line, or one JSON object under `--json`. */
async function fail(error: unknown, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const known =
    error instanceof CommandError
      ? error
      : new CommandError(
          exitCodes.internal,
          'internal',
          `a bug in this program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
  const text = wantsJson(args)
    ? JSON.stringify({ error: { code: known.code, message: known.message } })
    : `connect-bundle: ${known.message}`;
  await terminal.writeError(`${text}\n`);
  return known.exitCode;
}

/** The command line, from its arguments to its exit code. */
export async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const terminal = processTerminal(process);
  const stop = new AbortController();
  process.on('SIGINT', () => {
    if (stop.signal.aborted) {
      // Asked twice: at once, whatever is lost.
      process.exit(exitCodes.cancelled);
    }
    stop.abort();
  });
  // A closed pipe shows where it is written to; without a listener it would end the process with a stack trace.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  try {
    // What killed runs left behind goes at the next start, whatever it is for.
    await sweepWorkFolders(Date.now());
    process.exitCode = await run(args, terminal, stop.signal);
  } catch (error) {
    if (error instanceof ClosedPipe) {
      process.exitCode = exitCodes.done;
    } else if (stop.signal.aborted && !(error instanceof CommandError)) {
      process.exitCode = exitCodes.cancelled;
    } else {
      process.exitCode = await fail(error, args, terminal);
    }
  }
}
