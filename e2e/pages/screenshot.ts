import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { root } from '../../build/launch.mjs';

/** Keeps a picture of the screen as an artefact of the tests, in test-results/screenshots. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = join(root, 'test-results', 'screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
