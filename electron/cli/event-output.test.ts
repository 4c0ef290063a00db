import { expect, it } from 'vitest';
import { toJsonLine } from '../../shared/event-log/json-lines.ts';
import { writeEvents } from './event-output.ts';

/** A log whose text would clear the screen, set the title and turn the reading direction, on a terminal. */
const event = {
  file: 'log',
  place: { kind: 'line', line: 1 },
  recordId: 1,
  time: '2026-11-10T08:00:00.0000000Z',
  timeMs: Date.UTC(2026, 10, 10, 8),
  provider: 'ADSync',
  eventId: 6329,
  level: 4,
  channel: 'Application',
  computer: 'sync01',
  user: null,
  data: [{ value: 'a\tb\u001B[2J\u009B31m\u202Etxt.exe' }],
  message: null,
} as const;
const source = [new TextEncoder().encode(`${toJsonLine(event)}\n`)];

async function printed(format: 'jsonl' | 'xml', isShown: boolean): Promise<string> {
  let text = '';
  const terminal = {
    isShown,
    write: (part: string): Promise<void> => {
      text += part;
      return Promise.resolve();
    },
  };
  const written = await writeEvents(source, { file: 'log' }, format, terminal);
  expect(written.ok).toBe(true);
  return text;
}

it('steers no terminal: what could is named by its number', async () => {
  for (const format of ['jsonl', 'xml'] as const) {
    const text = await printed(format, true);
    expect(text).not.toMatch(/[^\P{Cc}\t\n]|\u202E/u);
    expect(text).toContain(String.raw`[2J\u009b31m\u202etxt.exe`);
  }
});

it('gives files and pipes the text as it is', async () => {
  expect(await printed('xml', false)).toContain('[2J\u009B31m\u202Etxt.exe');
  expect(await printed('jsonl', false)).toBe(`${toJsonLine(event)}\n`);
});
