import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CollectContext, Collector } from './collector.ts';
import { collected, endedByError, limitsOf, notCollected } from './collector-result.ts';

const traceFolder = 'C:\\ProgramData\\AADConnect';
const maxTraceBytes = 8_388_608;
const maxKeptLines = 2_000;
const traceFileName = 'connect-wizard-trace.txt';

// trace-20261112-081502.log
const traceName = /^trace-[0-9-]+\.log$/i;

// [12:19:59.172] [ 1] [INFO ] Application Version: 2.6.84.0
const headerLine =
  /\] (?:Application Version|Application Build Date|machine\.config path|Default Proxy \[[A-Za-z]+\]):/;
// [12:20:28.989] [ 21] [ERROR] Caught exception while …
const problemLine = /^\[[^\]]+\] \[[^\]]+\] \[(?:ERROR|WARN ?|FATAL)\]/;

// https://login.example/…?code=secret · Password=secret · Bearer eyJ…
const secrets = /\b(password|pwd|secret|token|code|assertion|bearer)(\s*[=:]\s*|\s+)("[^"]*"|\S+)/gi;

// http://user:se@cret@proxy.contoso.example:8080, but not https://graph.example/users/anna@contoso.example
const credentialsInAddress = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/"'<>@]{0,500}(?:@[^\s/"'<>@]{0,500}){0,5}@/gi;

export const traceLog: Collector = {
  id: 'trace-log',
  title: 'Connect wizard trace',
  purpose: 'Version, proxy and error lines of the newest wizard trace; the rest of it is not kept.',
  privilege: 'administrator',
  timeoutMs: 15_000,
  maxBytes: 1_048_576,
  sensitive: ['user-names', 'host-names', 'tenant'],
  supplies: [],
  after: [],
  async collect(context) {
    const newest = await newestTrace(context);
    if (!newest.ok) {
      return newest.error.code === 'missing'
        ? notCollected('missing', 'the Connect wizard left no trace on this server')
        : endedByError('the wizard trace', newest.error);
    }
    const { path: source, text } = newest.value;
    const { lines, dropped } = keptLines(text);
    const path = join(context.workFolder, traceFileName);
    try {
      await writeFile(path, `${source}\n${lines.join('\n')}\n`);
    } catch (error) {
      await rm(path, { force: true }).catch(() => undefined);
      return notCollected('failed', `the lines of the trace could not be written: ${whyUnwritten(error)}`);
    }
    const files = [{ name: traceFileName, path }];
    const left = [
      ...(text.length >= maxTraceBytes ? [`the trace is longer than ${maxTraceBytes / 1_048_576} MB`] : []),
      ...(dropped > 0 ? [`${dropped} older problem lines were left out`] : []),
    ];
    const reason = `${lines.length} lines of the newest trace`;
    return left.length === 0
      ? collected(reason, {}, files)
      : { state: 'truncated', reason: `${reason}; ${left.join(', ')}`, facts: {}, files };
  },
};

function whyUnwritten(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOSPC' ? 'the disk is full' : error instanceof Error ? error.message : String(error);
}

type Trace = { readonly path: string; readonly text: string };

/** The newest trace, its first eight megabytes. Names carry the time, so that the last one in order is the newest. */
export async function newestTrace(context: CollectContext) {
  const limits = limitsOf(context, 10_000);
  const names = await context.host.files.list(traceFolder, limits);
  if (!names.ok) {
    return names;
  }
  const name = names.value.findLast((candidate) => traceName.test(candidate));
  if (name === undefined) {
    return { ok: false, error: { code: 'missing', detail: `no trace in ${traceFolder}` } } as const;
  }
  const path = `${traceFolder}\\${name}`;
  const text = await context.host.files.readText(path, { ...limits, maxBytes: maxTraceBytes });
  return text.ok ? { ok: true as const, value: { path, text: text.value } satisfies Trace } : text;
}

export interface KeptLines {
  readonly lines: readonly string[];
  /** Problem lines before these, over the limit. */
  readonly dropped: number;
}

/** Header lines and the latest problems, in their order; values that look like secrets are taken out. */
export function keptLines(text: string): KeptLines {
  const all = text.split(/\r?\n/);
  const header = all.filter((line) => headerLine.test(line)).slice(0, maxKeptLines);
  const problems = all.filter((line) => problemLine.test(line) && !headerLine.test(line));
  const latest = problems.slice(-maxKeptLines);
  return {
    lines: [...header, ...latest].map(withoutSecrets),
    dropped: problems.length - latest.length,
  };
}

function withoutSecrets(line: string): string {
  return line.slice(0, 4_000).replaceAll(credentialsInAddress, '$1').replaceAll(secrets, '$1$2(removed)');
}

/** The version that the trace's header names. */
export function traceVersion(text: string): string | null {
  // Application Version: 2.6.84.0
  return /\] Application Version: (\d+(?:\.\d+){2,3})/.exec(text)?.[1] ?? null;
}
