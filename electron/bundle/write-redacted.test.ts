import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseRedactionMap, reveal } from '../../shared/redact/redaction-map.ts';
import { writeEvtx } from '../../shared/event-log/evtx/test-support/writer.ts';
import type { Gathered, SourceFile } from './gathered.ts';
import { openBundle } from './read.ts';
import { learnRedaction } from './redact-gathered.ts';
import { type RedactedRequest, writeRedactedBundle } from './write-redacted.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redacted-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  for (const name of await readdir(folder)) {
    await rm(join(folder, name), { recursive: true });
  }
});

const tracking = '475777d3-255d-491c-aa42-2447591090da';
const event = {
  recordId: 7,
  time: '2026-10-05T08:15:31.1234567Z',
  provider: 'PasswordResetService',
  eventId: 31001,
  level: 4,
  channel: 'Application',
  computer: 'AADC01.corp.woodgrove.example',
  user: null,
  data: [`TrackingId: ${tracking}, PasswordResetRequestStart, Details: anna.berg@woodgrove.example`],
};

function source(name: string, content: string | Uint8Array): SourceFile {
  const bytes = Buffer.from(content);
  return { name, collector: 'application-event-log', open: () => pieceOf(bytes) };
}

async function* pieceOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

const gathered: Gathered = {
  collectedAt: '2026-10-05T09:00:00.000Z',
  window: { since: null, until: null },
  facts: {},
  outcomes: [
    {
      id: 'application-event-log',
      title: 'Application event log',
      state: 'collected',
      reason: 'exported from AADC01 for anna.berg@woodgrove.example',
      durationMs: 1,
      bytes: 1,
      supplies: [],
    },
  ],
  files: [
    source('Application.jsonl', `${JSON.stringify(event)}\n`),
    source('trace-of-AADC01.txt', 'anna.berg@woodgrove.example signed in on aadc01'),
    source('memory.dmp', 'anna.berg@woodgrove.example'),
  ],
};

function write(more: Partial<RedactedRequest> = {}) {
  return writeRedactedBundle({
    file: join(folder, 'out.zip'),
    host: { kind: 'windows', name: 'AADC01' },
    gathered,
    toolVersion: '0',
    ...more,
  });
}

const zipNames = async (name: string): Promise<readonly string[]> => [...(await contents(name)).keys()];

async function contents(name = 'out.zip'): Promise<ReadonlyMap<string, string>> {
  const opened = await openBundle(join(folder, name));
  if (!opened.ok) {
    throw new Error(opened.error.code);
  }
  const files = new Map<string, string>();
  for (const entry of opened.value.names) {
    files.set(entry, Buffer.from((await opened.value.readFile(entry, 1e7)) ?? '').toString());
  }
  await opened.value.close();
  return files;
}

describe('a redacted bundle', () => {
  it('holds no original, keeps what support needs, and can be turned back with its map', async () => {
    const result = await write();
    expect(result).toMatchObject({ ok: true });
    const files = await contents();
    expect([...files.keys()]).toContain('Application.xml');
    for (const [name, text] of files) {
      expect(`${name} ${text}`).not.toMatch(/anna|berg|woodgrove|aadc01/iu);
    }
    expect(files.get('Application.jsonl')).toContain(tracking);
    expect(JSON.parse(files.get('manifest.json') ?? '')).toMatchObject({ redacted: true });
    const map = parseRedactionMap(await readFile(join(folder, 'out.zip.redaction-map.json'), 'utf8'));
    const restored = map.ok ? reveal(files.get('Application.jsonl') ?? '', map.value) : '';
    expect(restored).toContain('anna.berg@woodgrove.example');
  });

  it('leaves out what it cannot read as text, and says so', async () => {
    await write();
    const files = await contents();
    expect([...files.keys()]).not.toContain('memory.dmp');
    expect(files.get('manifest.json')).toContain('left out, as it cannot be redacted: memory.dmp');
  });

  it('adds the raw log only where that was asked for', async () => {
    await write({ redaction: { keepRawLogs: true } });
    const files = await contents();
    expect(files.get('raw/Application.jsonl')).toContain('anna.berg');
    expect(files.get('manifest.json')).toContain('raw/Application.jsonl added as it was, with its names');
    await write({ file: join(folder, 'second.zip') });
    expect(await zipNames('second.zip')).not.toContain('raw/Application.jsonl');
  });

  it('says that a log was damaged, as its redacted forms are whole', async () => {
    const log = writeEvtx([1, 2].map((recordId) => ({ ...event, recordId, timeMs: Date.parse(event.time) })));
    // Into the first record: header 4,096 bytes, head of the chunk 512.
    log.fill(0xff, 4096 + 512 + 40, 4096 + 512 + 400);
    await write({ gathered: { ...gathered, files: [source('Application.evtx', log)] } });
    expect((await contents()).get('manifest.json')).toMatch(
      /Application\.evtx had \d+ unreadable places?, \d+ bytes are lost/u,
    );
  });

  it('leaves out what calls itself a log and is none', async () => {
    await write({
      gathered: { ...gathered, files: [...gathered.files, source('Other.evtx', 'anna.berg@woodgrove.example')] },
    });
    expect((await contents()).get('manifest.json')).toContain('left out, as it cannot be redacted: Other.evtx');
    expect(await zipNames('out.zip')).not.toContain('Other.jsonl');
  });

  it('hides what a person typed into the case form', async () => {
    await write({ caseAnswers: { description: 'Anna Berg (anna.berg@woodgrove.example) cannot reset' } });
    for (const text of (await contents()).values()) {
      expect(text).not.toContain('woodgrove');
    }
  });
});

describe('when a value slips through', () => {
  it('there is no bundle and no map, and the error says where', async () => {
    const learned = await learnRedaction(gathered, { key: new Uint8Array(32) });
    const careless = { ...learned.redactor, redact: (text: string) => text };
    // The map and the terms know the name; the text was not touched.
    learned.redactor.redact('anna.berg@woodgrove.example');
    const result = await write({ learned: { gathered, redactor: careless } });
    expect(result).toMatchObject({ ok: false, error: { code: 'leak' } });
    const places = !result.ok && result.error.code === 'leak' ? result.error.places : [];
    expect(places.some(({ file }) => file.startsWith('trace-of-'))).toBe(true);
    expect(JSON.stringify(result)).not.toContain('woodgrove');
    expect(await readdir(folder)).toEqual([]);
  });

  it('a map that cannot be written stops the bundle', async () => {
    const result = await write({ mapFile: join(folder, 'no', 'such', 'folder.json') });
    expect(result).toMatchObject({ ok: false, error: { code: 'denied' } });
    expect(await readdir(folder)).toEqual([]);
  });
});
