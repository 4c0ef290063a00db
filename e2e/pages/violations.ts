import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/**
 * What axe finds on the page as it stands. Left out are the sentinels that the kit puts at the ends of its menus and
 * lists to hand the focus on: they are named by themselves, hold nothing and never keep the focus.
 */
export async function violations(page: Page): Promise<readonly string[]> {
  // Legacy mode stays in this page; the other opens a second one, which Electron does not have.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-tabster-dummy]');
  const { violations: found } = await builder.analyze();
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html} (${node.failureSummary ?? ''})`));
}
