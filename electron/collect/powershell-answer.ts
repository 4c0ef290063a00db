import { z } from 'zod';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import type { CollectorResult, CollectContext } from './collector.ts';
import { endedByError, limitsOf, notCollected } from './collector-result.ts';

const maxBytes = 4_194_304;

/** Windows PowerShell writes an empty list as null and a list of one as the thing itself in some places. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (value) => (value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(item),
  );
}

/** `42`, `"42"` or nothing. */
export const wholeNumber = z.preprocess((value) => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^-?\d{1,19}$/.test(text) ? Number(text) : null;
}, z.number().nullable());

/** A time as Windows PowerShell prints it, `/Date(1763285400000)/`, or in ISO form; as ISO UTC, else null. */
export const momentText = z.preprocess((value) => {
  if (typeof value !== 'string') {
    return null;
  }
  // /Date(1763285400000)/ · /Date(1763285400000+0100)/
  const milliseconds = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(value)?.[1];
  const time = milliseconds === undefined ? Date.parse(value) : Number(milliseconds);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}, z.string().nullable());

/** Runs one script and reads its JSON; a failure is the collector's end, in words. */
export async function askPowerShell<Schema extends z.ZodType>(
  context: CollectContext,
  args: readonly string[],
  schema: Schema,
  timeoutMs: number,
): Promise<Result<z.output<Schema>, CollectorResult>> {
  const answer = await context.host.command.run('powershell', args, { ...limitsOf(context, timeoutMs), maxBytes });
  if (!answer.ok) {
    return failure(endedByError('Windows PowerShell', answer.error));
  }
  const { stdout, stderr, exitCode, truncated } = answer.value;
  if (truncated) {
    return failure(notCollected('failed', 'Windows PowerShell printed more than can be kept'));
  }
  const json = stdout.split(/\r?\n/).findLast((line) => line.startsWith('{'));
  if (json === undefined) {
    const said = firstWords(stderr);
    return failure(
      notCollected(
        'failed',
        `Windows PowerShell ended with ${exitCode} and without an answer${said === '' ? '; a policy may forbid scripts' : `: ${said}`}`,
      ),
    );
  }
  const parsed = schema.safeParse(readJson(json));
  return parsed.success
    ? success(parsed.data)
    : failure(notCollected('failed', 'the answer of Windows PowerShell has an unknown shape'));
}

/** What PowerShell complained of; progress in its serialised form, `#< CLIXML` and `<Objs …>`, is no complaint. */
function firstWords(stderr: string): string {
  const lines = stderr.split(/\r?\n/).map((line) => line.trim());
  return (lines.find((line) => line !== '' && !/^(?:#< CLIXML|<Objs\b)/.test(line)) ?? '').slice(0, 300);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A reason that names what is missing, where the script reported problems. Their texts are in Windows' language. */
export function withProblems(reason: string, problems: readonly string[], languageMode: string): string {
  const parts = problems.map((problem) => problem.split(':', 1)[0] ?? '');
  const mode = languageMode === 'FullLanguage' || languageMode === '' ? '' : ` (PowerShell runs in ${languageMode})`;
  return parts.length === 0 ? `${reason}${mode}` : `${reason}; not readable: ${[...new Set(parts)].join(', ')}${mode}`;
}
