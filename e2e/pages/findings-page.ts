import type { Locator, Page } from 'playwright';

/** The findings screen. */
export class FindingsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  finding(id: string): Locator {
    return this.page.locator(`[data-finding="${id}"]`);
  }

  /** Opens or closes a finding. */
  async toggle(id: string): Promise<void> {
    await this.finding(id).locator('.fui-AccordionHeader__button').first().click();
    // Until it has opened or closed all the way: what moves away between press and release is not clicked.
    await this.finding(id).evaluate(async (card) => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      await Promise.allSettled(card.getAnimations({ subtree: true }).map(async (motion) => await motion.finished));
    });
  }

  async ids(): Promise<readonly string[]> {
    return await this.page
      .locator('[data-finding]')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-finding') ?? ''));
  }

  /** A step of a guide inside a finding, by its id in shared/knowledge. */
  step(finding: string, id: string): Locator {
    return this.finding(finding).locator(`[data-step="${id}"]`);
  }

  get notEvaluated(): Locator {
    return this.page.locator('.unknown');
  }
}
