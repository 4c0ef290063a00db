import type { Locator, Page } from 'playwright';

/** The export screen and its result. */
export class ExportPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get saveButton(): Locator {
    return this.page.getByRole('button', { name: 'Save the bundle …' });
  }

  get result(): Locator {
    return this.page.locator('.export-result');
  }

  get written(): Locator {
    return this.page.getByRole('heading', { name: 'The bundle is written and checked' });
  }

  async shortCode(): Promise<string> {
    return (await this.result.locator('.short-code').textContent()) ?? '';
  }
}
