import type { App } from 'electron';
import { failure, success } from '../shared/result/result.ts';
import { startElevated } from './host/restart-elevated.ts';
import type { Services } from './ipc/services.ts';

/** Starts the app anew with more rights and ends this one; null where the system knows no such way. */
export function createElevation(
  app: Pick<App, 'releaseSingleInstanceLock' | 'requestSingleInstanceLock'>,
  /** Closes the window, and with it the app: quitting at once would leave temporary files behind. */
  end: () => void,
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  start: typeof startElevated = startElevated,
): Services['restartElevated'] {
  if (platform !== 'win32') return null;
  return async () => {
    // The portable app unpacks itself to a folder that goes with it: its own file has to be started.
    const executable = environment['PORTABLE_EXECUTABLE_FILE'] ?? process.execPath;
    // The new process could not become the single instance while this one is.
    app.releaseSingleInstanceLock();
    const started = await start({ systemRoot: environment['SystemRoot'] ?? 'C:\\Windows', executable });
    if (started.ok) {
      // Time for the answer to reach the page.
      setTimeout(end, 200);
      return success({});
    }
    app.requestSingleInstanceLock();
    return failure({ code: 'not-elevated', ...started.error });
  };
}
