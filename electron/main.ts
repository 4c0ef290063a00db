import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, Menu, protocol, session, shell } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import { collectors } from './collect/registry.ts';
import { runCollection } from './collect/run.ts';
import { detectHost } from './host/detect-host.ts';
import { listSamples, openSample } from './host/samples.ts';
import { createCollectionRuns } from './ipc/collection-runs.ts';
import { exportBundle, previewRedaction } from './ipc/export-bundle.ts';
import { handleRequests } from './ipc/handle.ts';
import { createHandlers, withZipEnding } from './ipc/handlers.ts';
import { createOpenedInputs } from './ipc/open-input.ts';
import { createLog } from './log.ts';
import { isDocumentationLink, lockContents, lockSession, origin, registerScheme, servePage } from './security.ts';
import { readSettings, writeSettings } from './settings.ts';
import { bringToFront, openWindow, tell } from './window.ts';

// Start-up order only: what runs when. What it does stands in the files named above.

let window: BrowserWindow | undefined;

async function start(): Promise<void> {
  const log = createLog(join(app.getPath('userData'), 'logs', 'app.log'));
  const report = (message: string): void => log.write(message);
  const settingsFile = join(app.getPath('userData'), 'settings.json');
  const appFolder = app.getAppPath();

  lockContents(app, report);
  await app.whenReady();
  Menu.setApplicationMenu(null);
  lockSession(session.defaultSession, report);
  servePage(protocol, join(appFolder, 'out', 'renderer'));

  const runs = createCollectionRuns(runCollection, tmpdir(), {
    onProgress: (payload) => tell(window, 'collection.progress', payload),
    onEnded: (payload) => tell(window, 'collection.ended', payload),
  });
  const opened = createOpenedInputs(tmpdir(), Date.now);
  const handlers = createHandlers({
    version: app.getVersion(),
    runtime: `Electron ${process.versions['electron'] ?? 'stand-in'}, Node ${process.versions.node}`,
    collectors,
    runs,
    detectHost,
    listSamples,
    openSample,
    exportBundle: async (run, file, input) => await exportBundle(run, file, input, app.getVersion()),
    previewRedaction,
    askOpenPath,
    opened,
    askSavePath,
    showInFolder: (file) => shell.showItemInFolder(file),
    openLink: async (url) => await shell.openExternal(url),
    isAllowedLink: isDocumentationLink,
  });
  handleRequests(handlers, origin, report);

  const settings = await readSettings(settingsFile);
  let remembered: Promise<void> = Promise.resolve();
  app.on('second-instance', () => bringToFront(window));
  app.on('window-all-closed', () => {
    void Promise.allSettled([runs.dispose(), opened.dispose(), remembered, log.settled()]).then(() => app.quit());
  });
  window = await openWindow({
    preload: join(appFolder, 'out', 'preload', 'preload.cjs'),
    settings: settings.window,
    onClose: (closing) => {
      remembered = writeSettings(settingsFile, { ...settings, window: closing }).catch((error: unknown) => {
        report(`settings were not saved: ${String(error)}`);
      });
    },
  });
}

async function askOpenPath(): Promise<string | undefined> {
  const options: OpenDialogOptions = {
    title: 'Open a support bundle or an event log',
    properties: ['openFile'],
    filters: [
      { name: 'Support bundles and event logs', extensions: ['zip', 'evtx', 'xml', 'csv'] },
      { name: 'All files', extensions: ['*'] },
    ],
  };
  const answer =
    window === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return answer.canceled ? undefined : answer.filePaths[0];
}

async function askSavePath(proposedName: string): Promise<string | undefined> {
  const options = {
    title: 'Save the support bundle',
    defaultPath: join(app.getPath('documents'), proposedName),
    filters: [{ name: 'Support bundle', extensions: proposedName.endsWith('.age') ? ['age'] : ['zip'] }],
  };
  const answer =
    window === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  return answer.canceled || answer.filePath === '' ? undefined : withZipEnding(answer.filePath);
}

registerScheme(protocol);
if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    console.error(error);
    app.exit(1);
  });
} else {
  app.quit();
}
