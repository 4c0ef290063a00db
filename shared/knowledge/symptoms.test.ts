import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSymptom, findSymptoms, symptoms } from './symptoms.ts';
import { findUserFacingCode, userFacingCodes } from './user-facing-codes.ts';
import { buildWordSearch, wordLikeness, wordsOf } from './word-search.ts';

describe('findSymptoms', () => {
  it.each([
    ['phone call never arrives', 'reset-no-text-or-call'],
    ['spam', 'reset-no-email'],
    ['too many attempts', 'reset-throttled'],
    ['Unable to Locate MA', 'unable-to-locate-ma'],
    ['domain admins reset', 'protected-group'],
    ['worked for some time', 'stopped-after-restart'],
    ['global administrator federated', 'onboarding-token-refused'],
    ['multiple matches', 'multiple-matches'],
    ['on-premises integration missing', 'on-premises-integration-missing'],
    ['pivot table', 'registrations-listed-repeatedly'],
  ])('%s → %s', (words, id) => {
    expect(findSymptoms(words)[0]?.symptom.id).toBe(id);
  });

  it('finds every symptom by what is seen', () => {
    const lost = symptoms.filter(
      ({ id, seen }) =>
        !findSymptoms(seen)
          .slice(0, 3)
          .some(({ symptom }) => symptom.id === id),
    );
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  it('finds nothing for nothing', () => {
    expect(findSymptoms('')).toEqual([]);
    expect(findSymptoms('the of and')).toEqual([]);
    expect(findSymptom('no such symptom')).toBeNull();
  });

  it('names evidence and a remedy for each', () => {
    expect(symptoms.filter(({ confirmedBy, whatToDo }) => confirmedBy.length === 0 || whatToDo.length === 0)).toEqual(
      [],
    );
  });
});

describe('findUserFacingCode', () => {
  it.each([
    ['SSPR_0029', 'SSPR_0029'],
    ['sspr-29', 'SSPR_0029'],
    ['SSPR 0030: poor connection', 'SSPR_0030'],
    ['SSPR_009', 'SSPR_009'],
    ['SSPR_9', 'SSPR_0009'],
    ['UserNotLicensed = 12', 'SSPR_0012'],
    ['onpremisesconnectivityerror', 'SSPR_0030'],
    ['OnPremisesPasswordWriteBackSuccess', 'OnPremisesPasswordWriteBackSuccess'],
    ['On-premises policy violation', 'On-premises policy violation'],
  ])('%s → %s', (text, key) => {
    expect(findUserFacingCode(text)?.key).toBe(key);
  });

  it('knows no others', () => {
    expect(findUserFacingCode('SSPR_0099')).toBeNull();
    expect(findUserFacingCode('SSPR')).toBeNull();
    expect(findUserFacingCode('')).toBeNull();
    expect(userFacingCodes.filter(({ number }) => number !== null).length).toBe(8);
  });
});

describe('word search', () => {
  it('takes names apart and accents off', () => {
    expect(wordsOf('OnPremisesUserNotFound Zürich')).toEqual([
      'onpremisesusernotfound',
      'on',
      'premises',
      'user',
      'not',
      'found',
      'zurich',
    ]);
  });

  it('ranks same words before beginnings before slips', () => {
    expect(wordLikeness('reset', 'reset')).toBe(1);
    expect(wordLikeness('reset', 'resets')).toBe(0.85);
    expect(wordLikeness('certif', 'certificate')).toBe(0.6);
    expect(wordLikeness('certifcate', 'certificate')).toBe(0.5);
    expect(wordLikeness('frowest', 'forest')).toBe(0);
    expect(wordLikeness('froest', 'forest')).toBe(0.5);
    expect(wordLikeness('forset', 'forest')).toBe(0.5);
    expect(wordLikeness('dc', 'dcagent')).toBe(0);
  });

  it('never throws, and is empty over no texts', () => {
    const search = buildWordSearch([{ fields: [{ text: 'password reset', weight: 1 }] }]);
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (query) => {
        expect(search(query).length).toBeLessThanOrEqual(1);
        expect(buildWordSearch([])(query)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
