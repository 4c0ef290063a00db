import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../shared/facts/facts.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Host } from '../host/host.ts';
import { createWindowsHost } from '../host/windows-host.ts';
import type { RunProgram } from '../host/windows/run-program.ts';
import { garbage, replayWindows, stubs } from '../host/windows/test-support/replayed-windows.ts';
import type { WindowsLanguage } from '../host/windows/test-support/replayed-windows.ts';
import type { Collection } from './collector.ts';
import { collectors } from './registry.ts';
import { runCollection } from './run.ts';
import type { RunOptions } from './run.ts';
import {
  englishService,
  englishTime,
  frenchService,
  germanService,
  germanTime,
  japaneseService,
  japaneseTime,
} from './test-support/other-languages.ts';
import { openedSample } from './test-support/hand-made-host.ts';

const english = {
  defaultName: '(Default)',
  notFound: 'ERROR: The system was unable to find the specified registry key or value.',
  service: englishService,
  time: englishTime,
};
const german = {
  defaultName: '(Standard)',
  notFound: 'FEHLER: Der angegebene Registrierungsschlüssel bzw. Wert wurde nicht gefunden.',
  service: germanService,
  time: germanTime,
};
const french = {
  defaultName: '(par défaut)',
  notFound: 'ERREUR : le système n’a pas trouvé la clé ou la valeur de Registre spécifiée.',
  service: frenchService,
  time: germanTime.replace('Quelle:', 'Source :').replace('Präzision:', 'Précision :'),
};
const japanese = {
  defaultName: '(既定)',
  notFound: 'エラー: 指定されたレジストリ キーまたは値が見つかりませんでした。',
  service: japaneseService,
  time: japaneseTime,
};

const languages: readonly WindowsLanguage[] = [
  { name: 'English, code page 437', codePage: 437, ...english },
  { name: 'English, UTF-16 without a mark', codePage: 'utf-16', ...english },
  { name: 'German, code page 850', codePage: 850, ...german },
  { name: 'German, UTF-16 with a mark', codePage: 'utf-16 with mark', ...german },
  { name: 'French, code page 850', codePage: 850, ...french },
  { name: 'French, UTF-8', codePage: 'utf-8', ...french },
  { name: 'Japanese, code page 932', codePage: 932, ...japanese },
  { name: 'Japanese, UTF-16 without a mark', codePage: 'utf-16', ...japanese },
];

async function gather(host: Host, options: RunOptions = {}): Promise<Collection> {
  const workFolder = await mkdtemp(join(tmpdir(), 'recorded-windows-'));
  const untilMs = Date.UTC(2026, 10, 16, 9, 30);
  const collection = await runCollection(
    {
      host,
      workFolder,
      sinceMs: untilMs - 86_400_000,
      untilMs,
      signal: new AbortController().signal,
      onEvent: () => undefined,
    },
    options,
  );
  await rm(workFolder, { recursive: true });
  return collection;
}

async function windowsOver(sample: string, run: (recorded: Host) => RunProgram): Promise<Host> {
  const recorded = await openedSample(sample);
  return createWindowsHost({
    run: run(recorded),
    name: recorded.name,
    files: recorded.files,
    network: recorded.network,
  });
}

/** Facts without what the machine of the test itself says. */
function comparable(facts: Facts): unknown {
  const { server, ...rest } = facts;
  return { ...rest, server: { ...server?.value, uptimeSeconds: 0, memoryBytes: 0 } };
}

// 2019 with users who failed, and 2016 behind the times.
describe.each(['some-users-denied', 'outdated-server'])('the doors of Windows over %s', (sample) => {
  it.each(languages)('give the same facts in $name', async (language) => {
    const plain = await gather(await openedSample(sample));
    const collection = await gather(await windowsOver(sample, (recorded) => replayWindows(recorded, language)));
    const states = collection.outcomes.map(({ id, state }) => `${id} ${state}`);
    expect(states).toEqual(plain.outcomes.map(({ id }) => `${id} collected`));
    // The time service is that of the language, not of the sample.
    const { clock } = collection.facts;
    expect(clock?.value.source).toBe('dc01.wingtip.example');
    const expected: Facts = clock === undefined ? plain.facts : { ...plain.facts, clock };
    expect(comparable(collection.facts)).toEqual(comparable(expected));
  });
});

describe('a server on which nothing works', () => {
  it('every program is missing', async () => {
    const host = await windowsOver(
      'healthy',
      () => async () => failure({ code: 'missing', detail: 'no such program' }),
    );
    const { outcomes } = await gather(host);
    expect(outcomes.map((outcome) => outcome.state)).not.toContain('failed');
    expect(outcomes.find((outcome) => outcome.id === 'application-event-log')?.state).toBe('missing');
  });

  it('every program hangs: the whole ends, each item with a reason', async () => {
    const host = await windowsOver('healthy', () => () => new Promise(() => undefined));
    const started = performance.now();
    const { outcomes } = await gather(host, { hardStopMs: 300, graceMs: 100 });
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(outcomes).toHaveLength(collectors.length);
    expect(outcomes.every((outcome) => outcome.reason !== '')).toBe(true);
    expect(outcomes.find((outcome) => outcome.id === 'service')?.state).toBe('timed-out');
  });

  it('every program says 0 and nothing: no item passes for collected that has nothing', async () => {
    const { outcomes, facts, files } = await gather(await windowsOver('healthy', () => stubs));
    const stateOf = (id: string) => outcomes.find((outcome) => outcome.id === id)?.state;
    expect(stateOf('application-event-log')).toBe('failed');
    expect(stateOf('system-event-log')).toBe('failed');
    expect(stateOf('sync-configuration')).toBe('failed');
    expect(stateOf('directory')).toBe('failed');
    expect(facts.configuration).toBeUndefined();
    expect(files.map((file) => file.name)).toEqual(['connect-wizard-trace.txt']);
  });

  it('every program prints nonsense: nothing throws, and nothing is made of it', async () => {
    const { outcomes, facts } = await gather(await windowsOver('healthy', () => garbage));
    expect(outcomes.filter((outcome) => outcome.reason.includes('unexpected error'))).toEqual([]);
    expect(facts.service?.value.state).toBe('unknown');
    expect(facts.configuration).toBeUndefined();
  });

  it('the disk is full when a log is exported', async () => {
    const host = await windowsOver('healthy', (recorded) => {
      const replay = replayWindows(recorded, languages[2] ?? { name: '', codePage: 850, ...german });
      return async (program, args, limits) =>
        program === 'wevtutil' && args[0] === 'epl'
          ? success({ exitCode: 112, stdout: new Uint8Array(), stderr: new Uint8Array(), truncated: false })
          : await replay(program, args, limits);
    });
    const { outcomes } = await gather(host);
    const broken = outcomes.filter((outcome) => outcome.state !== 'collected');
    expect(broken.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'application-event-log failed',
      'system-event-log failed',
    ]);
    expect(broken[0]?.reason).toContain('disk is full');
  });

  it('the disk is full when the wizard trace is written', async () => {
    const host = await openedSample('healthy');
    const trace = collectors.find((collector) => collector.id === 'trace-log');
    const file = join(await mkdtemp(join(tmpdir(), 'no-folder-')), 'plain-file');
    await writeFile(file, '');
    const collection = await runCollection(
      {
        host,
        workFolder: file,
        sinceMs: 0,
        untilMs: 1,
        signal: new AbortController().signal,
        onEvent: () => undefined,
      },
      { collectors: trace === undefined ? [] : [trace] },
    );
    expect(collection.outcomes[0]).toMatchObject({ state: 'failed', bytes: 0 });
  });
});

describe('what is touched on a server', () => {
  it('is this and nothing else', async () => {
    const calls: string[] = [];
    const language = languages[0];
    if (language === undefined) {
      throw new Error('no language');
    }
    await gather(await windowsOver('some-users-denied', (recorded) => replayWindows(recorded, language, calls)));
    const seen = [...new Set(calls.map(withoutVariables))].toSorted();
    expect(seen).toEqual([...allowed].toSorted());
  });
});

/** Folders, times and users differ from run to run. */
function withoutVariables(call: string): string {
  return call
    .replace(
      /^(wevtutil (?:epl|al)) (?:(\w+) )?\S*?(\w+\.evtx)/,
      (_all, verb: string, channel: string | undefined, file: string) =>
        [verb, channel, `WORK/${file}`].filter((part) => part !== undefined).join(' '),
    )
    .replace(/ \/q:.*$/, ' /q:…')
    .replace(/ \\\\dc\d+\.wingtip\.example\\/, ' DC ')
    .replace(/^(powershell directory) .*$/, '$1 users')
    .replace(/^(powershell windows-tls) .*$/, '$1 hosts')
    .replace('HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols', 'SCHANNEL');
}

// Keys above an absent one are looked at to tell absent from forbidden; nothing of them is kept.
const allowed: readonly string[] = [
  'powershell directory users',
  'powershell sync-configuration',
  'powershell windows-tls hosts',
  'reg query DC HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /reg:64',
  'reg query HKCU\\SOFTWARE /reg:64',
  'reg query HKCU\\SOFTWARE\\Microsoft /reg:64',
  'reg query HKCU\\SOFTWARE\\Microsoft\\Windows /reg:64',
  'reg query HKCU\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion /reg:64',
  'reg query HKCU\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings /reg:64',
  'reg query HKLM\\SOFTWARE /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft /reg:32',
  'reg query HKLM\\SOFTWARE\\Microsoft /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319 /reg:32',
  'reg query HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319 /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Azure AD Connect /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\EnterpriseCertificates /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\EnterpriseCertificates\\Root /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\EnterpriseCertificates\\Root\\Certificates /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\AuthRoot\\Certificates /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\ROOT\\Certificates /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows /reg:32',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion /reg:32',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall /s /reg:32',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall /s /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update /reg:64',
  'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired /reg:64',
  'reg query HKLM\\SOFTWARE\\Policies /reg:64',
  'reg query HKLM\\SOFTWARE\\Policies\\Microsoft /reg:64',
  'reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography /reg:64',
  'reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration /reg:64',
  'reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL /reg:64',
  'reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002 /reg:64',
  'reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates /reg:64',
  'reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot /reg:64',
  'reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\Root /reg:64',
  'reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\Root\\Certificates /reg:64',
  'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName /reg:64',
  'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /reg:64',
  'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy /reg:64',
  'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage /reg:64',
  'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions /reg:64',
  'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager /reg:64',
  'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation /reg:64',
  'reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\ADSync /reg:64',
  'reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters /reg:64',
  'reg query SCHANNEL /reg:64',
  'reg query SCHANNEL\\TLS 1.0 /reg:64',
  'reg query SCHANNEL\\TLS 1.0\\Client /reg:64',
  'reg query SCHANNEL\\TLS 1.1 /reg:64',
  'reg query SCHANNEL\\TLS 1.1\\Client /reg:64',
  'reg query SCHANNEL\\TLS 1.2\\Client /reg:64',
  'reg query SCHANNEL\\TLS 1.2\\Server /reg:64',
  'reg query SCHANNEL\\TLS 1.3 /reg:64',
  'reg query SCHANNEL\\TLS 1.3\\Client /reg:64',
  'sc queryex ADSync',
  'w32tm /query /status',
  'wevtutil al WORK/Application.evtx /l:en-US',
  'wevtutil epl Application WORK/Application.evtx /ow:true /q:…',
  'wevtutil epl System WORK/System.evtx /ow:true /q:…',
  'wevtutil gl Application',
  'wevtutil gli Application',
  'wevtutil qe Application /c:1 /rd:false /f:xml',
];
