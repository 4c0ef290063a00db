import type { UserSettings } from '../shared/ipc/settings-schema.ts';

// What the main process itself says to a person: titles of the system's dialogs, and its last word. All else is said
// by the page, whose words stand in renderer/words.

const english = {
  anyFile: 'All files',
  requests: 'Bundle requests',
  inputs: 'Support bundles and event logs',
  bundle: 'Support bundle',
  report: 'Report',
  openInput: 'Open a support bundle, an event log or a request',
  openRequest: 'Open a request for a bundle',
  openKeyFile: 'Open a file with your keys',
  saveBundle: 'Save the support bundle',
  saveRequest: 'Save the request',
  saveReport: 'Save the report',
  saveKeyFile: 'Save your keys',
  unusable:
    'The window keeps coming down, so the app ends here. What was collected stays for a day and is offered at the next start.',
};

export type MainWords = Readonly<Record<keyof typeof english, string>>;

const german: MainWords = {
  anyFile: 'Alle Dateien',
  requests: 'Anforderungen',
  inputs: 'Support-Bündel und Ereignisprotokolle',
  bundle: 'Support-Bündel',
  report: 'Bericht',
  openInput: 'Support-Bündel, Ereignisprotokoll oder Anforderung öffnen',
  openRequest: 'Anforderung eines Bündels öffnen',
  openKeyFile: 'Datei mit Ihren Schlüsseln öffnen',
  saveBundle: 'Support-Bündel speichern',
  saveRequest: 'Anforderung speichern',
  saveReport: 'Bericht speichern',
  saveKeyFile: 'Ihre Schlüssel speichern',
  unusable:
    'Das Fenster stürzt immer wieder ab, deshalb endet die App hier. Was gesammelt wurde, bleibt einen Tag lang da und wird beim nächsten Start angeboten.',
};

/** `locale` is the system's, for example `de-AT`. */
export function mainWords(choice: UserSettings['language'], locale: string): MainWords {
  const language = choice === 'system' ? locale.toLowerCase().split('-')[0] : choice;
  return language === 'de' ? german : english;
}
