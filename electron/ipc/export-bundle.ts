import { randomBytes } from 'node:crypto';
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import type { RedactionSwitches } from '../../shared/redact/category.ts';
import { analyzeCollection } from '../analyze.ts';
import { describeBundleError } from '../bundle/bundle-error.ts';
import { readRecipient } from '../bundle/encryption.ts';
import type { Encryption } from '../bundle/encryption.ts';
import { gatheredFrom } from '../bundle/gathered.ts';
import { learnRedaction } from '../bundle/redact-gathered.ts';
import { writeBundle } from '../bundle/write-bundle.ts';
import { writeRedactedBundle } from '../bundle/write-redacted.ts';
import type { EndedRun } from './collection-runs.ts';
import type { Exported } from './services.ts';

/**
 * Analyses what was collected and writes the bundle. The page's own findings are not asked for: a bundle never depends
 * on what a renderer says.
 */
export async function exportBundle(
  run: EndedRun,
  file: string,
  input: RequestInput<'bundle.export'>,
  toolVersion: string,
): Promise<Result<Exported, { readonly detail: string }>> {
  const { host, collection, answer } = run;
  const encryption = encryptionOf(input);
  if (!encryption.ok) return encryption;
  const target = {
    file,
    host,
    toolVersion,
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
    const redacted = await writeRedactedBundle({
      ...target,
      gathered: gatheredFrom(collection),
      redaction: { ownWords, switches: given(switches), keepRawLogs: keepRawLogs === true },
    });
    if (!redacted.ok) return failure({ detail: describeBundleError(redacted.error) });
    const { written, mapFile, analysis } = redacted.value;
    return success({ ...summaryOf(written), findings: analysis.findings.length, mapFile, encrypted });
  }
  const analysis = await analyzeCollection(collection);
  const written = await writeBundle({ ...target, collection, analysis });
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

function encryptionOf({
  passphrase,
  recipient,
}: Pick<RequestInput<'bundle.export'>, 'passphrase' | 'recipient'>): Result<
  Encryption | undefined,
  { readonly detail: string }
> {
  if (passphrase !== null) return success({ kind: 'passphrase', passphrase });
  if (recipient === undefined) return success(undefined);
  const key = readRecipient(recipient);
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
  };
}
