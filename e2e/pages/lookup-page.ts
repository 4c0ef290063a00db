import type { Locator, Page } from 'playwright';

/** The look-up over any screen. */
export class LookupPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Look up' });
  }

  get box(): Locator {
    return this.dialog.getByRole('searchbox');
  }

  answer(key: string): Locator {
    return this.dialog.locator(`[data-answer="${key}"]`);
  }

  get answers(): Locator {
    return this.dialog.locator('[data-answer]');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+K');
  }
}
