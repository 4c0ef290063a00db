import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure, success } from '../../../shared/result/result.ts';
import type { Result } from '../../../shared/result/result.ts';
import type { CallLimits, EventLogDoor, EventLogSettings, HostError } from '../host.ts';
import type { RawOutput, RunProgram } from './run-program.ts';
import { decodeOutput } from './text-decoding.ts';

const maxBytes = 1_048_576;

/** Exit codes of wevtutil are Windows error numbers, the same in every language. */
const accessDenied = 5;
const notFound: ReadonlySet<number> = new Set([2, 3, 15_007]);
const diskFull = 112;

/** Reads logs through `wevtutil`. */
export function createEventLogDoor(run: RunProgram, codePage: () => Promise<number>): EventLogDoor {
  const ask = async (args: readonly string[], limits: CallLimits): Promise<Result<string, HostError>> => {
    const [answer, page] = await Promise.all([run('wevtutil', args, { ...limits, maxBytes }), codePage()]);
    if (!answer.ok) {
      return answer;
    }
    const text = decodeOutput(answer.value.stdout, page);
    return answer.value.exitCode === 0 ? success(text) : failure(exitError(answer.value, page));
  };

  return {
    async exportLog(channel, query, file, limits) {
      // An older file of this name must not pass for the new one.
      await rm(file, { force: true }).catch(() => undefined);
      const answer = await ask(['epl', channel, file, '/ow:true', `/q:${query}`], limits);
      if (!answer.ok) {
        // Half a file must not take the space that the rest needs.
        await rm(file, { force: true }).catch(() => undefined);
        return answer;
      }
      const bytes = await sizeOf(file);
      if (bytes === null || bytes === 0) {
        const what = bytes === null ? 'no file' : 'an empty file';
        return failure({ code: 'failed', detail: `wevtutil said that all went well, but wrote ${what}` });
      }
      return success({ bytes });
    },
    async addTexts(file, limits) {
      const answer = await ask(['al', file, '/l:en-US'], limits);
      if (!answer.ok) {
        return answer;
      }
      const folder = join(dirname(file), 'LocaleMetaData');
      const base = file
        .replace(/^.*[\\/]/, '')
        .replace(/\.evtx$/i, '')
        .toLowerCase();
      const names = await readdir(folder).catch((): string[] => []);
      return success(
        names.filter((name) => name.toLowerCase().startsWith(`${base}_`)).map((name) => join(folder, name)),
      );
    },
    async settings(channel, limits) {
      const [configuration, state, oldest] = await Promise.all([
        ask(['gl', channel], limits),
        ask(['gli', channel], limits),
        ask(['qe', channel, '/c:1', '/rd:false', '/f:xml'], limits),
      ]);
      if (!configuration.ok) {
        return configuration;
      }
      return success(parseSettings(configuration.value, state.ok ? state.value : '', oldest.ok ? oldest.value : ''));
    },
  };
}

/** `wevtutil gl`, `gli` and the oldest event; the names of the values are English everywhere. */
export function parseSettings(configuration: string, state: string, oldest: string): EventLogSettings {
  return {
    // maxSize: 20971520
    maxSizeBytes: numberAfter(/^\s*maxSize:\s*(\d+)/m, configuration),
    // retention: false
    retention: booleanAfter(/^\s*retention:\s*(true|false)/m, configuration),
    // fileSize: 20975616
    sizeBytes: numberAfter(/^\s*fileSize:\s*(\d+)/m, state),
    // <TimeCreated SystemTime='2026-10-05T08:15:31.1234567Z'/>
    oldestEvent: /SystemTime=['"]([0-9T:.Z-]+)['"]/.exec(oldest)?.[1] ?? null,
  };
}

function numberAfter(pattern: RegExp, text: string): number | null {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

function booleanAfter(pattern: RegExp, text: string): boolean | null {
  const word = pattern.exec(text)?.[1];
  return word === undefined ? null : word === 'true';
}

function exitError(output: RawOutput, codePage: number): HostError {
  const said = decodeOutput(output.stderr, codePage).trim().split(/\r?\n/)[0] ?? '';
  const detail = `wevtutil ended with ${output.exitCode}${said === '' ? '' : `: ${said}`}`;
  if (output.exitCode === accessDenied) {
    return { code: 'denied', detail };
  }
  if (output.exitCode === diskFull) {
    return { code: 'failed', detail: `the disk is full (${detail})` };
  }
  return { code: notFound.has(output.exitCode) ? 'missing' : 'failed', detail };
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch {
    return null;
  }
}
