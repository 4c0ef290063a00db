import type { Locator, Page } from 'playwright';
import { PlanPage } from './plan-page.ts';

/** The first screen: collect, open, ask. */
export class StartPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { name: 'Why does no password get back?' });
  }

  /** Says that this machine is no Connect server. */
  get noServerNote(): Locator {
    return this.page.getByText('This computer is no Connect server');
  }

  /** A recorded server, by its name in electron/host/samples. */
  sample(name: string): Locator {
    return this.page.locator(`[data-sample="${name}"]`);
  }

  get filter(): Locator {
    return this.page.getByRole('searchbox', { name: 'Find a recorded server' });
  }

  get openButton(): Locator {
    return this.page.getByRole('button', { name: 'Open a bundle or log …' });
  }

  get composeButton(): Locator {
    return this.page.getByRole('button', { name: 'Write a request …' });
  }

  /** Files that were opened before. */
  get recent(): Locator {
    return this.page.getByRole('region', { name: 'Opened before' });
  }

  /** Theme, language or clock, by the words that stand in the menu. */
  async choose(setting: string): Promise<void> {
    await this.page.getByRole('button', { name: /^(?:Settings|Einstellungen)$/ }).click();
    await this.page.getByRole('menuitemradio', { name: setting, exact: true }).click();
    await this.page.keyboard.press('Escape');
  }

  /** Collects on a recorded server, as it is proposed. */
  async collect(name: string): Promise<void> {
    await this.sample(name).click();
    await new PlanPage(this.page).startButton.click();
  }
}
