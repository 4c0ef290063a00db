import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandError, readArgs, wantsJson } from './command.ts';
import { readRedaction } from './redaction-options.ts';
import { plainText, table, wrap } from './terminal.ts';
import { parseTime, showTime } from './times.ts';

const now = Date.parse('2026-10-05T12:00:00Z');

describe('times', () => {
  it.each([
    ['7d', '2026-09-28T12:00:00.000Z'],
    ['36h', '2026-10-04T00:00:00.000Z'],
    ['90m', '2026-10-05T10:30:00.000Z'],
    ['2026-10-05', '2026-10-05T00:00:00.000Z'],
    ['2026-10-05T08:15', '2026-10-05T08:15:00.000Z'],
    ['2026-10-05T08:15:31.1234567Z', '2026-10-05T08:15:31.123Z'],
    ['2026-10-05T08:15:31+02:00', '2026-10-05T06:15:31.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(new Date(parseTime(text, now) ?? Number.NaN).toISOString()).toBe(expected);
  });

  it.each(['', '7', 'd', '0d', '-7d', '7 d', 'yesterday', '2026-13-01', '2026-02-30x', '05.10.2026'])(
    '%j is no time',
    (text) => {
      expect(parseTime(text, now)).toBeNull();
    },
  );

  it('shows a time as the log has it', () => {
    expect(showTime('2026-10-05T08:15:31.1234567Z')).toBe('2026-10-05 08:15:31Z');
    expect(showTime('2026-10-05T08:15:31')).toBe('2026-10-05 08:15:31');
    expect(showTime('soon')).toBe('soon');
  });
});

describe('arguments', () => {
  const options = { json: { type: 'boolean' }, id: { type: 'string', multiple: true } } as const;

  it('are read in any order', () => {
    const { values, positionals } = readArgs(['a', '--id', '1', '--json', '--id=2', '--', '--b'], options);
    expect(values).toMatchObject({ json: true, id: ['1', '2'] });
    expect(positionals).toEqual(['a', '--b']);
  });

  it('that are wrong give one plain line', () => {
    for (const args of [['--nonsense'], ['--id'], ['--json=yes'], ['-x']]) {
      let caught: unknown;
      try {
        readArgs(args, options);
      } catch (error) {
        caught = error;
      }
      expect(caught).toBeInstanceOf(CommandError);
      expect(caught).toMatchObject({ exitCode: 1, code: 'wrong-use' });
      expect(String(caught)).not.toMatch(/\n|\. /u);
    }
  });

  it('ask for JSON only before the end of the options', () => {
    expect(wantsJson(['a', '--json'])).toBe(true);
    expect(wantsJson(['a', '--', '--json'])).toBe(false);
  });

  it('choose what is hidden; credentials have no choice', () => {
    expect(readRedaction({ hide: ['private-addresses'], show: ['hosts'], word: ['Falcon'] })).toEqual({
      switches: { 'private-addresses': true, hosts: false },
      ownWords: ['Falcon'],
      keepRawLogs: false,
    });
    expect(() => readRedaction({ show: ['credentials'] })).toThrow(CommandError);
    expect(() => readRedaction({ word: ['x'] })).toThrow(CommandError);
  });
});

describe('text for a terminal', () => {
  it('cannot move the cursor, whatever a log says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(plainText(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
    expect(plainText('a\u001B[2Jb\r\nc\td')).toBe('a [2Jb c d');
  });

  it('is wrapped at blanks and loses no word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/u), { minLength: 1, maxLength: 40 }), (words) => {
        const lines = wrap(words.join(' '), 30);
        expect(lines.join(' ')).toBe(words.join(' '));
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(30);
      }),
    );
  });

  it('stands in columns', () => {
    expect(
      table([
        ['a', 'bbb', 'c'],
        ['aaaa', 'b', ''],
      ]),
    ).toEqual(['a     bbb  c', 'aaaa  b']);
  });
});
