import { describe, expect, it } from 'vitest';
import { remoteSam } from './remote-sam.ts';
import { contextOf, handMadeHost, openedSample } from './test-support/hand-made-host.ts';

describe('remote-sam', () => {
  it('tells set from not set from not readable', async () => {
    const set = await remoteSam.collect(contextOf(await openedSample('remote-sam-restricted')));
    expect(set.facts.remoteSam?.value.restrictRemoteSam).toBe('O:BAG:BAD:(A;;RC;;;BA)');
    const absent = await remoteSam.collect(contextOf(await openedSample('healthy')));
    expect(absent.facts.remoteSam?.value.restrictRemoteSam).toBeNull();
    expect((await remoteSam.collect(contextOf(handMadeHost()))).state).toBe('missing');
  });
});
