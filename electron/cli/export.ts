import { rm } from 'node:fs/promises';
import type { Analysis } from '../../shared/analysis/analysis.ts';
import type { RequestAnswer } from '../../shared/request/request-answer.ts';
import { analyzeCollection } from '../analyze.ts';
import { type BundleError, describeBundleError } from '../bundle/bundle-error.ts';
import type { Encryption } from '../bundle/encryption.ts';
import { gatheredFrom } from '../bundle/gathered.ts';
import type { KeptCollection } from '../bundle/work-folder.ts';
import { writeBundle } from '../bundle/write-bundle.ts';
import { type RedactedBundle, writeRedactedBundle } from '../bundle/write-redacted.ts';
import type { WrittenBundle } from '../bundle/write.ts';
import { analysisLines } from './analysis-text.ts';
import { answerLines } from './answer-text.ts';
import { CommandError } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { previewLines, type RedactionChoice } from './redaction-options.ts';
import type { Terminal } from './terminal.ts';

export interface Target {
  readonly file: string;
  readonly replace: boolean;
  readonly toolVersion: string;
  readonly encryption?: Encryption;
  readonly answer?: RequestAnswer;
  /** The operation that the case form is about. */
  readonly trackingId?: string;
}

/** What was written, and what is in it. */
export interface Exported {
  readonly written: WrittenBundle;
  readonly analysis: Analysis;
  readonly computer: string | null;
  readonly redaction: RedactedBundle | null;
}

export async function writeKeptAsIs(kept: KeptCollection, target: Target): Promise<Exported> {
  const analysis = await analyzeCollection(kept.collection);
  const written = await writeKept(kept, analysis, target);
  return { written, analysis, computer: kept.collection.facts.server?.value.hostName ?? null, redaction: null };
}

export async function writeKeptRedacted(
  kept: KeptCollection,
  target: Target,
  redaction: RedactionChoice,
  mapFile: string | undefined,
): Promise<Exported> {
  const { host, collection } = kept;
  const gathered = gatheredFrom(collection);
  const map = mapFile === undefined ? {} : { mapFile };
  const result = await writeRedactedBundle({ ...target, ...map, host, gathered, redaction });
  if (!result.ok) {
    throw notWritten(result.error, kept.folder);
  }
  await rm(kept.folder, { recursive: true, force: true });
  const { written, analysis } = result.value;
  const computer = result.value.gathered.facts.server?.value.hostName ?? null;
  return { written, analysis, computer, redaction: result.value };
}

/** Writes the bundle and lets the work folder go; on failure the folder stays, and the error says how to go on. */
export async function writeKept(kept: KeptCollection, analysis: Analysis, target: Target): Promise<WrittenBundle> {
  const { host, collection } = kept;
  const written = await writeBundle({ ...target, host, collection, analysis });
  if (!written.ok) {
    throw notWritten(written.error, kept.folder);
  }
  await rm(kept.folder, { recursive: true, force: true });
  return written.value;
}

function notWritten(error: BundleError, folder: string): CommandError {
  return new CommandError(
    exitCodes.notWritten,
    error.code,
    `${describeBundleError(error)}. What was collected is kept; write it elsewhere with: connect-bundle collect --resume ${folder} --out FILE.zip`,
  );
}

/** What was done, for a person or as JSON. */
export async function report(
  terminal: Terminal,
  kept: KeptCollection,
  { written, analysis, computer, redaction }: Exported,
  json: boolean,
): Promise<void> {
  const { collection, host } = kept;
  const sample = host.kind === 'sample' ? host.name : null;
  if (json) {
    const { file, bytes, sha256, shortCode } = written;
    const items = collection.outcomes.map(({ id, title, state, reason }) => ({ id, title, state, reason }));
    const findings = analysis.findings.map(({ id, severity, title }) => ({ id, severity, title }));
    const result = {
      schema: 'connect-support-bundle/collect/1',
      file,
      bytes,
      sha256,
      shortCode,
      sample,
      redacted: redaction !== null,
      mapFile: redaction?.mapFile ?? null,
      cancelled: collection.cancelled,
      items,
      request: written.manifest.request ?? null,
      findings,
    };
    await terminal.write(`${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  const { style, width } = terminal;
  await terminal.write(`\n${analysisLines(analysis, { style, width, sample, computer })}\n`);
  const { request } = written.manifest;
  if (request !== undefined) {
    await terminal.write(`${answerLines(request, style).join('\n')}\n\n`);
  }
  await terminal.write(`${style.bold(written.file)}\n  code ${written.shortCode}, sha-256 ${written.sha256}\n`);
  if (redaction !== null) {
    const hidden = [
      ...previewLines(redaction.categories, style),
      `  ${redaction.mapFile} turns the stand-ins back: keep it, do not send it`,
    ];
    await terminal.write(`${hidden.join('\n')}\n`);
  }
}
