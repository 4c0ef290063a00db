import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextPool, ownText } from './own-text.ts';

describe('a text of its own', () => {
  it('is the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(60), fc.nat(60), (text, from, to) => {
        const part = text.repeat(4).slice(from, to);
        expect(ownText(part)).toBe(part);
        const pooled = createTextPool(1);
        expect([pooled(part), pooled(`${part}.`), pooled(part)]).toEqual([part, `${part}.`, part]);
      }),
    );
  });
});
