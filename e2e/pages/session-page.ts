import type { Locator, Page } from 'playwright';

export type ScreenName =
  | 'Overview'
  | 'Findings'
  | 'Timeline'
  | 'Operations'
  | 'Server'
  | 'Network'
  | 'Case'
  | 'Compare'
  | 'Privacy'
  | 'Export';

/** One collection or one opened file on screen: progress, findings, operations, the case form. */
export class SessionPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get status(): Locator {
    return this.page.locator('footer [role=status]');
  }

  get sampleBanner(): Locator {
    return this.page.getByText('Recorded sample server, not this computer');
  }

  get progress(): Locator {
    return this.page.getByRole('progressbar', { name: 'Progress of the collection' });
  }

  get cancelButton(): Locator {
    return this.page.getByRole('button', { name: 'Cancel, keep what is there' });
  }

  /** Saves as it was decided before the collection, without another screen. */
  get saveButton(): Locator {
    return this.page.getByRole('button', { name: 'Save the bundle …' });
  }

  collector(title: string): Locator {
    return this.page.getByRole('region', { name: 'Collectors' }).getByRole('row').filter({ hasText: title });
  }

  /** Waits until everything is collected and read. */
  async done(): Promise<void> {
    await this.status
      .filter({ hasText: /^(?:Collected|Cancelled|Opened|Gesammelt|Geöffnet)[.;]/ })
      .waitFor({ timeout: 30_000 });
  }

  async show(screen: ScreenName): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click();
  }

  /** The same in any language: by the screen's own id, for example `privacy`. */
  async showById(id: string): Promise<void> {
    await this.page.locator(`nav [data-screen="${id}"]`).click();
  }

  finding(id: string): Locator {
    return this.page.locator(`[data-finding="${id}"]`);
  }

  /** Ids of the findings in their order on screen. */
  async findingIds(): Promise<readonly string[]> {
    const cards = await this.page.locator('[data-finding]').all();
    return await Promise.all(cards.map(async (card) => (await card.getAttribute('data-finding')) ?? ''));
  }

  async unknownIds(): Promise<readonly string[]> {
    const items = await this.page.locator('[data-unknown]').all();
    return await Promise.all(items.map(async (item) => (await item.getAttribute('data-unknown')) ?? ''));
  }

  get operationRows(): Locator {
    return this.page.getByRole('region', { name: 'Table of password operations' }).locator('tbody tr');
  }

  caseField(id: string): Locator {
    return this.page.locator(`[data-field="${id}"]`);
  }
}
