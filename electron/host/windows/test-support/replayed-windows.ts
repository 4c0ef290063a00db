import { writeFile } from 'node:fs/promises';
import { assertNever, failure, success } from '../../../../shared/result/result.ts';
import type { Host, RegistryKey, RegistryValue, RegistryView } from '../../host.ts';
import { isAllowedCall } from '../../programs.ts';
import { upperHalves } from '../code-page-tables.ts';
import { longPath } from '../reg-output.ts';
import type { RawOutput, RunProgram } from '../run-program.ts';

/** How one Windows prints: its words and its console code page. */
export interface WindowsLanguage {
  readonly name: string;
  readonly codePage: number | 'utf-16' | 'utf-16 with mark' | 'utf-8';
  /** Name that reg.exe prints for a key's default value. */
  readonly defaultName: string;
  readonly notFound: string;
  readonly service: string;
  readonly time: string;
}

/**
 * Programs as they would answer on the recorded server `host`, in the layout, language and encoding of `language`.
 * `calls` takes down each call.
 */
export function replayWindows(host: Host, language: WindowsLanguage, calls: string[] = []): RunProgram {
  const limits = { signal: new AbortController().signal, timeoutMs: 1_000, maxBytes: 100_000_000 };
  const said = (text: string, exitCode = 0): RawOutput => ({
    exitCode,
    stdout: exitCode === 0 ? encode(text, language) : new Uint8Array(),
    stderr: exitCode === 0 ? new Uint8Array() : encode(text, language),
    truncated: false,
  });

  const registry = async (args: readonly string[]): Promise<RawOutput> => {
    const path = args[1] ?? '';
    if (path.endsWith('\\Control\\Nls\\CodePage')) {
      const page = typeof language.codePage === 'number' ? language.codePage : 437;
      return said(`\r\n${longPath(path)}\r\n    OEMCP    REG_SZ    ${page}\r\n\r\n`);
    }
    const view: RegistryView = args.at(-1) === '/reg:32' ? '32' : '64';
    const answer = await host.registry.readTree(path, view, limits);
    if (!answer.ok) {
      return said(language.notFound, 1);
    }
    const keys = [...answer.value].filter(([relative]) => args.includes('/s') || relative === '');
    return said(
      keys.map(([relative, key]) => keyText(joined(path, relative), key, language, args.includes('/s'))).join('\r\n'),
    );
  };

  const log = async (args: readonly string[]): Promise<RawOutput> => {
    const [verb = '', channel = '', file = ''] = args;
    const settings = await host.eventLog.settings(channel, limits);
    switch (verb) {
      case 'epl':
        await host.eventLog.exportLog(channel, '*', file, limits);
        return said('');
      case 'gl':
        return said(
          `name: ${channel}\r\nenabled: true\r\nlogging:\r\n  retention: ${settings.ok && settings.value.retention === true}\r\n` +
            `  maxSize: ${settings.ok ? settings.value.maxSizeBytes : ''}\r\n`,
        );
      case 'gli':
        return said(
          `creationTime: 2025-01-01T00:00:00.000Z\r\nfileSize: ${settings.ok ? settings.value.sizeBytes : ''}\r\n`,
        );
      case 'qe':
        return said(
          `<Event><System><TimeCreated SystemTime='${settings.ok ? settings.value.oldestEvent : ''}'/></System></Event>`,
        );
      default:
        return said('');
    }
  };

  return async (program, args) => {
    calls.push(`${program} ${args.join(' ')}`);
    if (!isAllowedCall(program, args)) {
      throw new Error(`not on the list: ${program} ${args.join(' ')}`);
    }
    switch (program) {
      case 'reg':
        return success(await registry(args));
      case 'wevtutil':
        return success(await log(args));
      case 'sc':
        return success(said(language.service));
      case 'w32tm':
        return success(said(language.time));
      case 'powershell':
      case 'taskkill': {
        const answer = await host.command.run(program, args, limits);
        return answer.ok ? success(said(answer.value.stdout, answer.value.exitCode)) : failure(answer.error);
      }
      default:
        return assertNever(program);
    }
  };
}

/** Answers 0 to everything and does nothing, as the stubs of Wine do. */
export const stubs: RunProgram = async () =>
  success({ exitCode: 0, stdout: new Uint8Array(), stderr: new Uint8Array(), truncated: false });

/** Bytes without sense from every program. */
export const garbage: RunProgram = async (_program, args) => {
  const file = args[2];
  if (args[0] === 'epl' && file !== undefined) {
    await writeFile(
      file,
      Uint8Array.from({ length: 5_000 }, (_, index) => (index * 89) & 0xff),
    );
  }
  const stdout = Uint8Array.from({ length: 3_000 }, (_, index) => (index * 151) & 0xff);
  return success({ exitCode: 0, stdout, stderr: stdout, truncated: false });
};

function joined(path: string, relative: string): string {
  return relative === '' ? path : `${path}\\${relative}`;
}

function keyText(path: string, key: RegistryKey, language: WindowsLanguage, whole: boolean): string {
  const values = [...key.values].map(
    ([name, value]) => `    ${name === '' ? language.defaultName : name}    ${valueText(value)}`,
  );
  // reg.exe names a key only above its values; without /s the keys below follow.
  const head = values.length === 0 && !whole ? [] : [longPath(path), ...values];
  const below = whole ? [] : key.subkeys.map((subkey) => `${longPath(path)}\\${subkey}`);
  return ['', ...head, '', ...below, ''].join('\r\n');
}

function valueText(value: RegistryValue): string {
  switch (value.kind) {
    case 'dword':
      return `REG_DWORD    0x${value.value.toString(16)}`;
    case 'string':
      return `REG_SZ    ${value.value}`;
    case 'multi-string':
      return `REG_MULTI_SZ    ${value.value.join(String.raw`\0`)}`;
    case 'binary':
      return `REG_BINARY    ${Buffer.from(value.value).toString('hex').toUpperCase()}`;
    default:
      return assertNever(value);
  }
}

function encode(text: string, language: WindowsLanguage): Uint8Array {
  const page = language.codePage;
  if (page === 'utf-16' || page === 'utf-16 with mark') {
    const bytes = Buffer.from(text, 'utf16le');
    return Uint8Array.from(page === 'utf-16' ? bytes : Buffer.concat([Uint8Array.of(0xff, 0xfe), bytes]));
  }
  if (page === 'utf-8') {
    return Uint8Array.from(Buffer.from(text, 'utf8'));
  }
  return Uint8Array.from(Array.from(text).flatMap((character) => encodeCharacter(character, page)));
}

const shiftJis = new Map<string, readonly number[]>();

function encodeCharacter(character: string, page: number): readonly number[] {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) {
    return [code];
  }
  if (page === 932) {
    fillShiftJis();
    return shiftJis.get(character) ?? [0x3f];
  }
  const at = (upperHalves[page] ?? '').indexOf(character);
  return [at < 0 ? 0x3f : at + 0x80];
}

/** The two-byte characters of code page 932, from the decoder's own table. */
function fillShiftJis(): void {
  if (shiftJis.size > 0) {
    return;
  }
  const decoder = new TextDecoder('shift_jis');
  for (let lead = 0x81; lead <= 0x9f; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (!character.includes('\uFFFD')) {
        shiftJis.set(character, [lead, trail]);
      }
    }
  }
}
