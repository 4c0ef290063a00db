import type { RequestInput } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { analyzeCollection } from '../analyze.ts';
import { describeBundleError } from '../bundle/bundle-error.ts';
import { writeBundle } from '../bundle/write-bundle.ts';
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
  const analysis = await analyzeCollection(run.collection);
  const written = await writeBundle({
    file,
    host: run.host,
    collection: run.collection,
    analysis,
    toolVersion,
    ...(input.trackingId === null ? {} : { trackingId: input.trackingId }),
    // zod gives absent answers as undefined; the case takes them as not there.
    caseAnswers: Object.fromEntries(Object.entries(input.answers).filter(([, answer]) => answer !== undefined)),
    // The system's save dialog has already asked.
    replace: true,
  });
  if (!written.ok) return failure({ detail: describeBundleError(written.error) });
  const { bytes, shortCode } = written.value;
  return success({ file: written.value.file, bytes, shortCode, findings: analysis.findings.length });
}
