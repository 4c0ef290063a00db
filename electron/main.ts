import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, Menu, nativeTheme, protocol, safeStorage, session, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { sweepWorkFolders } from './bundle/work-folder.ts';
import { precheck } from './collect/precheck.ts';
import { collectors } from './collect/registry.ts';
import { runCollection } from './collect/run.ts';
import { createDialogs } from './dialogs.ts';
import { createElevation } from './elevation.ts';
import { detectHost } from './host/detect-host.ts';
import { listSamples, openSample } from './host/samples.ts';
import { createCollectionRuns } from './ipc/collection-runs.ts';
import { createDroppedFiles } from './ipc/dropped-files.ts';
import { estimateBundle } from './ipc/estimate-bundle.ts';
import { exportBundle, previewRedaction } from './ipc/export-bundle.ts';
import { handleRequests } from './ipc/handle.ts';
import { createKeptCollections } from './ipc/kept-collections.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createOfferedFiles, fileArgument } from './ipc/offered-files.ts';
import { createOpenedInputs } from './ipc/open-input.ts';
import { createLog } from './log.ts';
import { boundRendererMemory } from './renderer-memory.ts';
import { printReport, reportPdf } from './report-window.ts';
import { createKeyStore } from './request/key-store.ts';
import { mainWords } from './main-words.ts';
import type { MainWords } from './main-words.ts';
import { createReceivedRequests } from './request/received-requests.ts';
import { createSecretBox } from './secret-box.ts';
import { isDocumentationLink, lockContents, lockSession, origin, registerScheme, servePage } from './security.ts';
import { openSettings } from './settings.ts';
import { bringToFront, openWindow, tell } from './window.ts';

// Start-up order only: what runs when. What it does stands in the files named above.

let window: BrowserWindow | undefined;

async function start(): Promise<void> {
  const userData = app.getPath('userData');
  const log = createLog(join(userData, 'logs', 'app.log'));
  const report = (message: string): void => log.write(message);
  const settings = openSettings(userData, report);
  const words = (): MainWords => mainWords(settings.user().language, app.getLocale());
  const temporary = tmpdir();
  const appFolder = app.getAppPath();

  lockContents(app, report);
  await app.whenReady();
  Menu.setApplicationMenu(null);
  nativeTheme.themeSource = settings.user().theme;
  lockSession(session.defaultSession, report);
  servePage(protocol, join(appFolder, 'out', 'renderer'));
  // What an earlier run left behind goes; a collection that was not exported stays for a day.
  const keptFolders = await sweepWorkFolders(Date.now(), temporary);

  const runs = createCollectionRuns(runCollection, temporary, {
    onProgress: (payload) => tell(window, 'collection.progress', payload),
    onEnded: (payload) => tell(window, 'collection.ended', payload),
  });
  const requests = createReceivedRequests(Date.now);
  const keys = createKeyStore(join(userData, 'keys.json'), createSecretBox(safeStorage, process.platform), Date.now);
  const opened = createOpenedInputs({
    temporary,
    nowMs: Date.now,
    requests,
    hasOwnKey: async () => (await keys.identities()).length > 0,
    onShare: (name, share) => tell(window, 'input.progress', { name, share }),
    onOpened: (path, kind) => settings.remember({ path, kind, openedAt: new Date().toISOString() }),
  });
  const dropped = createDroppedFiles(temporary);
  const offered = createOfferedFiles();
  const named = fileArgument(process.argv, process.cwd());
  if (named !== undefined) offered.offer(named);

  const handlers = createHandlers({
    version: app.getVersion(),
    runtime: `Electron ${process.versions['electron'] ?? 'stand-in'}, Node ${process.versions.node}`,
    nowMs: Date.now,
    collectors,
    runs,
    kept: await createKeptCollections(keptFolders, runs),
    settings,
    opened,
    dropped,
    offered,
    requests,
    keys,
    ask: createDialogs({ app, dialog, window: () => window, words }),
    detectHost,
    listSamples,
    openSample,
    precheck: async (host, hours) => {
      const sinceMs = host.clock.nowMs() - hours * 3_600_000;
      const items = await precheck({ host, sinceMs, signal: AbortSignal.timeout(15_000), folders: [temporary] });
      return items.map(({ id, verdict, values: { collectors: closed, ...values } }) => ({
        id,
        verdict,
        values: closed === undefined ? values : { ...values, collectors: [...closed] },
      }));
    },
    restartElevated: createElevation(app, () => window?.close(), process.platform, process.env),
    exportBundle: async (run, file, input, signal) => {
      const { runId } = input;
      const onShare = (share: number): void => tell(window, 'bundle.progress', { runId, share });
      return await exportBundle(run, file, input, { toolVersion: app.getVersion(), signal, onShare });
    },
    estimateBundle,
    previewRedaction,
    reportPdf: async (html) => await reportPdf(html, report),
    printReport: async (html) => await printReport(html, report),
    applyTheme: (theme) => (nativeTheme.themeSource = theme),
    showInFolder: (file) => shell.showItemInFolder(file),
    openLink: async (url) => await shell.openExternal(url),
    isAllowedLink: isDocumentationLink,
  });
  handleRequests(handlers, origin, report);

  app.on('second-instance', (_event, argv, folder) => {
    bringToFront(window);
    const file = fileArgument(argv, folder);
    if (file !== undefined) tell(window, 'input.opened-elsewhere', offered.offer(file));
  });
  app.on('window-all-closed', () => app.quit());
  // However it ends, what is temporary goes first.
  let isTidy = false;
  app.on('will-quit', (event) => {
    if (isTidy) return;
    event.preventDefault();
    void Promise.allSettled([runs.dispose(), opened.dispose(), dropped.dispose(), log.settled()]).then(() => {
      isTidy = true;
      app.quit();
    });
  });
  window = await openWindow({
    preload: join(appFolder, 'out', 'preload', 'preload.cjs'),
    settings: settings.window(),
    onClose: (closing) => settings.rememberWindow(closing),
    onPageLost: () => runs.stop(),
    onUnusable: () => {
      dialog.showErrorBox(app.getName(), words().unusable);
      app.exit(1);
    },
    report,
  });
}

registerScheme(protocol);
boundRendererMemory(app);
if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    console.error(error);
    app.exit(1);
  });
} else {
  app.quit();
}
