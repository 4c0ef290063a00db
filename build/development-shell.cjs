// A stand-in for Electron over an installed Chromium, for machines where Electron's own binary cannot be had. It runs the
// unchanged out/main/main.cjs and out/preload/preload.cjs:
//   1. a module hook answers require('electron')      2. a page binding carries ipcRenderer.invoke to ipcMain.handle
//   3. an init script runs the preload first          4. a route answers the custom protocol from protocol.handle
// What it cannot show: Electron's own process sandbox, native dialogs and menus. A save dialog is answered with
// STAND_IN_SAVE_PATH (empty: cancelled), else with the path the app proposes; an open dialog with STAND_IN_OPEN_PATH.
// STAND_IN_DIALOGS names a file with answers that can change while the app runs: {"savePath": …, "openPath": …}.
// Its safeStorage is a stand-in too: it seals with a key that lies beside the settings, which protects nothing.
// STAND_IN_NO_SAFE_STORAGE=1 makes it a system without one.
//
// usage: node build/development-shell.cjs MAIN.cjs [--user-data-dir=FOLDER] [FILE]
// STAND_IN_ENDPOINT_FILE: where to write the address at which Playwright can join (for the end-to-end specs).
const { EventEmitter } = require('node:events');
const crypto = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const os = require('node:os');
const path = require('node:path');
const { chromium } = require('playwright');

const root = path.resolve(__dirname, '..');
const [mainFile, ...appArguments] = process.argv.slice(2);
const pageOrigin = 'https://app.bundle';
const toReal = (url) => url.replace(`${pageOrigin}/`, 'app://bundle/');
const toShown = (url) => url.replace('app://bundle/', `${pageOrigin}/`);

const userData =
  appArguments.find((argument) => argument.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length) ??
  path.join(process.env.APPDATA ?? path.join(os.homedir(), '.config'), 'connect-support-bundle');

const handlers = new Map();
const windows = new Set();
class Session {
  handlers = new Map();
  protocol = {
    handle: (scheme, handler) => this.handlers.set(scheme, handler),
    unhandle: (scheme) => this.handlers.delete(scheme),
  };
  webRequest = { onBeforeRequest: (_filter, handler) => (this.beforeRequest = handler) };
  setPermissionRequestHandler(handler) {
    this.permission = handler;
  }
  setPermissionCheckHandler() {}
  setDevicePermissionHandler() {}
  on() {}
}
const session = new Session();

/** What the app itself wants of the browser, said before it starts. */
const switches = [];

let opened;
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'stand-in-profile-'));
const openBrowser = () =>
  (opened ??= (async () => {
    const { browserFlags } = await import('./find-browser.mjs');
    const headless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM,
      headless: headless || process.env.STAND_IN_HEADLESS === '1',
      args: [...browserFlags, ...switches, '--remote-debugging-port=0'],
      viewport: null,
    });
    await context.route('**/*', answerRequest);
    context.on('close', () => quit(0));
    return context;
  })());

/** The first request of a page that was just opened has no frame yet. */
function frameOf(request) {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}

/** The window whose whole page this request would replace. */
function windowThatNavigates(request) {
  if (!request.isNavigationRequest()) return undefined;
  const frame = frameOf(request);
  return [...windows].find((candidate) => candidate.page?.mainFrame() === frame);
}

/** Whether the app keeps the window where it is. Electron asks will-navigate for what the page starts itself, never for loadURL. */
function isKept(window, url) {
  if (toReal(url) === window.loading) return false;
  let prevented = false;
  window.webContents.emit('will-navigate', { url: toReal(url), preventDefault: () => (prevented = true) });
  return prevented;
}

/** “No content” is the answer to which a browser stays where it is. */
async function stay(route) {
  return await route.fulfill({ status: 204 });
}

/** Large bytes on their way to the page: it fetches them, as the binding would copy them there as text several times. */
const bytesToFetch = new Map();
const bytesPath = '/stand-in-bytes/';
let bytesKept = 0;

function keepBytes(value) {
  if (value instanceof Uint8Array && value.length >= 65_536) {
    const name = `${bytesPath}${(bytesKept += 1)}`;
    bytesToFetch.set(name, Buffer.from(value.buffer, value.byteOffset, value.length));
    return { standInBytes: name };
  }
  if (value === null || typeof value !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(value))) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, keepBytes(part)]));
}

async function fulfillBytes(route, name) {
  const body = bytesToFetch.get(name);
  bytesToFetch.delete(name);
  return await route.fulfill(body === undefined ? { status: 404 } : { headers: { 'cache-control': 'no-store' }, body });
}

async function answerRequest(route) {
  const request = route.request();
  const url = request.url();
  if (url.startsWith(`${pageOrigin}${bytesPath}`)) return await fulfillBytes(route, url.slice(pageOrigin.length));
  const window = windowThatNavigates(request);
  if (window !== undefined && isKept(window, url)) return await stay(route);
  if (!url.startsWith(`${pageOrigin}/`)) {
    let cancelled = false;
    session.beforeRequest?.({ url }, (decision) => (cancelled = decision.cancel === true));
    return cancelled ? await route.abort('blockedbyclient') : await route.continue();
  }
  return await fulfill(route, session);
}

async function fulfill(route, from) {
  const request = route.request();
  const answer = from.handlers.get('app');
  if (answer === undefined) return await route.abort();
  const response = await answer(new Request(toReal(request.url()), { method: request.method() }));
  return await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

/** A hidden window without scripts, for paper: a browser of its own, as Chromium prints to PDF without a display only. */
async function openHidden(window) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [...(await import('./find-browser.mjs')).browserFlags, ...switches],
  });
  const context = await browser.newContext({ javaScriptEnabled: window.options.webPreferences.javascript !== false });
  await context.route('**/*', async (route) => {
    const request = route.request();
    if (windowThatNavigates(request) === window && isKept(window, request.url())) return await stay(route);
    if (request.url().startsWith(`${pageOrigin}/`)) return await fulfill(route, window.options.webPreferences.session);
    return await route.abort('blockedbyclient');
  });
  window.browser = browser;
  window.page = await context.newPage();
}

/** Runs in the page, before its own scripts: the preload with Electron's two renderer modules around it. */
function preloadScript(source) {
  return `(() => {
    if (window.top !== window) return;
    const invoke = window.__standIn;
    delete window.__standIn;
    const listeners = new Map();
    Object.defineProperty(window, Symbol.for('stand-in'), { value: (channel, payload) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, payload);
    } });
    // As a blob: of all else that comes over the network the developer tools keep a copy in the page's process.
    const fetchBlob = (path) => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.responseType = 'blob';
      request.addEventListener('load', () => resolve(request.response));
      request.addEventListener('error', () => reject(new Error('the stand-in could not hand bytes over')));
      request.open('GET', path);
      request.send();
    });
    const fetchBytes = async (value) => {
      if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
      if ('standInBytes' in value) return new Uint8Array(await (await fetchBlob(value.standInBytes)).arrayBuffer());
      const parts = Object.entries(value).map(async ([key, part]) => [key, await fetchBytes(part)]);
      return Object.fromEntries(await Promise.all(parts));
    };
    const ipcRenderer = {
      invoke: async (channel, ...args) => await fetchBytes(await invoke(channel, args)),
      on: (channel, listener) => void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      off: (channel, listener) =>
        void listeners.set(channel, (listeners.get(channel) ?? []).filter((other) => other !== listener)),
    };
    const contextBridge = { exposeInMainWorld: (name, api) =>
      Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true }) };
    const module = { exports: {} };
    const exports = module.exports;
    const require = () => ({ contextBridge, ipcRenderer });
    ${source}
  })()`;
}

/** Runs in the page: hands a message of the main process to the preload's listeners. */
function deliver([channel, payload]) {
  globalThis[Symbol.for('stand-in')]?.(channel, payload);
}

class WebContents extends EventEmitter {
  openHandler = () => ({ action: 'allow' });
  sending = Promise.resolve();
  session = session;
  constructor(window) {
    super();
    this.window = window;
  }
  setWindowOpenHandler(handler) {
    this.openHandler = handler;
  }
  send(channel, payload) {
    // One after the other: messages keep their order. A page that has just closed hears nothing, as in Electron.
    this.sending = this.sending.then(() => this.window.page?.evaluate(deliver, [channel, payload]).catch(() => {}));
  }
  async printToPDF({ printBackground, preferCSSPageSize, pageSize }) {
    return await this.window.page.pdf({ printBackground, preferCSSPageSize, format: pageSize });
  }
  print(_options, done) {
    console.log('The stand-in prints nothing.');
    done(false, 'no printer');
  }
  getURL() {
    return toReal(this.window.page?.url() ?? '');
  }
}

class BrowserWindow extends EventEmitter {
  static getAllWindows() {
    return [...windows];
  }
  constructor(options) {
    super();
    this.options = options;
    this.destroyed = false;
    this.webContents = new WebContents(this);
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.ready = this.open();
  }
  async open() {
    if (this.options.show === false && this.options.webPreferences.preload === undefined) return await openHidden(this);
    const context = await openBrowser();
    await this.use(context.pages().find((page) => page.url() === 'about:blank') ?? (await context.newPage()));
  }
  /** Makes a page of the browser the content of this window. */
  async use(page) {
    this.page = page;
    await page.exposeBinding('__standIn', async (source, channel, args) => {
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`no handler for ${channel}`);
      const parent = source.frame.parentFrame();
      const event = { sender: this.webContents, senderFrame: { url: toReal(source.frame.url()), parent } };
      return keepBytes(await handler(event, ...args));
    });
    await page.addInitScript({
      content: preloadScript(fs.readFileSync(this.options.webPreferences.preload, 'utf8')),
    });
    page.on('popup', (popup) => {
      const { action } = this.webContents.openHandler({ url: popup.url() });
      if (action === 'deny') popup.close().catch(() => {});
    });
    page.on('crash', async () => {
      // Chromium's page cannot be used any more; Electron gives the window another process.
      await this.use(await page.context().newPage());
      page.close().catch(() => {});
      this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    });
    page.on('close', () => {
      if (this.page !== page) return;
      this.emit('close', {});
      this.destroyed = true;
      windows.delete(this);
      this.emit('closed');
      if (windows.size === 0) app.emit('window-all-closed');
    });
  }
  showTheme() {
    const { themeSource } = nativeTheme;
    this.page?.emulateMedia({ colorScheme: themeSource === 'system' ? null : themeSource }).catch(() => {});
  }
  async loadURL(url) {
    await this.ready;
    if (nativeTheme.themeSource !== 'system') this.showTheme();
    this.loading = url;
    await this.page.goto(toShown(url));
    this.loading = undefined;
    this.emit('ready-to-show');
    if (this.browser === undefined) announce();
  }
  show() {}
  focus() {
    this.page?.bringToFront().catch(() => {});
    this.emit('focus');
  }
  restore() {}
  maximize() {}
  isMaximized() {
    return false;
  }
  isMinimized() {
    return false;
  }
  isDestroyed() {
    return this.destroyed;
  }
  getNormalBounds() {
    return { x: 0, y: 0, width: this.options.width, height: this.options.height };
  }
  destroy() {
    this.destroyed = true;
    windows.delete(this);
    this.browser?.close().catch(() => {});
  }
  close() {
    this.page?.close().catch(() => {});
  }
}

/** Says where the window is, for those who cannot see it. */
function announce() {
  const file = process.env.STAND_IN_ENDPOINT_FILE;
  const port = fs.readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0];
  if (file !== undefined) {
    // In one step, so that who waits for the file never reads half of it.
    fs.writeFileSync(`${file}.new`, `http://127.0.0.1:${port}`);
    fs.renameSync(`${file}.new`, file);
  }
  if (process.env.STAND_IN_SAY_ADDRESS === '1') {
    console.log(`No display: the window is open without one. Look at it at http://127.0.0.1:${port} in a Chromium.`);
  }
}

let quitting = false;
function quit(code) {
  if (quitting) return;
  app.emit('before-quit', { preventDefault() {} });
  for (const window of windows) window.emit('close', {});
  let prevented = false;
  app.emit('will-quit', { preventDefault: () => (prevented = true) });
  // Who prevents it quits again when it is ready.
  if (!prevented) void exit(code);
}

async function exit(code) {
  if (quitting) return;
  quitting = true;
  const context = await Promise.resolve(opened).catch(() => undefined);
  await context?.close().catch(() => {});
  lock?.release();
  fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

/** One file per user folder holds the process id of the first instance; a second one leaves its arguments beside it. */
let lock;
function takeLock() {
  fs.mkdirSync(userData, { recursive: true });
  const file = path.join(userData, 'stand-in.lock');
  const callFile = path.join(userData, 'stand-in.call');
  const owner = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  if (owner > 0 && owner !== process.pid && isAlive(owner)) {
    fs.writeFileSync(callFile, JSON.stringify({ argv: process.argv, folder: process.cwd() }));
    return false;
  }
  fs.writeFileSync(file, String(process.pid));
  fs.rmSync(callFile, { force: true });
  const timer = setInterval(() => {
    if (!fs.existsSync(callFile)) return;
    const call = JSON.parse(fs.readFileSync(callFile, 'utf8'));
    fs.rmSync(callFile, { force: true });
    app.emit('second-instance', {}, call.argv, call.folder);
  }, 200);
  timer.unref();
  lock = { release: () => fs.rmSync(file, { force: true }) };
  return true;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  whenReady: () => Promise.resolve(),
  requestSingleInstanceLock: takeLock,
  releaseSingleInstanceLock: () => lock?.release(),
  quit: () => quit(0),
  exit: (code) => void exit(code ?? 0),
  getLocale: () => process.env.STAND_IN_LOCALE ?? 'en-US',
  getName: () => 'Connect Support Bundle',
  getVersion: () => JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version,
  getAppPath: () => root,
  getPath: (name) => {
    if (name === 'userData') return userData;
    if (name === 'temp') return os.tmpdir();
    return fs.existsSync(path.join(os.homedir(), 'Documents')) ? path.join(os.homedir(), 'Documents') : os.homedir();
  },
  setAppUserModelId() {},
  enableSandbox() {},
  commandLine: {
    appendSwitch: (name, value) => void switches.push(value === undefined ? `--${name}` : `--${name}=${value}`),
  },
});

/** The answers that a spec has given since the start, else those of the environment. */
function dialogAnswers() {
  const file = process.env.STAND_IN_DIALOGS;
  const given = file !== undefined && fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  return { savePath: process.env.STAND_IN_SAVE_PATH, openPath: process.env.STAND_IN_OPEN_PATH, ...given };
}

const dialog = {
  async showSaveDialog(...args) {
    const options = args.at(-1);
    const answer = dialogAnswers().savePath ?? options.defaultPath;
    if (dialogAnswers().savePath === undefined) console.log(`No save dialog in the stand-in: saving to ${answer}`);
    return answer === '' ? { canceled: true, filePath: '' } : { canceled: false, filePath: answer };
  },
  showErrorBox: (title, text) => console.error(`${title}: ${text}`),
  async showOpenDialog() {
    const answer = dialogAnswers().openPath ?? '';
    return { canceled: answer === '', filePaths: answer === '' ? [] : [answer] };
  },
};

/** NOT SECURE: whoever may read the folder may read what was sealed. It only lets the app's own paths run. */
const safeStorage = {
  isEncryptionAvailable: () => process.env.STAND_IN_NO_SAFE_STORAGE !== '1',
  getSelectedStorageBackend: () => (process.env.STAND_IN_NO_SAFE_STORAGE === '1' ? 'basic_text' : 'gnome_libsecret'),
  encryptString(text) {
    const start = crypto.randomBytes(12);
    const cipher = crypto.createCipheriv('aes-256-gcm', standInKey(), start);
    return Buffer.concat([start, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  decryptString(sealed) {
    const decipher = crypto.createDecipheriv('aes-256-gcm', standInKey(), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
  },
};

function standInKey() {
  const file = path.join(userData, 'stand-in-not-secure.key');
  if (!fs.existsSync(file)) fs.writeFileSync(file, crypto.randomBytes(32), { mode: 0o600 });
  return fs.readFileSync(file);
}

const shell = {
  openExternal: async (url) => console.log(`The stand-in opens no browser: ${url}`),
  showItemInFolder: (file) => console.log(`The stand-in opens no folder: ${file}`),
};

/** As in Electron, the page sees the chosen theme as the system's. */
class NativeTheme extends EventEmitter {
  shouldUseDarkColors = false;
  chosen = 'system';
  get themeSource() {
    return this.chosen;
  }
  set themeSource(theme) {
    if (theme === this.chosen) return;
    this.chosen = theme;
    for (const window of windows) window.showTheme();
  }
}
const nativeTheme = new NativeTheme();

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain: { handle: (channel, handler) => handlers.set(channel, handler) },
  Menu: { setApplicationMenu() {}, buildFromTemplate: () => ({}) },
  nativeTheme,
  protocol: {
    registerSchemesAsPrivileged() {},
    handle: session.protocol.handle,
  },
  safeStorage,
  session: { defaultSession: session, fromPartition: () => new Session() },
  shell,
};

// Node 20 has no public hook for CommonJS.
// oxlint-disable-next-line no-underscore-dangle
const load = Module._load;
// oxlint-disable-next-line no-underscore-dangle
Module._load = function answerElectron(request, ...rest) {
  return request === 'electron' ? electron : load.call(this, request, ...rest);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => quit(0));
process.on('unhandledRejection', (error) => {
  console.error(error);
  void exit(1);
});
require(path.resolve(mainFile));
