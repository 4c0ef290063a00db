import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeCollection } from '../electron/analyze.ts';
import { collectors } from '../electron/collect/registry.ts';
import { runCollection } from '../electron/collect/run.ts';
import { listSamples, openSample } from '../electron/host/samples.ts';
import { expectedFindings as expected } from './sample-scenarios/expected-findings.ts';

/** Items that may not be read on a sample; everything else is collected on every one. */
const notCollected: Readonly<Record<string, readonly string[]>> = {
  'not-elevated': ['sync-configuration denied', 'company-features denied', 'trace-log denied'],
};

async function analyzed(name: string) {
  const sample = await openSample(name);
  if (!sample.ok) {
    throw new Error(`sample ${name}: ${sample.error.code}`);
  }
  const workFolder = await mkdtemp(join(tmpdir(), 'sample-findings-'));
  const untilMs = sample.value.clock.nowMs();
  const collection = await runCollection({
    host: sample.value,
    workFolder,
    sinceMs: untilMs - 7 * 86_400_000,
    untilMs,
    signal: new AbortController().signal,
    onEvent: () => undefined,
  });
  const analysis = await analyzeCollection(collection);
  await rm(workFolder, { recursive: true });
  return { collection, analysis };
}

describe('findings on the sample servers', () => {
  it('are known for every sample', async () => {
    expect((await listSamples()).map((sample) => sample.name).toSorted()).toEqual(Object.keys(expected).toSorted());
    expect(Object.keys(expected).length).toBeGreaterThanOrEqual(14);
  });

  it.each(Object.keys(expected))('%s', async (name) => {
    const { collection, analysis } = await analyzed(name);
    expect(analysis.findings.map((finding) => finding.id).toSorted()).toEqual(expected[name]?.toSorted());
    const rest = collection.outcomes.filter((outcome) => outcome.state !== 'collected');
    expect(rest.map((outcome) => `${outcome.id} ${outcome.state}`)).toEqual(notCollected[name] ?? []);
    expect(collection.outcomes).toHaveLength(collectors.length);
    expect(analysis.findings.every((finding) => finding.evidence.length > 0)).toBe(true);
  });

  it('are the same when they are looked for again', async () => {
    const [first, second] = [await analyzed('proxy-refuses'), await analyzed('proxy-refuses')];
    expect(JSON.stringify(second.analysis.findings)).toBe(JSON.stringify(first.analysis.findings));
    expect(second.collection.facts).toEqual(first.collection.facts);
  });
});
