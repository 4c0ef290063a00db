import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CollectorOutcome, CollectorState } from '../facts/collection.ts';
import type { Facts } from '../facts/facts.ts';
import { answerMarkdown, signatureClause } from './answer-markdown.ts';
import { answerItems, departuresFrom, type RequestAnswer } from './request-answer.ts';
import { findRequestText, fromBase64, requestToText, toBase64 } from './request-text.ts';
import { type BundleRequest, parseRequestFile, requestFileText, requestItems, signedText } from './request.ts';

const request: BundleRequest = {
  caseNumber: 'TK-1',
  requester: 'Jo, vendor support',
  createdAt: '2026-10-05T08:00:00.000Z',
  expiresAt: '2026-10-19T08:00:00.000Z',
  items: [
    { id: 'application-event-log', why: 'to see why resets fail' },
    { id: 'network', why: 'to see the way to the relays' },
    { id: 'directory', why: 'flags of the users' },
  ],
  window: { since: '2026-09-28T00:00:00.000Z', until: '2026-10-05T00:00:00.000Z' },
  users: ['anna@woodgrove.example'],
  trackingIds: ['475777d3-255d-491c-aa42-2447591090da'],
  retention: { days: 30, promise: 'deleted when the case is closed' },
  redaction: 'full',
  encryptTo: null,
};

const file = { request, signature: null };

type Path = readonly (string | number)[];

/** Every place in a value, the whole of it excepted. */
function pathsOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return keys.flatMap((key) => [[...at, key], ...pathsOf(Reflect.get(value, key), [...at, key])]);
}

function changed(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  // The length of a list is no place of its own.
  const isLength = Array.isArray(value) && key === 'length';
  if (typeof value === 'object' && value !== null && key !== undefined && !isLength) {
    const before: unknown = Reflect.get(value, key);
    Reflect.set(value, key, rest.length === 0 ? replacement : changed(before, rest, replacement));
  }
  return value;
}

describe('a request file', () => {
  it('comes back as it was saved, from the file and from a quoted mail', () => {
    expect(parseRequestFile(requestFileText(file))).toEqual({ ok: true, value: file });
    const mail = requestToText(file, 'K7QM-2X9D-4TBA')
      .split('\n')
      .map((line) => `> > ${line}\r`)
      .join('\n');
    expect(parseRequestFile(findRequestText(`Hello,\n${mail}\nRegards`) ?? '')).toEqual({ ok: true, value: file });
    // Mail programs wrap lines anew, indent, add hard blanks, trailing ones and their own line ends.
    for (const mangle of [
      (text: string) => text.replaceAll('\n', '\r\n'),
      (text: string) => text.replaceAll(/^/gmu, '\t\u00A0 '),
      (text: string) => text.replaceAll('\n', '  \n\n'),
      (text: string) => text.replaceAll(/(?<=^[A-Za-z0-9+/=]{30})/gmu, '\n'),
      (text: string) => text.replaceAll('\n', ' ').trim(),
    ]) {
      const text = `Hello,\n${mangle(requestToText(file, null))}\n-- \nJo\nhttps://support.example`;
      expect(parseRequestFile(findRequestText(text) ?? '')).toEqual({ ok: true, value: file });
    }
    expect(findRequestText(requestFileText(file))).toBe(requestFileText(file));
    expect(findRequestText('no request here')).toBeNull();
    expect(findRequestText('-----BEGIN BUNDLE REQUEST-----\nAAAA')).toBeNull();
  });

  it('names items of the list and nothing else', () => {
    const refused: readonly unknown[] = [
      { ...request, items: [{ id: 'cmd.exe', why: 'x' }] },
      { ...request, items: [{ id: 'network', why: 'x', path: 'C:\\' }] },
      { ...request, items: [...request.items, request.items[0]] },
      { ...request, items: [] },
      { ...request, command: 'dir' },
      { ...request, window: { since: request.window.until, until: request.window.since } },
      { ...request, requester: 'Jo\u001B[2J' },
      { ...request, requester: '\u202Eoj' },
      { ...request, encryptTo: 'https://example.com/key' },
      { ...request, trackingIds: ['not a guid'] },
      ...[
        'cmd.exe',
        'C:\\Windows\\a@x.example',
        '\\\\server\\share',
        'a@x.example/etc/passwd',
        'https://a@x.example',
        'a b@x.example',
        '$(calc)@x.example',
        'a@',
        '@x.example',
        'a@x.example\n',
      ].map((user) => ({ ...request, users: [user] })),
      { ...request, retention: { days: 0, promise: '' } },
    ];
    for (const each of refused) {
      const text = JSON.stringify({ schema: 'connect-support-bundle/request/1', request: each, signature: null });
      expect(parseRequestFile(text)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    }
  });

  it('however it is changed, can name nothing but items, sign-in names, GUIDs, times and words to read', () => {
    const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(
        'cmd.exe',
        '/bin/sh',
        'C:\\a.ps1',
        '\\\\host\\share',
        'https://x.example',
        '10.0.0.1',
        '-Command',
      ),
    );
    const paths = pathsOf(JSON.parse(requestFileText(file)));
    let readable = 0;
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.string({ maxLength: 12 }), value, (path, key, replacement) => {
        for (const at of [path, [...path.slice(0, -1), key]]) {
          const parsed = parseRequestFile(JSON.stringify(changed(JSON.parse(requestFileText(file)), at, replacement)));
          if (!parsed.ok) {
            continue;
          }
          readable += 1;
          const read = parsed.value.request;
          expect(Object.keys(read).toSorted()).toEqual(Object.keys(request).toSorted());
          for (const item of read.items) {
            expect(requestItems).toContain(item.id);
            expect(Object.keys(item).toSorted()).toEqual(['id', 'why']);
          }
          // Sample: `C:\\a`, `https://x`, `a b`.
          expect(read.users.filter((user) => /[\\/:\s"$|]/u.test(user))).toEqual([]);
          expect(read.trackingIds.filter((id) => !guid.test(id))).toEqual([]);
          expect(read.encryptTo === null || read.encryptTo.startsWith('age1')).toBe(true);
          expect([read.createdAt, read.expiresAt, read.window.since].map(Date.parse).every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
    expect(readable).toBeGreaterThan(0);
  });

  it('says what it is not', () => {
    for (const text of ['', '{', '[]', '{"schema":"other"}', 'x'.repeat(300_000)]) {
      expect(parseRequestFile(text)).toEqual({ ok: false, error: { code: 'not-a-request' } });
    }
    const newer = '{"schema":"connect-support-bundle/request/2"}';
    expect(parseRequestFile(newer)).toEqual({ ok: false, error: { code: 'newer-version', version: 2 } });
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseRequestFile(findRequestText(text) ?? '').ok).toBe(false);
      }),
    );
  });
});

describe('the signed text', () => {
  it('does not depend on the order of keys, and tells any two requests apart', () => {
    const shuffled = Object.fromEntries(Object.entries(request).toReversed());
    expect(signedText({ ...request, ...shuffled })).toBe(signedText(request));
    expect(signedText({ ...request, caseNumber: 'TK-2' })).not.toBe(signedText(request));
    expect(signedText({ ...request, items: request.items.toReversed() })).not.toBe(signedText(request));
  });
});

describe('Base64', () => {
  it('turns any bytes into text and back, as everybody else does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64(bytes);
        expect(fromBase64(text)).toEqual(bytes);
        expect(atob(text)).toBe(String.fromCodePoint(...bytes));
      }),
    );
    expect(fromBase64('abc')).toBeNull();
    expect(fromBase64('ab!=')).toBeNull();
  });
});

// The browser's own, as an independent reference.
declare function atob(text: string): string;

const outcomeOf = (id: string, state: CollectorState, bytes = 0): CollectorOutcome => ({
  id,
  title: id,
  state,
  reason: `it is ${state}`,
  durationMs: 1,
  bytes,
  supplies: id === 'directory' ? ['directoryUsers'] : [],
});

describe('the answer', () => {
  const answered = (outcomes: readonly CollectorOutcome[], facts: Facts = {}, refused = new Map<string, string>()) =>
    answerItems(request, { outcomes, facts }, refused).map(({ state, reason }) => `${state}: ${reason}`);

  it('says of each item what became of it', () => {
    const outcomes = [outcomeOf('application-event-log', 'truncated'), outcomeOf('directory', 'denied')];
    expect(answered(outcomes, {}, new Map([['network', 'policy forbids it']]))).toEqual([
      'partly: it is truncated',
      'refused: policy forbids it',
      'failed: it is denied',
    ]);
    expect(answered([])).toEqual(Array.from({ length: 3 }, () => 'failed: this version does not collect it'));
    expect(answered([outcomeOf('network', 'skipped')])[1]).toBe('refused: left out by the administrator');
  });

  it('calls partly only what brought something', () => {
    const source = { collector: 'directory', file: 'facts.json', place: 'x' };
    const facts: Facts = { directoryUsers: { value: { users: [] }, source } };
    for (const state of ['timed-out', 'cancelled', 'denied', 'failed'] as const) {
      expect(answered([outcomeOf('directory', state)])[2]).toBe(`failed: it is ${state}`);
      expect(answered([outcomeOf('directory', state)], facts)[2]).toBe(`partly: it is ${state}`);
      expect(answered([outcomeOf('application-event-log', state, 5)])[0]).toBe(`partly: it is ${state}`);
    }
    for (const state of ['collected', 'empty'] as const) {
      expect(answered([outcomeOf('directory', state)])[2]).toBe(`fulfilled: it is ${state}`);
    }
  });

  it('tells every way in which a bundle protects less than was asked for', () => {
    const key = `age1${'q'.repeat(58)}`;
    const asked = { redaction: 'full', encryptTo: key } as const;
    const full = { redacted: true, shown: [], keepsRawLogs: false, encryptedTo: [key] };
    expect(departuresFrom(asked, full)).toEqual([]);
    for (const [less, words] of [
      [{ redacted: false }, 'names are kept'],
      [{ shown: ['users', 'hosts'] }, 'no stand-ins for users, hosts'],
      [{ keepsRawLogs: true }, 'the event logs are in it as they are'],
      [{ encryptedTo: null }, 'not encrypted'],
      [{ encryptedTo: 'passphrase' }, 'to a passphrase'],
      [{ encryptedTo: [`age1${'p'.repeat(58)}`] }, 'to another key'],
    ] as const) {
      const departures = departuresFrom(asked, { ...full, ...less });
      expect(departures).toHaveLength(1);
      expect(departures[0]).toContain(words);
    }
    // More than was asked for is no departure.
    expect(departuresFrom({ redaction: 'names-kept', encryptTo: null }, full)).toEqual([]);
  });

  it('stands in the report, with nothing in it that could act', () => {
    const answer: RequestAnswer = {
      caseNumber: 'TK-1',
      requester: '<b>Jo</b>',
      fingerprint: null,
      trust: 'altered',
      isExpired: true,
      departures: ['it is not encrypted, though that was asked for'],
      items: [{ id: 'network', why: '[x](https://evil.example)', state: 'refused', reason: 'a | b' }],
    };
    const markdown = answerMarkdown(answer);
    expect(markdown).toContain('changed after it was signed, and had expired');
    expect(markdown).toContain('it is not encrypted');
    expect(markdown).toContain(String.raw`a \| b`);
    expect(markdown).not.toMatch(/<b>|\[x\]\(/u);
    expect(signatureClause({ fingerprint: 'K7QM-2X9D-4TBA' })).toBe('key K7QM-2X9D-4TBA');
    expect(signatureClause({ fingerprint: null })).toBe('not signed');
  });
});
