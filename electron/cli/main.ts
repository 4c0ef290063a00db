import { sweepWorkFolders } from '../bundle/work-folder.ts';
import { type Command, CommandError, wantsJson } from './command.ts';
import { type ExitCode, exitCodeMeanings, exitCodes } from './exit-codes.ts';
import { ClosedPipe, plainText, processTerminal, table, type Terminal } from './terminal.ts';
import { toolVersion } from './version.ts';

/** In the order in which they are listed. Each is loaded when it is called: most need little of the program. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  collect: async () => (await import('./collect.ts')).collectCommand,
  analyze: async () => (await import('./analyze.ts')).analyzeCommand,
  events: async () => (await import('./events.ts')).eventsCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  compare: async () => (await import('./compare.ts')).compareCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  redact: async () => (await import('./redact.ts')).redactCommand,
  reveal: async () => (await import('./reveal.ts')).revealCommand,
  request: async () => (await import('./request.ts')).requestCommand,
  keygen: async () => (await import('./keygen.ts')).keygenCommand,
  samples: async () => (await import('./samples.ts')).samplesCommand,
  demo: async () => (await import('./demo.ts')).demoCommand,
};

async function usage(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map(async (load) => await load()));
  return [
    'usage: connect-bundle COMMAND [...]',
    '',
    'Finds out why password writeback of Microsoft Entra Connect fails, and bundles the evidence for support.',
    '',
    ...table(all.map(({ name, summary }) => [`  ${name}`, summary])),
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
    await terminal.writeError(await usage());
    return exitCodes.wrongUse;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    if (asksHelp([name]) || name === 'help') {
      await terminal.write(await usage());
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
  const command = await load();
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
