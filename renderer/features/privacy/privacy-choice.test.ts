import { describe, expect, it } from 'vitest';
import { defaultSwitches } from '../../../shared/redact/category.ts';
import { firstChoice, redactionOf, withOwnWord } from './privacy-choice.ts';

describe('the privacy choice', () => {
  it('hides the names of a real server unless a person said otherwise', () => {
    expect(firstChoice(false, null).standIns).toBe(true);
    expect(firstChoice(false, { standIns: false, switches: {} }).standIns).toBe(false);
    expect(firstChoice(true, { standIns: true, switches: {} }).standIns).toBe(false);
  });

  it('keeps the switches of the last time and the defaults of the others', () => {
    const { switches } = firstChoice(false, { standIns: null, switches: { 'private-addresses': true } });
    expect(switches).toEqual({ ...defaultSwitches, 'private-addresses': true });
  });

  it('takes words one by one or with commas, none twice, none too short', () => {
    expect(withOwnWord(['Aurora'], ' Aurora , Building 7,x,, ')).toEqual(['Aurora', 'Building 7']);
    expect(withOwnWord([], '')).toEqual([]);
  });

  it('sends nothing about stand-ins where there are none', () => {
    const choice = firstChoice(false, null);
    expect(redactionOf({ ...choice, standIns: false, ownWords: ['Aurora'] })).toEqual({ kind: 'none' });
    expect(redactionOf({ ...choice, ownWords: ['Aurora'] })).toEqual({
      kind: 'stand-ins',
      ownWords: ['Aurora'],
      switches: defaultSwitches,
    });
    expect(redactionOf({ ...choice, keepRawLogs: true })).toMatchObject({ keepRawLogs: true });
  });
});
