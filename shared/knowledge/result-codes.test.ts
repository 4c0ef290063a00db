import { assert, constantFrom, double, integer, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findResultCode, normalizeResultCode, resultCodes } from './result-codes.ts';

const hexDigit = constantFrom(...'0123456789abcdefABCDEFx=- '.split(''));

describe('normalizeResultCode', () => {
  it.each([
    ['hr=80230619', '80230619'],
    ['HR = 0x80230619', '80230619'],
    ['80230619', '80230619'],
    [80230619, '80230619'],
    ['0x8023061F', '8023061f'],
    ['8023062C', '8023062c'],
    ['hr=800700CE,', '800700ce'],
    [-2145188327, '80230619'],
    ['-2145188327', '80230619'],
    [2149778969, '80230619'],
    ['2149778969', '80230619'],
    ['0x6ba', '800706ba'],
    ['0x5', '80070005'],
    [5, '80070005'],
    ['1722', '800706ba'],
    ['8453', '80072105'],
    ['8023042', '80230402'],
    ['HR 8023042', '80230402'],
    ['0x0', null],
    ['', null],
    ['denied', null],
    ['hr=', null],
    ['99999999999', null],
  ])('%s → %s', (text, expected) => {
    expect(normalizeResultCode(text)).toBe(expected);
  });

  it('gives the same code for every spelling of every entry', () => {
    const lost = resultCodes.filter(({ code, win32 }) => {
      const unsigned = Number.parseInt(code, 16);
      const spellings: (string | number)[] = [
        code,
        code.toUpperCase(),
        `0x${code}`,
        `hr=${code}`,
        `hr=0x${code.toUpperCase()}`,
        unsigned,
        String(unsigned),
        unsigned - 0x1_0000_0000,
        String(unsigned - 0x1_0000_0000),
        ...(win32 === null ? [] : [win32, String(win32), `0x${win32.toString(16)}`]),
      ];
      return !spellings.every((spelling) => findResultCode(spelling)?.code === code);
    });
    expect(lost.map(({ code }) => code)).toEqual([]);
  });

  it('gives eight lower-case digits or nothing', () => {
    assert(
      property(oneof(string(), string({ unit: hexDigit, maxLength: 12 }), integer(), double()), (text) => {
        expect(normalizeResultCode(text) ?? '00000000').toMatch(/^[0-9a-f]{8}$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('findResultCode', () => {
  it('takes names too', () => {
    expect(findResultCode('error_ds_insuff_access_rights')?.win32).toBe(8344);
  });

  it('has each code once, and says what to do', () => {
    const codes = resultCodes.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(resultCodes.filter(({ whatToDo }) => whatToDo.length === 0)).toEqual([]);
  });
});
