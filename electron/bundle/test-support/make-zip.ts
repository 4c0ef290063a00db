import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip made byte by byte, with every field open to a lie. Test support, not shipped. */
export interface ZipPart {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly method?: number;
  /** What the directory says instead. */
  readonly directoryMethod?: number;
  readonly flags?: number;
  /** What the directory and the header claim instead of the truth. */
  readonly claimSize?: number;
  readonly claimPackedSize?: number;
  readonly claimCrc?: number;
  readonly localName?: string;
  /** Offset of the local header as the directory claims. */
  readonly claimOffset?: number;
  /** Upper 16 bits: Unix mode; lower: DOS attributes. */
  readonly attributes?: number;
  /** Puts the sizes behind the data, as streaming writers do. */
  readonly descriptor?: boolean;
  readonly extra?: Uint8Array;
}

export interface ZipShape {
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly claimEntries?: number;
  readonly comment?: string;
  /** Adds a 64-bit end record that claims this many entries, and the locator that points to it. */
  readonly zip64Entries?: bigint;
}

export function makeZip(parts: readonly ZipPart[], shape: ZipShape = {}): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { local, central } = makeEntry(part, offset);
    body.push(local);
    directory.push(central);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const comment = Buffer.from(shape.comment ?? '', 'latin1');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(shape.claimEntries ?? parts.length, 8);
  end.writeUInt16LE(shape.claimEntries ?? parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  const end64 =
    shape.zip64Entries === undefined ? Buffer.alloc(0) : makeEnd64(shape.zip64Entries, entries.length, offset);
  if (shape.zip64Entries !== undefined) {
    end.writeUInt16LE(0xffff, 8);
    end.writeUInt16LE(0xffff, 10);
    end.writeUInt32LE(0xffffffff, 12);
    end.writeUInt32LE(0xffffffff, 16);
  }
  return Buffer.concat([
    shape.before ?? new Uint8Array(),
    ...body,
    entries,
    end64,
    end,
    comment,
    shape.after ?? new Uint8Array(),
  ]);
}

function makeEnd64(entries: bigint, length: number, offset: number): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(entries, 24);
  record.writeBigUInt64LE(entries, 32);
  record.writeBigUInt64LE(BigInt(length), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(offset + length), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

function makeEntry(part: ZipPart, offset: number): { readonly local: Buffer; readonly central: Buffer } {
  const content = Buffer.from(part.content);
  const method = part.method ?? 8;
  const packed = method === 8 ? deflateRawSync(content) : content;
  const name = Buffer.from(part.name, 'utf8');
  const localName = Buffer.from(part.localName ?? part.name, 'utf8');
  const extra = Buffer.from(part.extra ?? new Uint8Array());
  const flags = (part.flags ?? 0) | 0x800 | (part.descriptor === true ? 8 : 0);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(part.claimCrc ?? crc32(content), 0);
  sizes.writeUInt32LE(part.claimPackedSize ?? packed.length, 4);
  sizes.writeUInt32LE(part.claimSize ?? content.length, 8);

  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  if (part.descriptor !== true) {
    sizes.copy(header, 14);
  }
  header.writeUInt16LE(localName.length, 26);
  const descriptor = part.descriptor === true ? Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), sizes]) : '';

  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(0x0314, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(part.directoryMethod ?? method, 10);
  sizes.copy(central, 16);
  central.writeUInt16LE(name.length, 28);
  central.writeUInt16LE(extra.length, 30);
  central.writeUInt32LE((part.attributes ?? 0) >>> 0, 38);
  central.writeUInt32LE(part.claimOffset ?? offset, 42);
  return {
    local: Buffer.concat([header, localName, packed, Buffer.from(descriptor)]),
    central: Buffer.concat([central, name, extra]),
  };
}
