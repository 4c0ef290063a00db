import { describe, expect, it } from 'vitest';
import { utf16, utf8 } from './test-support/read-all.ts';
import { detectEncoding } from './text-encoding.ts';

describe('detectEncoding', () => {
  it.each([
    ['UTF-8 with mark', utf8('\ufeffx'), 'utf-8', 'marked'],
    ['UTF-16 little endian with mark', utf16('\ufeffx', 'little'), 'utf-16le', 'marked'],
    ['UTF-16 big endian with mark', utf16('\ufeffx', 'big'), 'utf-16be', 'marked'],
    ['UTF-16 without mark in Japanese', utf16('レベル,日付と時刻\r\n', 'little'), 'utf-16le', 'valid'],
    ['big endian, the same', utf16('レベル,日付と時刻\r\n', 'big'), 'utf-16be', 'valid'],
    ['ASCII', utf8('<Event/>'), 'utf-8', 'valid'],
    ['UTF-8 cut inside a character', utf8('Größe 密').subarray(0, -1), 'utf-8', 'valid'],
    ['a declared code page', utf8('<?xml version="1.0" encoding="ISO-8859-2"?>'), 'iso-8859-2', 'declared'],
    ['a declared code page nobody knows', utf8("<?xml version='1.0' encoding='x-none'?>"), 'utf-8', 'valid'],
    ['a false claim of UTF-16', utf8('<?xml version="1.0" encoding="utf-16"?>'), 'utf-8', 'valid'],
    // Größe, in Windows-1252
    ['Western text', Uint8Array.of(0x47, 0x72, 0xf6, 0xdf, 0x65), 'windows-1252', 'guessed'],
    // エラー, in Shift_JIS
    ['a Japanese table', Uint8Array.of(0x83, 0x47, 0x83, 0x89, 0x81, 0x5b, 0x2c, 0x31), 'shift_jis', 'guessed'],
    // Ошибка, in Windows-1251
    ['a Russian table', Uint8Array.of(0xce, 0xf8, 0xe8, 0xe1, 0xea, 0xe0, 0x2c, 0x31), 'windows-1251', 'guessed'],
    // 错误, in GBK
    ['a Chinese table', Uint8Array.of(0xb4, 0xed, 0xce, 0xf3, 0x2c, 0x31), 'gbk', 'guessed'],
    // 오류, in EUC-KR
    ['a Korean table', Uint8Array.of(0xbf, 0xc0, 0xb7, 0xf9, 0x2c, 0x31), 'euc-kr', 'guessed'],
    ['nothing', new Uint8Array(0), 'utf-8', 'valid'],
  ])('%s', (_name, bytes, label, certainty) => {
    expect(detectEncoding(bytes)).toEqual({ label, certainty });
  });
});
