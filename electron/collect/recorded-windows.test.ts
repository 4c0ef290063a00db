import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../shared/facts/facts.ts';
import { success } from '../../shared/result/result.ts';
import type { Host } from '../host/host.ts';
import { replayWindows } from '../host/windows/test-support/replayed-windows.ts';
import type { Collection } from './collector.ts';
import { gather, windowsOver } from './test-support/gather.ts';
import { openedSample } from './test-support/hand-made-host.ts';
import { languages } from './test-support/windows-languages.ts';

const limits = { signal: new AbortController().signal, timeoutMs: 1_000 };

/** A sample for each Windows that Connect runs on; the last one was recorded without an administrator's rights. */
const servers: readonly (readonly [string, string])[] = [
  ['2016', 'outdated-server'],
  ['2019', 'some-users-denied'],
  ['2022', 'healthy'],
  ['2025', 'cipher-policy'],
  ['2022, not elevated', 'not-elevated'],
];

/** The time service speaks the language of the test, and so without the lines that /verbose adds. */
function withTimeOf(facts: Facts, language: Facts): Facts {
  return language.clock === undefined ? facts : { ...facts, clock: language.clock };
}

describe.each(servers)('the doors of Windows Server %s over %s', (release, sample) => {
  const plain = openedSample(sample).then((host) => gather(host));

  it('is the Windows that is meant', async () => {
    expect((await plain).facts.server?.value.osName).toContain(release.slice(0, 4));
    expect(sample === 'not-elevated').toBe((await (await openedSample(sample)).machine.isElevated(limits)) === false);
  });

  it.each(languages)('give the same facts in $name', async (language) => {
    const { facts, outcomes } = await plain;
    const collection = await gather(await windowsOver(sample, (recorded) => replayWindows(recorded, language)));
    expect(collection.outcomes.map(({ id, state }) => `${id} ${state}`)).toEqual(
      outcomes.map(({ id, state }) => `${id} ${state}`),
    );
    expect(collection.facts.clock?.value).toMatchObject({
      source: expect.stringMatching(/^dc01\.\w+\.example$/),
      stratum: 3,
    });
    expect(collection.facts).toEqual(withTimeOf(facts, collection.facts));
  });
});

/** What PowerShell answers where a policy constrains its language: the same, or nothing but problems. */
function constrained(recorded: Host, problems: readonly string[] | null): Host {
  return {
    ...recorded,
    command: {
      async run(program, args, callLimits) {
        const answer = await recorded.command.run(program, args, callLimits);
        if (program !== 'powershell' || !answer.ok) {
          return answer;
        }
        const languageMode = 'ConstrainedLanguage';
        const stdout = JSON.stringify(
          problems === null ? { ...asRecord(answer.value.stdout), languageMode } : { languageMode, problems },
        );
        return success({ ...answer.value, stdout: `${stdout}\r\n` });
      },
    },
  };
}

function asRecord(json: string): object {
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' && value !== null ? value : {};
}

/** As Windows says that a cmdlet may not run, in the language of the case. */
const refusals: Readonly<Record<string, string>> = {
  English: 'Cannot invoke method. Method invocation is supported only on core types in this language mode.',
  German: 'Die Methode kann nicht aufgerufen werden. Nur Kerntypen werden im Sprachmodus unterstützt.',
  French: 'Impossible d’appeler la méthode dans ce mode de langage : types de base seulement.',
  Japanese: 'メソッドを呼び出すことができません。この言語モードではコア型だけです。',
};

describe.each(languages)('Constrained Language Mode in $name', (language) => {
  it('costs nothing where the module may be loaded, and is named', async () => {
    const plain = await gather(await openedSample('some-users-denied'));
    const host = await windowsOver('some-users-denied', (recorded) =>
      replayWindows(constrained(recorded, null), language),
    );
    const { facts, outcomes } = await gather(host);
    expect(facts).toEqual(withTimeOf(plain.facts, facts));
    expect(reasonOf(outcomes, 'sync-configuration')).toContain('ConstrainedLanguage');
    expect(reasonOf(outcomes, 'directory')).toContain('ConstrainedLanguage');
  });

  it('says what is missing where it may not, and the rest is collected', async () => {
    const refusal = refusals[language.name.split(',')[0] ?? ''] ?? '';
    expect(refusal).not.toBe('');
    const problems = [`module: ${refusal}`, `scheduler: ${refusal}`, `policy: ${refusal}`, `features: ${refusal}`];
    const host = await windowsOver('some-users-denied', (recorded) =>
      replayWindows(constrained(recorded, problems), language),
    );
    const { facts, outcomes } = await gather(host);
    const broken = outcomes.filter(({ state }) => state !== 'collected').map(({ id, state }) => `${id} ${state}`);
    expect(broken).toEqual(['sync-configuration failed', 'company-features failed', 'directory failed']);
    expect(reasonOf(outcomes, 'sync-configuration')).toMatch(/not readable: module, scheduler.*not known: forests/);
    expect(facts.configuration).toBeUndefined();
    expect(facts.network?.value.probes.length).toBeGreaterThan(0);
    expect(facts.network?.value.windows ?? []).toEqual([]);
  });
});

function reasonOf(outcomes: Collection['outcomes'], id: string): string {
  return outcomes.find((outcome) => outcome.id === id)?.reason ?? '';
}

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

describe('what is read and reached for besides', () => {
  it('is these files and hosts, and what is written lies in the work folder', async () => {
    const language = languages[0];
    if (language === undefined) {
      throw new Error('no language');
    }
    const touched = new Set<string>();
    const windows = await windowsOver('some-users-denied', (recorded) => replayWindows(recorded, language));
    const { files, network } = windows;
    const host: Host = {
      ...windows,
      files: {
        readText: (path, callLimits) => (touched.add(`read ${path}`), files.readText(path, callLimits)),
        list: (folder, callLimits) => (touched.add(`list ${folder}`), files.list(folder, callLimits)),
        productVersion: (path, callLimits) => (touched.add(`version ${path}`), files.productVersion(path, callLimits)),
      },
      network: {
        probe: (target, callLimits) => (
          touched.add(`probe ${target.role} ${target.port}`),
          network.probe(target, callLimits)
        ),
      },
    };
    const folder = await mkdtemp(join(tmpdir(), 'touched-'));
    const collection = await gather(host, {}, folder);
    expect([...touched].toSorted()).toEqual([
      'list C:\\ProgramData\\AADConnect',
      'probe relay 443',
      'probe service 443',
      'read C:\\ProgramData\\AADConnect\\trace-20260929-081204.log',
      'read C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\Config\\machine.config',
      'version C:\\Program Files\\Microsoft Azure AD Connect\\AzureADConnect.exe',
      'version C:\\Program Files\\Microsoft Azure AD Sync\\Bin\\miiserver.exe',
      'version C:\\Program Files\\Microsoft Azure Active Directory Connect\\AzureADConnect.exe',
    ]);
    expect((await readdir(folder)).toSorted()).toEqual(collection.files.map(({ name }) => name).toSorted());
    await rm(folder, { recursive: true });
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
  'powershell company-features',
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
  'w32tm /query /status /verbose',
  'wevtutil al WORK/Application.evtx /l:en-US',
  'wevtutil epl Application WORK/Application.evtx /ow:true /q:…',
  'wevtutil epl System WORK/System.evtx /ow:true /q:…',
  'wevtutil gl Application',
  'wevtutil gli Application',
  'wevtutil qe Application /c:1 /rd:false /f:xml',
];
