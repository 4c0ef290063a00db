import type { App } from 'electron';

/**
 * Switches for the processes that hold the window. Once a long log has passed through, V8 keeps room for 64 MiB of new
 * objects in the worker and for 36 in the page; a third of that is enough.
 */
export const rendererSwitches: Readonly<Record<string, string>> = { 'js-flags': '--max-semi-space-size=8' };

/** To be called before the app is ready. Electron's own process began without them, and goes on so. */
export function boundRendererMemory({ commandLine }: Pick<App, 'commandLine'>): void {
  for (const [name, value] of Object.entries(rendererSwitches)) commandLine.appendSwitch(name, value);
}
