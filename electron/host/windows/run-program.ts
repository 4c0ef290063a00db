import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { failure, success } from '../../../shared/result/result.ts';
import type { Result } from '../../../shared/result/result.ts';
import type { CallLimits, HostError } from '../host.ts';
import { commandLine, isAllowedCall, programRules } from '../programs.ts';
import type { ProgramName } from '../programs.ts';

export interface RawOutput {
  readonly exitCode: number;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  /** True where the output passed the cap: the program was ended, the part before the cap is here. */
  readonly truncated: boolean;
}

export type ProgramLimits = CallLimits & { readonly maxBytes: number };

/** Starts one program of the list and waits for its end. The Windows doors know the machine through this alone. */
export type RunProgram = (
  program: ProgramName,
  args: readonly string[],
  limits: ProgramLimits,
) => Promise<Result<RawOutput, HostError>>;

export interface RunnerSettings {
  /** %SystemRoot%. */
  readonly systemRoot: string;
  readonly platform: NodeJS.Platform;
}

/** How long a killed program may take to vanish before the call ends without it. */
export const vanishMs = 1_500;

/** Refuses whatever programs.ts does not list. Paths are absolute: nothing is looked up in PATH. */
export function createProgramRunner(settings: RunnerSettings): RunProgram {
  return async (program, args, limits) => {
    if (!isAllowedCall(program, args)) {
      return failure({
        code: 'unsupported',
        detail: `${program} ${args.join(' ')} is not on the list of allowed calls`,
      });
    }
    const file = join(settings.systemRoot, ...programRules[program].executable.split('\\'));
    return await runFile(file, commandLine(program, args), limits, settings);
  };
}

type EndCause = 'timed-out' | 'cancelled' | 'cap';

/** Runs one executable file; on timeout, cancel or cap its whole process tree is ended. */
export function runFile(
  file: string,
  args: readonly string[],
  limits: ProgramLimits,
  settings: RunnerSettings,
): Promise<Result<RawOutput, HostError>> {
  if (limits.signal.aborted) {
    return Promise.resolve(failure({ code: 'cancelled', detail: 'cancelled before it began' }));
  }
  return new Promise((done) => {
    const child = spawn(file, [...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      shell: false,
      // A process group of its own, so that the whole tree can be ended where there is no taskkill.
      detached: settings.platform !== 'win32',
    });
    const stdout: Uint8Array[] = [];
    const stderr: Uint8Array[] = [];
    let bytes = 0;
    let cause: EndCause | null = null;
    let vanish: NodeJS.Timeout | undefined;

    const settle = (result: Result<RawOutput, HostError>): void => {
      clearTimeout(timer);
      clearTimeout(vanish);
      limits.signal.removeEventListener('abort', cancel);
      child.stdout.destroy();
      child.stderr.destroy();
      done(result);
    };
    const output = (exitCode: number): RawOutput => ({
      exitCode,
      stdout: Buffer.concat(stdout).subarray(0, limits.maxBytes),
      stderr: Buffer.concat(stderr).subarray(0, limits.maxBytes),
      truncated: cause === 'cap',
    });
    const finish = (exitCode: number): void => {
      if (cause === 'timed-out') {
        settle(failure({ code: 'timed-out', detail: `no end within ${limits.timeoutMs} ms; it was ended` }));
      } else if (cause === 'cancelled') {
        settle(failure({ code: 'cancelled', detail: 'ended on request' }));
      } else {
        settle(success(output(exitCode)));
      }
    };
    const end = (why: EndCause): void => {
      if (cause === null) {
        cause = why;
        killTree(child, settings);
        vanish = setTimeout(finish, vanishMs, -1);
      }
    };
    const cancel = (): void => {
      end('cancelled');
    };
    const timer = setTimeout(end, limits.timeoutMs, 'timed-out');
    limits.signal.addEventListener('abort', cancel, { once: true });
    const take = (parts: Uint8Array[]) => (chunk: Uint8Array) => {
      parts.push(chunk);
      bytes += chunk.length;
      if (bytes > limits.maxBytes) {
        end('cap');
      }
    };
    child.stdout.on('data', take(stdout));
    child.stderr.on('data', take(stderr));
    child.on('error', (error: NodeJS.ErrnoException) => {
      settle(failure(startError(file, error)));
    });
    child.on('close', (exitCode) => {
      finish(exitCode ?? -1);
    });
  });
}

export function startError(file: string, error: NodeJS.ErrnoException): HostError {
  if (error.code === 'ENOENT') {
    return { code: 'missing', detail: `${file} is not there` };
  }
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return { code: 'denied', detail: `${file} may not be started` };
  }
  // Software restriction and AppLocker refuse with Windows error 1260, for which Node has no name of its own.
  return error.code === 'UNKNOWN'
    ? { code: 'failed', detail: `Windows refused to start ${file}; a policy may forbid it` }
    : { code: 'failed', detail: `${file}: ${error.message}` };
}

/**
 * On Windows children outlive their parent unless taskkill follows the tree; elsewhere the group is ended at once. A
 * program that has ended, and whose children only keep its output open, is left alone on Windows: its number may be
 * another program's by now.
 */
function killTree(child: ChildProcess, settings: RunnerSettings): void {
  const { pid } = child;
  if (pid === undefined) {
    return;
  }
  if (settings.platform === 'win32') {
    if (child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    const taskkill = join(settings.systemRoot, 'System32', 'taskkill.exe');
    const killer = spawn(taskkill, killArguments(pid), { stdio: 'ignore', windowsHide: true });
    // Without taskkill the program itself is ended at least.
    killer.on('error', () => child.kill('SIGKILL'));
    killer.on('close', (code) => {
      if (code !== 0) {
        child.kill('SIGKILL');
      }
    });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

export function killArguments(pid: number): readonly string[] {
  return ['/PID', String(pid), '/T', '/F'];
}
