import { printEventsApart } from '../decode/decode-apart.ts';
import type { EventFilter } from '../../shared/event-log/log-reading.ts';
import type { Keys } from '../bundle/encryption.ts';
import { type Command, type CommandContext, CommandError, readArgs, wrongUse } from './command.ts';
import { type EventFormat, eventFormats } from './event-output.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { keyHelp, keyOptions, readKeys } from './key-options.ts';
import { readLogs } from './log-sources.ts';
import { plainText } from './terminal.ts';
import { parseTime } from './times.ts';

const levelNames: readonly (readonly [string, number])[] = [
  ['critical', 1],
  ['error', 2],
  ['warning', 3],
  ['information', 4],
  ['info', 4],
  ['verbose', 5],
];

export const eventsCommand: Command = {
  name: 'events',
  summary: 'print the events of a log as JSON lines or XML',
  help: `usage: connect-bundle events FILE [--provider P]... [--id N]... [--level L]... [--since T] [--until T]
                            [--format jsonl|xml]

FILE is an event log, a bundle, or a zip with logs. Filters that are given all have to hold; a filter given several
times (or as a list with commas) takes any of its values.

  --provider P   event source, for example PasswordResetService
  --id N         event id
  --level L      critical, error, warning, information, verbose, or the number
  --since T      a span before now (7d, 36h, 90m) or an ISO date or time, UTC without a zone; inclusive
  --until T      the same; exclusive
  --format F     jsonl (default): { recordId, time, provider, eventId, level, channel, computer, user, data }
                 xml: the form Windows gives an event; from .evtx value for value
${keyHelp}`,
  async run(context) {
    const { values, positionals } = readArgs(context.args, {
      provider: { type: 'string', multiple: true },
      id: { type: 'string', multiple: true },
      level: { type: 'string', multiple: true },
      since: { type: 'string' },
      until: { type: 'string' },
      format: { type: 'string' },
      json: { type: 'boolean' },
      ...keyOptions,
    });
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0) {
      throw wrongUse('events takes one file; see connect-bundle events --help');
    }
    const format = formatOf(values.format ?? 'jsonl');
    const filter: EventFilter = {
      ...(values.provider === undefined ? {} : { providers: listOf(values.provider) }),
      ...(values.id === undefined ? {} : { eventIds: listOf(values.id).map(idOf) }),
      ...(values.level === undefined ? {} : { levels: listOf(values.level).map(levelOf) }),
      ...(values.since === undefined ? {} : { sinceMs: timeOf('--since', values.since, context.nowMs) }),
      ...(values.until === undefined ? {} : { untilMs: timeOf('--until', values.until, context.nowMs) }),
    };
    return await print(context, path, format, filter, await readKeys(values));
  },
};

async function print(
  { terminal, signal, script }: CommandContext,
  path: string,
  format: EventFormat,
  filter: EventFilter,
  keys: Keys,
): Promise<ExitCode> {
  const logs = await readLogs(path, keys);
  if (!logs.ok) {
    throw new CommandError(exitCodes.unreadable, logs.error.code, `${plainText(path)}: ${logs.error.reason}`);
  }
  try {
    await terminal.write(format === 'xml' ? '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<Events>\n' : '');
    await terminal.flush();
    const printed = await printEventsApart(script, logs.value.logs, { format, filter }, signal);
    await terminal.write(format === 'xml' ? '</Events>\n' : '');
    const summaries = printed.flatMap(({ summary }) => summary ?? []);
    const refusals = printed.flatMap(({ refused }, index) =>
      refused === null ? [] : [`${plainText(logs.value.logs[index]?.name ?? '')}: ${refused}`],
    );
    if (summaries.length === 0) {
      throw new CommandError(
        exitCodes.unreadable,
        'unreadable',
        refusals[0] ?? `${plainText(path)}: no event log in it`,
      );
    }
    const problems = [
      ...refusals,
      ...summaries.flatMap((summary) => summary.problems.map(({ file, detail }) => `${file}: ${detail}`)),
      ...logs.value.problems().map(({ entry, detail }) => `${entry ?? path}: ${detail}`),
    ];
    for (const problem of problems) {
      await terminal.writeError(`connect-bundle: ${plainText(problem)}\n`);
    }
    return problems.length > 0 ? exitCodes.partly : exitCodes.done;
  } finally {
    await logs.value.close();
  }
}

// Sample: `--id 33004,33008`.
const listOf = (values: readonly string[]): readonly string[] =>
  values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

function formatOf(text: string): EventFormat {
  const format = eventFormats.find((each) => each === text);
  if (format === undefined) {
    throw wrongUse(`--format takes one of ${eventFormats.join(', ')}`);
  }
  return format;
}

function idOf(text: string): number {
  // Sample: `33004`.
  if (!/^[0-9]{1,6}$/u.test(text)) {
    throw wrongUse(`--id takes an event id, not "${text}"`);
  }
  return Number(text);
}

function levelOf(text: string): number {
  // Sample: `2`.
  if (/^[0-9]$/u.test(text)) {
    return Number(text);
  }
  const level = levelNames.find(([name]) => name === text.toLowerCase())?.[1];
  if (level === undefined) {
    throw wrongUse(`--level takes critical, error, warning, information, verbose or a number, not "${text}"`);
  }
  return level;
}

function timeOf(option: string, text: string, nowMs: number): number {
  const time = parseTime(text, nowMs);
  if (time === null) {
    throw wrongUse(`${option} takes a span such as 7d, or an ISO date or time, not "${text}"`);
  }
  return time;
}
