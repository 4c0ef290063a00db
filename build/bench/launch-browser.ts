import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { rendererSwitches } from '../../electron/renderer-memory.ts';
import { findBrowser } from '../find-browser.mjs';

/** An installed browser of Chromium's kind, or null. Nothing is downloaded. */
export async function findBrowserPath(): Promise<string | null> {
  return (await findBrowser({ install: false })).path ?? null;
}

/** Starts it with what the app wants of it. */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  const switches = Object.entries(rendererSwitches).map(([name, value]) => `--${name}=${value}`);
  return await chromium.launch({ executablePath, args: ['--no-sandbox', ...switches] });
}
