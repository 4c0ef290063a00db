import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { App, BrowserWindow, Dialog, FileFilter } from 'electron';
import { requestSuffix } from '../shared/request/request.ts';
import type { Dialogs } from './ipc/services.ts';
import type { MainWords } from './main-words.ts';

export interface DialogParts {
  readonly app: Pick<App, 'getPath'>;
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  readonly window: () => BrowserWindow | undefined;
  /** In the language that is chosen now. */
  readonly words: () => MainWords;
}

/** A name that had to be corrected is asked about once more, but not for ever. */
const mostQuestions = 3;

/** The system's own dialogs, on top of the window where there is one. */
export function createDialogs({ app, dialog, window, words }: DialogParts): Dialogs {
  const anything = (): FileFilter => ({ name: words().anyFile, extensions: ['*'] });
  const requests = (): FileFilter => ({ name: words().requests, extensions: [requestSuffix.slice(1)] });
  const inputs = (): FileFilter => ({
    name: words().inputs,
    extensions: ['zip', 'csbundle', 'age', 'evtx', 'xml', 'csv', 'jsonl'],
  });
  const open = async (title: string, filters: FileFilter[]): Promise<string | undefined> => {
    const parent = window();
    const options = { title, filters, properties: ['openFile' as const] };
    const answer = await (parent === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(parent, options));
    return answer.canceled ? undefined : answer.filePaths[0];
  };
  /**
   * `correct` gives the name its ending. Where that makes it another name that is taken, the dialog is shown again with
   * it: only the dialog may ask whether to replace a file.
   */
  const save = async (
    title: string,
    proposedName: string,
    filter: FileFilter,
    correct: (file: string) => string = (file) => file,
  ): Promise<string | undefined> => {
    let defaultPath = join(app.getPath('documents'), proposedName);
    for (let asked = 0; asked < mostQuestions; asked += 1) {
      const parent = window();
      const options = { title, filters: [filter], defaultPath };
      const answer = await (parent === undefined
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options));
      if (answer.canceled || answer.filePath === '') return undefined;
      const file = correct(answer.filePath);
      if (file === answer.filePath || !existsSync(file)) return file;
      defaultPath = file;
    }
    return undefined;
  };
  return {
    openInput: async () => await open(words().openInput, [inputs(), requests(), anything()]),
    openRequest: async () => await open(words().openRequest, [requests(), anything()]),
    openKeyFile: async () => await open(words().openKeyFile, [anything()]),
    async saveBundle(proposedName) {
      const isEncrypted = proposedName.endsWith('.age');
      const filter = { name: words().bundle, extensions: isEncrypted ? ['age'] : ['zip', 'csbundle'] };
      return await save(words().saveBundle, proposedName, filter, (file) => withBundleEnding(file, isEncrypted));
    },
    saveRequest: async (proposedName) =>
      await save(words().saveRequest, proposedName, requests(), (file) => withEnding(file, requestSuffix)),
    async saveReport(proposedName) {
      const ending = proposedName.endsWith('.pdf') ? 'pdf' : 'html';
      const filter = { name: words().report, extensions: [ending] };
      return await save(words().saveReport, proposedName, filter, (file) => withEnding(file, `.${ending}`));
    },
    saveKeyFile: async (proposedName) => await save(words().saveKeyFile, proposedName, anything()),
  };
}

function withEnding(file: string, ending: string): string {
  return file.toLowerCase().endsWith(ending) ? file : `${file}${ending}`;
}

/** The dialog may give a name without an ending; an encrypted bundle must never pass for a zip. */
export function withBundleEnding(file: string, isEncrypted: boolean): string {
  const name = basename(file);
  // Sample: `bundle.zip`, `bundle.csbundle.age`.
  const [, stem = name, ending = '.zip'] = /^(.*?)(\.(?:zip|csbundle))?(?:\.age)?$/iu.exec(name) ?? [];
  return join(dirname(file), `${stem}${ending}${isEncrypted ? '.age' : ''}`);
}
