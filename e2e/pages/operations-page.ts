import type { Locator, Page } from 'playwright';

/** The screen of password operations. */
export class OperationsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: 'Password operations' });
  }

  get status(): Locator {
    return this.section.getByRole('status');
  }

  view(name: 'All operations' | 'By user' | 'By result code'): Locator {
    return this.section.getByRole('tab', { name });
  }

  get search(): Locator {
    return this.section.getByRole('searchbox', { name: 'Find' });
  }

  async showOutcome(name: string): Promise<void> {
    await this.section.getByRole('combobox', { name: 'Result' }).click();
    await this.page.getByRole('option', { name, exact: true }).click();
  }

  get copyButton(): Locator {
    return this.section.getByRole('button', { name: 'Copy as table' });
  }

  get grid(): Locator {
    return this.section.getByRole('grid');
  }

  /** Rows of the whole table, also those that are not in the page. */
  async count(): Promise<number> {
    return Number(await this.grid.getAttribute('aria-rowcount')) - 1;
  }

  /** Rows in the page: those that can be seen, without the head. */
  get rows(): Locator {
    return this.grid.locator('[role=row]:not(.virtual-head)');
  }

  column(name: string): Locator {
    return this.grid.getByRole('columnheader', { name }).getByRole('button');
  }

  /** The operation that is being read. */
  get details(): Locator {
    return this.page.getByRole('region', { name: 'Operation', exact: true });
  }
}
