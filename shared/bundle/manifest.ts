import { z } from 'zod';
import { collectorStates, type CollectorOutcome } from '../facts/collection.ts';
import { requestAnswerSchema } from '../request/request-answer.ts';
import { failure, success, type Result } from '../result/result.ts';

export const manifestFileName = 'manifest.json';

const schemaPrefix = 'connect-support-bundle/manifest/';
/** The newest manifest this program can read, and the one it writes. */
export const manifestVersion = 1;

// Sample: `facts.json`, `logs/Application.evtx`. Not: `/x`, `a//b`, `a/../b`, `a\b`.
const safeName = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\\:\0]+(?:\/[^/\\:\0]+)*$/u;
// Sample: `e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`.
const sha256Hex = /^[0-9a-f]{64}$/u;

const bundleFileSchema = z.object({
  /** `/` separated, relative. */
  name: z.string().max(240).regex(safeName),
  /** Bytes. */
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(sha256Hex),
});

/** Longest reason of an item, in characters; a writer cuts what is longer. */
export const longestReason = 4000;

const itemSchema = z.object({
  id: z.string().max(100),
  title: z.string().max(200),
  state: z.enum(collectorStates),
  reason: z.string().max(longestReason),
  durationMs: z.number().nonnegative(),
  bytes: z.number().nonnegative(),
  supplies: z.array(z.string().max(100)).max(100),
  /** Names of the files in this bundle that the collector wrote. */
  files: z.array(z.string().max(240)).max(512),
});

/**
 * `manifest.json`, the table of contents of a bundle.
 *
 * The promise about versions: the number at the end of `schema` grows only when an older program would misread the
 * file. Within a number fields are added, never renamed, removed or given another meaning, and readers skip fields
 * they do not know; lists of words, such as the states, do not grow. Every later program opens every earlier number. A program that meets a later number than its own
 * says so, and still reads the logs as it would in any other zip.
 */
export const manifestSchema = z.object({
  schema: z.literal(`${schemaPrefix}1`),
  tool: z.object({ name: z.string().max(100), version: z.string().max(100) }),
  /** ISO UTC by the server's clock; verdicts are judged at this moment, live and offline. */
  collectedAt: z.iso.datetime(),
  /** Time window that was asked for; null where none was. */
  window: z.object({ since: z.iso.datetime().nullable(), until: z.iso.datetime().nullable() }),
  computer: z.string().max(255).nullable(),
  /** Name of the recorded server that was replayed; null for a real one. */
  sample: z.string().max(100).nullable(),
  redacted: z.boolean(),
  /** The bundle this one is a redacted copy of: its code, and whether it was as it was sealed. Absent in a first one. */
  madeFrom: z.object({ shortCode: z.string().max(20), isSound: z.boolean() }).exactOptional(),
  items: z.array(itemSchema).max(512),
  /** The request the bundle was made for, item by item; absent where there was none. */
  request: requestAnswerSchema.exactOptional(),
  /** Every file of the bundle but the manifest itself, in the order they were written. */
  files: z.array(bundleFileSchema).max(512),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];
export type ManifestItem = Manifest['items'][number];

export type ManifestError =
  | { readonly code: 'not-json' }
  | { readonly code: 'not-a-manifest' }
  | { readonly code: 'newer-version'; readonly version: number }
  | { readonly code: 'invalid'; readonly path: string; readonly detail: string };

/** Reads manifest.json. Never throws; says the first field that is wrong. */
export function parseManifest(text: string): Result<Manifest, ManifestError> {
  let value: unknown;
  try {
    // A byte order mark is not JSON, but editors add one.
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return failure({ code: 'not-json' });
  }
  const version = versionOf(value);
  if (version === null) {
    return failure({ code: 'not-a-manifest' });
  }
  if (version > manifestVersion) {
    return failure({ code: 'newer-version', version });
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) {
    return success(parsed.data);
  }
  const issue = parsed.error.issues[0];
  return failure({ code: 'invalid', path: issue?.path.join('.') ?? '', detail: issue?.message ?? 'unreadable' });
}

/** The bytes of manifest.json are this text in UTF-8: the seal's code is their hash, so the form is fixed. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** How the collectors ended, as the analysis wants it. */
export function manifestOutcomes(manifest: Manifest): readonly CollectorOutcome[] {
  return manifest.items.map(({ id, title, state, reason, durationMs, bytes, supplies }) => ({
    id,
    title,
    state,
    reason,
    durationMs,
    bytes,
    supplies,
  }));
}

function versionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('schema' in value) || typeof value.schema !== 'string') {
    return null;
  }
  // Sample: `connect-support-bundle/manifest/1`.
  const number = /^connect-support-bundle\/manifest\/([1-9][0-9]{0,3})$/u.exec(value.schema)?.[1];
  return number === undefined ? null : Number(number);
}
