/**
 * Reads the version out of a Windows program file (PE with a VS_VERSIONINFO resource, as documented in "PE Format" and
 * "VS_VERSIONINFO" by Microsoft). Only the bytes that matter are asked for. Never throws on content.
 */

export interface ByteReader {
  /** Up to `length` bytes from `offset`; fewer at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

const versionResourceType = 16;
const maxSections = 96;
const maxEntries = 512;
const maxResourceBytes = 65_536;

/**
 * ProductVersion as text, for example `2.5.79.0`; where the text is absent or no dotted number, the fixed product
 * version; null where the file has none.
 */
export async function readProductVersion(file: ByteReader): Promise<string | null> {
  const resource = await findVersionResource(file);
  if (resource === null) {
    return null;
  }
  return textVersion(resource) ?? fixedVersion(resource);
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function findVersionResource(file: ByteReader): Promise<Uint8Array | null> {
  const dos = await file.read(0, 64);
  if (dos.length < 64 || dos[0] !== 0x4d || dos[1] !== 0x5a) {
    return null;
  }
  const headerOffset = view(dos).getUint32(60, true);
  const header = await file.read(headerOffset, 264);
  if (header.length < 264 || view(header).getUint32(0, true) !== 0x00_00_45_50) {
    return null;
  }
  const sectionCount = Math.min(view(header).getUint16(6, true), maxSections);
  const optionalSize = view(header).getUint16(20, true);
  // The directory table lies further back in a 64-bit header (PE32+).
  const directories = 24 + (view(header).getUint16(24, true) === 0x2_0b ? 112 : 96);
  const resourceAddress = view(header).getUint32(directories + 2 * 8, true);
  const sections = await file.read(headerOffset + 24 + optionalSize, sectionCount * 40);
  const place = (address: number): number | null => fileOffset(sections, address);
  const root = place(resourceAddress);
  if (resourceAddress === 0 || root === null) {
    return null;
  }
  // type → name → language → data
  const type = await findEntry(file, root, 0, versionResourceType);
  const name = type === null || !type.folder ? null : await findEntry(file, root, type.offset, null);
  const language = name === null || !name.folder ? null : await findEntry(file, root, name.offset, null);
  if (language === null || language.folder) {
    return null;
  }
  const data = await file.read(root + language.offset, 16);
  if (data.length < 16) {
    return null;
  }
  const offset = place(view(data).getUint32(0, true));
  const length = Math.min(view(data).getUint32(4, true), maxResourceBytes);
  return offset === null ? null : await file.read(offset, length);
}

function fileOffset(sections: Uint8Array, address: number): number | null {
  const table = view(sections);
  for (let at = 0; at + 40 <= sections.length; at += 40) {
    const size = Math.max(table.getUint32(at + 8, true), table.getUint32(at + 16, true));
    const start = table.getUint32(at + 12, true);
    if (address >= start && address < start + size) {
      return address - start + table.getUint32(at + 20, true);
    }
  }
  return null;
}

interface ResourceEntry {
  /** Relative to the start of the resources. */
  readonly offset: number;
  readonly folder: boolean;
}

/** Entry `id` of a resource folder, or its first entry where `id` is null. */
async function findEntry(
  file: ByteReader,
  root: number,
  folder: number,
  id: number | null,
): Promise<ResourceEntry | null> {
  const head = await file.read(root + folder, 16);
  if (head.length < 16) {
    return null;
  }
  const count = Math.min(view(head).getUint16(12, true) + view(head).getUint16(14, true), maxEntries);
  const entries = await file.read(root + folder + 16, count * 8);
  for (let at = 0; at + 8 <= entries.length; at += 8) {
    if (id === null || view(entries).getUint32(at, true) === id) {
      const target = view(entries).getUint32(at + 4, true);
      return { offset: target & 0x7f_ff_ff_ff, folder: target > 0x7f_ff_ff_ff };
    }
  }
  return null;
}

// 2.5.79.0
const dotted = /^\d{1,5}(?:\.\d{1,5}){1,3}/;

/** The string `ProductVersion` of the first string table: its name in UTF-16, padding, its text. */
function textVersion(resource: Uint8Array): string | null {
  const text = new TextDecoder('utf-16le').decode(resource.subarray(0, resource.length & ~1));
  const name = 'ProductVersion\0';
  const at = text.indexOf(name);
  if (at < 0) {
    return null;
  }
  const value = text.slice(at + name.length).replace(/^\0+/, '');
  return dotted.exec(value.slice(0, Math.max(0, value.indexOf('\0'))).trim())?.[0] ?? null;
}

/** VS_FIXEDFILEINFO starts with its signature; the product version stands 16 bytes behind it. */
function fixedVersion(resource: Uint8Array): string | null {
  const table = view(resource);
  for (let at = 0; at + 24 <= resource.length; at += 4) {
    if (table.getUint32(at, true) === 0xfe_ef_04_bd) {
      const high = table.getUint32(at + 16, true);
      const low = table.getUint32(at + 20, true);
      return [high >>> 16, high & 0xff_ff, low >>> 16, low & 0xff_ff].join('.');
    }
  }
  return null;
}
