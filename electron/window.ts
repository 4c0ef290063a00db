import { BrowserWindow } from 'electron';
import type { EventChannel } from '../shared/ipc/channels.ts';
import type { EventPayload } from '../shared/ipc/contract.ts';
import { origin } from './security.ts';
import type { WindowSettings } from './settings.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly settings: WindowSettings;
  /** Told when the window closes, with what to remember of it. */
  onClose(settings: WindowSettings): void;
  report(message: string): void;
  /** Told when the page came down; it is then loaded anew. */
  onPageLost(): void;
  /** Told when it comes down again and again. */
  onUnusable(): void;
}

/** More of them within a minute, and loading anew does not help. */
const mostLosses = 3;

/** The one window. Sandboxed, isolated, without Node; shown when its first paint is there. */
export async function openWindow(options: WindowOptions): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: options.settings.width,
    height: options.settings.height,
    minWidth: 800,
    minHeight: 500,
    show: false,
    title: 'Connect Support Bundle',
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (options.settings.maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const { width, height } = window.getNormalBounds();
    options.onClose({ width, height, maximized: window.isMaximized() });
  });
  // A log that brings the page down, for want of memory say, must not take the app along.
  let lost: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    options.report(`the page came down (${reason})`);
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    options.onPageLost();
    const now = Date.now();
    lost = [...lost.filter((before) => now - before < 60_000), now];
    if (lost.length > mostLosses) options.onUnusable();
    else void window.loadURL(`${origin}/index.html`);
  });
  await window.loadURL(`${origin}/index.html`);
  return window;
}

/** Sends one event of the contract to the page, if the window is still there. */
export function tell<Channel extends EventChannel>(
  window: BrowserWindow | undefined,
  channel: Channel,
  payload: EventPayload<Channel>,
): void {
  if (window !== undefined && !window.isDestroyed()) window.webContents.send(channel, payload);
}

/** Brings the window to the front, for a second start of the app. */
export function bringToFront(window: BrowserWindow | undefined): void {
  if (window === undefined || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
