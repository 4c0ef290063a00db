import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeGathered, analyzeInputs } from '../electron/analyze.ts';
import { gatheredFrom, type Gathered } from '../electron/bundle/gathered.ts';
import { learnRedaction } from '../electron/bundle/redact-gathered.ts';
import { writeRedactedBundle } from '../electron/bundle/write-redacted.ts';
import { runCollection } from '../electron/collect/run.ts';
import { listSamples, openSample } from '../electron/host/samples.ts';
import type { Redactor } from '../shared/redact/redactor.ts';

const folder = join(import.meta.dirname, '../electron/host/samples');
const samples = (await listSamples(folder)).map(({ name }) => name);
const weekMs = 7 * 24 * 3_600_000;

async function gather(name: string, workFolder: string): Promise<Gathered> {
  const host = await openSample(name, folder);
  if (!host.ok) throw new Error(name);
  const untilMs = host.value.clock.nowMs();
  return gatheredFrom(
    await runCollection({
      host: host.value,
      workFolder,
      sinceMs: untilMs - weekMs,
      untilMs,
      signal: new AbortController().signal,
      onEvent: () => undefined,
    }),
  );
}

/**
 * What the analysis of the redacted bundle must be: every string of the original one with its values replaced by their
 * stand-ins; nothing else is touched, so order, cuts and counts are compared too. A log has another name and size there.
 */
function expected(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.redact(value).replaceAll('.evtx', '.jsonl');
  if (Array.isArray(value)) return value.map((item) => expected(item, redactor));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, expected(item, redactor)]));
  }
  return value;
}

describe('findings on a redacted bundle', () => {
  it.each(samples)('are the same on %s, value for stand-in', async (sample) => {
    const workFolder = await mkdtemp(join(tmpdir(), 'redaction-findings-'));
    try {
      const gathered = await gather(sample, workFolder);
      const switches = { 'private-addresses': true };
      const learned = await learnRedaction(gathered, { key: new Uint8Array(32).fill(3), switches });
      const file = join(workFolder, 'redacted.zip');
      const written = await writeRedactedBundle({
        file,
        host: { kind: 'sample', name: sample },
        gathered,
        toolVersion: '0',
        redaction: { switches },
        learned,
      });
      expect(written, JSON.stringify(written.ok ? '' : written.error)).toMatchObject({ ok: true });
      const opened = await analyzeInputs([file], { nowMs: 0 });
      if (!opened.ok) throw new Error('the redacted bundle cannot be read');
      const { sources: before, ...original } = await analyzeGathered(gathered);
      const { sources: after, ...redacted } = opened.value.analysis;
      // Word for word: ids, severity, confidence, sentences, users, every quote; and what the findings are made from.
      expect(redacted).toEqual(expected(original, learned.redactor));
      expect(after.map(({ records }) => records)).toEqual(before.map(({ records }) => records));
      // The server's own names are really gone.
      const text = JSON.stringify(opened.value).toLowerCase();
      const server = gathered.facts.server?.value;
      const own = [server?.hostName, server?.domain, ...original.operations.map(({ user }) => user)];
      const names = own.flatMap((name) => (name == null ? [] : [name.toLowerCase()]));
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => text.includes(name))).toEqual([]);
    } finally {
      await rm(workFolder, { recursive: true });
    }
  });

  it('are compared on every sample server', () => {
    expect(samples.length).toBeGreaterThanOrEqual(25);
  });
});
