import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toJsonLine } from '../shared/event-log/json-lines.ts';
import { analyzeInputs } from './analyze.ts';
import { type Gathered } from './bundle/gathered.ts';
import { makeZip } from './bundle/test-support/make-zip.ts';
import { writeGathered } from './bundle/write-bundle.ts';
import { decodeHere } from './decode/decode-job.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'analyze-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const nowMs = Date.parse('2026-11-01T00:00:00Z');

function line(recordId: number): string {
  return `${toJsonLine({
    file: '',
    place: { kind: 'record', id: recordId },
    recordId,
    time: '2026-10-05T08:15:31.1234567Z',
    timeMs: 0,
    provider: 'ADSync',
    eventId: 904,
    level: 4,
    channel: 'Application',
    computer: 'AADC01',
    user: null,
    data: [],
    message: null,
  })}\n`;
}

async function analyzed(...paths: readonly string[]) {
  const result = await analyzeInputs(paths, { nowMs });
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}

async function writeOne(name: string, collectedAt: string, release: number): Promise<string> {
  const source = { collector: 'tls-and-dotnet', file: 'facts.json', place: 'x' };
  const gathered: Gathered = {
    collectedAt,
    window: { since: null, until: null },
    facts: { dotnet: { value: { release }, source } },
    outcomes: [],
    files: [],
  };
  const analysis = (
    await decodeHere({
      context: { analysis: { asOf: collectedAt, askedSince: null, askedUntil: null }, facts: {}, outcomes: [] },
      logs: [],
    })
  ).analysis;
  const file = join(folder, name);
  await writeGathered({
    file,
    gathered,
    analysis,
    host: { kind: 'windows', name: '' },
    toolVersion: '0',
    redacted: false,
  });
  return file;
}

describe('analysing inputs', () => {
  it('judges bare logs now, and keeps logs of one name apart', async () => {
    const paths = [];
    for (const name of ['one', 'two']) {
      await mkdir(join(folder, name));
      paths.push(join(folder, name, 'Application.jsonl'));
      await writeFile(join(folder, name, 'Application.jsonl'), line(1) + line(2));
    }
    const { analysis, inputs } = await analyzed(...paths);
    expect(analysis.asOf).toBe('2026-11-01T00:00:00.000Z');
    expect(analysis.events.total).toBe(4);
    expect(analysis.sources.map(({ file }) => file)).toEqual(paths);
    expect(inputs.map(({ logs }) => logs)).toEqual([['Application.jsonl'], ['Application.jsonl']]);
  });

  it('lets the newest of several bundles speak for the server', async () => {
    const older = await writeOne('older.zip', '2026-10-01T00:00:00.000Z', 1);
    const newer = await writeOne('newer.zip', '2026-10-02T00:00:00.000Z', 2);
    const { analysis, facts } = await analyzed(newer, older);
    expect(analysis.asOf).toBe('2026-10-02T00:00:00.000Z');
    expect(facts.dotnet?.value.release).toBe(2);
  });

  it('reads what can be read, and names the rest', async () => {
    const zip = makeZip([
      { name: 'System.jsonl', content: line(1) },
      { name: 'settings.xml', content: '<configuration/>' },
      { name: 'broken.evtx', content: 'no log' },
      { name: '../up.evtx', content: 'x' },
    ]);
    await writeFile(join(folder, 'mixed.zip'), zip);
    const path = join(folder, 'mixed.zip');
    const { analysis, inputs, unreadable } = await analyzed(path, join(folder, 'missing.evtx'));
    expect(analysis.sources.map(({ file }) => file)).toEqual(['System.jsonl']);
    expect(inputs[0]?.problems.map(({ code }) => code)).toEqual(['parent-folder-name']);
    expect(unreadable.map((each) => each.path)).toEqual([join(folder, 'missing.evtx'), `${path}/broken.evtx`]);
  });

  it('fails where nothing can be read', async () => {
    const result = await analyzeInputs([folder, join(folder, 'missing.evtx')], { nowMs });
    expect(result).toMatchObject({ ok: false, error: { code: 'nothing-readable', unreadable: [{}, {}] } });
  });
});
