/** A small 64-bit program file with a version resource, enough for whoever looks for its version. Test support. */
export function programFile(fixed: string, text: string | null): Uint8Array {
  const version = versionInfo(fixed, text);
  const resources = resourceTree(version);
  const file = new Uint8Array(0x400 + resources.length);
  const view = new DataView(file.buffer);
  file.set([0x4d, 0x5a]);
  view.setUint32(60, 0x80, true);
  view.setUint32(0x80, 0x45_50, true);
  view.setUint16(0x86, 1, true);
  view.setUint16(0x94, 240, true);
  view.setUint16(0x98, 0x2_0b, true);
  // The third directory: resources.
  view.setUint32(0x98 + 112 + 16, resourceAddress, true);
  view.setUint32(0x98 + 112 + 20, resources.length, true);
  const section = 0x98 + 240;
  file.set(Buffer.from('.rsrc'), section);
  view.setUint32(section + 8, resources.length, true);
  view.setUint32(section + 12, resourceAddress, true);
  view.setUint32(section + 16, resources.length, true);
  view.setUint32(section + 20, 0x400, true);
  file.set(resources, 0x400);
  return file;
}

const resourceAddress = 0x10_00;

function resourceTree(version: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(128 + version.length);
  const view = new DataView(bytes.buffer);
  const folder = (at: number, id: number, target: number): void => {
    view.setUint16(at + 14, 1, true);
    view.setUint32(at + 16, id, true);
    view.setUint32(at + 20, target, true);
  };
  folder(0, 16, 0x80_00_00_18);
  folder(24, 1, 0x80_00_00_30);
  folder(48, 1_033, 72);
  view.setUint32(72, resourceAddress + 128, true);
  view.setUint32(76, version.length, true);
  bytes.set(version, 128);
  return bytes;
}

function versionInfo(fixed: string, text: string | null): Uint8Array {
  const parts = fixed.split('.').map(Number);
  const info = new Uint8Array(52);
  const view = new DataView(info.buffer);
  view.setUint32(0, 0xfe_ef_04_bd, true);
  view.setUint32(16, ((parts[0] ?? 0) << 16) | (parts[1] ?? 0), true);
  view.setUint32(20, ((parts[2] ?? 0) << 16) | (parts[3] ?? 0), true);
  const strings = text === null ? [] : [block('ProductVersion', Buffer.from(`${text}\0`, 'utf16le'), [])];
  return block('VS_VERSION_INFO', info, [
    block('StringFileInfo', new Uint8Array(), [block('040904b0', new Uint8Array(), strings)]),
  ]);
}

/** Length, value length, type, name, padding, value, children: the shape of every part of a version resource. */
function block(name: string, value: Uint8Array, children: readonly Uint8Array[]): Uint8Array {
  const key = Buffer.from(`${name}\0`, 'utf16le');
  const parts = [pad(Buffer.concat([new Uint8Array(6), key])), pad(value), ...children.map(pad)];
  const bytes = Uint8Array.from(Buffer.concat(parts));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, bytes.length, true);
  view.setUint16(2, value.length, true);
  return bytes;
}

function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((bytes.length + 3) & ~3);
  padded.set(bytes);
  return padded;
}
