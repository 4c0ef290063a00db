import type { Locator, Page } from 'playwright';

/** What is seen before anything is gathered. */
export class PlanPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get timeWindow(): Locator {
    return this.page.getByRole('combobox', { name: 'Look back over' });
  }

  get names(): Locator {
    return this.page.getByRole('radiogroup', { name: 'Names in the bundle' });
  }

  /** One line of what was looked at beforehand: rights, space, log-window, clock. */
  check(id: string): Locator {
    return this.page.locator(`[data-check="${id}"]`);
  }

  get gathered(): Locator {
    return this.page.getByRole('region', { name: 'What is gathered, and why' });
  }

  get startButton(): Locator {
    return this.page.getByRole('button', { name: 'Start collecting' });
  }

  get backButton(): Locator {
    return this.page.getByRole('button', { name: 'Back', exact: true });
  }
}
