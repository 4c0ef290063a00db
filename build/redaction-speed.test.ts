import { describe, expect, it } from 'vitest';
import { createLeakScanner } from '../shared/redact/leak-scan.ts';
import { createRedactor, type Redactor } from '../shared/redact/redactor.ts';
import type { TextForm } from '../shared/redact/text-view.ts';

// One line without a break, made of what makes a finder look around: each of these once cost a tool its linear time.
const hostile: readonly (readonly [what: string, unit: string, form: TextForm])[] = [
  ['words', 'Context: cloudAnchor and so on, ', 'plain'],
  ['one letter', 'a', 'plain'],
  ['at signs', '@', 'plain'],
  ['local parts without end', 'a.b-c_', 'plain'],
  ['addresses', 'anna@a.b.', 'plain'],
  ['backslashes', '\\', 'plain'],
  ['domains and accounts', 'ABC\\def\\', 'plain'],
  ['dots', '.', 'plain'],
  ['dotted names', 'www.', 'plain'],
  ['dashes', '-', 'plain'],
  ['halves of GUIDs', 'deadbeef-dead-beef-', 'plain'],
  ['SIDs', 'S-1-5-21-', 'plain'],
  ['equals signs', '=', 'plain'],
  ['names without end', 'CN=a,', 'plain'],
  ['names with spaces', 'CN=a b c d e f ', 'plain'],
  ['names of all kinds', 'CN=a+OU=b,O=c DC=', 'plain'],
  ['colons', ':', 'plain'],
  ['halves of IPv6 addresses', 'fe80:', 'plain'],
  ['numbers with dots', '1.2.3.', 'plain'],
  ['passwords', 'password=', 'plain'],
  ['password words', 'password ', 'plain'],
  ['web tokens', 'eyJ.', 'plain'],
  ['URLs', 'http://a:b', 'plain'],
  ['private keys', '-----BEGIN PRIVATE KEY-----', 'plain'],
  ['base64', 'QUJD+/', 'plain'],
  ['percents', '%41%', 'plain'],
  ['percents of percents', '%2525', 'plain'],
  ['entities', '&amp;#64;', 'xml'],
  ['escapes', '\\\\u0041', 'json'],
  ['escaped quotes', '\\"password\\":\\"x\\",', 'json'],
  ['brackets', '((((', 'plain'],
  ['spaces', ' ', 'plain'],
  ['headers', 'Authorization: Basic ', 'plain'],
  ['profile folders', 'C:\\Users\\', 'plain'],
  ['display names', 'displayName: Aa Bb ', 'plain'],
];

const lineOf = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Both passes. */
function redactOnce(line: string, form: TextForm): void {
  const redactor: Redactor = createRedactor({ key: new Uint8Array(32), identity: [{ kind: 'host', value: 'DC01' }] });
  redactor.learn(line, form);
  redactor.redact(line, form);
}

/** The fastest of several runs: what other processes take away only ever makes a run slower. */
function fastestMs(runs: number, work: () => void): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}

/** A busy machine may spoil one measurement; what is not linear spoils all of them. */
function bestRatio(limit: number, measure: () => number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 5 && best >= limit; attempt += 1) best = Math.min(best, measure());
  return best;
}

describe('the time redaction takes', () => {
  it.each(hostile)('grows in step with one line of %s', (_, unit, form) => {
    // Eight times the input: about eight times the time where it is linear, 64 times where it is quadratic.
    const small = lineOf(unit, 1 << 16);
    const large = lineOf(unit, 1 << 19);
    redactOnce(small, form);
    const ratio = bestRatio(
      24,
      () => fastestMs(2, () => redactOnce(large, form)) / fastestMs(6, () => redactOnce(small, form)),
    );
    expect(ratio).toBeLessThan(24);
  });

  it('does not follow the number of names that begin alike', () => {
    const names = Array.from({ length: 4000 }, (_, index) => `user${index}x@contoso.com`).join('\n');
    const text = 'the user asked for the user of user: '.repeat(8192);
    const timeOf = (known: string): number => {
      const redactor = createRedactor({ key: new Uint8Array(32), identity: [] });
      redactor.learn(known);
      redactor.redact('');
      return fastestMs(4, () => redactor.redact(text));
    };
    expect(bestRatio(6, () => timeOf(names) / timeOf('user1x@contoso.com'))).toBeLessThan(6);
  });

  it('of the leak scan grows in step too', () => {
    const terms = Array.from({ length: 500 }, (__, index) => ({
      value: `${'a'.repeat(60)}${index}`,
      category: 'users' as const,
      whole: true,
    }));
    const scanner = createLeakScanner(terms);
    const search = (length: number): void => {
      const file = scanner.search('one.txt');
      file.push(new Uint8Array(length).fill(0x61));
      file.end();
    };
    search(1 << 14);
    const ratio = bestRatio(24, () => fastestMs(2, () => search(1 << 17)) / fastestMs(4, () => search(1 << 14)));
    expect(ratio).toBeLessThan(24);
  });
});
