import { hostPattern, isScriptName, scriptArguments, userPattern } from './powershell-scripts.ts';

/**
 * Every program this tool may start on a server, with the only arguments it may be given. Nothing else runs:
 * the program runner refuses a call that is not on this list. All of them read; `wevtutil epl` and `al` write into the
 * run's work folder only, and `taskkill` ends nothing but a hung process of our own. Beside it restart-elevated.ts may
 * start this app itself anew.
 */
export type ProgramName = 'reg' | 'wevtutil' | 'sc' | 'w32tm' | 'powershell' | 'taskkill';

export interface ProgramRule {
  /** Path below %SystemRoot%. */
  readonly executable: string;
  /** One pattern per allowed shape; each argument must match its pattern whole, and their number must agree. */
  readonly shapes: readonly (readonly RegExp[])[];
  readonly purpose: string;
}

// HKLM\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full
const registryPath = /HK(?:LM|CU)(?:\\[^\\"]+)+/;
// \\dc01.contoso.example\HKLM\SYSTEM\CurrentControlSet\Control\Lsa: the one key that is read on domain controllers
const remoteLsa = /\\\\[A-Za-z0-9][A-Za-z0-9.-]{0,250}\\HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa/;
// /reg:64
const registryView = /\/reg:(?:64|32)/;
// Application
const channel = /Application|System/;
// /q:*[System[Provider[@Name='ADSync']]]
const query = /\/q:\*\[System\[[^"]*\]\]/;
// C:\Users\admin\AppData\Local\Temp\connect-bundle-4711\Application.evtx
const logFile = /[^"*?<>|]+\.evtx/;

const user = userPattern.source;
const host = hostPattern.source;

export const programRules: Readonly<Record<ProgramName, ProgramRule>> = {
  reg: {
    executable: 'System32\\reg.exe',
    shapes: [
      [/query/, registryPath, registryView],
      [/query/, registryPath, /\/s/, registryView],
      [/query/, remoteLsa, registryView],
    ],
    purpose: 'reads registry values',
  },
  wevtutil: {
    executable: 'System32\\wevtutil.exe',
    shapes: [
      [/epl/, channel, logFile, /\/ow:true/, query],
      [/al/, logFile, /\/l:en-US/],
      [/gl/, channel],
      [/gli/, channel],
      [/qe/, channel, /\/c:1/, /\/rd:false/, /\/f:xml/],
    ],
    purpose: 'exports event logs and reads their settings',
  },
  sc: {
    executable: 'System32\\sc.exe',
    shapes: [[/queryex/, /ADSync/]],
    purpose: 'reads the state of the sync service',
  },
  w32tm: {
    executable: 'System32\\w32tm.exe',
    shapes: [
      [/\/query/, /\/status/],
      [/\/query/, /\/status/, /\/verbose/],
    ],
    purpose: 'reads the state of the time service',
  },
  powershell: {
    // The 64-bit Windows PowerShell 5.1: the ADSync module loads nowhere else. A call names a script of
    // powershell-scripts.ts, never its text.
    executable: 'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    shapes: [
      [/sync-configuration/],
      [/company-features/],
      [/directory/, new RegExp(`(?:${user}(?:,${user}){0,19})?`)],
      [/windows-tls/, new RegExp(`${host}(?:,${host}){0,11}`)],
    ],
    purpose: 'reads the sync configuration through its own module, the directory, and what TLS of Windows reaches',
  },
  taskkill: {
    executable: 'System32\\taskkill.exe',
    shapes: [[/\/PID/, /\d+/, /\/T/, /\/F/]],
    purpose: 'ends a hung program that this tool started, with its children',
  },
};

/** The real command line of a call: PowerShell gets its script's text. */
export function commandLine(program: ProgramName, args: readonly string[]): readonly string[] {
  if (program !== 'powershell') {
    return args;
  }
  const [script = '', names = ''] = args;
  return scriptArguments(
    isScriptName(script) ? script : 'sync-configuration',
    names.split(',').filter((name) => name !== ''),
  );
}

/** Whether the list above allows this call. */
export function isAllowedCall(program: ProgramName, args: readonly string[]): boolean {
  return programRules[program].shapes.some(
    (shape) =>
      shape.length === args.length && shape.every((pattern, index) => matchesWhole(pattern, args[index] ?? '')),
  );
}

function matchesWhole(pattern: RegExp, text: string): boolean {
  return new RegExp(`^(?:${pattern.source})$`, 's').test(text);
}
