import { describe, expect, it } from 'vitest';
import type { Facts } from '../../shared/facts/facts.ts';
import { evidenceTarget } from './evidence-target.ts';

const source = (file: string, place: string) => ({ collector: 'c', file, place });
const facts: Facts = {
  dotnet: { value: { release: 1 }, source: source('tls.json', 'Release') },
  tls: { value: { values: [] }, source: source('tls.json', 'SCHANNEL') },
  network: { value: { probes: [] }, source: source('network.json', 'probes') },
};

describe('the place of a piece of evidence', () => {
  it('is its event in the timeline', () => {
    const evidence = { file: 'Application.evtx', place: 'record 4711' };
    expect(evidenceTarget(evidence, facts)).toEqual({ screen: 'timeline', ...evidence });
    expect(evidenceTarget({ file: 'a.csv', place: 'line 12' }, {})).toMatchObject({ screen: 'timeline' });
  });

  it('is its fact on the screen that shows it', () => {
    expect(evidenceTarget({ file: 'tls.json', place: 'SCHANNEL' }, facts)).toEqual({
      screen: 'server',
      factKey: 'tls',
    });
    expect(evidenceTarget({ file: 'tls.json', place: 'elsewhere' }, facts)).toEqual({
      screen: 'server',
      factKey: 'dotnet',
    });
    expect(evidenceTarget({ file: 'network.json', place: 'host:443' }, facts)).toEqual({ screen: 'network' });
  });

  it('is nowhere where nothing of it was collected', () => {
    expect(evidenceTarget({ file: 'service.json', place: 'state' }, facts)).toBeNull();
  });
});
