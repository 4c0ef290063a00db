import { describe, expect, it } from 'vitest';
import { parseRegQuery } from './reg-output.ts';
import { createCodePageReader, createRegistryDoor } from './registry-door.ts';
import { replay } from './test-support/recorded-programs.ts';
import type { RecordedAnswer } from './test-support/recorded-programs.ts';

const limits = { signal: new AbortController().signal, timeoutMs: 1_000 };
const page = async (): Promise<number> => 850;
const lines = (...all: readonly string[]): string => ['', ...all, ''].join('\r\n');

const full = 'HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full';

describe('what reg query prints', () => {
  it('all types, in both spellings of the root', () => {
    const text = lines(
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Test',
      '    Release    REG_DWORD    0x80eb1',
      '    Big    REG_DWORD    0xffffffff',
      '    Two words    REG_SZ    C:\\Program Files\\x    y',
      '    Empty    REG_SZ    ',
      '    Path    REG_EXPAND_SZ    %SystemRoot%\\x',
      String.raw`    Many    REG_MULTI_SZ    one\0two`,
      '    Blob    REG_BINARY    1800FF',
      '    None    REG_NONE    ',
      '',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Test\\Child one',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Test\\Child two',
    );
    const key = parseRegQuery(text, 'HKLM\\SOFTWARE\\Test').get('');
    expect(Object.fromEntries(key?.values ?? [])).toEqual({
      Release: { kind: 'dword', value: 528_049 },
      Big: { kind: 'dword', value: 0xff_ff_ff_ff },
      'Two words': { kind: 'string', value: 'C:\\Program Files\\x    y' },
      Empty: { kind: 'string', value: '' },
      Path: { kind: 'string', value: '%SystemRoot%\\x' },
      Many: { kind: 'multi-string', value: ['one', 'two'] },
      Blob: { kind: 'binary', value: Uint8Array.from([0x18, 0x00, 0xff]) },
      None: { kind: 'binary', value: new Uint8Array() },
    });
    expect(key?.subkeys).toEqual(['Child one', 'Child two']);
  });

  it.each(['(Default)', '(Standard)', '(par défaut)', '(既定)', '（既定）'])(
    'the default value %s has no name',
    (name) => {
      const text = lines('HKEY_LOCAL_MACHINE\\A\\B', `    ${name}    REG_SZ    x`);
      expect(parseRegQuery(text, 'HKLM\\A\\B').get('')?.values.get('')).toEqual({ kind: 'string', value: 'x' });
    },
  );

  it('a text with line breaks stays whole, a tree keeps its levels', () => {
    const text = lines(
      'HKEY_LOCAL_MACHINE\\A\\One',
      '    Note    REG_SZ    first',
      'second',
      '    Next    REG_DWORD    0x1',
      '',
      'HKEY_LOCAL_MACHINE\\A\\One\\Deep',
      '    X    REG_DWORD    0x2',
    );
    const tree = parseRegQuery(text, 'HKLM\\A');
    expect([...tree.keys()]).toEqual(['', 'One', 'One\\Deep']);
    expect(tree.get('One')?.values.get('Note')).toEqual({ kind: 'string', value: 'first\nsecond' });
    expect(tree.get('One')?.subkeys).toEqual(['Deep']);
    expect(tree.get('One\\Deep')?.values.get('X')).toEqual({ kind: 'dword', value: 2 });
  });

  it.each(['', '\0\0', 'garbage\n    REG_DWORD', '    a    REG_DWORD    zebra'])('nonsense %j never throws', (text) => {
    expect(parseRegQuery(text, 'HKLM\\A').has('')).toBe(true);
  });
});

describe('the registry door', () => {
  const missing = 'HKLM\\SOFTWARE\\Gone\\Deeper';
  const closed = 'HKLM\\SOFTWARE\\Closed';
  const answers: readonly RecordedAnswer[] = [
    {
      program: 'reg',
      args: ['query', full, '/reg:64'],
      stdout: lines(
        'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full',
        '    Release    REG_DWORD    0x1',
      ),
    },
    {
      program: 'reg',
      args: ['query', missing],
      exitCode: 1,
      stderr: 'FEHLER: Der angegebene Schl\u0081ssel wurde nicht gefunden.',
    },
    { program: 'reg', args: ['query', 'HKLM\\SOFTWARE\\Gone'], exitCode: 1, stderr: 'x' },
    { program: 'reg', args: ['query', closed], exitCode: 1, stderr: 'FEHLER: Zugriff verweigert' },
    {
      program: 'reg',
      args: ['query', 'HKLM\\SOFTWARE'],
      stdout: lines('HKEY_LOCAL_MACHINE\\SOFTWARE\\Closed', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft'),
    },
  ];

  it('asks for the view it was asked for', async () => {
    const calls: string[] = [];
    const door = createRegistryDoor(replay(answers, calls), page);
    expect((await door.readKey(full, '64', limits)).ok).toBe(true);
    await door.readKey(full, '32', limits);
    expect(calls).toEqual([`reg query ${full} /reg:64`, `reg query ${full} /reg:32`]);
  });

  it('tells absent from forbidden without reading a translated word', async () => {
    const door = createRegistryDoor(replay(answers), page);
    expect(await door.readKey(missing, '64', limits)).toMatchObject({ ok: false, error: { code: 'missing' } });
    expect(await door.readKey(closed, '64', limits)).toMatchObject({ ok: false, error: { code: 'denied' } });
  });

  it('reads another machine, whichever way it prints the path, and asks a closed one once', async () => {
    const remote = '\\\\dc01.contoso.example\\HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa';
    const value = '    RestrictRemoteSam    REG_SZ    O:BAG:BAD:';
    for (const printed of ['', '\\\\dc01.contoso.example\\']) {
      const head = `${printed}HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa`;
      const run = replay([{ program: 'reg', args: ['query', remote], stdout: lines(head, value) }]);
      const key = await createRegistryDoor(run, page).readKey(remote, '64', limits);
      expect(key.ok && key.value.values.get('RestrictRemoteSam')).toEqual({ kind: 'string', value: 'O:BAG:BAD:' });
    }
    const calls: string[] = [];
    const closedThere = replay([{ program: 'reg', args: ['query', remote], exitCode: 1 }], calls);
    expect(await createRegistryDoor(closedThere, page).readKey(remote, '64', limits)).toMatchObject({
      error: { code: 'failed' },
    });
    expect(calls).toHaveLength(1);
  });

  it('does not take a reg.exe that is not there for a key that is not there', async () => {
    const door = createRegistryDoor(replay([]), page);
    expect(await door.readTree(full, '64', limits)).toMatchObject({ ok: false, error: { code: 'unsupported' } });
  });

  it('learns the console code page once', async () => {
    const calls: string[] = [];
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage';
    const text = lines(
      'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage',
      '    OEMCP    REG_SZ    932',
    );
    const read = createCodePageReader(replay([{ program: 'reg', args: ['query', key], stdout: text }], calls));
    expect([await read(), await read()]).toEqual([932, 932]);
    expect(calls).toHaveLength(1);
    expect(await createCodePageReader(replay([]))()).toBe(437);
  });
});
