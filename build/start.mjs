// `npm start`: opens the app. Electron where its binary is installed or can be fetched; else the development shell over an
// installed Chromium, said in one line and at once.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { downloadDoor, findBrowser, reachable } from './find-browser.mjs';
import { electronArguments, electronBinary, hasDisplay, mainFile, root } from './launch.mjs';

/** Why the stand-in is used, or undefined where Electron is there (or has just been fetched). */
async function whyNotElectron() {
  if (process.env['STAND_IN'] === '1') return 'STAND_IN=1 asks for it';
  if (electronBinary() !== undefined) return hasDisplay() ? undefined : 'there is no display';
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? 'https://github.com';
  const door = downloadDoor(new URL(mirror).hostname);
  if (!hasDisplay()) return 'there is no display';
  if (!(await reachable(door.host, door.port, 1200))) {
    return 'its binary is not installed and cannot be fetched from here';
  }
  console.log('Fetching the Electron binary, once.');
  const run = spawnSync(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
    stdio: 'inherit',
    timeout: 180_000,
  });
  return run.status === 0 && electronBinary() !== undefined ? undefined : 'its binary could not be fetched';
}

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) latest = Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  }
  return latest;
}

function isBuilt() {
  const outputs = [mainFile, join(root, 'out', 'preload', 'preload.cjs'), join(root, 'out', 'renderer', 'index.html')];
  if (!outputs.every((file) => existsSync(file))) return false;
  const built = Math.min(...outputs.map((file) => statSync(file).mtimeMs));
  const settings = ['package.json', 'build/electron.vite.config.ts'].map((file) => statSync(join(root, file)).mtimeMs);
  return Math.max(...settings, ...['shared', 'electron', 'renderer'].map((folder) => newest(folder))) < built;
}

const reason = await whyNotElectron();
if (reason !== undefined) {
  console.log(`Electron is not used (${reason}); the app opens in the stand-in over Chromium.`);
}
if (!isBuilt()) {
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
      'build',
      '--config',
      'build/electron.vite.config.ts',
      '--logLevel',
      'warn',
    ],
    { cwd: root, stdio: 'inherit' },
  );
  if (run.status !== 0) process.exit(run.status ?? 1);
}
/** Runs until the window is closed; what ends this process ends the app too. */
async function runToTheEnd(command, args, env) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'exit');
  process.exit(typeof code === 'number' ? code : 1);
}

if (reason === undefined) {
  await runToTheEnd(electronBinary() ?? '', electronArguments(undefined), process.env);
}
const browser = await findBrowser({ install: true });
if (browser.path === undefined) {
  console.error(`The app cannot be shown: ${browser.reason}. Set CHROMIUM to the path of a Chrome, Chromium or Edge.`);
  process.exit(1);
}
await runToTheEnd(process.execPath, [join(root, 'build', 'development-shell.cjs'), mainFile], {
  ...process.env,
  CHROMIUM: browser.path,
  ...(hasDisplay() ? {} : { STAND_IN_SAY_ADDRESS: '1' }),
});
