import type { Locator, Page } from 'playwright';

/** The timeline: search, filters, chart, list and the event that is being read. */
export class TimelinePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: 'Timeline' });
  }

  /** How many events match. */
  get status(): Locator {
    return this.section.getByRole('status').first();
  }

  async count(): Promise<number> {
    return Number(((await this.status.textContent()) ?? '').replaceAll(/\D/g, ''));
  }

  get search(): Locator {
    return this.section.getByRole('searchbox', { name: 'Find' });
  }

  get pattern(): Locator {
    return this.section.getByRole('button', { name: 'Regular expression' });
  }

  get filters(): Locator {
    return this.section.getByRole('button', { name: /^Filters/ });
  }

  get order(): Locator {
    return this.section.getByRole('button', { name: /first$/ });
  }

  /** The part of the time that is shown: `Zoom in`, `Zoom out`, `Earlier`, `Later`, `Everything`. */
  button(name: string): Locator {
    return this.section.getByRole('toolbar', { name: 'Part of the time that is shown' }).getByRole('button', { name });
  }

  /** Switches a kind of events on or off. */
  kind(name: string): Locator {
    return this.section.getByRole('group', { name: 'Kinds of events that are shown' }).getByRole('button', { name });
  }

  clock(name: string): Locator {
    return this.section.getByRole('group', { name: 'Times in' }).getByRole('button', { name });
  }

  get chart(): Locator {
    return this.section.getByRole('group', { name: /^Events over time/ });
  }

  /** The plot itself, without axes: where a pointer works. */
  get plot(): Locator {
    return this.chart.locator('.u-over').first();
  }

  /** What a screen reader is told of the chart. */
  async summary(): Promise<string> {
    const id = await this.chart.getAttribute('aria-describedby');
    return (await this.page.locator(`[id="${id ?? ''}"]`).textContent()) ?? '';
  }

  get list(): Locator {
    return this.page.getByRole('grid', { name: 'Events' });
  }

  /** Rows in the page: those that can be seen, without the head. */
  get rows(): Locator {
    return this.list.locator('[role=row]:not(.virtual-head)');
  }

  get selectedRow(): Locator {
    return this.list.locator('[role=row][aria-selected=true]');
  }

  /** The event that is being read. */
  get details(): Locator {
    return this.page.getByRole('region', { name: 'Event', exact: true });
  }
}
