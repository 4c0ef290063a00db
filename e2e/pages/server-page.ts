import type { Locator, Page } from 'playwright';

/** The screen of the server's facts. */
export class ServerPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: 'Server', exact: true });
  }

  /** A table by its title, for example `Entra Connect`. */
  table(title: string): Locator {
    return this.section.locator(`.table-frame[aria-label="${title}"]`);
  }

  row(title: string, name: string | RegExp): Locator {
    return this.table(title).getByRole('row', { name });
  }

  /** The part that evidence led to. */
  get focusedPart(): Locator {
    return this.section.locator('.part:focus');
  }

  get onlyNotable(): Locator {
    return this.section.getByRole('switch', { name: 'Only what stands out' });
  }
}
