import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from 'playwright/test';
import { launchApp } from '../../build/launch.mjs';
import type { RunningApp } from '../../build/launch.mjs';
import { ExportPage } from './export-page.ts';
import { PlanPage } from './plan-page.ts';
import { PrivacyPage } from './privacy-page.ts';
import { SessionPage } from './session-page.ts';
import { StartPage } from './start-page.ts';

export interface AppFixtures {
  /** A folder of this test's own, removed afterwards. */
  readonly folder: string;
  /** Where the save dialog's answer points; nothing is there yet. */
  readonly savePath: string;
  /** What the open dialog answers; a bundle that was exported before, unless a spec says otherwise. */
  readonly openPath: string;
  /** Where the app puts what is temporary, for this test alone. */
  readonly temporary: string;
  readonly app: RunningApp;
  readonly startPage: StartPage;
  readonly planPage: PlanPage;
  readonly privacyPage: PrivacyPage;
  readonly sessionPage: SessionPage;
  readonly exportPage: ExportPage;
}

/** Every spec starts the built app anew, on Electron or on the stand-in, and fails on any error the page reports. */
export const test = base.extend<AppFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  folder: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'window-spec-'));
    await provide(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  savePath: async ({ folder }, provide) => {
    await provide(join(folder, 'saved bundle.zip'));
  },
  openPath: async ({ savePath }, provide) => {
    await provide(savePath);
  },
  temporary: async ({ folder }, provide) => {
    const temporary = join(folder, 'temporary');
    await mkdir(temporary);
    await provide(temporary);
  },
  app: async ({ folder, savePath, openPath, temporary }, provide, info) => {
    const reason = process.env['NO_BROWSER'];
    info.skip(reason !== undefined, `no browser: ${reason ?? ''}`);
    const env = { TMPDIR: temporary, TEMP: temporary, TMP: temporary };
    const app = await launchApp({ savePath, openPath, userData: join(folder, 'user-data'), env });
    await app.page.setViewportSize({ width: 1024, height: 700 });
    const errors: string[] = [];
    app.page.on('pageerror', (error) => errors.push(String(error)));
    await provide(app);
    await app.close();
    if (errors.length > 0) throw new Error(`the page reported errors:\n${errors.join('\n')}`);
  },
  startPage: async ({ app }, provide) => {
    await provide(new StartPage(app.page));
  },
  planPage: async ({ app }, provide) => {
    await provide(new PlanPage(app.page));
  },
  privacyPage: async ({ app }, provide) => {
    await provide(new PrivacyPage(app.page));
  },
  sessionPage: async ({ app }, provide) => {
    await provide(new SessionPage(app.page));
  },
  exportPage: async ({ app }, provide) => {
    await provide(new ExportPage(app.page));
  },
});

export { expect } from 'playwright/test';
