import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, list, moment, period, span } from '../rules/support/sentences.ts';
import { compileTemplate, fillTemplate, matchTemplate } from './template.ts';
import { allPairs, toGerman } from './to-german.ts';
import { plainKinds } from './value-kinds.ts';

const german = (text: string): string => {
  const translation = toGerman(text);
  expect(translation.translated, text).toBe(true);
  return translation.text;
};

describe('a text in German', () => {
  it('is put together sentence by sentence, with its values as German writes them', () => {
    expect(
      german(
        '1,234 operations ended because the current password was wrong (33007) between 2026-11-10 11:00 UTC and 2026-11-16 09:05 UTC. It concerns anna@contoso.example, ben@contoso.example and 1,200 others.',
      ),
    ).toBe(
      '1.234 Vorgänge endeten, weil das bisherige Kennwort falsch war (33007) zwischen dem 10.11.2026, 11:00 UTC und dem 16.11.2026, 09:05 UTC. Betroffen: anna@contoso.example, ben@contoso.example und 1.200 weitere.',
    );
    expect(german('1 operation ended because the current password was wrong (33007) at 2026-11-10 11:00 UTC.')).toBe(
      '1 Vorgang endete, weil das bisherige Kennwort falsch war (33007) am 10.11.2026, 11:00 UTC.',
    );
  });

  it('holds a reason within a reason, and two reasons at once', () => {
    expect(
      german(
        'Not evaluated because the collector "Network test" ended as failed: Windows PowerShell could not be read: Zugriff verweigert, and because no event log was read.',
      ),
    ).toBe(
      'Nicht ausgewertet, weil der Sammler „Netzwerktest“ so endete: fehlgeschlagen (Windows PowerShell: nicht zu lesen (Zugriff verweigert)), und weil kein Ereignisprotokoll gelesen wurde.',
    );
  });

  it('stays as it is where one of its sentences is in no table', () => {
    const text = 'The scheduler is suspended. A newer program says something else.';
    expect(toGerman(text)).toEqual({ text, translated: false });
  });

  it('takes no time to speak of, whatever stands in it', () => {
    const hostile = [
      'It concerns '.repeat(330),
      'a. '.repeat(1300),
      'Not evaluated because the collector "'.repeat(100),
      `${'x: '.repeat(1300)}.`,
      '1 and 2, '.repeat(440),
      'Windows fails with a where this tool gets through: b. '.repeat(70),
    ];
    for (const text of hostile) {
      const start = Date.now();
      toGerman(text);
      expect(Date.now() - start, text.slice(0, 20)).toBeLessThan(1000);
    }
  });

  it('never throws, and hands an unknown text back unchanged', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const translation = toGerman(text);
        expect(translation.translated || translation.text === text).toBe(true);
      }),
    );
  });
});

const host = fc.stringMatching(/^[a-z][a-z0-9]{1,12}\.(?:contoso|fabrikam)\.example$/);
const time = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('the values in a text', () => {
  it('are all there afterwards: hosts, users, counts, times', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.array(host, { minLength: 1, maxLength: 9 }),
        time,
        time,
        (count, hosts, first, last) => {
          const text = [
            `${countOf(count, 'operation')} ended because the account is disabled on-premises (33005)${period(first, last)}.`,
            `It concerns ${list(hosts)}.`,
          ].join(' ');
          const result = german(text);
          expect(result).toContain(count.toLocaleString('de-DE', { useGrouping: 'always' }));
          for (const shown of hosts.slice(0, 4)) expect(result).toContain(shown);
          expect(result).toContain(hosts.length > 4 ? `und ${hosts.length - 4} weitere` : '');
          for (const iso of [first, last]) {
            expect(result).toContain(
              `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}, ${iso.slice(11, 16)} UTC`,
            );
          }
        },
      ),
    );
  });

  it('are those that the rules write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 86_400_000 }), (milliseconds) => {
        const said = span(milliseconds);
        const result = plainKinds.span(said);
        expect(result).not.toBeNull();
        // Sample: 1,234 hours
        expect(result?.replaceAll('.', '')).toContain(/[\d,]+/.exec(said)?.[0].replaceAll(',', '') ?? 'weniger');
      }),
    );
    expect(plainKinds.moment(moment('2026-10-05T08:15:31.1234567Z'))).toBe('05.10.2026, 08:15 UTC');
    expect(plainKinds.moment(moment('2026-10-05T08:15:31'))).toBe('05.10.2026, 08:15 (Ortszeit)');
    expect(plainKinds.moment(moment('no time at all'))).toBeNull();
    expect(plainKinds.period(period(null, null))).toBe('');
  });

  it.each([
    ['number', '12,345', '12.345'],
    ['number', '3.6', '3,6'],
    ['number', '12 monkeys', null],
    ['day', '2026-09-30', '30.09.2026'],
    ['day', '2026-09', null],
    ['size', '3.6 MB', '3,6 MB'],
    ['size', '700 bytes', '700 Byte'],
    ['size', '7 parrots', null],
    ['list', 'a, b and c', 'a, b und c'],
    ['list', 'Sales', 'Sales'],
    ['word', 'two words', null],
    ['addresses', '192.0.2.20, 2001:db8::1', '192.0.2.20, 2001:db8::1'],
    ['addresses', 'no address', null],
    ['code', 'ETIMEDOUT', 'ETIMEDOUT'],
    ['code', 'Timeout', null],
    ['identifier', 'OnPremisesUserNotFound', 'OnPremisesUserNotFound'],
    ['identifier', 'Nothing', null],
    ['file', 'inner.zip/My log.xml', 'inner.zip/My log.xml'],
    ['file', 'the collector "X" ended as denied.', null],
  ] as const)('of kind %s: %s', (kind, english, expected) => {
    expect(plainKinds[kind](english)).toBe(expected);
  });
});

describe('the tables', () => {
  // Samples: {count:number} · {count} · {count?Vorgang|Vorgänge}
  const inEnglish = (text: string): readonly string[] =>
    [...text.matchAll(/\{(\w+):\w+\}/g)].map(([, name = '']) => name);
  const inGerman = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

  it('lose no value, and ask for none that is not there', () => {
    for (const [english, translated] of allPairs) {
      expect(new Set(inGerman(translated)), english).toEqual(new Set(inEnglish(english)));
      expect(new Set(inEnglish(english)).size, english).toBe(inEnglish(english).length);
      for (const [, name = ''] of translated.matchAll(/\{(\w+)\?/g))
        expect(inEnglish(english), english).toContain(name);
    }
  });

  it('keep every number that stands in a sentence', () => {
    // Event ids, ports, versions and codes are the same in both languages. Samples: 33004 · 49152-65535 · 2.5.79.0
    const numbers = (text: string): readonly string[] => text.match(/\d+/g) ?? [];
    for (const [english, translated] of allPairs) {
      // A German date has its parts in another order.
      expect(numbers(translated).toSorted(), english).toEqual(expect.arrayContaining([...new Set(numbers(english))]));
    }
  });

  it('have something between two values, or neither would have an end', () => {
    expect(allPairs.filter(([english]) => /\}\{/.test(english))).toEqual([]);
  });
});

describe('a template', () => {
  const text = (holds: string, value: string): string | null =>
    holds === 'number' && !/^\d+$/.test(value) ? null : value;

  it('tries the next place where the first does not fit', () => {
    const template = compileTemplate(['{who:text} at {count:number} of {all:number}', '{all}/{count} {who}']);
    const fill = matchTemplate(template, 'someone at work at 3 of 4', text);
    expect(fill === null ? null : fillTemplate(template, fill)).toBe('4/3 someone at work');
    expect(matchTemplate(template, 'someone at work', text)).toBeNull();
  });

  it('chooses words by the count', () => {
    const template = compileTemplate([
      '{count:number} [event|events] came',
      '{count} {count?Ereignis kam|Ereignisse kamen}',
    ]);
    const say = (english: string): string =>
      fillTemplate(template, matchTemplate(template, english, text) ?? new Map());
    expect(say('1 event came')).toBe('1 Ereignis kam');
    expect(say('2 events came')).toBe('2 Ereignisse kamen');
  });

  it('knows no kinds but its own', () => {
    expect(() => compileTemplate(['{count:numbr} events', '{count} Ereignisse'])).toThrow('numbr');
  });
});
