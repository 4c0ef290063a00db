// Decides what shows the window: Electron where its binary is installed, else the development shell over Chromium.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBrowser } from './find-browser.mjs';

export const root = resolve(import.meta.dirname, '..');
export const mainFile = join(root, 'out', 'main', 'main.cjs');

/** Path of Electron's binary, or undefined where it was never fetched. Looks only: importing `electron` would download. */
export function electronBinary() {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** Whether Electron could open a window here: on Linux it needs a display. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Arguments Electron needs to run as root, which CI machines are. */
export function electronArguments(userData) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...asRoot, ...(userData === undefined ? [] : [`--user-data-dir=${userData}`]), root];
}

/**
 * Starts the built app for a spec. `savePath` and `openPath` answer the dialogs ('' = the person cancels), until
 * `answerDialogs` gives others. `files` are named on the command line, as a double click would; `env` is added.
 */
export async function launchApp({ savePath = '', openPath = '', userData, files = [], env = {} }) {
  const binary = electronBinary();
  if (binary !== undefined && hasDisplay() && process.env['STAND_IN'] !== '1') {
    return await launchElectron(binary, { savePath, openPath }, userData, files, env);
  }
  return await launchStandIn({ savePath, openPath }, userData, files, env);
}

async function launchElectron(executablePath, dialogs, userData, files, env) {
  const { _electron: electron } = await import('playwright');
  const args = [...electronArguments(userData), ...files];
  const running = await electron.launch({ executablePath, args, cwd: root, env: { ...process.env, ...env } });
  const page = await running.firstWindow();
  const answerDialogs = async ({ savePath = '', openPath = '' }) =>
    await running.evaluate(
      ({ dialog }, answers) => {
        dialog.showSaveDialog = async () => ({ canceled: answers.save === '', filePath: answers.save });
        dialog.showOpenDialog = async () => ({ canceled: answers.open === '', filePaths: [answers.open] });
      },
      { save: savePath, open: openPath },
    );
  await answerDialogs(dialogs);
  let output = '';
  running.process().stdout?.on('data', (text) => (output += String(text)));
  return {
    kind: 'electron',
    page,
    pages: () => running.windows(),
    output: () => output,
    answerDialogs,
    kill: async () => void running.process().kill('SIGKILL'),
    close: async () => await running.close(),
  };
}

/**
 * Starts a second process of the stand-in on the same user folder, with the files that a double click would name;
 * resolves with its exit code and how long it took.
 */
export async function startAgain(userData, files = []) {
  const child = spawnStandIn({ STAND_IN_HEADLESS: '1' }, userData, files, 'ignore');
  const started = Date.now();
  const code = await new Promise((done) => child.once('exit', done));
  return { code, elapsedMs: Date.now() - started };
}

function spawnStandIn(env, userData, files, stdio) {
  const args = [join(root, 'build', 'development-shell.cjs'), mainFile];
  if (userData !== undefined) args.push(`--user-data-dir=${userData}`);
  args.push(...files);
  return spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio });
}

async function launchStandIn(dialogs, userData, files, ownEnv) {
  // Loaded on use: `npm start` needs the rest of this file, and has something to say within two seconds.
  const { chromium } = await import('playwright');
  const found = await findBrowser({ install: false });
  if (found.path === undefined) throw new Error(found.reason);
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  const endpointFile = join(folder, 'endpoint');
  const dialogsFile = join(folder, 'dialogs.json');
  const answerDialogs = async ({ savePath = '', openPath = '' }) =>
    writeFileSync(dialogsFile, JSON.stringify({ savePath, openPath }));
  await answerDialogs(dialogs);
  const env = {
    ...ownEnv,
    CHROMIUM: found.path,
    STAND_IN_DIALOGS: dialogsFile,
    STAND_IN_ENDPOINT_FILE: endpointFile,
    STAND_IN_HEADLESS: '1',
  };
  const child = spawnStandIn(env, userData, files, ['ignore', 'pipe', 'pipe']);
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.on('data', (text) => (output += String(text)));
  let ended = false;
  const exited = new Promise((done) => child.once('exit', done)).then(() => (ended = true));
  for (let waited = 0; !existsSync(endpointFile); waited += 50) {
    if (ended || waited > 30_000) {
      child.kill('SIGKILL');
      throw new Error(`the development shell did not open a window:\n${output}`);
    }
    await wait(50);
  }
  // What cannot be joined must not stay behind.
  const browser = await chromium.connectOverCDP(readFileSync(endpointFile, 'utf8')).catch((error) => {
    child.kill('SIGTERM');
    throw error;
  });
  const [context] = browser.contexts();
  const page = context?.pages().find((candidate) => candidate.url().startsWith('https://app.bundle/'));
  if (context === undefined || page === undefined) {
    child.kill('SIGTERM');
    throw new Error('the window has no page');
  }
  return {
    kind: 'stand-in',
    page,
    pages: () => context.pages(),
    output: () => output,
    answerDialogs,
    kill: async () => {
      const debug = await browser.newBrowserCDPSession();
      child.kill('SIGKILL');
      await exited;
      // Electron's windows would go with it.
      await debug.send('Browser.close').catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
    close: async () => {
      await browser.close().catch(() => undefined);
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
