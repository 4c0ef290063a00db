/** Event sources that belong to Connect, as Windows registers them. Spellings of retired releases stay in the list. */
export const writebackSource = 'PasswordResetService';
export const syncEngineSource = 'ADSync';
export const directorySyncSource = 'Directory Synchronization';
export const serviceManagerSource = 'Service Control Manager';
export const localDatabaseSource = 'SQLLocalDB 15.0';

export const upgradeSources: readonly string[] = ['Azure AD Connect Upgrade', 'Microsoft Entra Connect Upgrade'];

/** Sources whose presence makes a log a Connect log. */
export const connectSources: ReadonlySet<string> = new Set([
  writebackSource,
  syncEngineSource,
  directorySyncSource,
  'FIMSynchronizationService',
  ...upgradeSources,
]);
