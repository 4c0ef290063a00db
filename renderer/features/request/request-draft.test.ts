import { describe, expect, it } from 'vitest';
import { requestItems } from '../../../shared/request/request.ts';
import { emptyDraft, localTime, readDraft } from './request-draft.ts';
import type { RequestDraft } from './request-draft.ts';

const nowMs = Date.UTC(2026, 10, 21, 8, 30);
const whole: RequestDraft = {
  ...emptyDraft(nowMs, (item) => `why ${item}`),
  caseNumber: ' 4711 ',
  requester: 'Jo Doe',
  users: 'anna@contoso.com\n\n  bela@contoso.com ',
  trackingIds: 'CBAE4101-07d0-439a-ae03-7e1107c863c9',
  promise: 'read by the case team only',
};

describe('the composer’s form', () => {
  it('becomes a request: trimmed, items in the fixed order, times in UTC', () => {
    const read = readDraft(whole, nowMs, null);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.caseNumber).toBe('4711');
    expect(read.value.users).toEqual(['anna@contoso.com', 'bela@contoso.com']);
    expect(read.value.window).toEqual({ since: '2026-11-14T08:30:00.000Z', until: '2026-11-21T08:30:00.000Z' });
    expect(read.value.expiresAt).toBe('2026-12-05T08:30:00.000Z');
    const ids = read.value.items.map(({ id }) => id);
    expect(ids).toEqual(requestItems.filter((id) => ids.includes(id)));
    expect(read.value.items[0]?.why).toBe(`why ${ids[0] ?? ''}`);
  });

  it.each<[string, Partial<RequestDraft>]>([
    ['caseNumber', { caseNumber: '  ' }],
    ['requester', { requester: 'x'.repeat(121) }],
    ['items', { items: new Map() }],
    ['why', { items: new Map([['network', ' ']]) }],
    ['window', { since: '2026-11-21T08:30', until: '2026-11-20T08:30' }],
    ['window', { since: '' }],
    ['users', { users: Array.from({ length: 51 }, (_, index) => `user${index}`).join('\n') }],
    ['trackingIds', { trackingIds: 'not one' }],
    ['days', { retentionDays: '0' }],
    ['days', { validDays: '1.5' }],
    // A direction mark would let a text pass for another on the other side's screen.
    ['other', { promise: 'kept \u202E forever' }],
  ])('names the field %s that stands in the way', (field, change) => {
    const read = readDraft({ ...whole, ...change }, nowMs, null);
    expect(read.ok ? [] : read.error.map((problem) => problem.field)).toEqual([field]);
  });

  it('lists all problems of an empty form at once', () => {
    const read = readDraft(
      emptyDraft(nowMs, () => 'why'),
      nowMs,
      null,
    );
    expect(read.ok ? [] : read.error.map((problem) => problem.field)).toEqual(['caseNumber', 'requester']);
  });

  it('writes local times that read back as the same minute', () => {
    expect(Date.parse(localTime(nowMs))).toBe(nowMs);
  });
});
