import { createHash } from 'node:crypto';
import type { ManifestFile } from '../../shared/bundle/manifest.ts';
import type { BundleError } from './bundle-error.ts';
import { filePieces } from './gathered.ts';

export interface BundleContent {
  /** Name in the bundle, `/` separated. */
  readonly name: string;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    /** Streamed twice; the bytes must stand still meanwhile. */
    | { readonly kind: 'stream'; open(): AsyncIterable<Uint8Array> };
}

/** Thrown inside the writer only, to leave the pipeline with an error that already has its name. */
export class WriteStop extends Error {
  readonly error: BundleError;

  constructor(error: BundleError) {
    super(error.code);
    this.error = error;
  }
}

/** Size and hash of what will be written. */
export async function measure(content: BundleContent): Promise<ManifestFile> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of piecesOf(content)) {
    hash.update(piece);
    size += piece.length;
  }
  return { name: content.name, size, sha256: hash.digest('hex') };
}

async function* piecesOf({ name, content }: BundleContent): AsyncGenerator<Uint8Array> {
  if (content.kind === 'text') {
    yield Buffer.from(content.text, 'utf8');
    return;
  }
  try {
    yield* content.open();
  } catch {
    throw new WriteStop({ code: 'content-lost', name });
  }
}

/** The pieces again, checked against the first reading: what the manifest promises is what goes in. */
export async function* sealedPiecesOf(content: BundleContent, promised: ManifestFile): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of piecesOf(content)) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== promised.sha256) {
    throw new WriteStop({ code: 'content-lost', name: content.name });
  }
}

/** SHA-256 of a file, hex. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of filePieces(file)) {
    hash.update(piece);
  }
  return hash.digest('hex');
}
