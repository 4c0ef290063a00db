import { archiveLimits, type ArchiveProblemCode } from '../limits.ts';
import { makeZip, type ZipPart, type ZipShape } from './make-zip.ts';

// Every way in which a received zip may be hostile or broken, one archive each. Test support, not shipped. A spec of
// the command line or of the window writes `bytes()` to a file, opens it, and looks for `message`.

export interface HostileZip {
  /** Unique, fit for a file name. */
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** Every problem that is told once everything was read, in order. */
  readonly codes: readonly ArchiveProblemCode[];
  /** Words that must be on screen: the sentence of the first problem. */
  readonly message: string;
  /** The entry that the sentence is about, as it is shown; null for the archive as a whole. */
  readonly entry: string | null;
}

/** In every archive of the list, and read in spite of what is beside it. */
export const soundLog = {
  name: 'System.xml',
  content:
    '<Events><Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>' +
    '<Provider Name="Service Control Manager"/><EventID>7036</EventID><Level>4</Level>' +
    '<TimeCreated SystemTime="2026-11-10T08:00:00.0000000Z"/><EventRecordID>1</EventRecordID>' +
    '<Channel>System</Channel><Computer>CONNECT01</Computer></System>' +
    '<EventData><Data Name="param1">ADSync</Data></EventData></Event></Events>',
} as const;

const sound: ZipPart = soundLog;
const evil = 'x'.repeat(200);

/** A bad entry first, the sound one behind it. */
function beside(
  name: string,
  bad: ZipPart,
  code: ArchiveProblemCode,
  message: string,
  entry: string = bad.name,
): HostileZip {
  return { name, bytes: () => makeZip([bad, sound]), codes: [code], message, entry };
}

function badName(
  name: string,
  entryName: string,
  code: ArchiveProblemCode,
  message: string,
  shown?: string,
): HostileZip {
  return beside(name, { name: entryName, content: evil }, code, message, shown ?? entryName.replaceAll('\\', '/'));
}

function wholeZip(
  name: string,
  parts: readonly ZipPart[],
  shape: ZipShape,
  code: ArchiveProblemCode,
  message: string,
): HostileZip {
  return { name, bytes: () => makeZip(parts, shape), codes: [code], message, entry: null };
}

const device = 'Windows would take the name for a device or for another file';
const climbs = 'the name climbs out of its folder';
const absolute = 'the name is an absolute path';
const stream = 'the name addresses an alternate data stream';
const drive = 'the name starts with a drive letter';
const unprintable = 'the name is empty or holds characters that cannot be shown';
const double = 'another entry has the same name; this one was not read';

export const hostileZips: readonly HostileZip[] = [
  badName('absolute-path', '/etc/cron.d/a.xml', 'absolute-name', absolute),
  badName('network-path', '\\\\server\\share\\a.xml', 'absolute-name', absolute),
  badName('parent-folder', '../../a.xml', 'parent-folder-name', climbs),
  badName('parent-folder-inside', 'logs/../../a.xml', 'parent-folder-name', climbs),
  badName('parent-folder-backslash', 'logs\\..\\..\\a.xml', 'parent-folder-name', climbs),
  badName('drive-letter', 'C:\\Windows\\a.xml', 'drive-name', drive),
  badName('drive-relative', 'c:a.xml', 'drive-name', drive),
  badName('ntfs-stream', 'a.xml:hidden.xml', 'stream-name', stream),
  badName('ntfs-stream-data', 'a.xml::$DATA', 'stream-name', stream),
  badName('device-con', 'CON', 'device-name', device),
  badName('device-nul-txt', 'NUL.txt', 'device-name', device),
  badName('device-com1-in-folder', 'logs/COM1.xml', 'device-name', device),
  badName('device-superscript', 'LPT¹.xml', 'device-name', device),
  badName('device-console-input', 'conin$', 'device-name', device),
  badName('trailing-dot', 'a.xml.', 'device-name', device),
  badName('trailing-blank', 'logs /a.xml', 'device-name', device),
  badName('zero-in-name', 'a.xml\u0000.png', 'unprintable-name', unprintable, String.raw`a.xml\u0000.png`),
  badName('escape-in-name', 'a\u001B[2J.xml', 'unprintable-name', unprintable, String.raw`a\u001b[2J.xml`),
  badName('turned-name', 'a\u202Elmx.exe', 'unprintable-name', unprintable, String.raw`a\u202elmx.exe`),
  badName(
    'long-name',
    `${'a'.repeat(300)}.xml`,
    'name-too-long',
    'the name has 304 characters; 240 are allowed',
    `${'a'.repeat(117)}...`,
  ),
  badName('deep-name', `${'a/'.repeat(20)}b.xml`, 'name-too-long', 'the name has 21 folders; 16 are allowed'),
  {
    name: 'duplicate-name',
    bytes: () => makeZip([sound, { name: sound.name, content: evil }]),
    codes: ['duplicate-name'],
    message: double,
    entry: sound.name,
  },
  {
    name: 'duplicate-but-for-case',
    bytes: () => makeZip([sound, { name: 'SYSTEM.XML', content: evil }]),
    codes: ['duplicate-name'],
    message: double,
    entry: 'SYSTEM.XML',
  },
  {
    name: 'duplicate-but-for-accent-form',
    bytes: () => makeZip([sound, { name: 'é.xml', content: '' }, { name: 'e\u0301.xml', content: evil }]),
    codes: ['duplicate-name'],
    message: double,
    entry: 'e\u0301.xml',
  },
  beside(
    'symbolic-link',
    { name: 'link.xml', content: '/etc/passwd', attributes: 0xa1ff0000 },
    'link',
    'the entry is a link',
  ),
  beside('windows-link', { name: 'junction.xml', content: 'C:\\', attributes: 0x400 }, 'link', 'the entry is a link'),
  beside(
    'device-file',
    { name: 'null.xml', content: '', attributes: 0x21ff0000 },
    'link',
    'the entry is not a plain file',
  ),
  beside(
    'locked-entry',
    { name: 'locked.xml', content: evil, flags: 1 },
    'encrypted',
    'the entry is locked with a zip password; ask for it without one',
  ),
  beside(
    'unknown-packing',
    { name: 'lzma.xml', content: evil, method: 14 },
    'unsupported-method',
    'the entry is packed with method 14; only plain and deflate are read',
  ),
  beside(
    'too-large-entry',
    { name: 'large.xml', content: evil, claimSize: 300 * 1024 * 1024 },
    'entry-too-large',
    'the entry unpacks to 300 MiB; 256 MiB are allowed',
  ),
  beside(
    'bomb-by-ratio',
    { name: 'bomb.xml', content: Buffer.alloc(archiveLimits.ratioFloorBytes + 1) },
    'ratio-too-high',
    'times its size; 250 times are allowed',
  ),
  beside(
    'bomb-by-lie',
    { name: 'lie.xml', content: Buffer.alloc(1_000_000), claimSize: 1000 },
    'size-mismatch',
    'the entry unpacks to more than the 1000 bytes it claims',
  ),
  beside(
    'shorter-than-claimed',
    { name: 'short.xml', content: evil, claimSize: 1000 },
    'size-mismatch',
    'the entry holds 200 bytes instead of the 1000 bytes it claims',
  ),
  beside(
    'plain-with-two-sizes',
    { name: 'plain.xml', content: evil, method: 0, claimSize: 4 },
    'size-mismatch',
    'the entry is not packed, yet its two sizes differ',
  ),
  beside(
    'wrong-checksum',
    { name: 'changed.xml', content: evil, claimCrc: 1 },
    'wrong-checksum',
    'the checksum does not match: the content was damaged on its way or changed',
  ),
  beside(
    'damaged-data',
    { name: 'noise.xml', content: 'no deflate at all', method: 0, directoryMethod: 8 },
    'entry-damaged',
    'the entry breaks off after 0 bytes',
  ),
  beside(
    'two-names-for-one-entry',
    { name: 'seen.xml', localName: 'real.xml', content: evil },
    'directory-mismatch',
    "the directory and the entry's own header give different names",
  ),
  beside(
    'entry-nowhere',
    { name: 'nowhere.xml', content: evil, claimOffset: 0x7fffffff },
    'entry-damaged',
    'the entry cannot be found',
  ),
  {
    name: 'overlapping-entries',
    bytes: () => {
      // The second header lies inside the first one's stored data.
      const inner = makeZip([{ name: 'inner.xml', content: evil, method: 0 }]);
      return makeZip([
        { name: 'outer.xml', content: inner.subarray(0, 30 + 9 + evil.length), method: 0 },
        { name: 'inner.xml', content: evil, method: 0, claimOffset: 30 + 9 },
        sound,
      ]);
    },
    codes: ['overlapping'],
    message: 'the entry shares its bytes with another one; it was not read',
    entry: 'inner.xml',
  },
  {
    name: 'too-many-entries',
    bytes: () => makeZip([sound, ...Array.from({ length: 600 }, (_, index) => emptyPart(`${index}.txt`))]),
    codes: ['too-many-entries'],
    message: '601 entries are listed; the first 512 were read',
    entry: null,
  },
  {
    name: 'too-many-entries-in-inner-zip',
    bytes: () =>
      makeZip([
        sound,
        { name: 'inner.zip', content: makeZip(Array.from({ length: 600 }, (_, index) => emptyPart(`${index}.txt`))) },
      ]),
    codes: ['too-many-entries'],
    message: '600 entries are listed; the first 510 were read',
    entry: 'inner.zip',
  },
  wholeZip(
    'counts-more-than-it-lists',
    [sound],
    { claimEntries: 60_000 },
    'directory-damaged',
    "the archive's directory is damaged",
  ),
  wholeZip(
    'lists-more-than-it-counts',
    [sound, { name: 'hidden.xml', content: evil }],
    { claimEntries: 1 },
    'directory-mismatch',
    "the archive's directory holds more than its end record counts",
  ),
  wholeZip(
    'zip64-counts-too-many',
    [sound],
    { zip64Entries: 2n ** 60n },
    'directory-damaged',
    "the archive's directory is damaged",
  ),
  {
    name: 'zip64-size-lie',
    bytes: () => {
      const extra = Buffer.alloc(28, 0xff);
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      const lie = { claimSize: 0xffffffff, claimPackedSize: 0xffffffff, extra };
      return makeZip([sound, { name: 'lie.xml', content: evil, ...lie }]);
    },
    codes: ['entry-too-large'],
    message: '256 MiB are allowed',
    entry: 'lie.xml',
  },
  {
    name: 'damaged-directory',
    bytes: () => {
      const zip = makeZip([{ name: 'first.txt', content: 'note' }, sound]);
      zip[zip.indexOf('PK\u0001\u0002')] = 0;
      return zip;
    },
    codes: ['directory-damaged'],
    message: 'the entries were found by their own headers',
    entry: null,
  },
  {
    name: 'truncated-directory',
    bytes: () => {
      const zip = makeZip([sound, { name: 'b.txt', content: 'note' }]);
      return zip.subarray(0, zip.length - 60);
    },
    codes: ['directory-damaged'],
    message: 'the archive breaks off inside its directory; the entries were found by their own headers',
    entry: null,
  },
  {
    name: 'broken-off-entry',
    bytes: () => {
      const zip = makeZip([sound, { name: 'b.txt', content: 'x'.repeat(5000), method: 0 }]);
      return zip.subarray(0, 3000);
    },
    codes: ['directory-damaged', 'size-mismatch'],
    message: 'the archive breaks off inside an entry; it was read as far as it goes',
    entry: null,
  },
  wholeZip(
    'bytes-before',
    [sound],
    { before: Buffer.from('MZ: a program in front') },
    'bytes-before',
    '22 bytes stand before the archive; they were not read',
  ),
  wholeZip(
    'bytes-after',
    [sound],
    { after: Buffer.from('<script>alert(1)</script>') },
    'bytes-after',
    '25 bytes stand behind the archive; they were not read',
  ),
  {
    name: 'zip-in-zip-in-zip',
    bytes: () => {
      const deepest = makeZip([{ name: 'deep.xml', content: evil }]);
      return makeZip([sound, { name: 'middle.zip', content: makeZip([{ name: 'deeper.zip', content: deepest }]) }]);
    },
    codes: ['nested-too-deep'],
    message: 'an archive inside an archive inside an archive is not opened',
    entry: 'middle.zip/deeper.zip',
  },
  {
    name: 'hostile-inner-zip',
    bytes: () => makeZip([sound, { name: 'inner.zip', content: makeZip([{ name: '../a.xml', content: evil }]) }]),
    codes: ['parent-folder-name'],
    message: climbs,
    entry: 'inner.zip/../a.xml',
  },
  beside(
    'inner-zip-that-is-none',
    { name: 'inner.zip', content: 'not a zip' },
    'entry-damaged',
    'the inner archive is no zip',
  ),
];

function emptyPart(name: string): ZipPart {
  return { name, content: '', method: 0 };
}
