import type { Analysis } from '../../shared/analysis/analysis.ts';
import { analysisText, factsText } from '../../shared/bundle/bundle-json.ts';
import type { Manifest } from '../../shared/bundle/manifest.ts';
import { caseToJson, caseToMarkdown } from '../../shared/case/case-markdown.ts';
import { buildCase, type CaseAnswers } from '../../shared/case/support-case.ts';
import { reportMarkdown } from '../../shared/report/report-markdown.ts';
import type { Result } from '../../shared/result/result.ts';
import type { Collection } from '../collect/collector.ts';
import type { Host } from '../host/host.ts';
import type { BundleError } from './bundle-error.ts';
import type { Disk } from './disk.ts';
import { type BundleContent, sealBundle, type WrittenBundle } from './write.ts';

export interface BundleRequest {
  /** Final name; must not exist unless `replace`. */
  readonly file: string;
  readonly host: Pick<Host, 'kind' | 'name'>;
  readonly collection: Collection;
  /** What the core found in this very collection. */
  readonly analysis: Analysis;
  readonly toolVersion: string;
  /** The operation the case is about, and what the administrator typed into its form. */
  readonly trackingId?: string;
  readonly caseAnswers?: CaseAnswers;
  readonly replace?: boolean;
  readonly signal?: AbortSignal;
  readonly disk?: Disk;
}

/**
 * Writes what was collected and found as a sealed bundle: manifest.json, the collected files (Application.evtx among
 * them), facts.json, findings.json, report.md, case.md and case.json. A failed attempt can be repeated with the same
 * collection as long as its work folder stands.
 */
export async function writeBundle(request: BundleRequest): Promise<Result<WrittenBundle, BundleError>> {
  const { collection, analysis } = request;
  const computer = collection.facts.server?.value.hostName ?? null;
  const sample = request.host.kind === 'sample' ? request.host.name : null;
  const log = collection.files.find((file) => file.name.toLowerCase().endsWith('.evtx'));
  const supportCase = buildCase(
    { analysis, facts: collection.facts, eventLogFile: log?.name ?? null },
    request.trackingId,
    request.caseAnswers,
  );
  const contents: BundleContent[] = [
    ...collection.files.map((file): BundleContent => ({ name: file.name, content: { kind: 'file', path: file.path } })),
    text('facts.json', factsText(collection.facts)),
    text('findings.json', analysisText(analysis)),
    text('report.md', reportMarkdown(analysis, { toolVersion: request.toolVersion, computer, sample })),
    text('case.md', caseToMarkdown(supportCase)),
    text('case.json', caseToJson(supportCase)),
  ];
  return await sealBundle({ ...request, manifest: manifestOf(request, computer, sample), contents });
}

function manifestOf(request: BundleRequest, computer: string | null, sample: string | null): Omit<Manifest, 'files'> {
  const { collection } = request;
  return {
    schema: 'connect-support-bundle/manifest/1',
    tool: { name: 'connect-support-bundle', version: request.toolVersion },
    collectedAt: collection.collectedAt,
    window: {
      since: new Date(collection.sinceMs).toISOString(),
      until: new Date(collection.untilMs).toISOString(),
    },
    computer,
    sample,
    redacted: false,
    items: collection.outcomes.map(({ id, title, state, reason, durationMs, bytes, supplies }) => ({
      id,
      title,
      state,
      reason,
      durationMs,
      bytes,
      supplies: [...supplies],
      files: collection.files.filter((file) => file.collector === id).map((file) => file.name),
    })),
  };
}

function text(name: string, content: string): BundleContent {
  return { name, content: { kind: 'text', text: content } };
}

/** A replay takes no time worth telling: without this, two bundles of one sample would differ in their durations. */
export function timelessReplay(collection: Collection, host: Pick<Host, 'kind'>): Collection {
  return host.kind === 'sample'
    ? { ...collection, outcomes: collection.outcomes.map((outcome) => ({ ...outcome, durationMs: 0 })) }
    : collection;
}
