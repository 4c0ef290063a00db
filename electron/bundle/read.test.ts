import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveLimits, type ArchiveLimits } from './limits.ts';
import { openBundle, type OpenedBundle } from './read.ts';
import { makeZip, type ZipPart, type ZipShape } from './test-support/make-zip.ts';

const log = '<Events></Events>';

/** The same noise every time. */
const incompressible = (length: number): Buffer => createHash('shake256', { outputLength: length }).digest();

const sound: ZipPart = { name: 'System.xml', content: log };

async function open(parts: readonly ZipPart[], shape?: ZipShape, limits?: ArchiveLimits): Promise<OpenedBundle> {
  const opened = await openBundle(makeZip(parts, shape), limits === undefined ? {} : { limits });
  if (!opened.ok) {
    throw new Error(JSON.stringify(opened.error));
  }
  return opened.value;
}

async function textOf(bundle: OpenedBundle, name: string): Promise<string | null> {
  const found = bundle.logs.find((each) => each.name === name);
  if (found === undefined) {
    return null;
  }
  const parts: Uint8Array[] = [];
  for await (const piece of found.open()) {
    parts.push(piece);
  }
  return Buffer.concat(parts).toString();
}

const codes = (bundle: OpenedBundle): readonly string[] => bundle.problems().map(({ code }) => code);

/** What is said of a bad entry, and what is read of the sound one beside it. */
async function outcomeBeside(
  bad: ZipPart,
): Promise<{ readonly codes: readonly string[]; readonly sound: string | null }> {
  const bundle = await open([bad, sound]);
  await textOf(bundle, bad.name.replaceAll('\\', '/'));
  return { codes: codes(bundle), sound: await textOf(bundle, sound.name) };
}

describe('a zip from a stranger', () => {
  it('gives the logs of a plain zip, and only those', async () => {
    const bundle = await open([
      sound,
      { name: 'folder/', content: '' },
      { name: 'note.txt', content: 'hello' },
      { name: '__MACOSX/._System.xml', content: 'x' },
    ]);
    expect(bundle.logs.map(({ name }) => name)).toEqual(['System.xml']);
    expect(bundle.names).toEqual(['System.xml', 'note.txt', '__MACOSX/._System.xml']);
    expect(await textOf(bundle, 'System.xml')).toBe(log);
    expect(bundle.problems()).toEqual([]);
    expect(bundle.manifest).toBeNull();
  });

  it.each([
    ['/etc/a.xml', 'absolute-name'],
    ['\\\\server\\share\\a.xml', 'absolute-name'],
    ['../a.xml', 'parent-folder-name'],
    ['a/../../b.xml', 'parent-folder-name'],
    ['a\\..\\b.xml', 'parent-folder-name'],
    ['a//b.xml', 'parent-folder-name'],
    ['C:/a.xml', 'drive-name'],
    ['c:a.xml', 'drive-name'],
    ['a.xml:hidden.xml', 'stream-name'],
    ['NUL', 'device-name'],
    ['logs/com1.xml', 'device-name'],
    ['LPT¹.xml', 'device-name'],
    ['conin$', 'device-name'],
    ['a.xml.', 'device-name'],
    ['folder /a.xml', 'device-name'],
    ['a\u0000.xml', 'unprintable-name'],
    ['\u202Elmx.a', 'unprintable-name'],
    ['a\u001B[2J.xml', 'unprintable-name'],
    [`${'a'.repeat(300)}.xml`, 'name-too-long'],
    [`${'a/'.repeat(20)}b.xml`, 'name-too-long'],
  ])('refuses the name %j as %s', async (name, code) => {
    expect(await outcomeBeside({ name, content: log })).toEqual({ codes: [code], sound: log });
  });

  it('shows a refused name without its control characters', async () => {
    const bundle = await open([{ name: 'a\u001B[2J.xml', content: log }, sound]);
    expect(bundle.problems()[0]?.entry).toBe(String.raw`a\u001b[2J.xml`);
  });

  it('refuses links, devices, locked entries and unknown packing', async () => {
    expect(await outcomeBeside({ name: 'a.xml', content: '/etc/passwd', attributes: 0xa1ff0000 })).toEqual({
      codes: ['link'],
      sound: log,
    });
    expect(await outcomeBeside({ name: 'a.xml', content: '', attributes: 0x21ff0000 })).toEqual({
      codes: ['link'],
      sound: log,
    });
    expect(await outcomeBeside({ name: 'a.xml', content: 'x', attributes: 0x400 })).toEqual({
      codes: ['link'],
      sound: log,
    });
    expect(await outcomeBeside({ name: 'a.xml', content: log, flags: 1 })).toEqual({
      codes: ['encrypted'],
      sound: log,
    });
    expect(await outcomeBeside({ name: 'a.xml', content: log, method: 14 })).toEqual({
      codes: ['unsupported-method'],
      sound: log,
    });
  });

  it('refuses a second entry of the same name, whatever the case or the accent form', async () => {
    const bundle = await open([
      sound,
      { name: 'SYSTEM.xml', content: 'other' },
      { name: 'é.xml', content: '1' },
      { name: 'e\u0301.xml', content: '2' },
    ]);
    expect(bundle.names).toEqual(['System.xml', 'é.xml']);
    expect(codes(bundle)).toEqual(['duplicate-name', 'duplicate-name']);
  });

  it('refuses entries that share bytes', async () => {
    const bundle = await open([sound, { name: 'b.xml', localName: 'System.xml', content: log, claimOffset: 0 }]);
    expect(codes(bundle)).toEqual(['directory-mismatch']);
    const same = await open([
      { ...sound, name: 'a.xml' },
      { name: 'a.xml', content: 'x', claimOffset: 0 },
    ]);
    expect(codes(same)).toEqual(['duplicate-name']);
    // The second header lies inside the first one's stored data, under its own name.
    const inner = makeZip([{ name: 'inner.xml', content: log, method: 0 }]);
    const outer = makeZip([
      { name: 'outer.xml', content: inner.subarray(0, 30 + 9 + log.length), method: 0 },
      { name: 'inner.xml', content: log, method: 0, claimOffset: 39 },
    ]);
    const opened = await openBundle(outer);
    expect(opened.ok && codes(opened.value)).toEqual(['overlapping']);
  });

  it('refuses sizes above the limits before it reads a byte', async () => {
    expect(await outcomeBeside({ name: 'a.xml', content: 'x', claimSize: archiveLimits.entryBytes + 1 })).toEqual({
      codes: ['entry-too-large'],
      sound: log,
    });
    expect(await outcomeBeside({ name: 'a.xml', content: 'x', claimSize: 0xfffffffe })).toEqual({
      codes: ['entry-too-large'],
      sound: log,
    });
    expect(await outcomeBeside({ name: 'a.xml', content: Buffer.alloc(archiveLimits.ratioFloorBytes + 1) })).toEqual({
      codes: ['ratio-too-high'],
      sound: log,
    });
    expect(await outcomeBeside({ name: 'a.xml', content: log, method: 0, claimSize: 4 })).toEqual({
      codes: ['size-mismatch'],
      sound: log,
    });
  });

  it('stops an entry that unpacks to more or less than it claims', async () => {
    const bomb = Buffer.alloc(1024 * 1024);
    const bundle = await open([{ name: 'a.xml', content: bomb, claimSize: 1000 }, sound]);
    expect((await textOf(bundle, 'a.xml'))?.length ?? 0).toBeLessThanOrEqual(1000);
    expect(codes(bundle)).toEqual(['size-mismatch']);
    expect(await outcomeBeside({ name: 'a.xml', content: log, claimSize: 1000 })).toEqual({
      codes: ['size-mismatch'],
      sound: log,
    });
  });

  it('stops at the limit for everything together, inner archives included', async () => {
    const limits = { ...archiveLimits, totalBytes: 3000 };
    const big = 'x'.repeat(1000);
    const inner = makeZip([
      { name: 'c.xml', content: big },
      { name: 'd.xml', content: big },
    ]);
    const bundle = await open(
      [
        { name: 'a.xml', content: big },
        { name: 'inner.zip', content: inner },
        { name: 'b.xml', content: big },
      ],
      {},
      limits,
    );
    const lengths = [];
    for (const each of bundle.logs) {
      lengths.push((await textOf(bundle, each.name))?.length);
    }
    expect(lengths.filter((length) => length === 1000)).toHaveLength(2);
    expect(codes(bundle)).toContain('total-too-large');
  });

  it('reports a wrong checksum and damaged data, and keeps what came before', async () => {
    expect(await outcomeBeside({ name: 'a.xml', content: log, claimCrc: 1 })).toEqual({
      codes: ['wrong-checksum'],
      sound: log,
    });
    const noise = incompressible(200_000);
    const zip = makeZip([{ name: 'a.xml', content: noise }, sound]);
    zip.fill(0xff, 5000, 5200);
    const opened = await openBundle(zip);
    if (!opened.ok) {
      throw new Error(opened.error.code);
    }
    await textOf(opened.value, 'a.xml');
    expect(codes(opened.value)[0]).toMatch(/entry-damaged|wrong-checksum|size-mismatch/u);
    expect(await textOf(opened.value, sound.name)).toBe(log);
  });

  it('reads the first 512 of too many entries', async () => {
    const parts = Array.from({ length: 600 }, (_, index) => ({ name: `${index}.xml`, content: '', method: 0 }));
    const bundle = await open(parts);
    expect(bundle.logs).toHaveLength(512);
    expect(codes(bundle)).toEqual(['too-many-entries']);
    const lie = await open([sound], { claimEntries: 60_000 });
    expect(codes(lie)).toEqual(['directory-damaged']);
    expect(await textOf(lie, sound.name)).toBe(log);
  });

  it('notices entries that the end record does not count', async () => {
    const bundle = await open([sound, { name: 'hidden.xml', content: log }], { claimEntries: 1 });
    expect(codes(bundle)).toEqual(['directory-mismatch']);
  });

  it('reads an archive with bytes before and behind it', async () => {
    const bundle = await open([sound], { before: Buffer.from('MZ self extractor'), after: Buffer.from('tail') });
    expect(codes(bundle)).toEqual(['bytes-before', 'bytes-after']);
    expect(await textOf(bundle, sound.name)).toBe(log);
    const commented = await open([sound], { comment: 'a comment' });
    expect(commented.problems()).toEqual([]);
  });

  it('opens a zip in a zip, and no deeper', async () => {
    const deepest = makeZip([sound]);
    const middle = makeZip([
      { name: 'deeper.zip', content: deepest },
      { name: 'b.xml', content: log },
    ]);
    const bundle = await open([{ name: 'middle.zip', content: middle }, sound]);
    expect(bundle.logs.map(({ name }) => name)).toEqual(['System.xml', 'middle.zip/b.xml']);
    expect(await textOf(bundle, 'middle.zip/b.xml')).toBe(log);
    expect(bundle.problems()).toMatchObject([{ code: 'nested-too-deep', entry: 'middle.zip/deeper.zip' }]);
  });

  it('survives 64-bit fields that lie', async () => {
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    extra.fill(0xff, 4);
    const opened = await openBundle(
      makeZip([sound, { name: 'a.xml', content: log, claimSize: 0xffffffff, claimPackedSize: 0xffffffff, extra }]),
    );
    expect(opened.ok && (await textOf(opened.value, sound.name))).toBe(log);
    expect(opened.ok && opened.value.problems().length).toBeGreaterThan(0);
  });
});

describe('an archive that broke off', () => {
  const parts: readonly ZipPart[] = [
    { name: 'a.xml', content: log.repeat(50), descriptor: true },
    { name: 'b.xml', content: log, method: 0 },
    { name: 'c.xml', content: incompressible(90_000) },
  ];

  it('gives its entries by their own headers', async () => {
    const zip = makeZip(parts);
    const cut = zip.subarray(0, zip.length - 60);
    const opened = await openBundle(cut);
    expect(opened.ok && opened.value.logs.map(({ name }) => name)).toEqual(['a.xml', 'b.xml', 'c.xml']);
    expect(opened.ok && (await textOf(opened.value, 'a.xml'))).toBe(log.repeat(50));
    expect(opened.ok && (await textOf(opened.value, 'b.xml'))).toBe(log);
    expect(opened.ok && codes(opened.value)).toEqual(['directory-damaged']);
  });

  it('gives the entry in which the file ends as far as it goes', async () => {
    const zip = makeZip(parts);
    const first = deflateRawSync(log.repeat(50)).length;
    const opened = await openBundle(zip.subarray(0, 35 + first + 16 + 35 + log.length + 35 + 20_000));
    if (!opened.ok) {
      throw new Error(opened.error.code);
    }
    expect((await textOf(opened.value, 'c.xml'))?.length).toBeGreaterThan(1000);
    expect(codes(opened.value)).toEqual(['directory-damaged', 'entry-damaged']);
  });
});

describe('any bytes', () => {
  it('that are no zip are told apart', async () => {
    expect(await openBundle(new Uint8Array())).toMatchObject({ ok: false, error: { code: 'not-a-zip' } });
    expect(await openBundle(Buffer.from('hello'))).toMatchObject({ ok: false, error: { code: 'not-a-zip' } });
    expect(await openBundle('/no/such/file.zip')).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    expect(await openBundle('/tmp')).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });

  it('never throw, hang or break a limit, however a sound archive is mutated', async () => {
    const inner = makeZip([{ name: 'x.evtx', content: 'ElfFile' }]);
    const zip = makeZip([
      { name: 'a.xml', content: log.repeat(20), descriptor: true },
      { name: 'inner.zip', content: inner, method: 0 },
      sound,
    ]);
    const mutation = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(mutation, fc.nat(zip.length), async (changes, cut) => {
        const mutant = Buffer.from(zip);
        for (const [at, value] of changes) {
          mutant[at] = value;
        }
        const opened = await openBundle(cut % 3 === 0 ? mutant.subarray(0, cut) : mutant);
        let longest = 0;
        for (const each of opened.ok ? opened.value.logs : []) {
          longest = Math.max(longest, opened.ok ? ((await textOf(opened.value, each.name))?.length ?? 0) : 0);
        }
        expect(longest).toBeLessThan(1_000_000);
        expect(opened.ok ? await opened.value.verify() : []).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never throw, hang or break a limit, whatever their directory claims', async () => {
    const limits = { ...archiveLimits, entries: 6, entryBytes: 50_000, totalBytes: 80_000, ratioFloorBytes: 1000 };
    const edge = fc.constantFrom(0, 1, 49, 1000, 50_000, 50_001, 0x7fffffff, 0xfffffffe, 0xffffffff);
    const part: fc.Arbitrary<ZipPart> = fc.record(
      {
        name: fc.oneof(
          fc.constantFrom('a.xml', 'A.xml', 'inner.zip', '../b.xml', 'C:/c.xml', 'NUL.txt', '', '/', 'folder/'),
          fc.string({ unit: 'binary', maxLength: 20 }),
        ),
        content: fc.oneof(
          fc.string({ maxLength: 300 }),
          fc.constant(Buffer.alloc(60_000)),
          fc.constant(makeZip([sound, sound])),
        ),
        method: fc.constantFrom(0, 8, 9),
        directoryMethod: fc.constantFrom(0, 8),
        flags: fc.constantFrom(0, 1, 8),
        claimSize: edge,
        claimPackedSize: edge,
        claimOffset: edge,
        attributes: fc.constantFrom(0, 0xa1ff0000, 0x400),
        descriptor: fc.boolean(),
        extra: fc.uint8Array({ maxLength: 40 }),
      },
      { requiredKeys: ['name', 'content'] },
    );
    const shape: fc.Arbitrary<ZipShape> = fc.record(
      {
        before: fc.uint8Array({ maxLength: 30 }),
        after: fc.uint8Array({ maxLength: 30 }),
        claimEntries: fc.constantFrom(0, 1, 5, 65_534),
        zip64Entries: fc.constantFrom(0n, 3n, 2n ** 40n, 2n ** 63n),
        comment: fc.string({ maxLength: 30 }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 9 }), shape, fc.nat(400), async (parts, around, cut) => {
        const whole = makeZip(parts, around);
        const opened = await openBundle(whole.subarray(0, whole.length - (cut > 200 ? cut - 200 : 0)), { limits });
        if (!opened.ok) {
          return;
        }
        let total = 0;
        for (const each of opened.value.logs) {
          total += (await textOf(opened.value, each.name))?.length ?? 0;
        }
        expect(total).toBeLessThanOrEqual(limits.totalBytes);
        expect(opened.value.names.length).toBeLessThanOrEqual(limits.entries);
        for (const name of opened.value.names) {
          expect(name).not.toMatch(/^\/|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)|\p{Cc}/u);
        }
      }),
      { numRuns: 400 },
    );
  });
});
