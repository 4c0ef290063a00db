import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDirectoryLogon, parseSyncEngineEvent } from './parse-sync-engine-event.ts';

const head = 'An unexpected error has occurred during a password set operation.';

describe('6329', () => {
  it('signal, code and engine version', () => {
    const trace = parseSyncEngineEvent(
      `${head}\n"BAIL: MMS(5716): ..\\server.cpp(11139): 0x80230626 (The password could not be updated.)\nAzure AD Sync 1.0.8641.0"`,
    );
    expect(trace.engineVersion).toBe('1.0.8641.0');
    expect(trace.codes).toEqual(['80230626']);
    expect(trace.signals[0]).toMatchObject({
      sourceFile: 'server.cpp',
      message: '0x80230626 (The password could not be updated.)',
      text: 'BAIL: MMS(5716): ..\\server.cpp(11139): 0x80230626 (The password could not be updated.)',
    });
  });

  it('the version may be glued to the line before, and lines may end in CRLF', () => {
    const trace = parseSyncEngineEvent(
      'BAIL: MMS(1): ma.cpp(5): ExportPasswordSet failed with 0x80004005\r\nAAD anchor = User_xxxxAzure AD Sync 2.1.20.0"',
    );
    expect(trace.engineVersion).toBe('2.1.20.0');
    expect(trace.codes).toEqual(['80004005']);
  });

  it('noise of every trace is never a signal', () => {
    const trace = parseSyncEngineEvent(
      [
        'BAIL: MMS(1): utils.cpp(10): 0x800700b7 (Cannot create a file when that file already exists.)',
        "ERR_: MMS(1): x.cpp(2): Failed getting registry value 'ADMADoNormalization', 0x2",
        "ERR_: MMS(1): x.cpp(2): Failed getting registry value 'ADMARecursiveUserDelete', 0x2",
        "ERR_: MMS(1): x.cpp(2): Failed getting registry value 'ADMARecursiveComputerDelete', 0x2",
        'BAIL: MMS(1): ..\\MAUtils.h(49): 0x80070002 (The system cannot find the file specified.)',
      ].join('\n'),
    );
    expect(trace.signals).toEqual([]);
    expect(trace.codes).toEqual([]);
    expect(trace.noise).toHaveLength(5);
  });

  it('Win32 numbers and symbolic names', () => {
    const trace = parseSyncEngineEvent(
      'ERR_: MMS(1): admaexport.cpp(2944): Failed to acquire user information: 0x6ba\nERR_: MMS(1): admaexport.cpp(2944): Failed to acquire user information Contoso\\MSOL_1. Error Code: ERROR_ACCESS_DENIED',
    );
    expect(trace.codes).toEqual(['800706ba']);
    expect(trace.signals).toHaveLength(2);
  });

  it('signals without a code', () => {
    const words = [
      'MMS(3040): admaexport.cpp(2837): The server does not contain the LDAP password policy control.',
      'BAIL: MMS(1): ObjectSearcher.cpp(461): AD Object is not present',
      'BAIL: MMS(1): server.cpp(1): No password writeback targets found.',
    ];
    expect(parseSyncEngineEvent(words.join('\n')).signals.map((line) => line.text)).toEqual(words);
  });

  it('never throws and never takes long, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        parseSyncEngineEvent(text);
      }),
      { numRuns: 300 },
    );
    const started = Date.now();
    for (const unit of ['"', ' ', 'BAIL: ', 'MMS(1): ', 'Azure AD Sync 1.1.1 ', '0x', 'a:', 'x"']) {
      parseSyncEngineEvent(unit.repeat(50_000));
      parseDirectoryLogon(`DomainName=${unit.repeat(50_000)}`);
    }
    expect(Date.now() - started).toBeLessThan(2000);
  });
});

describe('403 and 405', () => {
  it('name domain and account', () => {
    expect(parseDirectoryLogon('Call sync ldap_bind for DomainName=CONTOSO.COM, UserName=MSOL_1234.')).toEqual({
      domain: 'CONTOSO.COM',
      account: 'MSOL_1234',
    });
    expect(parseDirectoryLogon('nothing')).toBeNull();
  });
});
