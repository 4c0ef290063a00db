import type { Locator, Page } from 'playwright';

/** The export screen and its result. */
export class ExportPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** In English and in German. */
  get saveButton(): Locator {
    const name = /^(?:Save the bundle|Save once more|Bündel speichern|Noch einmal speichern) …$/;
    return this.page.getByRole('button', { name });
  }

  /** Who can open it. */
  protection(name: string): Locator {
    return this.page.getByRole('radiogroup', { name: 'Who can open it' }).getByRole('radio', { name });
  }

  get passphrase(): Locator {
    return this.page.getByRole('textbox', { name: 'Passphrase', exact: true });
  }

  /** What came of it. */
  get result(): Locator {
    return this.page.getByRole('region', { name: 'The bundle is written and checked' });
  }

  get written(): Locator {
    return this.page.getByRole('heading', { name: 'The bundle is written and checked' });
  }

  get checkButton(): Locator {
    return this.page.getByRole('button', { name: /^(?:Open again to check|Zur Kontrolle öffnen)$/ });
  }

  async shortCode(): Promise<string> {
    return (await this.result.getByRole('status', { name: 'Short code' }).textContent()) ?? '';
  }
}
