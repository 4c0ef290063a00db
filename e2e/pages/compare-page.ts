import type { Locator, Page } from 'playwright';

/** The comparison of what is on screen with another bundle. */
export class ComparePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get chooseButton(): Locator {
    return this.page.getByRole('button', { name: /^(Choose what to compare with|Compare with another) …$/ });
  }

  get exchangeButton(): Locator {
    return this.page.getByRole('button', { name: 'Exchange the two' });
  }

  finding(id: string, kind: string): Locator {
    return this.page.locator(`[data-finding-change="${id} ${kind}"]`);
  }

  get settingRows(): Locator {
    return this.page.locator('[data-setting-change]');
  }

  get noiseChoice(): Locator {
    return this.page.getByRole('checkbox', { name: /that any two collections have/ });
  }
}
