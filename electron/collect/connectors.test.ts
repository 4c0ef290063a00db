import { describe, expect, it } from 'vitest';
import { connectorAnswer, describeConnector } from './connectors.ts';

const connector = (parts: object) =>
  describeConnector(connectorAnswer.parse({ name: 'contoso.example', type: 'AD', ...parts }));

describe('a connector', () => {
  it('is protected only where every partition is', () => {
    const partition = { parameters: [{ Name: 'sign-and-seal', Value: 0 }] };
    const parameters = [{ Name: 'sign-and-seal', Value: '1' }];
    expect(connector({ parameters, partitions: [] }).signAndEncryptLdap).toBe(true);
    expect(connector({ parameters, partitions: [partition] }).signAndEncryptLdap).toBe(false);
    expect(connector({ parameters: [], partitions: null }).signAndEncryptLdap).toBeNull();
    expect(connector({ parameters: { Name: 'ssl-bind', Value: 'True' }, partitions: [] }).ldapOverTls).toBe(true);
    expect(connector({ parameters: [{ Name: 'ssl-bind', Value: {} }] }).ldapOverTls).toBeNull();
  });

  it.each([
    ['a list', { PreferredDCs: ['dc01.contoso.example', 'DC02'] }],
    ['one text', { PreferredDomainControllers: 'dc01.contoso.example; DC02' }],
    ['a wrapped list', { PreferredDCs: { value: ['dc01.contoso.example', 'DC02'], Count: 2 }, UsePreferred: true }],
  ])('names its preferred controllers as %s', (_name, preferred) => {
    expect(connector({ partitions: [{ preferred, parameters: [] }] }).preferredDomainControllers).toEqual([
      'dc01.contoso.example',
      'DC02',
    ]);
  });

  it('has none, which is not the same as nothing known', () => {
    const none = { partitions: [{ preferred: { PreferredDCs: [] }, parameters: [] }] };
    expect(connector(none).preferredDomainControllers).toEqual([]);
    expect(connector({ partitions: [{ preferred: {}, parameters: [] }] })).not.toHaveProperty(
      'preferredDomainControllers',
    );
    const parameters = [{ Name: 'preferred-dcs', Value: 'DC07 <x>' }];
    expect(connector({ partitions: [{ parameters }] }).preferredDomainControllers).toEqual(['DC07']);
  });
});
