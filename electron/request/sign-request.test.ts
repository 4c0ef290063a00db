import { describe, expect, it } from 'vitest';
import { type BundleRequest, requestItems } from '../../shared/request/request.ts';
import { collectors } from '../collect/registry.ts';
import { checkRequest, makeSigningKey, readSigningKey, signRequest } from './sign-request.ts';

const request: BundleRequest = {
  caseNumber: 'TK-1',
  requester: 'Jo',
  createdAt: '2026-10-05T08:00:00.000Z',
  expiresAt: '2026-10-19T08:00:00.000Z',
  items: [{ id: 'network', why: 'to see the way to the relays' }],
  window: { since: '2026-09-28T00:00:00.000Z', until: '2026-10-05T00:00:00.000Z' },
  users: [],
  trackingIds: [],
  retention: { days: 30, promise: '' },
  redaction: 'full',
  encryptTo: null,
};
const now = Date.parse('2026-10-06T00:00:00Z');

function makeKey() {
  const { file, fingerprint } = makeSigningKey();
  const key = readSigningKey(file);
  if (key === null) {
    throw new Error('the key just made cannot be read');
  }
  return { key, fingerprint };
}

describe('a signed request', () => {
  it('is recognised, with the fingerprint of its key', () => {
    const { key, fingerprint } = makeKey();
    const checked = checkRequest(signRequest(request, key), now);
    expect(checked).toEqual({ request, trust: { kind: 'signed', fingerprint }, isExpired: false });
  });

  it('is altered as soon as any field is', () => {
    const { key } = makeKey();
    const signed = signRequest(request, key);
    const changes: readonly Partial<BundleRequest>[] = [
      { caseNumber: 'TK-2' },
      { requester: 'Joe' },
      { expiresAt: '2027-10-19T08:00:00.000Z' },
      { items: [...request.items, { id: 'directory', why: 'just so' }] },
      { window: { ...request.window, since: '2020-01-01T00:00:00.000Z' } },
      { users: ['anna@woodgrove.example'] },
      { retention: { days: 3000, promise: '' } },
      { redaction: 'names-kept' },
      { encryptTo: `age1${'q'.repeat(58)}` },
    ];
    for (const change of changes) {
      const altered = { ...signed, request: { ...request, ...change } };
      expect(checkRequest(altered, now).trust).toEqual({ kind: 'altered' });
    }
  });

  it('cannot borrow another signature or key, and unreadable ones do not throw', () => {
    const [one, other] = [makeKey(), makeKey()];
    const signed = signRequest(request, one.key);
    const foreign = signRequest(request, other.key);
    for (const signature of [
      { publicKey: signed.signature?.publicKey ?? '', signature: foreign.signature?.signature ?? '' },
      { publicKey: 'AAAA', signature: 'AAAA' },
      { publicKey: 'A'.repeat(43).concat('='), signature: 'A'.repeat(86).concat('==') },
      { publicKey: 'A', signature: '' },
    ]) {
      expect(checkRequest({ request, signature }, now).trust).toEqual({ kind: 'altered' });
    }
  });

  it('expires, and can be unsigned', () => {
    const later = Date.parse('2026-10-20T00:00:00Z');
    expect(checkRequest({ request, signature: null }, later)).toEqual({
      request,
      trust: { kind: 'unsigned' },
      isExpired: true,
    });
  });
});

describe('what can be asked for', () => {
  it('is what can be collected', () => {
    expect([...requestItems].toSorted()).toEqual(collectors.map(({ id }) => id).toSorted());
  });

  it('no other key signs', () => {
    expect(readSigningKey('')).toBeNull();
    expect(readSigningKey('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----')).toBeNull();
  });
});
