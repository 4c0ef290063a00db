import { describe, expect, it } from 'vitest';
import { tlsValues } from '../../../shared/knowledge/tls.ts';
import { tlsRows } from './tls-rows.ts';

const [first] = tlsValues;
const client = tlsValues.find(({ area, name }) => area === 'client' && name === 'Enabled');

describe('the TLS table', () => {
  it('judges what is set, and says what holds where nothing is', () => {
    if (first === undefined || client === undefined) throw new Error('the table has changed');
    const at = (value: { readonly key: string; readonly name: string }) => ({
      path: value.key.toUpperCase(),
      name: value.name,
    });
    const rows = tlsRows({
      values: [
        { ...at(first), value: { kind: 'dword', value: 1 } },
        { ...at(first), value: { kind: 'dword', value: 0 } },
        { ...at(first), value: { kind: 'absent' } },
        { ...at(client), value: { kind: 'absent' } },
        { path: 'HKLM\\other', name: 'x', value: { kind: 'dword', value: 0 } },
        { ...at(first), value: { kind: 'other', type: 'REG_SZ', text: '1' } },
      ],
    });
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      'expected',
      'unexpected',
      'default-program',
      'default-on',
      'unjudged',
      'unexpected',
    ]);
    expect(rows[4]?.expected).toBeNull();
  });
});
