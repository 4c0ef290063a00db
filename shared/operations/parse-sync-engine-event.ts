import { normalizeResultCode } from '../knowledge/result-codes.ts';

/** One line of the trace that ADSync puts into event 6329. */
export interface TraceLine {
  /** The line as logged, without surrounding quotation marks and white space. */
  readonly text: string;
  /** Source file of the engine such as `admaexport.cpp`; its line numbers change per build and are not kept. */
  readonly sourceFile: string | null;
  /** Codes in the line, eight lower-case hex digits each; Win32 numbers as `8007xxxx`. */
  readonly codes: readonly string[];
  /** What the line says behind process, file and code. */
  readonly message: string;
}

export interface SyncEngineTrace {
  /** Lines that can be a cause, in order. */
  readonly signals: readonly TraceLine[];
  /** Lines that every trace holds, also on success; never a cause. */
  readonly noise: readonly TraceLine[];
  /** Codes of the signal lines, each once, in order. */
  readonly codes: readonly string[];
  /** Version of the installed engine from the last line, or null. */
  readonly engineVersion: string | null;
}

const maxTextLength = 40_000;

// samples: `Azure AD Sync 1.0.8641.0"` · `AAD anchor = User_xxxxAzure AD Sync 2.1.20.0"` (glued to the line before)
const tailPattern = /(?:Azure AD|Microsoft Entra(?: ID| Connect)?) Sync (\d{1,3}(?:\.\d{1,6}){2,3})(?=[\s"'.]*$)/;

const prefixPattern =
  // samples: `BAIL: MMS(5716): ..\server.cpp(11139): ` · `ERR_: MMS(1): ` · `MMS(3040): admaexport.cpp(2837): `
  /^(?:([A-Z_]{3,5}):[ \t]{0,8})?(?:MMS\(\d{1,10}\):?[ \t]{0,8})?(?:([^\s:()"]{1,260}\.(?:cpp|h|c|cs))\(\d{1,10}\):[ \t]{0,8})?/i;

// samples: 0x80230626 · 0x6ba · 0x5
const codePattern = /\b0x([0-9a-f]{1,8})\b/gi;

const registryNoise =
  // sample: Failed getting registry value 'ADMADoNormalization', 0x2
  /Failed getting registry value '(?:ADMADoNormalization|ADMARecursiveUserDelete|ADMARecursiveComputerDelete)'/i;

const signalWords =
  // samples of lines without a code that are causes all the same
  /Failed to acquire user information|AD Object is not present|No password writeback targets found|LDAP password policy control|Error Code: ERROR_/i;

/** Reads a 6329 text line by line; never throws. Lines are split at line ends only. */
export function parseSyncEngineEvent(raw: string): SyncEngineTrace {
  const text = raw.length > maxTextLength ? raw.slice(0, maxTextLength) : raw;
  const tail = tailPattern.exec(text);
  const body = tail === null ? text : text.slice(0, tail.index);
  const lines = body.split(/\r\n|\n|\r/).flatMap((line) => traceLine(line) ?? []);
  const signals = lines.filter((line) => !isNoise(line) && isSignal(line));
  return {
    signals,
    noise: lines.filter(isNoise),
    codes: [...new Set(signals.flatMap((line) => line.codes))],
    engineVersion: tail?.[1] ?? null,
  };
}

function traceLine(raw: string): TraceLine | null {
  const text = trimQuotes(raw);
  if (text === '') return null;
  const prefix = prefixPattern.exec(text);
  const message = text.slice(prefix?.[0].length ?? 0).trim();
  const codes = [...message.matchAll(codePattern)].flatMap((match) => normalizeResultCode(match[0]) ?? []);
  return { text, sourceFile: prefix?.[2]?.replace(/^.*[\\/]/, '') ?? null, codes, message };
}

/** Old exports put one or two quotation marks around the trace. */
function trimQuotes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && /[\s"]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s"]/.test(text.charAt(end - 1)) && !endsQuotedSentence(text, start, end)) end -= 1;
  return text.slice(start, end);
}

/** Keeps the closing quotation mark of a quoted sentence inside the line. */
function endsQuotedSentence(text: string, start: number, end: number): boolean {
  return text.charAt(end - 1) === '"' && text.slice(start, end - 1).includes('"');
}

function isNoise(line: TraceLine): boolean {
  if (registryNoise.test(line.text)) return true;
  const [code] = line.codes;
  if (line.codes.length !== 1 || signalWords.test(line.text)) return false;
  return code === '800700b7' || (code === '80070002' && /MAUtils\.h/i.test(line.text));
}

function isSignal(line: TraceLine): boolean {
  return line.codes.length > 0 || signalWords.test(line.text);
}

/** The connector account and domain that event 403 or 405 names. */
export interface DirectoryLogon {
  readonly domain: string;
  readonly account: string;
}

// sample: Call sync ldap_bind for DomainName=CONTOSO.COM, UserName=MSOL_xxxxxxxxx.
const logonPattern =
  /DomainName[ \t]{0,8}=[ \t]{0,8}([^\s,;]{1,256}).{0,8}?UserName[ \t]{0,8}=[ \t]{0,8}([^\s,;"]{1,256})/i;

export function parseDirectoryLogon(text: string): DirectoryLogon | null {
  const match = logonPattern.exec(text);
  if (match === null) return null;
  return { domain: match[1] ?? '', account: (match[2] ?? '').replace(/\.$/, '') };
}
