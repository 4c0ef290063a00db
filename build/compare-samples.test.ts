import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeCollection } from '../electron/analyze.ts';
import { runCollection } from '../electron/collect/run.ts';
import { listSamples, openSample } from '../electron/host/samples.ts';
import { compareBundles } from '../shared/compare/compare-bundles.ts';
import type { ComparedSide } from '../shared/compare/comparison.ts';

const samples = await listSamples();

async function sideOf(name: string): Promise<ComparedSide> {
  const sample = await openSample(name);
  if (!sample.ok) throw new Error(`sample ${name}: ${sample.error.code}`);
  const workFolder = await mkdtemp(join(tmpdir(), 'compare-samples-'));
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
  return { analysis, facts: collection.facts, computer: sample.value.name, redacted: false };
}

describe('comparing the sample servers', () => {
  it.each(samples.map(({ name }) => name))('%s with another collection of itself: nothing but noise', async (name) => {
    const [before, after] = [await sideOf(name), await sideOf(name)];
    const { settings, findings, cautions, onlyBefore, onlyAfter } = compareBundles(before, after);
    expect(settings.filter((change) => !change.noise)).toEqual([]);
    expect(findings.filter((change) => change.kind !== 'same')).toEqual([]);
    expect(cautions).toEqual(['identical']);
    expect([onlyBefore, onlyAfter]).toEqual([[], []]);
  });

  it('shows what ails an outdated server against a healthy one, and the other way round', async () => {
    const [healthy, outdated] = [await sideOf('healthy'), await sideOf('outdated-server')];
    const there = compareBundles(healthy, outdated);
    const gone = there.findings.filter(({ kind }) => kind === 'new').map(({ id }) => id);
    expect(gone.toSorted()).toEqual(outdated.analysis.findings.map(({ id }) => id).toSorted());
    const worse = there.settings.filter(({ meaning }) => meaning === 'worse');
    expect(worse.map(({ area }) => area)).toEqual(expect.arrayContaining(['connectVersion', 'dotnet', 'tls']));
    expect(there.settings[0]?.meaning).toBe('worse');

    const back = compareBundles(outdated, healthy);
    expect(
      back.findings
        .filter(({ kind }) => kind === 'gone')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(gone.toSorted());
    expect(
      back.settings
        .filter(({ meaning }) => meaning === 'better')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(expect.arrayContaining(worse.filter(({ area }) => area === 'tls').map(({ name }) => name)));
  });

  it('does not call a finding gone where nobody could look', async () => {
    const [healthy, closed] = [await sideOf('staging-server'), await sideOf('not-elevated')];
    const { findings, onlyBefore } = compareBundles(healthy, closed);
    expect(findings.find(({ id }) => id === 'staging-mode')?.kind).toBe('not-judged-after');
    expect(onlyBefore).toContain('configuration');
  });
});
