import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces } from './pieces.ts';

const line = constantFrom(
  'x'.repeat(3000),
  'y'.repeat(40_000),
  'TrackingId:',
  '',
  '-----BEGIN PRIVATE KEY-----',
  'k'.repeat(900),
  '-----END PRIVATE KEY-----',
);

describe('pieces of a text', () => {
  it('join to the text and are cut behind line ends or before a key', () => {
    assert(
      property(array(line, { maxLength: 60 }), (lines) => {
        const text = lines.join('\n');
        const cut = [...pieces(text)];
        expect(cut.join('')).toBe(text);
        for (const [index, piece] of cut.slice(0, -1).entries()) {
          const isBeforeKey = cut[index + 1]?.startsWith('-----BEGIN') === true;
          expect(piece.endsWith('\n') || isBeforeKey).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leave a line that announces the next with it, and a key whole', () => {
    const filler = `${'f'.repeat(99)}\n`;
    for (let before = 320; before < 332; before += 1) {
      const key = `-----BEGIN PRIVATE KEY-----\n${'MIIE\n'.repeat(60)}-----END PRIVATE KEY-----\n`;
      const text = `${'p'.repeat(54)}\n${filler.repeat(before)}TrackingId: \n5ad6b8fa\n${key}${filler.repeat(400)}`;
      const cut = [...pieces(text)];
      expect(cut.length).toBeGreaterThan(1);
      expect(cut.filter((piece) => piece.includes('TrackingId: \n5ad6b8fa'))).toHaveLength(1);
      expect(cut.filter((piece) => piece.includes(key))).toHaveLength(1);
    }
  });
});
