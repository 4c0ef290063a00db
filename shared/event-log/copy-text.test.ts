import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyText, createTextPool } from './copy-text.ts';

describe('a copied text', () => {
  it('is the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(60), fc.nat(60), (text, from, to) => {
        const whole = text.repeat(4);
        const part = whole.slice(from, to);
        expect(copyText(part)).toBe(part);
        expect(copyText(whole, Math.min(from, to), to)).toBe(whole.slice(Math.min(from, to), to));
        const pooled = createTextPool(1);
        expect([pooled(part), pooled(`${part}.`), pooled(part)]).toEqual([part, `${part}.`, part]);
      }),
    );
  });
});
