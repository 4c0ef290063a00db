import { describe, expect, it } from 'vitest';
import type { Facts } from '../../shared/facts/facts.ts';
import { evidenceTarget } from './evidence-target.ts';

const source = (place: string) => ({ collector: 'c', file: 'facts.json', place });
const facts: Facts = {
  server: {
    value: {
      hostName: 'CONNECT01',
      osName: '',
      osBuild: '',
      domain: 'contoso.example',
      isDomainController: false,
      timeZone: null,
    },
    source: source('CurrentVersion'),
  },
  dotnet: { value: { release: 1 }, source: source('Release') },
  tls: {
    value: { values: [{ path: 'HKLM\\TLS 1.2\\Client', name: 'Enabled', value: { kind: 'absent' } }] },
    source: source('SCHANNEL'),
  },
  directoryPolicy: {
    value: {
      domains: [
        {
          domain: 'contoso.example',
          minimumAgeDays: 1,
          historyLength: null,
          minimumLength: null,
          complexity: null,
          fineGrained: [],
        },
      ],
    },
    source: source('DC=contoso,DC=example'),
  },
  proxy: { value: { machineConfig: null, winHttp: null }, source: source('machine.config of 64 bits') },
  network: {
    value: { probes: [{ host: 'relay.example', port: 443, role: 'relay', via: 'direct', steps: [], chain: [] }] },
    source: source('probes'),
  },
};
const at = (place: string) => ({ file: 'facts.json', place });

describe('the place of a piece of evidence', () => {
  it('is its event in the timeline', () => {
    const evidence = { file: 'Application.evtx', place: 'record 4711' };
    expect(evidenceTarget(evidence, facts)).toEqual({ screen: 'timeline', ...evidence });
    expect(evidenceTarget({ file: 'a.csv', place: 'line 12' }, {})).toMatchObject({ screen: 'timeline' });
  });

  it('is its fact on the screen that shows it, told by the place of the fact or of what stands in it', () => {
    expect(evidenceTarget(at('Release'), facts)).toEqual({ screen: 'server', factKey: 'dotnet' });
    expect(evidenceTarget(at('HKLM\\TLS 1.2\\Client'), facts)).toEqual({ screen: 'server', factKey: 'tls' });
    expect(evidenceTarget(at('relay.example:443'), facts)).toEqual({ screen: 'network' });
    expect(evidenceTarget(at('Windows TLS to relay.example'), facts)).toEqual({ screen: 'network' });
  });

  it('is told by the facts of the finding where the place could be in several, or in none', () => {
    expect(evidenceTarget(at('contoso.example'), facts, ['directoryPolicy'])).toEqual({
      screen: 'server',
      factKey: 'directoryPolicy',
    });
    expect(evidenceTarget(at('WinHTTP'), facts, ['proxy'])).toEqual({ screen: 'server', factKey: 'proxy' });
  });

  it('is nowhere where nothing of it was collected', () => {
    expect(evidenceTarget({ file: 'service.json', place: 'state' }, facts)).toBeNull();
    expect(evidenceTarget(at('WinHTTP'), facts)).toBeNull();
  });
});
