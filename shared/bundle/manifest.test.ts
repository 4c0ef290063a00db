import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFacts } from './facts-schema.ts';
import { checkFiles } from './file-check.ts';
import { type Manifest, manifestText, parseManifest } from './manifest.ts';
import { normalizeShortCode, shortCode } from './short-code.ts';

const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const manifest: Manifest = {
  schema: 'connect-support-bundle/manifest/1',
  tool: { name: 'connect-bundle', version: '1.2.3' },
  collectedAt: '2026-10-05T08:15:31.000Z',
  window: { since: '2026-09-28T08:15:31.000Z', until: null },
  computer: 'AADC01',
  sample: 'healthy',
  redacted: false,
  items: [
    {
      id: 'service',
      title: 'ADSync service',
      state: 'denied',
      reason: 'no rights',
      durationMs: 12,
      bytes: 0,
      supplies: ['service'],
      files: [],
    },
  ],
  files: [{ name: 'logs/Application.evtx', size: 0, sha256: empty }],
};

describe('the manifest', () => {
  it('comes back as it was written', () => {
    expect(parseManifest(manifestText(manifest))).toEqual({ ok: true, value: manifest });
    expect(parseManifest(`\uFEFF${manifestText(manifest)}`)).toEqual({ ok: true, value: manifest });
  });

  it('skips fields that a later program added', () => {
    const later = JSON.stringify({ ...manifest, mood: 'calm', tool: { ...manifest.tool, colour: 'blue' } });
    expect(parseManifest(later)).toEqual({ ok: true, value: manifest });
  });

  it('says what it cannot read', () => {
    expect(parseManifest('{')).toEqual({ ok: false, error: { code: 'not-json' } });
    expect(parseManifest('[]')).toEqual({ ok: false, error: { code: 'not-a-manifest' } });
    expect(parseManifest('{"schema":"npm"}')).toEqual({ ok: false, error: { code: 'not-a-manifest' } });
    const newer = JSON.stringify({ schema: 'connect-support-bundle/manifest/7' });
    expect(parseManifest(newer)).toEqual({ ok: false, error: { code: 'newer-version', version: 7 } });
    const broken = JSON.stringify({ ...manifest, files: [{ name: 'a', size: -1, sha256: empty }] });
    expect(parseManifest(broken)).toMatchObject({ ok: false, error: { code: 'invalid', path: 'files.0.size' } });
  });

  it.each(['/a', 'a/../b', '..', 'C:/a', 'a\\b', 'a//b', ''])('promises no file called %j', (name) => {
    const text = JSON.stringify({ ...manifest, files: [{ name, size: 0, sha256: empty }] });
    expect(parseManifest(text)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseManifest(text).ok).toBe(false);
      }),
    );
  });
});

describe('the short code', () => {
  it('is fixed for a hash, and forgives how it was typed', () => {
    const code = shortCode(empty);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/u);
    expect(shortCode('0'.repeat(64))).toBe('0000-0000-0000');
    expect(shortCode('f'.repeat(64))).toBe('ZZZZ-ZZZZ-ZZZZ');
    expect(normalizeShortCode(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe(code);
    expect(normalizeShortCode('oil0-0000-0000')).toBe('0110-0000-0000');
  });
});

describe('comparing files', () => {
  it('tells the four states apart', () => {
    const promised = { ...manifest, files: ['a', 'b', 'c'].map((name) => ({ name, size: 0, sha256: empty })) };
    const read = [
      { name: 'a', size: 0, sha256: empty },
      { name: 'b', size: 0, sha256: '1'.repeat(64) },
      { name: 'd', size: 5, sha256: empty },
    ];
    expect(checkFiles(promised, read).map(({ name, state }) => [name, state])).toEqual([
      ['a', 'verified'],
      ['b', 'altered'],
      ['c', 'missing'],
      ['d', 'unlisted'],
    ]);
  });
});

describe('facts of a received bundle', () => {
  const source = { collector: 'service', file: 'facts.json', place: 'x' };

  it('keep what is well-formed and name the rest', () => {
    const text = JSON.stringify({
      dotnet: { value: { release: 528_040 }, source },
      service: { value: { installed: 'yes' }, source },
      server: 5,
      unknownLater: { value: 1, source },
      __proto__: { polluted: true },
    });
    const { facts, problems } = parseFacts(text);
    expect(facts).toEqual({ dotnet: { value: { release: 528_040 }, source } });
    expect(problems.map(({ key }) => key)).toEqual(['server', 'service']);
    expect(problems[1]?.detail).toContain('value.installed');
  });

  it('never throw on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseFacts(text).facts).toEqual({});
      }),
    );
  });
});
