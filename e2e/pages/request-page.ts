import type { Locator, Page } from 'playwright';

/** The composer of a request, and the review of a received one. */
export class RequestPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get caseNumber(): Locator {
    return this.page.getByRole('textbox', { name: 'Case number' });
  }

  get requester(): Locator {
    return this.page.getByRole('textbox', { name: 'Who asks' });
  }

  item(title: string): Locator {
    return this.page.getByRole('checkbox', { name: title, exact: true });
  }

  why(title: string): Locator {
    return this.page.getByRole('textbox', { name: `Why: ${title}` });
  }

  get preview(): Locator {
    return this.page.getByRole('complementary', { name: 'What the administrator sees' });
  }

  get saveButton(): Locator {
    return this.page.getByRole('button', { name: 'Save the request …' });
  }

  get mailText(): Locator {
    return this.page.getByRole('textbox', { name: 'Text for a mail' });
  }

  get keys(): Locator {
    return this.page.locator('[data-keys]');
  }

  get reviewHeading(): Locator {
    return this.page.getByRole('heading', { name: 'Somebody asks for a bundle' });
  }

  give(title: string): Locator {
    return this.page.getByRole('checkbox', { name: `Give: ${title}` });
  }

  whyNot(title: string): Locator {
    return this.page.getByRole('textbox', { name: `Why not: ${title}` });
  }

  get collectButton(): Locator {
    return this.page.getByRole('button', { name: 'Collect for this request' });
  }
}
