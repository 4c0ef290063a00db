// Finds a Chromium for the browser specs and the development shell, in the order a developer would wish: what is
// installed, else Playwright's own download, else the Debian package. Every step has a time limit, so that a closed
// network costs seconds, not minutes.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';

/** Flags for a Chromium that runs as root, without a display, and must not use the network on its own. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chrome',
  'msedge',
];

function usualPaths() {
  if (process.platform === 'win32') {
    const roots = [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LOCALAPPDATA']];
    const tails = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ];
    return roots.flatMap((root) => (root === undefined ? [] : tails.map((tail) => join(root, tail))));
  }
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/usr/lib/chromium/chromium'];
}

function searchPath() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return commandNames.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

/** A file that exists is not yet a browser that starts: Ubuntu's `chromium-browser` may be a stub that asks for snap. */
function starts(path) {
  if (!existsSync(path)) return false;
  // Chrome for Windows opens a window instead of printing its version.
  if (process.platform === 'win32') return true;
  const run = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    timeout: 10_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return run.status === 0 && /\d+\.\d+/.test(run.stdout);
}

async function installedBrowser() {
  const asked = process.env['CHROMIUM'];
  if (asked !== undefined && asked !== '') {
    return starts(asked) ? { path: asked, from: 'CHROMIUM' } : undefined;
  }
  const path = [...searchPath(), ...usualPaths()].find((candidate) => starts(candidate));
  if (path !== undefined) return { path, from: 'installed' };
  // Loaded on use: it takes longer than everything else that `npm start` does before its first line.
  const { chromium } = await import('playwright');
  const own = chromium.executablePath();
  return starts(own) ? { path: own, from: 'Playwright' } : undefined;
}

/** True when a TCP connection to the host opens within the limit. */
export function reachable(host, port, limitMs) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answer) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(false), limitMs);
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

/** Where downloads go out: the proxy named by the environment, else the host itself. */
export function downloadDoor(host) {
  const proxy = process.env['HTTPS_PROXY'] ?? process.env['https_proxy'];
  if (proxy === undefined || proxy === '') return { host, port: 443 };
  const url = new URL(proxy.includes('://') ? proxy : `http://${proxy}`);
  return { host: url.hostname, port: Number(url.port === '' ? 80 : url.port) };
}

async function downloadBrowser(say) {
  const door = downloadDoor('cdn.playwright.dev');
  if (!(await reachable(door.host, door.port, 3000))) return 'cdn.playwright.dev cannot be reached';
  say('No Chromium found: fetching the one Playwright offers.');
  const cli = join(import.meta.dirname ?? '.', '..', 'node_modules', 'playwright', 'cli.js');
  const run = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 180_000,
  });
  return run.status === 0 ? 'the downloaded browser does not start' : 'Playwright’s download did not finish';
}

function installPackage(say) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'no rights to install a package';
  if (!existsSync('/usr/bin/apt-get')) return 'no apt-get';
  say('No Chromium found: installing the Debian package.');
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 240_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const limits = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::https::Timeout=15'];
  spawnSync('apt-get', [...limits, 'update', '-q'], options);
  const run = spawnSync('apt-get', [...limits, 'install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
  return run.status === 0 ? 'the installed package does not start' : 'apt-get could not install chromium';
}

/**
 * Returns `{ path, from }`, or `{ reason }` when there is no browser and none can be had.
 * With `install: false` only looks; never installs.
 */
export async function findBrowser({ install, say = console.log }) {
  const found = await installedBrowser();
  if (found !== undefined) return found;
  if (process.env['CHROMIUM']) return { reason: `CHROMIUM names ${process.env['CHROMIUM']}, which does not start` };
  if (!install) return { reason: 'no Chrome, Chromium or Edge is installed' };
  const reasons = ['no Chrome, Chromium or Edge is installed'];
  for (const attempt of [downloadBrowser, installPackage]) {
    reasons.push(await attempt(say));
    const now = await installedBrowser();
    if (now !== undefined) return now;
  }
  return { reason: reasons.join('; ') };
}
