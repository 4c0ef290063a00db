import { findBrowser } from '../find-browser.mjs';

/** An installed browser of Chromium's kind, or null. Nothing is downloaded. */
export async function findBrowserPath(): Promise<string | null> {
  return (await findBrowser({ install: false })).path ?? null;
}
