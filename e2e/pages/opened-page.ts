import type { Locator, Page } from 'playwright';

/** A bundle or log that was opened: its name, what is wrong with it, and the ways it comes in. */
export class OpenedPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, exact: true });
  }

  /** A sentence about what could not be read, or why nothing could. */
  problem(text: string): Locator {
    return this.page.locator('main').getByText(text).first();
  }

  /** Lets a file go over the window, as from the desktop. */
  async drop(name: string, content: Uint8Array): Promise<void> {
    await this.page.evaluate(
      ([fileName, base64]) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([bytes], fileName));
        for (const kind of ['dragover', 'drop']) {
          document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
        }
      },
      [name, Buffer.from(content).toString('base64')] as const,
    );
  }
}
