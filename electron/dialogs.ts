import { basename, dirname, join } from 'node:path';
import type { App, BrowserWindow, Dialog, FileFilter } from 'electron';
import { requestSuffix } from '../shared/request/request.ts';
import type { Dialogs } from './ipc/services.ts';

const anything: FileFilter = { name: 'All files', extensions: ['*'] };
const requests: FileFilter = { name: 'Bundle requests', extensions: [requestSuffix.slice(1)] };
const inputs: FileFilter = {
  name: 'Support bundles and event logs',
  extensions: ['zip', 'csbundle', 'age', 'evtx', 'xml', 'csv', 'jsonl'],
};

/** The system's own dialogs, on top of the window where there is one. */
export function createDialogs(app: App, dialog: Dialog, window: () => BrowserWindow | undefined): Dialogs {
  const open = async (title: string, filters: FileFilter[]): Promise<string | undefined> => {
    const parent = window();
    const options = { title, filters, properties: ['openFile' as const] };
    const answer = await (parent === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(parent, options));
    return answer.canceled ? undefined : answer.filePaths[0];
  };
  const save = async (title: string, proposedName: string, filters: FileFilter[]): Promise<string | undefined> => {
    const parent = window();
    const options = { title, filters, defaultPath: join(app.getPath('documents'), proposedName) };
    const answer = await (parent === undefined
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(parent, options));
    return answer.canceled || answer.filePath === '' ? undefined : answer.filePath;
  };
  return {
    openInput: async () => await open('Open a support bundle, an event log or a request', [inputs, requests, anything]),
    openRequest: async () => await open('Open a request for a bundle', [requests, anything]),
    openKeyFile: async () => await open('Open a file with your keys', [anything]),
    async saveBundle(proposedName) {
      const isEncrypted = proposedName.endsWith('.age');
      const filter = { name: 'Support bundle', extensions: isEncrypted ? ['age'] : ['zip', 'csbundle'] };
      const file = await save('Save the support bundle', proposedName, [filter]);
      return file === undefined ? undefined : withBundleEnding(file, isEncrypted);
    },
    async saveRequest(proposedName) {
      const file = await save('Save the request', proposedName, [requests]);
      return file === undefined || file.toLowerCase().endsWith(requestSuffix) ? file : `${file}${requestSuffix}`;
    },
    async saveReport(proposedName) {
      const isPdf = proposedName.endsWith('.pdf');
      const filter = { name: 'Report', extensions: [isPdf ? 'pdf' : 'html'] };
      return await save('Save the report', proposedName, [filter]);
    },
    saveKeyFile: async (proposedName) => await save('Save your keys', proposedName, [anything]),
  };
}

/** The dialog may give a name without an ending; an encrypted bundle must never pass for a zip. */
export function withBundleEnding(file: string, isEncrypted: boolean): string {
  const name = basename(file);
  // Sample: `bundle.zip`, `bundle.csbundle.age`.
  const [, stem = name, ending = '.zip'] = /^(.*?)(\.(?:zip|csbundle))?(?:\.age)?$/iu.exec(name) ?? [];
  return join(dirname(file), `${stem}${ending}${isEncrypted ? '.age' : ''}`);
}
