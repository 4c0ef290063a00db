import type { Analysis } from '../../shared/analysis/analysis.ts';
import { analysisText, factsText } from '../../shared/bundle/bundle-json.ts';
import { longestReason, type Manifest } from '../../shared/bundle/manifest.ts';
import { caseToJson, caseToMarkdown } from '../../shared/case/case-markdown.ts';
import { buildCase, type CaseAnswers } from '../../shared/case/support-case.ts';
import { defaultSwitches, redactionCategories, type RedactionSwitches } from '../../shared/redact/category.ts';
import { answerMarkdown } from '../../shared/request/answer-markdown.ts';
import { departuresFrom, type RequestAnswer } from '../../shared/request/request-answer.ts';
import { longestWhy } from '../../shared/request/request.ts';
import { reportMarkdown } from '../../shared/report/report-markdown.ts';
import type { Result } from '../../shared/result/result.ts';
import type { Collection } from '../collect/collector.ts';
import type { Host } from '../host/host.ts';
import type { BundleError } from './bundle-error.ts';
import type { Disk } from './disk.ts';
import type { Encryption } from './encryption.ts';
import { type Gathered, gatheredFrom, isLogName } from './gathered.ts';
import type { BundleContent } from './bundle-content.ts';
import { sealBundle, type SealRequest, type WrittenBundle } from './write.ts';

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
  /** How the bundle answers the request it was made for. */
  readonly answer?: RequestAnswer;
  readonly replace?: boolean;
  readonly encryption?: Encryption;
  readonly signal?: AbortSignal;
  readonly disk?: Disk;
}

/**
 * Writes what was collected and found as a sealed bundle: manifest.json, facts.json, findings.json, report.md, case.md,
 * case.json, and the collected files (Application.evtx among them). A failed attempt can be repeated with the same
 * collection as long as its work folder stands.
 */
export async function writeBundle(request: BundleRequest): Promise<Result<WrittenBundle, BundleError>> {
  return await writeGathered({ ...request, gathered: gatheredFrom(request.collection), redacted: false });
}

export interface GatheredRequest extends Omit<BundleRequest, 'collection'> {
  readonly gathered: Gathered;
  readonly redacted: boolean;
  /** How it was redacted, so that less than a request asks for is told. */
  readonly redaction?: { readonly switches?: Partial<RedactionSwitches>; readonly keepRawLogs?: boolean };
  /** The bundle it is a copy of, where it is one. */
  readonly madeFrom?: Manifest['madeFrom'];
  readonly inspect?: SealRequest['inspect'];
}

/** The same for what comes from elsewhere, or was redacted on its way. */
export async function writeGathered(request: GatheredRequest): Promise<Result<WrittenBundle, BundleError>> {
  const { gathered, analysis } = request;
  const computer = gathered.facts.server?.value.hostName ?? null;
  const sample = request.host.kind === 'sample' ? request.host.name : null;
  const log = gathered.files.find((file) => isLogName(file.name));
  const answer =
    request.answer === undefined ? undefined : fitAnswer(withDepartures(asWritten(request.answer, gathered), request));
  const supportCase = buildCase(
    { analysis, facts: gathered.facts, eventLogFile: log?.name ?? null },
    request.trackingId,
    request.caseAnswers,
  );
  // Small and telling first: of a download that breaks off, the facts and findings are there.
  const contents: BundleContent[] = [
    text('facts.json', factsText(gathered.facts)),
    text('findings.json', analysisText(analysis)),
    text(
      'report.md',
      reportMarkdown(analysis, { toolVersion: request.toolVersion, computer, sample, facts: gathered.facts }) +
        (answer === undefined ? '' : answerMarkdown(answer)),
    ),
    text('case.md', caseToMarkdown(supportCase)),
    text('case.json', caseToJson(supportCase)),
    ...gathered.files.map((file): BundleContent => ({
      name: file.name,
      content: { kind: 'stream', open: () => file.open() },
    })),
  ];
  const { file, replace, encryption, signal, disk, inspect } = request;
  return await sealBundle({
    file,
    contents,
    manifest: manifestOf(request, answer, computer, sample),
    ...(replace === undefined ? {} : { replace }),
    ...(encryption === undefined ? {} : { encryption }),
    ...(signal === undefined ? {} : { signal }),
    ...(disk === undefined ? {} : { disk }),
    ...(inspect === undefined ? {} : { inspect }),
  });
}

function manifestOf(
  request: GatheredRequest,
  answer: RequestAnswer | undefined,
  computer: string | null,
  sample: string | null,
): Omit<Manifest, 'files'> {
  const { gathered } = request;
  return {
    schema: 'connect-support-bundle/manifest/1',
    tool: { name: 'connect-support-bundle', version: request.toolVersion },
    collectedAt: gathered.collectedAt,
    window: gathered.window,
    computer: computer === null ? null : cut(computer, 255),
    sample,
    redacted: request.redacted,
    ...(request.madeFrom === undefined ? {} : { madeFrom: request.madeFrom }),
    items: gathered.outcomes.map(({ id, title, state, reason, durationMs, bytes, supplies }) => ({
      id,
      title,
      state,
      reason: cut(reason, longestReason),
      durationMs,
      bytes,
      supplies: [...supplies],
      files: gathered.files.filter((file) => file.collector === id).map((file) => file.name),
    })),
    ...(answer === undefined ? {} : { request: answer }),
  };
}

/** Redaction may have left a file out: the items say what the outcomes say now. */
function asWritten(answer: RequestAnswer, { outcomes }: Gathered): RequestAnswer {
  const reasons = new Map(outcomes.map(({ id, reason }) => [id, reason]));
  return {
    ...answer,
    items: answer.items.map((item) =>
      item.state === 'refused' ? item : { ...item, reason: reasons.get(item.id) ?? item.reason },
    ),
  };
}

/** Whoever writes a bundle that protects less than the request asks for: the manifest says so. */
function withDepartures(answer: RequestAnswer, request: GatheredRequest): RequestAnswer {
  const { redacted, redaction, encryption } = request;
  if (answer.asked === undefined) {
    return answer;
  }
  const departures = departuresFrom(answer.asked, {
    redacted,
    shown: redactionCategories.filter(
      (category) =>
        category !== 'credentials' && defaultSwitches[category] && redaction?.switches?.[category] === false,
    ),
    keepsRawLogs: redaction?.keepRawLogs === true,
    encryptedTo:
      encryption === undefined ? null : encryption.kind === 'passphrase' ? 'passphrase' : encryption.recipients,
  });
  return departures.length === 0 ? answer : { ...answer, departures: [...departures] };
}

/** Stand-ins and the words of a server can be longer than what a manifest takes; a cut reason beats no bundle. */
function fitAnswer(answer: RequestAnswer): RequestAnswer {
  return {
    ...answer,
    items: answer.items.map((item) => ({
      ...item,
      why: cut(item.why, longestWhy),
      reason: cut(item.reason, longestReason),
    })),
  };
}

function cut(long: string, length: number): string {
  return long.length > length ? `${long.slice(0, length - 3)}...` : long;
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
