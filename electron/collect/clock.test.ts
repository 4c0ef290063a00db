import { describe, expect, it } from 'vitest';
import type { EndpointProbe } from '../../shared/facts/facts.ts';
import { frenchTime, germanTime } from './test-support/other-languages.ts';
import { clock, timeSource } from './clock.ts';
import type { CollectorResult } from './collector.ts';
import { contextOf, handMadeHost, openedSample } from './test-support/hand-made-host.ts';

const answer = (stdout: string, exitCode = 0) => ({ exitCode, stdout, stderr: '', truncated: false });

function networkWith(offsets: readonly number[]): ReadonlyMap<string, CollectorResult> {
  const probes = offsets.map((seconds): EndpointProbe => {
    const server = Date.UTC(2026, 10, 16, 9, 30);
    const httpDate = {
      server: new Date(server).toISOString(),
      local: new Date(server + seconds * 1_000).toISOString(),
    };
    return { host: 'x', port: 443, role: 'relay', via: 'direct', steps: [], chain: [], httpDate };
  });
  const network = { value: { probes }, source: { collector: 'network', file: 'facts.json', place: '' } };
  return new Map([['network', { state: 'collected', reason: '', facts: { network }, files: [] }]]);
}

describe('the source that w32tm names', () => {
  it.each([
    ['German', germanTime, 'dc01.wingtip.example'],
    ['French', frenchTime, 'dc01.treyresearch.example'],
    ['an empty one', '', null],
  ])('%s', (_name, text, expected) => {
    expect(timeSource(answer(text))).toBe(expected);
    expect(timeSource(answer(text, 1))).toBeNull();
  });
});

describe('clock', () => {
  it('takes the middle of what the answers say', async () => {
    const context = contextOf(await openedSample('healthy'), { results: networkWith([300.5, 0.5, 2.5]) });
    const result = await clock.collect(context);
    expect(result.facts.clock?.value).toEqual({ offsetSeconds: 2, source: 'dc01.contoso.example' });
  });

  it('goes without a reference, and without the time service, but not without both', async () => {
    const noReference = await clock.collect(contextOf(await openedSample('healthy')));
    expect(noReference.facts.clock?.value.offsetSeconds).toBeNull();
    const noService = await clock.collect(contextOf(handMadeHost(), { results: networkWith([-60]) }));
    expect(noService.facts.clock?.value).toEqual({ offsetSeconds: -60, source: null });
    expect((await clock.collect(contextOf(handMadeHost()))).state).toBe('missing');
  });
});
