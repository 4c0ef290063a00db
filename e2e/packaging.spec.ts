import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'playwright/test';
import { root } from '../build/launch.mjs';

// Packs the built app against a stand-in of Electron's folder, so that no download is needed. What is proved is our own
// part: which files go into the archive, that it needs nothing beside it, and that the fuses are blown.

let folder = '';
let resources = '';
let executable = '';
let log = '';

/** systeminformation tries these on a Mac only, and goes on without. */
const optional: ReadonlySet<string> = new Set(['osx-temperature-sensor', 'macos-temperature-sensor']);

/**
 * ajv names its own parts in the text of code it could write to a file; nothing is loaded by these names. It comes with
 * `conf`, which keeps the settings.
 */
const inGeneratedText: ReadonlySet<string> = new Set([
  'ajv/dist/runtime/equal',
  'ajv/dist/runtime/ucs2length',
  'ajv/dist/runtime/uri',
  'ajv/dist/runtime/validation_error',
  'ajv-formats/dist/formats',
]);

/** A fuse is one character in the binary: `0` or `1`. */
const blown = { off: 0x30, on: 0x31 } as const;

/** Where @electron/fuses finds the switches inside Electron's binary: a mark, a version, a count, one byte each. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

function makeElectronFolder(path: string): void {
  mkdirSync(join(path, 'resources'), { recursive: true });
  const wire = Buffer.concat([Buffer.from(fuseMark), Buffer.from([1, 8]), Buffer.from('10111000'), Buffer.alloc(16)]);
  writeFileSync(join(path, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), wire]));
  chmodSync(join(path, 'electron'), 0o755);
  writeFileSync(join(path, 'version'), '45.4.1');
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox']) writeFileSync(join(path, name), name);
}

test.describe('the packed app', () => {
  test.describe.configure({ mode: 'serial' });
  test.skip(process.platform !== 'linux', 'the stand-in of Electron’s folder is one for Linux');

  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'packaging-spec-'));
    makeElectronFolder(join(folder, 'electron'));
    const run = spawnSync(
      process.execPath,
      [
        resolve(root, 'node_modules/electron-builder/cli.js'),
        '--linux',
        'dir',
        '--publish',
        'never',
        '--config',
        'build/electron-builder.yml',
        `-c.electronDist=${join(folder, 'electron')}`,
        `-c.directories.output=${join(folder, 'dist')}`,
      ],
      { cwd: root, encoding: 'utf8', timeout: 55_000, env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
    );
    log = `${run.stdout}\n${run.stderr}`;
    resources = join(folder, 'dist', 'linux-unpacked', 'resources');
    executable = join(folder, 'dist', 'linux-unpacked', 'connect-support-bundle');
    if (run.status !== 0) throw new Error(log);
  });

  test.afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('holds the built files and the sample servers', () => {
    const names = listPackage(join(resources, 'app.asar'), { isPack: false }).map((name) => name.replaceAll('\\', '/'));
    for (const name of [
      '/package.json',
      '/out/main/main.cjs',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
      '/out/samples/policy-rejections/server.json',
    ]) {
      expect(names).toContain(name);
    }
    expect(names.some((name) => /^\/out\/renderer\/assets\/analysis-worker-.*\.js$/.test(name))).toBe(true);
    expect(names.filter((name) => name.endsWith('.evtx.gz')).length).toBeGreaterThanOrEqual(3);
  });

  test('holds no node_modules, no sources, nothing else', () => {
    const names = listPackage(join(resources, 'app.asar'), { isPack: false }).map((name) => name.replaceAll('\\', '/'));
    expect(names.filter((name) => name.includes('node_modules'))).toEqual([]);
    expect(names.filter((name) => /\.(?:tsx?|mts|map)$/.test(name))).toEqual([]);
    expect(names.filter((name) => name !== '/package.json' && name !== '/out' && !name.startsWith('/out/'))).toEqual(
      [],
    );
    expect(existsSync(join(resources, 'app.asar.unpacked'))).toBe(false);
  });

  test('needs no module that is not in Node or Electron', () => {
    const archive = join(resources, 'app.asar');
    const scripts = listPackage(archive, { isPack: false }).filter((name) => name.endsWith('.cjs'));
    expect(scripts.length).toBeGreaterThan(1);
    for (const name of scripts) {
      const source = extractFile(archive, name.slice(1)).toString('utf8');
      // Sample: `require("node:fs")`, `require("electron")`, `require("./chunk-x.cjs")`.
      const required = [...source.matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1] ?? '');
      const foreign = required.filter(
        (module) =>
          module !== 'electron' &&
          !optional.has(module) &&
          !inGeneratedText.has(module) &&
          !module.startsWith('.') &&
          !module.startsWith('node:') &&
          !builtinModules.includes(module),
      );
      expect(foreign, name).toEqual([]);
    }
  });

  test('keeps the preload free of libraries', () => {
    const preload = extractFile(join(resources, 'app.asar'), 'out/preload/preload.cjs').toString('utf8');
    expect(preload.length).toBeLessThan(1500);
    expect([...preload.matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron']);
  });

  test('names its main file, and that file is there', () => {
    const archive = join(resources, 'app.asar');
    const manifest: unknown = JSON.parse(extractFile(archive, 'package.json').toString('utf8'));
    const main = typeof manifest === 'object' && manifest !== null && 'main' in manifest ? String(manifest.main) : '';
    expect(extractFile(archive, main).length).toBeGreaterThan(1000);
  });

  test('has its fuses blown', async () => {
    const wire = await getCurrentFuseWire(executable);
    expect(wire[FuseV1Options.RunAsNode]).toBe(blown.off);
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(blown.off);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(blown.off);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(blown.on);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(blown.on);
    expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(blown.off);
  });
});

test('the settings name the three Windows packages, the highest available rights, the files of ours and the icon', () => {
  const settings = readFileSync(resolve(root, 'build/electron-builder.yml'), 'utf8');
  for (const target of ['nsis', 'portable', 'zip']) expect(settings).toContain(`target: ${target}`);
  // What Windows then reads in the packed program is seen by `npm run test:windows`.
  expect(settings).toMatch(/^ {2}requestedExecutionLevel: highestAvailable$/m);
  for (const ending of ['bundle-request', 'csbundle']) expect(settings).toContain(`  - ext: ${ending}\n`);
  const icon = readFileSync(resolve(root, 'build/icon.ico'));
  expect(icon.readUInt16LE(2)).toBe(1);
  const sizes = Array.from({ length: icon.readUInt16LE(4) }, (_unused, index) => icon.readUInt8(6 + 16 * index));
  // 0 stands for 256, which electron-builder asks for.
  expect(sizes).toContain(0);
});
