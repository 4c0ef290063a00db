import { describe, expect, it } from 'vitest';
import { LONGEST_FIXTURE_TEXT, writeEvtx } from './writer.ts';
import type { FixtureEvent } from './writer.ts';

const event: FixtureEvent = {
  provider: 'ADSync',
  eventId: 6329,
  level: 2,
  timeMs: 0,
  recordId: 1,
  channel: 'Application',
  computer: 'sync01',
  data: ['text'],
};

describe('writeEvtx', () => {
  it('writes the same bytes for the same events', () => {
    expect(writeEvtx([event, event])).toEqual(writeEvtx([event, event]));
  });

  it('writes a header and no chunk for no events', () => {
    expect(writeEvtx([]).length).toBe(4096);
  });

  it('keeps a dirty log at the counts of its first chunk, flagged as such', () => {
    const long = { ...event, data: ['x'.repeat(20_000)] };
    const view = new DataView(writeEvtx([long, long, long], { dirty: true }).buffer);
    expect(view.getUint16(42, true)).toBe(1);
    expect(view.getUint32(120, true)).toBe(1);
    expect(view.byteLength).toBe(4096 + 3 * 65_536);
  });

  it('takes a text of nearly a chunk and refuses what fits no chunk', () => {
    expect(writeEvtx([{ ...event, data: ['x'.repeat(LONGEST_FIXTURE_TEXT)] }]).length).toBe(4096 + 65_536);
    expect(() => writeEvtx([{ ...event, data: ['x'.repeat(32_500)] }])).toThrow(RangeError);
    expect(() => writeEvtx([{ ...event, userSid: 'nobody' }])).toThrow(RangeError);
  });
});
