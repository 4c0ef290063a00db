import { describe, expect, it } from 'vitest';
import type { EndpointProbe, ProbeStep, ProbeStepResult } from '../../../shared/facts/facts.ts';
import { compareWays, sharedChains, shortName } from './compare-ways.ts';

const names: readonly ProbeStep[] = ['dns', 'tcp', 'tls', 'https'];

/** All steps went well before `failing`, none was tried behind it. */
const probe = (
  via: EndpointProbe['via'],
  failing: ProbeStep | null,
  part: Partial<EndpointProbe> = {},
): EndpointProbe => {
  const end = failing === null ? names.length : names.indexOf(failing);
  const steps = names.map((step, index): ProbeStepResult => ({
    step,
    outcome: index < end ? 'ok' : index === end ? 'failed' : 'not-run',
    durationMs: 1,
    errorCode: null,
    detail: '',
  }));
  return { host: 'a.example', port: 443, role: 'relay', via, steps, chain: [], ...part };
};

const disagreements = (...input: Parameters<typeof compareWays>) =>
  compareWays(...input).flatMap((endpoint) => endpoint.disagreements);

describe('ways to an endpoint', () => {
  it('stand together, direct first', () => {
    const [ways, ...others] = compareWays({ probes: [probe('proxy', null), probe('direct', null)] });
    expect(others).toEqual([]);
    expect(ways?.probes.map(({ via }) => via)).toEqual(['direct', 'proxy']);
    expect(ways?.disagreements).toEqual([]);
  });

  it('disagree where one leads through and the other does not', () => {
    expect(disagreements({ probes: [probe('direct', 'tcp'), probe('proxy', null)] })).toEqual(['proxy-only']);
    expect(disagreements({ probes: [probe('direct', null), probe('proxy', 'tcp')] })).toEqual(['direct-only']);
    expect(disagreements({ probes: [probe('direct', 'dns'), probe('proxy', 'tls')] })).toEqual([]);
  });

  it("disagree where Windows' own TLS says something else", () => {
    const windows = (status: string, httpStatus: number | null) => [{ host: 'a.example', status, httpStatus }];
    const fine = [probe('direct', null)];
    expect(disagreements({ probes: fine, windows: windows('SecureChannelFailure', null) })).toEqual(['windows-fails']);
    expect(disagreements({ probes: fine, windows: windows('ProtocolError', 404) })).toEqual([]);
    expect(disagreements({ probes: [probe('direct', 'tls')], windows: windows('Success', 200) })).toEqual([
      'windows-only',
    ]);
  });
});

describe('certificate chains', () => {
  const certificate = (thumbprint: string) => ({
    subject: `CN=${thumbprint}`,
    issuer: 'CN=root',
    thumbprint,
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2027-01-01T00:00:00Z',
  });

  it('that several endpoints share are drawn once, root first', () => {
    const chain = [certificate('leaf'), certificate('root')];
    const chains = sharedChains([
      probe('direct', null, { chain }),
      probe('direct', null, { host: 'b.example', chain }),
      probe('direct', null, { host: 'c.example', chain: [certificate('other')] }),
      probe('direct', 'tcp', { host: 'd.example' }),
    ]);
    expect(chains.map(({ hosts }) => hosts)).toEqual([['a.example', 'b.example'], ['c.example']]);
    expect(chains[0]?.certificates.map(({ thumbprint }) => thumbprint)).toEqual(['root', 'leaf']);
  });

  it('are told by the name inside the distinguished name', () => {
    expect(shortName('CN=DigiCert Global Root G2, O=DigiCert Inc')).toBe('DigiCert Global Root G2');
    expect(shortName('C=US, O="Contoso, Ltd."')).toBe('Contoso, Ltd.');
    expect(shortName('relay')).toBe('relay');
  });
});
