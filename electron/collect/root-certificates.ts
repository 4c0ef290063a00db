import type { HostError } from '../host/host.ts';
import { collected, dwordValue, endedByError, factOf, limitsOf } from './collector-result.ts';
import type { Collector } from './collector.ts';

/** Every store that Windows takes roots from; each certificate is a key named by its SHA-1 thumbprint. */
const stores: readonly string[] = [
  'HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\ROOT\\Certificates',
  'HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\AuthRoot\\Certificates',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\Root\\Certificates',
  'HKLM\\SOFTWARE\\Microsoft\\EnterpriseCertificates\\Root\\Certificates',
];
const updatePolicy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot';

// DF3C24F9BFD666761B268073FE06D1CC8D4F82A4
const thumbprint = /^[0-9A-F]{40}$/i;

export const rootCertificates: Collector = {
  id: 'root-certificates',
  title: 'Root certificates',
  purpose: 'Which roots this server trusts, by thumbprint only, and whether Windows may fetch missing ones.',
  privilege: 'user',
  timeoutMs: 15_000,
  maxBytes: 1_048_576,
  sensitive: [],
  supplies: ['rootCertificates'],
  after: [],
  async collect(context) {
    const limits = limitsOf(context, 10_000);
    const [policy, ...keys] = await Promise.all(
      [updatePolicy, ...stores].map((path) => context.host.registry.readKey(path, '64', limits)),
    );
    const found = keys.flatMap((key) => (key.ok ? key.value.subkeys : [])).filter((name) => thumbprint.test(name));
    const error = keys.find((key): key is { ok: false; error: HostError } => !key.ok && key.error.code !== 'missing');
    if (found.length === 0) {
      const nothing: HostError = { code: 'missing', detail: 'no root store has a certificate' };
      return endedByError('the certificate stores', error?.error ?? nothing);
    }
    const thumbprints = [...new Set(found.map((name) => name.toUpperCase()))].toSorted();
    const value = {
      thumbprints,
      automaticUpdateDisabled: policy?.ok === true ? dwordValue(policy.value, 'DisableRootAutoUpdate') === 1 : false,
    };
    return collected(`${thumbprints.length} roots`, {
      rootCertificates: factOf('root-certificates', stores[0] ?? '', value),
    });
  },
};
