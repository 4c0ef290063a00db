import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEventLogDoor, parseSettings } from './event-log-door.ts';
import { replay } from './test-support/recorded-programs.ts';
import type { RecordedAnswer } from './test-support/recorded-programs.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'event-log-door-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const limits = { signal: new AbortController().signal, timeoutMs: 1_000 };
const page = async (): Promise<number> => 850;
const query = "*[System[Provider[@Name='ADSync']]]";
const door = (answers: readonly RecordedAnswer[]) => createEventLogDoor(replay(answers), page);

async function exportWith(answer: Omit<RecordedAnswer, 'program' | 'args'>) {
  const file = join(folder, 'Application.evtx');
  return await door([{ program: 'wevtutil', args: ['epl'], ...answer }]).exportLog('Application', query, file, limits);
}

describe('exporting a log', () => {
  it('gives its size', async () => {
    const answer = await exportWith({ act: async (args) => writeFile(args[2] ?? '', 'ElfFile') });
    expect(answer).toEqual({ ok: true, value: { bytes: 7 } });
  });

  it('exit code 0 without a file is a failure, even where an older file lies there', async () => {
    await writeFile(join(folder, 'Application.evtx'), 'from yesterday');
    const answer = await exportWith({});
    expect(answer).toMatchObject({ ok: false, error: { code: 'failed', detail: expect.stringContaining('no file') } });
  });

  it('exit code 0 with an empty file is a failure', async () => {
    const answer = await exportWith({ act: async (args) => writeFile(args[2] ?? '', '') });
    expect(answer).toMatchObject({ ok: false, error: { code: 'failed', detail: expect.stringContaining('empty') } });
  });

  it.each([
    [5, 'Zugriff verweigert', 'denied'],
    [15_007, 'Der angegebene Kanal wurde nicht gefunden.', 'missing'],
    [112, 'Espace insuffisant sur le disque.', 'failed'],
    [87, 'x', 'failed'],
  ])('exit code %d (%s) is %s', async (exitCode, stderr, code) => {
    expect(await exportWith({ exitCode, stderr })).toMatchObject({ ok: false, error: { code } });
  });

  it('says that the disk is full, and takes none of it', async () => {
    const act = async (args: readonly string[]): Promise<void> => writeFile(args[2] ?? '', 'half a log');
    const answer = await exportWith({ exitCode: 112, act });
    expect(answer.ok ? '' : answer.error.detail).toContain('disk is full');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('the settings of a log', () => {
  const configuration =
    'name: Application\r\nenabled: true\r\ntype: Admin\r\nowningPublisher: \r\nisolation: Application\r\nlogging:\r\n' +
    '  logFileName: %SystemRoot%\\System32\\Winevt\\Logs\\Application.evtx\r\n  retention: false\r\n  autoBackup: false\r\n' +
    '  maxSize: 20971520\r\npublishing:\r\n  fileMax: 1\r\n';

  it('come from three answers, whose names are English everywhere', async () => {
    const answer = await door([
      { program: 'wevtutil', args: ['gl'], stdout: configuration },
      {
        program: 'wevtutil',
        args: ['gli'],
        stdout: 'creationTime: 2026-01-01T00:00:00.000Z\r\nfileSize: 20975616\r\n',
      },
      {
        program: 'wevtutil',
        args: ['qe'],
        stdout: "<Event><System><TimeCreated SystemTime='2026-11-01T08:15:31.1234567Z'/></System></Event>",
      },
    ]).settings('Application', limits);
    expect(answer).toEqual({
      ok: true,
      value: {
        maxSizeBytes: 20_971_520,
        retention: false,
        sizeBytes: 20_975_616,
        oldestEvent: '2026-11-01T08:15:31.1234567Z',
      },
    });
  });

  it('leave open what was not answered', () => {
    expect(parseSettings('', 'garbage', '<Event/>')).toEqual({
      maxSizeBytes: null,
      retention: null,
      sizeBytes: null,
      oldestEvent: null,
    });
  });
});

describe('texts for other machines', () => {
  it('are the files of this log only', async () => {
    const file = join(folder, 'Application.evtx');
    const act = async (): Promise<void> => {
      await mkdir(join(folder, 'LocaleMetaData'));
      await writeFile(join(folder, 'LocaleMetaData', 'Application_1033.MTA'), 'x');
      await writeFile(join(folder, 'LocaleMetaData', 'System_1033.MTA'), 'x');
    };
    const answer = await door([{ program: 'wevtutil', args: ['al'], act }]).addTexts(file, limits);
    expect(answer).toEqual({ ok: true, value: [join(folder, 'LocaleMetaData', 'Application_1033.MTA')] });
  });
});
