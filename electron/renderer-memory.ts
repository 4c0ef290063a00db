import type { App } from 'electron';

/**
 * Switches for the processes that hold the window. Where new objects are made V8 keeps room for 64 to 96 MiB of them in
 * the page and as much in its worker, once a long log has passed through; an eighth of that is enough, and no slower.
 */
export const rendererSwitches: Readonly<Record<string, string>> = { 'js-flags': '--max-semi-space-size=8' };

/** To be called before the app is ready. Electron's own process began without them, and goes on so. */
export function boundRendererMemory({ commandLine }: Pick<App, 'commandLine'>): void {
  for (const [name, value] of Object.entries(rendererSwitches)) commandLine.appendSwitch(name, value);
}
