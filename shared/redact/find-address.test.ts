import { assert, constantFrom, integer, oneof, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSwitches } from './category.ts';
import { compileScanTerms, scan } from './finders.ts';
import { createPseudonyms } from './pseudonyms.ts';

const known = createPseudonyms(new Uint8Array(32), defaultSwitches);
const terms = compileScanTerms([]);

function addressesIn(text: string): readonly string[] {
  const found: string[] = [];
  scan(text, terms, known, {
    add(kind, start, end) {
      if (kind === 'ipv4') found.push(text.slice(start, end));
    },
  });
  return found;
}

const octet = oneof(
  integer({ min: 0, max: 300 }).map(String),
  constantFrom('0', '00', '01', '010', '255', '256', '1000'),
);

describe('IPv4 addresses', () => {
  it('are four numbers up to 255 without leading zeros, and somebody’s', () => {
    assert(
      property(octet, octet, octet, octet, (a, b, c, d) => {
        const octets = [a, b, c, d];
        const first = Number(a);
        const isAddress = octets.every((each) => /^(?:0|[1-9]\d{0,2})$/.test(each) && Number(each) < 256);
        const isNobodys = [0, 127, 255].includes(first) || (first >= 224 && first < 240);
        // Behind a word that announces an address only such numbers still read as a version.
        const isVersion = first < 10 && d === '0';
        const text = octets.join('.');
        expect(addressesIn(`ping ${text}, x`)).toEqual(isAddress && !isNobodys && !isVersion ? [text] : []);
      }),
      { numRuns: 500 },
    );
  });
});
