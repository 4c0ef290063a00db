import { parseArgs, type ParseArgsConfig } from 'node:util';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface CommandContext {
  readonly args: readonly string[];
  readonly terminal: Terminal;
  /** Aborted by the first Ctrl+C. */
  readonly signal: AbortSignal;
  readonly nowMs: number;
  readonly version: string;
  /** Path of the compiled command line: logs are decoded by another run of it. */
  readonly script: string;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Shown by `COMMAND --help`. */
  readonly help: string;
  run(context: CommandContext): Promise<ExitCode>;
}

/** Ends a command with one line on stderr (or one JSON object under `--json`). */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  /** Fixed word for scripts. */
  readonly code: string;

  constructor(exitCode: ExitCode, code: string, message: string) {
    super(message);
    this.exitCode = exitCode;
    this.code = code;
  }
}

export function wrongUse(message: string): CommandError {
  return new CommandError(exitCodes.wrongUse, 'wrong-use', message);
}

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

type Parsed<Options extends OptionsConfig> = ReturnType<
  typeof parseArgs<{ readonly options: Options; readonly allowPositionals: true; readonly strict: true }>
>;

/** Node's own parser, its complaints turned into one plain line. */
export function readArgs<Options extends OptionsConfig>(args: readonly string[], options: Options): Parsed<Options> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Sample: `Unknown option '--x'. To specify a positional argument starting with a '-', place it at the end …`.
    const first = message.split(/\.\s/u)[0] ?? message;
    throw wrongUse(first.replace(/\.$/u, ''));
  }
}

/** `--json` decides how errors look, also before the arguments are understood. */
export function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).includes('--json');
}
