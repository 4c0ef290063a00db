import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { type Manifest, manifestFileName, type ManifestFile, manifestText } from '../../shared/bundle/manifest.ts';
import { shortCode } from '../../shared/bundle/short-code.ts';
import { failure, success, type Result } from '../../shared/result/result.ts';
import { messageOf } from './archive-entry.ts';
import { type BundleContent, hashOf, measure, sealedPiecesOf, WriteStop } from './bundle-content.ts';
import type { BundleError } from './bundle-error.ts';
import { codeOf, type Disk, type DiskFile, realDisk } from './disk.ts';
import { type Encryption, encryptPieces } from './encryption.ts';
import { filePieces } from './gathered.ts';
import { archiveLimits } from './limits.ts';
import { partialPath, removeStalePartials } from './partial.ts';
import { openBundle, type OpenedBundle } from './read.ts';
import { makeWorkFolder, notePartial } from './work-folder.ts';

export interface SealRequest {
  /** Final name; must not exist unless `replace`. */
  readonly file: string;
  readonly manifest: Omit<Manifest, 'files'>;
  /** In the order they shall have in the archive. */
  readonly contents: readonly BundleContent[];
  readonly replace?: boolean;
  /** The final file is encrypted; the plain archive lies in a private temporary folder meanwhile. */
  readonly encryption?: Encryption;
  readonly signal?: AbortSignal;
  readonly disk?: Disk;
  /** Looks into the finished archive before it gets its name; an error stops it there. */
  inspect?(bundle: OpenedBundle): Promise<BundleError | null>;
}

export interface WrittenBundle {
  readonly file: string;
  readonly bytes: number;
  /** Of the zip, hex. */
  readonly sha256: string;
  /** Code of the manifest, to read out on the phone. */
  readonly shortCode: string;
  readonly manifest: Manifest;
}

/**
 * Writes and seals a bundle. The archive grows under a temporary name in the target's folder, is read back and
 * compared with its manifest, and only then gets the final name; on any failure nothing is left. Same manifest and
 * contents give the same bytes: fixed order, all times from `collectedAt`.
 */
export async function sealBundle(request: SealRequest): Promise<Result<WrittenBundle, BundleError>> {
  const disk = request.disk ?? realDisk;
  const file = resolve(request.file);
  const folder = dirname(file);
  let partial: string | null = null;
  let workFolder: string | null = null;
  try {
    await checkTarget(disk, file, request.replace === true);
    await removeStalePartials(disk, folder);
    const files: ManifestFile[] = [];
    for (const content of request.contents) {
      request.signal?.throwIfAborted();
      files.push(await measure(content));
    }
    const manifest: Manifest = { ...request.manifest, files };
    const text = manifestText(manifest);
    const unfinished = partialPath(folder);
    workFolder = await inTemporary(request.signal, async () => {
      const made = await makeWorkFolder();
      await notePartial(made, unfinished);
      return made;
    });
    const out = await disk.create(unfinished);
    partial = unfinished;
    const written =
      request.encryption === undefined
        ? await writePlain(out, partial, manifest, text, request)
        : await writeEncrypted(out, partial, workFolder, manifest, text, request, request.encryption);
    request.signal?.throwIfAborted();
    if ((await disk.kindOf(folder)) !== 'folder') {
      throw new WriteStop({ code: 'medium-lost', folder });
    }
    await checkTarget(disk, file, request.replace === true);
    await giveName(disk, partial, file);
    partial = null;
    await disk.syncFolder(folder);
    const sealed = createHash('sha256').update(text).digest('hex');
    return success({ file, ...written, shortCode: shortCode(sealed), manifest });
  } catch (error) {
    if (partial !== null) {
      await disk.remove(partial).catch(() => undefined);
    }
    return failure(bundleErrorOf(error, file, request.signal));
  } finally {
    if (workFolder !== null) {
      await rm(workFolder, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

async function writePlain(
  out: DiskFile,
  partial: string,
  manifest: Manifest,
  text: string,
  request: SealRequest,
): Promise<Measured> {
  const written = await writeArchive(out, manifest, text, request);
  await selfCheck(partial, manifest, request);
  return written;
}

/** The plain archive is written and checked out of sight; only encrypted bytes ever reach the target's folder. */
async function writeEncrypted(
  out: DiskFile,
  partial: string,
  workFolder: string,
  manifest: Manifest,
  text: string,
  request: SealRequest,
  encryption: Encryption,
): Promise<Measured> {
  const plain = join(workFolder, 'bundle.zip');
  try {
    await inTemporary(request.signal, async () => {
      await writeArchive(await realDisk.create(plain), manifest, text, request);
    });
    await selfCheck(plain, manifest, request);
    const written = await pour(encryptPieces(filePieces(plain), encryption), out, request.signal);
    // Only the engineer can look inside; that the medium holds what was written, everybody can tell.
    if ((await hashOf(partial)) !== written.sha256) {
      throw new WriteStop({ code: 'self-check-failed', name: basename(request.file) });
    }
    return written;
  } catch (error) {
    await out.close().catch(() => undefined);
    throw error;
  }
}

/** What fails on the way to the temporary folder must not be told of the target's. */
async function inTemporary<Value>(signal: AbortSignal | undefined, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof WriteStop
      ? error
      : new WriteStop(bundleErrorOf(error, join(tmpdir(), 'bundle.zip'), signal));
  }
}

interface Measured {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes, flushes and closes. */
async function pour(pieces: AsyncIterable<unknown>, out: DiskFile, signal: AbortSignal | undefined): Promise<Measured> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    if (piece instanceof Uint8Array) {
      hash.update(piece);
      bytes += piece.length;
      await out.write(piece);
    }
  }
  await out.sync();
  await out.close();
  return { bytes, sha256: hash.digest('hex') };
}

async function checkTarget(disk: Disk, file: string, replace: boolean): Promise<void> {
  const folder = dirname(file);
  if ((await disk.kindOf(folder)) !== 'folder') {
    throw new WriteStop({ code: 'folder-missing', folder });
  }
  const found = await disk.kindOf(file);
  if (found !== null && !(replace && found === 'file')) {
    throw new WriteStop({ code: 'exists', file });
  }
}

async function giveName(disk: Disk, partial: string, file: string): Promise<void> {
  try {
    await disk.rename(partial, file);
  } catch (error) {
    // Windows says `not permitted` for a file that another program holds open.
    if (['EPERM', 'EACCES'].includes(codeOf(error)) && (await disk.kindOf(file)) === 'file') {
      throw new WriteStop({ code: 'in-use', file });
    }
    throw error;
  }
}

async function writeArchive(out: DiskFile, manifest: Manifest, text: string, request: SealRequest): Promise<Measured> {
  // Loaded when the first bundle is written, not at every start.
  const { ZipArchive } = await import('archiver');
  const archive = new ZipArchive({ zlib: { level: 6 } });
  const date = new Date(manifest.collectedAt);
  let stopped: unknown = null;
  try {
    archive.append(text, { name: manifestFileName, date, mode: 0o644 });
    for (const [index, content] of request.contents.entries()) {
      const promised = manifest.files[index];
      if (promised !== undefined) {
        const source = Readable.from(sealedPiecesOf(content, promised), { objectMode: false });
        // archiver reports some failures of a source by silence: remember the first one.
        source.once('error', (error) => {
          stopped ??= error;
          archive.destroy(error);
        });
        archive.append(source, { name: content.name, date, mode: 0o644 });
      }
    }
    archive.finalize().catch((error: unknown) => {
      stopped ??= error;
    });
    const written = await pour(archive, out, request.signal);
    if (stopped !== null) {
      throw stopped;
    }
    return written;
  } catch (error) {
    archive.destroy();
    await out.close().catch(() => undefined);
    throw stopped ?? error;
  }
}

/** Reads the whole archive back; our own limits for received files do not bind what we wrote ourselves. */
async function selfCheck(partial: string, manifest: Manifest, request: SealRequest): Promise<void> {
  const unlimited = { ...archiveLimits, entryBytes: Infinity, totalBytes: Infinity, ratio: Infinity };
  const opened = await openBundle(partial, { limits: unlimited });
  if (!opened.ok) {
    throw new WriteStop(
      opened.error.code === 'unreadable'
        ? { code: 'medium-lost', folder: dirname(partial) }
        : { code: 'self-check-failed', name: basename(request.file) },
    );
  }
  try {
    const checks = await opened.value.verify();
    const wrong = checks.find((check) => check.state !== 'verified');
    if (wrong !== undefined || checks.length !== manifest.files.length || opened.value.problems().length > 0) {
      const name = wrong?.name ?? opened.value.problems()[0]?.detail ?? manifestFileName;
      throw new WriteStop({ code: 'self-check-failed', name });
    }
    const objection = (await request.inspect?.(opened.value)) ?? null;
    if (objection !== null) {
      throw new WriteStop(objection);
    }
  } finally {
    await opened.value.close();
  }
}

/** The name of what was thrown while `file` was written. */
export function bundleErrorOf(error: unknown, file: string, signal: AbortSignal | undefined): BundleError {
  if (error instanceof WriteStop) {
    return error.error;
  }
  if (signal?.aborted === true) {
    return { code: 'cancelled' };
  }
  const folder = dirname(file);
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return { code: 'disk-full', folder };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { code: 'denied', path: file };
    case 'EBUSY':
      return { code: 'in-use', file };
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'folder-missing', folder };
    case 'EIO':
    case 'ENODEV':
    case 'ENXIO':
    case 'ESTALE':
      return { code: 'medium-lost', folder };
    default:
      return { code: 'failed', reason: messageOf(error) };
  }
}
