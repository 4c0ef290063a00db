import { spawn } from 'node:child_process';
import { win32 } from 'node:path';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { programRules } from './programs.ts';

// Beside the list in programs.ts, the one thing that is ever started: this app itself, with the rights a person grants
// in the system's own question. Windows asks that question for PowerShell's `-Verb RunAs`; Node has no call for it.

/** The path is handed over in the environment, never as text of the command: nothing in it can be a command. */
const pathVariable = 'CONNECT_BUNDLE_EXECUTABLE';

/** All of what PowerShell is told. */
export const elevationArguments: readonly string[] = [
  '-NoLogo',
  '-NoProfile',
  '-NonInteractive',
  '-ExecutionPolicy',
  'Bypass',
  '-Command',
  `$ErrorActionPreference = 'Stop'; Start-Process -FilePath $env:${pathVariable} -Verb RunAs`,
];

export interface ElevationSettings {
  /** %SystemRoot%. */
  readonly systemRoot: string;
  /** What is to be started: the app's own executable. */
  readonly executable: string;
}

export type ElevationError = { readonly reason: 'declined' | 'failed'; readonly detail: string };

/** Resolves when the app's second process was started, or when the person said no. */
export async function startElevated(
  settings: ElevationSettings,
): Promise<Result<Record<string, never>, ElevationError>> {
  const powershell = win32.join(settings.systemRoot, programRules.powershell.executable);
  return await new Promise((done) => {
    const child = spawn(powershell, [...elevationArguments], {
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
      shell: false,
      env: { ...process.env, [pathVariable]: settings.executable },
    });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said = (said + text.toString('latin1')).slice(0, 2000)));
    child.on('error', (error) => {
      done(failure({ reason: 'failed', detail: error.message }));
    });
    child.on('close', (code) => {
      if (code === 0) {
        done(success({}));
        return;
      }
      done(failure({ reason: isDeclined(said) ? 'declined' : 'failed', detail: firstLine(said) }));
    });
  });
}

/** PowerShell's words differ by language; the type of its exception does not. */
function isDeclined(said: string): boolean {
  // Sample: `    + FullyQualifiedErrorId : InvalidOperationException,Microsoft.PowerShell.Commands.StartProcessCommand`.
  return /FullyQualifiedErrorId\s*:\s*InvalidOperationException/u.test(said);
}

function firstLine(said: string): string {
  return said.split(/\r?\n/u)[0]?.trim().slice(0, 300) ?? '';
}
