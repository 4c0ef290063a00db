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

  /** The choice of a recorded server, by its name in electron/host/samples. */
  sample(name: string): Locator {
    return this.page.locator(`input[value="sample:${name}"]`);
  }

  get filter(): Locator {
    return this.page.getByLabel('Find a recorded server');
  }

  get timeWindow(): Locator {
    return this.page.getByLabel('Look back over');
  }

  get collectButton(): Locator {
    return this.page.getByRole('button', { name: 'Collect', exact: true });
  }

  get openButton(): Locator {
    return this.page.getByRole('button', { name: 'Open a bundle or log …' });
  }

  async collect(name: string): Promise<void> {
    await this.sample(name).check();
    await this.collectButton.click();
  }
}
