import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Analysis } from '../../shared/analysis/analysis.ts';
import { createLeakScanner } from '../../shared/redact/leak-scan.ts';
import type { LeakTerm } from '../../shared/redact/leak-terms.ts';
import { type RedactionMap, redactionMapSuffix } from '../../shared/redact/redaction-map.ts';
import type { PreviewCategory, Redactor } from '../../shared/redact/redactor.ts';
import type { RequestAnswer } from '../../shared/request/request-answer.ts';
import { failure, success, type Result } from '../../shared/result/result.ts';
import { analyzeGathered } from '../analyze.ts';
import type { BundleError } from './bundle-error.ts';
import { type Gathered, rawFolder } from './gathered.ts';
import type { OpenedBundle } from './read.ts';
import { type LearnedRedaction, learnRedaction, redactGathered, type RedactionSettings } from './redact-gathered.ts';
import { partialPath } from './partial.ts';
import { makeWorkFolder, notePartial } from './work-folder.ts';
import { type GatheredRequest, writeGathered } from './write-bundle.ts';
import { bundleErrorOf, type WrittenBundle } from './write.ts';

export interface RedactedRequest extends Omit<GatheredRequest, 'analysis' | 'redacted' | 'inspect'> {
  /** Where the map goes that turns stand-ins back; default: beside the bundle. It never enters the bundle. */
  readonly mapFile?: string;
  readonly redaction?: Partial<RedactionSettings>;
  /** A redaction that was previewed; else it is learned here. */
  readonly learned?: LearnedRedaction;
}

export interface RedactedBundle {
  readonly written: WrittenBundle;
  readonly mapFile: string;
  readonly analysis: Analysis;
  readonly gathered: Gathered;
  readonly categories: readonly PreviewCategory[];
}

/**
 * Writes a bundle with stand-ins for everything personal. It fails closed: the finished archive is read back and
 * searched for every original value in every encoding before it gets its name. The analysis in it is made from the
 * redacted events, so that offline and enclosed findings agree.
 */
export async function writeRedactedBundle(request: RedactedRequest): Promise<Result<RedactedBundle, BundleError>> {
  const settings = { key: randomBytes(32), ...request.redaction };
  const answers = Object.entries(request.caseAnswers ?? {});
  const learned =
    request.learned ??
    (await learnRedaction(
      request.gathered,
      settings,
      answers.map(([, answer]) => answer),
    ));
  const { redactor } = learned;
  const mapFile = request.mapFile ?? `${request.file}${redactionMapSuffix}`;
  const folder = await makeWorkFolder();
  try {
    const keepRawLogs = settings.keepRawLogs === true;
    const gathered = await redactGathered(learned, folder, { keepRawLogs, onlyWindow: request.answer !== undefined });
    const analysis = await analyzeGathered(gathered);
    const caseAnswers = Object.fromEntries(answers.map(([id, answer]) => [id, redactor.redact(answer)]));
    const answer = request.answer === undefined ? {} : { answer: redactAnswer(request.answer, redactor) };
    const map = redactor.map();
    const written = await writeGathered({
      ...request,
      gathered,
      analysis,
      caseAnswers,
      ...answer,
      redacted: true,
      inspect: async (bundle) =>
        (await findLeak(bundle, redactor.leakTerms())) ?? (await writeMap(mapFile, map, folder)),
    });
    if (!written.ok) {
      return written;
    }
    return success({ written: written.value, mapFile, analysis, gathered, categories: redactor.preview() });
  } catch (error) {
    return failure(bundleErrorOf(error, join(folder, 'bundle.zip'), request.signal));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Why an item is needed, and why it was refused, may name people. */
function redactAnswer(answer: RequestAnswer, redactor: Redactor): RequestAnswer {
  return {
    ...answer,
    items: answer.items.map((item) => ({
      ...item,
      why: redactor.redact(item.why),
      reason: redactor.redact(item.reason),
    })),
  };
}

/** Searches names and contents of the finished archive. Raw logs that the administrator chose to add are left out. */
async function findLeak(bundle: OpenedBundle, terms: readonly LeakTerm[]): Promise<BundleError | null> {
  const scanner = createLeakScanner(terms);
  const places: { file: string; offset: number; category: string }[] = [];
  for (const name of bundle.names.filter((each) => !each.startsWith(rawFolder))) {
    const search = scanner.search(name);
    for await (const piece of bundle.openFile(name)) {
      search.push(piece);
    }
    places.push(...search.end().map(({ file, offset, category }) => ({ file, offset, category })));
  }
  return places.length === 0 ? null : { code: 'leak', places };
}

/** Before the bundle gets its name: a redacted bundle without its map could never be turned back. */
async function writeMap(file: string, map: RedactionMap, workFolder: string): Promise<BundleError | null> {
  // Under a name that the next start knows and removes, should this run be killed here.
  const partial = partialPath(dirname(resolve(file)));
  try {
    await notePartial(workFolder, partial);
    await writeFile(partial, `${JSON.stringify(map, null, 2)}\n`, { mode: 0o600 });
    await rename(partial, file);
    return null;
  } catch {
    await rm(partial, { force: true });
    return { code: 'denied', path: file };
  }
}
