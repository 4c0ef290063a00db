import { randomBytes } from 'node:crypto';
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import type { RedactionSwitches } from '../../shared/redact/category.ts';
import { analyzeGathered } from '../analyze.ts';
import { describeBundleError } from '../bundle/bundle-error.ts';
import { readRecipient } from '../bundle/encryption.ts';
import type { Encryption } from '../bundle/encryption.ts';
import { gatheredFrom, isLogName } from '../bundle/gathered.ts';
import { learnRedaction } from '../bundle/redact-gathered.ts';
import { writeGathered } from '../bundle/write-bundle.ts';
import { writeRedactedBundle } from '../bundle/write-redacted.ts';
import type { EndedRun } from './collection-runs.ts';
import type { Exported } from './services.ts';
import { watchReading } from './watch-reading.ts';

export interface ExportOptions {
  readonly toolVersion: string;
  readonly signal: AbortSignal;
  /** Told how far it is, 0 to 1. */
  readonly onShare: (share: number) => void;
}

/** Of the whole work, what reading the originals takes where stand-ins are put: the redacted ones are read again. */
const readingShare = 0.6;

/**
 * Analyses what was collected and writes the bundle. The page's own findings are not asked for: a bundle never depends
 * on what a renderer says. A signal ends it at the next piece it reads, and leaves nothing behind.
 */
export async function exportBundle(
  run: EndedRun,
  file: string,
  input: RequestInput<'bundle.export'>,
  options: ExportOptions,
): Promise<Result<Exported, { readonly detail: string }>> {
  try {
    return await writeExport(run, file, input, options);
  } catch (error) {
    // Reading ends with an error where the signal says so.
    if (options.signal.aborted) return failure({ detail: 'cancelled; no bundle was written' });
    throw error;
  }
}

async function writeExport(
  run: EndedRun,
  file: string,
  input: RequestInput<'bundle.export'>,
  { toolVersion, signal, onShare }: ExportOptions,
): Promise<Result<Exported, { readonly detail: string }>> {
  const { host, collection, answer } = run;
  const encryption = await encryptionOf(input);
  if (!encryption.ok) return encryption;
  const target = {
    file,
    host,
    toolVersion,
    signal,
    ...(input.trackingId === null ? {} : { trackingId: input.trackingId }),
    // zod gives absent answers as undefined; the case takes them as not there.
    caseAnswers: Object.fromEntries(Object.entries(input.answers).filter(([, each]) => each !== undefined)),
    ...(answer === null ? {} : { answer }),
    // The system's save dialog has already asked.
    replace: true,
    ...(encryption.value === undefined ? {} : { encryption: encryption.value }),
  };
  const encrypted = encryption.value !== undefined;
  if (input.redaction.kind === 'stand-ins') {
    const { ownWords, switches, keepRawLogs } = input.redaction;
    // Once to learn what is to be hidden, once to hide it.
    const gathered = await watchReading(collection, {
      signal,
      passes: () => 2,
      onShare: (share) => onShare(share * readingShare),
    });
    const redacted = await writeRedactedBundle({
      ...target,
      gathered,
      redaction: { ownWords, switches: given(switches), keepRawLogs: keepRawLogs === true },
    });
    if (!redacted.ok) return failure({ detail: describeBundleError(redacted.error) });
    const { written, mapFile, analysis } = redacted.value;
    return success({ ...summaryOf(written), findings: analysis.findings.length, mapFile, encrypted });
  }
  // Logs once to judge them, everything once to pack it.
  const gathered = await watchReading(collection, {
    signal,
    passes: (name) => (isLogName(name) ? 2 : 1),
    onShare,
  });
  const analysis = await analyzeGathered(gathered, signal);
  const written = await writeGathered({ ...target, gathered, analysis, redacted: false });
  if (!written.ok) return failure({ detail: describeBundleError(written.error) });
  return success({ ...summaryOf(written.value), findings: analysis.findings.length, mapFile: null, encrypted });
}

function summaryOf({
  file,
  bytes,
  shortCode,
}: Pick<Exported, 'file' | 'bytes' | 'shortCode'>): Pick<Exported, 'file' | 'bytes' | 'shortCode'> {
  return { file, bytes, shortCode };
}

async function encryptionOf({
  passphrase,
  recipient,
}: Pick<RequestInput<'bundle.export'>, 'passphrase' | 'recipient'>): Promise<
  Result<Encryption | undefined, { readonly detail: string }>
> {
  if (passphrase !== null) return success({ kind: 'passphrase', passphrase });
  if (recipient === undefined) return success(undefined);
  const key = await readRecipient(recipient);
  return key === null
    ? failure({ detail: 'the public key cannot be used: it was cut short or mistyped' })
    : success({ kind: 'recipients', recipients: [key] });
}

/** zod gives absent switches as undefined; the redactor takes them as not there. */
function given(switches: RequestInput<'privacy.preview'>['switches']): Partial<RedactionSwitches> {
  return Object.fromEntries(Object.entries(switches ?? {}).filter(([, on]) => on !== undefined));
}

/** What redaction would hide in this collection. Writes nothing. */
export async function previewRedaction(
  run: EndedRun,
  { ownWords, switches }: Pick<RequestInput<'privacy.preview'>, 'ownWords' | 'switches'>,
): Promise<RequestOutput<'privacy.preview'>> {
  const settings = { key: randomBytes(32), ownWords, switches: given(switches) };
  const { redactor } = await learnRedaction(gatheredFrom(run.collection), settings);
  return {
    categories: redactor.preview().map(({ category, count, distinct, samples }) => ({
      category,
      count,
      distinct,
      samples: samples.map(({ before, after }) => ({ before, after })),
    })),
    ordinaryNames: [...new Set(redactor.ordinaryNames().map(({ value }) => value))].slice(0, 100),
  };
}
