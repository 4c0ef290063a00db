import * as fc from 'fast-check';
import { assertNever } from '../../../result/result.ts';

type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'put'; readonly at: number; readonly value: number }
  | { readonly kind: 'fill'; readonly at: number; readonly size: number; readonly value: number }
  | { readonly kind: 'copy'; readonly from: number; readonly at: number; readonly size: number }
  | { readonly kind: 'cut'; readonly at: number; readonly size: number }
  | { readonly kind: 'insert'; readonly at: number; readonly size: number }
  | { readonly kind: 'swap-chunks'; readonly one: number; readonly other: number }
  | { readonly kind: 'truncate'; readonly at: number };

const HEADER = 4096;
const CHUNK = 65_536;

/** Values that lengths, counts, offsets and tokens are most sensitive to. */
const telling = fc.constantFrom(0, 1, 2, 4, 12, 28, 0x7f, 0x80, 0xff, 0x200, 0xffff, 0x10000, 0x7fff_ffff, 0xffff_ffff);

/**
 * The log with up to `most` things done to it. Places are where bytes matter: chunk headers, and up to `used` bytes
 * into a chunk.
 */
export function mutatedLog(log: Uint8Array, used = 12_000, most = 8): fc.Arbitrary<Uint8Array> {
  const chunks = Math.max(1, Math.floor((log.length - HEADER) / CHUNK));
  const place = fc.oneof(
    fc.integer({ min: 0, max: 130 }),
    fc
      .tuple(fc.integer({ min: 0, max: chunks - 1 }), fc.integer({ min: 0, max: used }))
      .map(([chunk, at]) => HEADER + chunk * CHUNK + at),
  );
  const size = fc.integer({ min: 1, max: 300 });
  const mutation: fc.Arbitrary<Mutation> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), at: place, value: telling }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('fill' as const), at: place, size, value: fc.nat(255) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('copy' as const), from: place, at: place, size }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: place, size }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('insert' as const), at: place, size }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('swap-chunks' as const), one: fc.nat(chunks), other: fc.nat(chunks) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('truncate' as const), at: place }) },
  );
  return fc.array(mutation, { minLength: 1, maxLength: most }).map((mutations) => {
    let bytes: Uint8Array = log.slice();
    for (const each of mutations) bytes = apply(bytes, each);
    return bytes;
  });
}

function apply(bytes: Uint8Array, mutation: Mutation): Uint8Array {
  switch (mutation.kind) {
    case 'flip':
      if (mutation.at < bytes.length) bytes[mutation.at] = (bytes[mutation.at] ?? 0) ^ (1 << mutation.bit);
      return bytes;
    case 'put': {
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      if (mutation.at + 4 > bytes.length) return bytes;
      if (mutation.value <= 0xff) view.setUint8(mutation.at, mutation.value);
      else if (mutation.value <= 0xffff) view.setUint16(mutation.at, mutation.value, true);
      else view.setUint32(mutation.at, mutation.value, true);
      return bytes;
    }
    case 'fill':
      return bytes.fill(mutation.value, mutation.at, mutation.at + mutation.size);
    case 'copy':
      return bytes.copyWithin(mutation.at, mutation.from, mutation.from + mutation.size);
    case 'cut':
      return splice(bytes, mutation.at, mutation.at + mutation.size, 0);
    case 'insert':
      return splice(bytes, mutation.at, mutation.at, mutation.size);
    case 'swap-chunks': {
      const one = HEADER + mutation.one * CHUNK;
      const other = HEADER + mutation.other * CHUNK;
      if (Math.max(one, other) + CHUNK > bytes.length) return bytes;
      const kept = bytes.slice(one, one + CHUNK);
      bytes.copyWithin(one, other, other + CHUNK);
      bytes.set(kept, other);
      return bytes;
    }
    case 'truncate':
      return bytes.slice(0, mutation.at);
    default:
      return assertNever(mutation);
  }
}

/** `bytes` with `[from, to)` replaced by `size` times the letter E, with which a chunk's signature begins. */
function splice(bytes: Uint8Array, from: number, to: number, size: number): Uint8Array {
  const head = bytes.subarray(0, from);
  const tail = bytes.subarray(Math.min(to, bytes.length));
  const joined = new Uint8Array(head.length + size + tail.length).fill(0x45);
  joined.set(head);
  joined.set(tail, head.length + size);
  return joined;
}
