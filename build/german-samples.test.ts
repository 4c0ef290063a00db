import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeCollection } from '../electron/analyze.ts';
import { collectors } from '../electron/collect/registry.ts';
import { runCollection } from '../electron/collect/run.ts';
import { listSamples, openSample } from '../electron/host/samples.ts';
import { createAnalysisSession } from '../shared/analysis/analysis-session.ts';
import type { Analysis } from '../shared/analysis/analysis.ts';
import { collectorStates } from '../shared/facts/collection.ts';
import type { CollectorOutcome } from '../shared/facts/collection.ts';
import type { Facts } from '../shared/facts/facts.ts';
import { toGerman } from '../shared/german/to-german.ts';
import { reportHtml } from '../shared/report/html/report-html.ts';
import { judgeSteps } from '../shared/knowledge/guided-steps.ts';
import { permissionCheck } from '../shared/knowledge/permission-check.ts';
import { recoveryLadder } from '../shared/knowledge/recovery-ladder.ts';
import { englishIn } from './english-left-over.ts';

// What a German window shows of every recorded sample server: findings, what was not evaluated and why, how each item
// ended, the steps of the network test, and the guides as they are judged.

async function gathered(name: string) {
  const sample = await openSample(name);
  if (!sample.ok) throw new Error(`sample ${name}: ${sample.error.code}`);
  const workFolder = await mkdtemp(join(tmpdir(), 'german-samples-'));
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

function textsOf(analysis: Analysis, facts: Facts): readonly string[] {
  const guides = [...recoveryLadder, ...permissionCheck];
  return [
    ...analysis.findings.map(({ what }) => what),
    ...analysis.unknown.map(({ reason }) => reason),
    ...analysis.notApplicable.map(({ reason }) => reason),
    ...(facts.network?.value.probes ?? []).flatMap(({ steps }) => steps.map(({ detail }) => detail)),
    ...judgeSteps(guides, { analysis, facts }).flatMap(({ state, warnings }) => [
      ...(state.kind === 'needed' ? [] : [state.because]),
      ...warnings,
    ]),
  ].filter((text) => text !== '');
}

/** Texts without a German form, and texts whose German form still holds English. */
function notGerman(texts: readonly string[], names: readonly string[] = []): readonly string[] {
  return [...new Set(texts)].flatMap((text) => {
    const german = toGerman(text);
    return german.translated ? englishIn(german.text, names) : [`no German: ${text}`];
  });
}

/** What a setting is called in facts.json. Sample: server · hostName */
const settingName = /^[a-z]\w+ · /;

const samples = (await listSamples()).map(({ name }) => name);

describe('a German window on the sample servers', () => {
  it('has all of them to look at', () => {
    expect(samples.length).toBeGreaterThanOrEqual(20);
  });

  it.each(samples)('%s', async (name) => {
    const { collection, analysis } = await gathered(name);
    const reasons = collection.outcomes.map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason !== '').length).toBeGreaterThan(10);
    // A sync rule has the name that somebody gave it.
    const rules = collection.facts.syncRules?.value.customised.map((rule) => rule.name) ?? [];
    expect(notGerman([...reasons, ...textsOf(analysis, collection.facts)], rules)).toEqual([]);
  });
});

describe('what was not evaluated, in German', () => {
  const judged = (outcomes: readonly CollectorOutcome[]): Analysis => {
    const session = createAnalysisSession({ asOf: '2026-11-12T00:00:00Z', askedSince: null, askedUntil: null });
    for (const outcome of outcomes) session.addOutcome(outcome);
    return session.current();
  };

  it.each(collectorStates)('because every item ended as %s', (state) => {
    const outcomes = collectors.map(({ id, title, supplies }): CollectorOutcome => {
      return { id, title, state, reason: 'cancelled before it was done', durationMs: 0, bytes: 0, supplies };
    });
    const { unknown } = judged(outcomes);
    expect(unknown.length).toBeGreaterThan(30);
    expect(notGerman(unknown.map(({ reason }) => reason))).toEqual([]);
  });

  it('because nothing was collected', () => {
    const { unknown } = judged([]);
    expect(unknown.length).toBeGreaterThan(30);
    expect(notGerman(unknown.map(({ reason }) => reason))).toEqual([]);
  });
});

describe('a German report', () => {
  it.each(['policy-rejections', 'not-elevated', 'tls-inspected', 'service-bus-blocked'])('of %s', async (name) => {
    const { collection, analysis } = await gathered(name);
    const html = reportHtml({
      analysis,
      facts: collection.facts,
      supportCase: null,
      toolVersion: '1.0.0',
      computer: 'CONNECT01',
      sample: name,
      redacted: false,
      language: 'de',
    });
    const body = html
      .slice(html.indexOf('<body>'))
      .replaceAll(/<(pre|style)\b[^>]*>[\s\S]*?<\/\1>|<td class="code">[\s\S]*?<\/td>/g, '');
    expect(body).not.toContain('lang="en"');
    const texts = body.split(/<[^>]*>/).map((text) => text.trim());
    expect(texts.filter((text) => text !== '').length).toBeGreaterThan(100);
    expect(texts.flatMap((text) => (settingName.test(text) ? [] : englishIn(text)))).toEqual([]);
  });
});
