import { randomBytes } from 'node:crypto';
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { analyzeCollection } from '../analyze.ts';
import { describeBundleError } from '../bundle/bundle-error.ts';
import { gatheredFrom } from '../bundle/gathered.ts';
import { learnRedaction } from '../bundle/redact-gathered.ts';
import { writeBundle } from '../bundle/write-bundle.ts';
import { writeRedactedBundle } from '../bundle/write-redacted.ts';
import type { EndedRun } from './collection-runs.ts';
import type { Exported } from './handlers.ts';

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
  const { host, collection } = run;
  const target = {
    file,
    host,
    toolVersion,
    ...(input.trackingId === null ? {} : { trackingId: input.trackingId }),
    // zod gives absent answers as undefined; the case takes them as not there.
    caseAnswers: Object.fromEntries(Object.entries(input.answers).filter(([, answer]) => answer !== undefined)),
    // The system's save dialog has already asked.
    replace: true,
    ...(input.passphrase === null ? {} : { encryption: { kind: 'passphrase', passphrase: input.passphrase } as const }),
  };
  const encrypted = input.passphrase !== null;
  if (input.redaction.kind === 'stand-ins') {
    const { ownWords } = input.redaction;
    const redacted = await writeRedactedBundle({
      ...target,
      gathered: gatheredFrom(collection),
      redaction: { ownWords },
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

/** What redaction would hide in this collection. Writes nothing. */
export async function previewRedaction(
  run: EndedRun,
  ownWords: readonly string[],
): Promise<RequestOutput<'privacy.preview'>> {
  const { redactor } = await learnRedaction(gatheredFrom(run.collection), { key: randomBytes(32), ownWords });
  return {
    categories: redactor.preview().map(({ category, count, distinct, samples }) => ({
      category,
      count,
      distinct,
      samples: samples.map(({ before, after }) => ({ before, after })),
    })),
  };
}
