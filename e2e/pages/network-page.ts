import type { Locator, Page } from 'playwright';

/** The screen of the network test. */
export class NetworkPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: 'Network', exact: true });
  }

  get grid(): Locator {
    return this.section.getByRole('region', { name: 'Endpoints and steps' });
  }

  get chains(): Locator {
    return this.section.locator('.chain');
  }

  /** What ways say differently. */
  get disagreements(): Locator {
    return this.section.getByRole('note');
  }

  get againButton(): Locator {
    return this.section.getByRole('button', { name: /Run again|Testing/ });
  }
}
