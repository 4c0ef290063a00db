import { describe, expect, it } from 'vitest';
import type { EndpointProbe } from '../../shared/facts/facts.ts';
import { frenchTime, germanTime, japaneseTime } from './test-support/other-languages.ts';
import { clock, timeStatus } from './clock.ts';
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

describe('what w32tm says of itself', () => {
  it.each([
    ['German', germanTime, 'dc01.wingtip.example'],
    ['French', frenchTime, 'dc01.treyresearch.example'],
    ['Japanese', japaneseTime, 'dc01.wingtip.example'],
  ])('%s', (_name, text, source) => {
    expect(timeStatus(answer(text))).toEqual({ source, leapIndicator: 0, stratum: 3, phaseOffsetSeconds: null });
    expect(timeStatus(answer(text, 1))).toBeNull();
  });

  it.each([
    ['Phasenoffset: -0,0038147s', -0.003_814_7],
    ['Phase Offset: 12.5s', 12.5],
    ['Phase Offset: 1.2.3s', null],
    ['Phase Offset: soon', null],
  ])('and with /verbose: %s', (line, seconds) => {
    expect(timeStatus(answer(`${germanTime}\r\n${line}\r\n`))?.phaseOffsetSeconds).toBe(seconds);
  });

  it('nothing where it says nothing', () => {
    const nothing = { source: null, leapIndicator: null, stratum: null, phaseOffsetSeconds: null };
    expect(timeStatus(answer(''))).toEqual(nothing);
    expect(timeStatus(answer('\u0001: x\n:::\n\n'))).toEqual(nothing);
  });
});

describe('clock', () => {
  it('takes the middle of what the answers say', async () => {
    const context = contextOf(await openedSample('healthy'), { results: networkWith([300.5, 0.5, 2.5]) });
    const result = await clock.collect(context);
    expect(result.facts.clock?.value).toEqual({
      offsetSeconds: 2,
      source: 'dc01.contoso.example',
      leapIndicator: 0,
      stratum: 3,
      phaseOffsetSeconds: -0.003_814_7,
    });
  });

  it('goes without a reference, and without the time service, but not without both', async () => {
    const noReference = await clock.collect(contextOf(await openedSample('healthy')));
    expect(noReference.facts.clock?.value.offsetSeconds).toBeNull();
    const noService = await clock.collect(contextOf(handMadeHost(), { results: networkWith([-60]) }));
    expect(noService.facts.clock?.value).toMatchObject({ offsetSeconds: -60, source: null, stratum: null });
    expect((await clock.collect(contextOf(handMadeHost()))).state).toBe('missing');
  });
});
