/** An installed browser of Chromium's kind, or why there is none. */
export function findBrowser(options: { readonly install: boolean }): Promise<{
  readonly path?: string;
  readonly reason?: string;
}>;
