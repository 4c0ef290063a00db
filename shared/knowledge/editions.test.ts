import { describe, expect, it } from 'vitest';
import { editionRows } from './edition-rows.ts';
import { findEventCode } from './event-codes.ts';
import { explain } from './explain.ts';
import { explanationDocuments } from './explanation-documents.ts';
import { findUserFacingCode } from './user-facing-codes.ts';

const known = new Map(
  explanationDocuments.map(({ explanation }) => [`${explanation.kind}/${explanation.key}`, explanation]),
);

describe('rows of the five editions', () => {
  it.each(editionRows)('$edition $table: $row', ({ kind, key, name }) => {
    const entry = known.get(`${kind}/${key}`);
    expect(entry?.text.length).toBeGreaterThan(10);
    expect(entry?.title).toContain(name ?? '');
  });

  it('are listed once each', () => {
    const keys = editionRows.map(({ edition, table, row }) => `${edition} ${table} ${row}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('give a remedy wherever something is wrong', () => {
    const silent = editionRows
      .map(({ kind, key }) => known.get(`${kind}/${key}`))
      .filter((entry) => entry !== undefined && entry.severity !== 'info' && entry.whatToDo.length === 0);
    expect(silent).toEqual([]);
  });

  it('are found by explain: events by number, codes by code, symptoms by their own words', () => {
    const lost = editionRows.filter(({ kind, key, row }) => {
      const words = kind === 'symptom' ? (known.get(`symptom/${key}`)?.title ?? '') : kind === 'event' ? row : key;
      const answers = explain(words).map((found) => found.key);
      return kind === 'symptom' ? !answers.slice(0, 4).includes(key) : kind === 'event' && answers[0] !== key;
    });
    expect(lost.map(({ row }) => row)).toEqual([]);
  });

  it('keep the legacy DirSync events known, marked as legacy', () => {
    for (const id of [32006, 32012, 34001, 34002, 34003]) {
      expect(findEventCode('PasswordResetService', id)?.era).toBe('legacy');
    }
  });

  it('tell SSPR_009 from SSPR_0009', () => {
    expect(findUserFacingCode('SSPR_009')?.seenBy).toBe('administrator');
    expect(findUserFacingCode('SSPR_0009')?.names).toContain('TenantSSPRFlagDisabled');
  });
});
