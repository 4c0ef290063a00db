import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/rules/rule.ts';
import { orderFindings } from './order-findings.ts';

const finding = (id: string, part: Partial<Finding> = {}): Finding => ({
  id,
  title: id,
  severity: 'error',
  explanation: '',
  fix: [],
  references: [],
  falsePositives: [],
  what: '',
  count: 1,
  first: null,
  last: null,
  users: [],
  confidence: 'certain',
  evidence: [{ file: 'f', place: 'p', time: null, quote: 'q' }],
  ...part,
});

const ids = (findings: readonly Finding[]): readonly string[] => orderFindings(findings).map(({ id }) => id);

describe('what to fix first', () => {
  it('is the worst', () => {
    expect(ids([finding('a', { severity: 'info' }), finding('b', { severity: 'critical' }), finding('c')])).toEqual([
      'b',
      'c',
      'a',
    ]);
  });

  it('is what the others wait for', () => {
    expect(ids([finding('version-below-floor'), finding('name-not-resolved'), finding('tls12-disabled')])).toEqual([
      'name-not-resolved',
      'tls12-disabled',
      'version-below-floor',
    ]);
  });

  it('is what is surest, then what happens most', () => {
    const found = [finding('a', { confidence: 'possible' }), finding('b', { count: 2 }), finding('c', { count: 7 })];
    expect(ids(found)).toEqual(['c', 'b', 'a']);
  });
});
