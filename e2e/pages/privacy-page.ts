import type { Locator, Page } from 'playwright';

/** Which names the receiver sees. */
export class PrivacyPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get standIns(): Locator {
    return this.page.getByRole('radio', { name: 'Stand-ins', exact: true });
  }

  get realNames(): Locator {
    return this.page.getByRole('radio', { name: 'Real names' });
  }

  category(name: string): Locator {
    return this.page.getByRole('switch', { name });
  }

  get ownWords(): Locator {
    return this.page.getByRole('textbox', { name: 'Words of your own to hide' });
  }

  get showButton(): Locator {
    return this.page.getByRole('button', { name: /^(?:Show what is hidden|Look again)$/ });
  }

  get preview(): Locator {
    return this.page.getByRole('region', { name: 'What redaction hides' });
  }
}
