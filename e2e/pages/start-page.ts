import type { Locator, Page } from 'playwright';

/** The first screen. */
export class StartPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { name: 'Collect the evidence of password writeback' });
  }

  /** Says that this machine is no Connect server. */
  get noServerNote(): Locator {
    return this.page.getByText('This computer is no Connect server');
  }

  server(title: string | RegExp): Locator {
    return this.page.getByRole('radio', { name: title });
  }

  get timeWindow(): Locator {
    return this.page.getByLabel('Look back over');
  }

  get collectButton(): Locator {
    return this.page.getByRole('button', { name: 'Collect', exact: true });
  }

  async collect(title: string | RegExp): Promise<void> {
    await this.server(title).check();
    await this.collectButton.click();
  }
}
