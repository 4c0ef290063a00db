import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference.ts';

describe('the difference of two texts', () => {
  it('is the whole word that changed', () => {
    expect(differenceOf('Details: anna@contoso.com, ok', 'Details: user-1@domain-1.example, ok')).toEqual({
      start: 'Details: ',
      changed: 'anna@contoso.com',
      end: ', ok',
    });
    expect(differenceOf('of user-1', 'of user-12').changed).toBe('user-1');
  });

  it('is nothing where both are the same, and everything where nothing is', () => {
    expect(differenceOf('a, b', 'a, b').changed.trim()).toBe('b');
    expect(differenceOf('abc', 'xyz')).toEqual({ start: '', changed: 'abc', end: '' });
    expect(differenceOf('', 'x')).toEqual({ start: '', changed: '', end: '' });
  });
});
