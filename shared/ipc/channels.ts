// The names alone, apart from their schemas: the preload needs them and must stay free of libraries.

/** What the page may ask the main process for. */
export const requestChannels = [
  'app.describe',
  'app.restart-elevated',
  'settings.read',
  'settings.change',
  'input.open',
  'input.recent',
  'input.open-recent',
  'input.forget-recent',
  'input.open-offered',
  'input.drop-begin',
  'input.drop-piece',
  'input.drop-end',
  'input.drop-cancel',
  'input.unlock',
  'input.stop',
  'input.close',
  'request.compose',
  'request.open',
  'request.read-text',
  'keys.describe',
  'keys.make',
  'keys.use-file',
  'collection.precheck',
  'collection.start',
  'collection.resume',
  'collection.forget',
  'collection.cancel',
  'collection.read-log',
  'network.again',
  'privacy.preview',
  'bundle.estimate',
  'bundle.export',
  'bundle.cancel',
  'bundle.reopen',
  'bundle.show',
  'report.save',
  'report.print',
  'link.open',
] as const;

/** What the main process tells the page without being asked. */
export const eventChannels = [
  'collection.progress',
  'collection.ended',
  'bundle.progress',
  'input.progress',
  'input.opened-elsewhere',
] as const;

export type RequestChannel = (typeof requestChannels)[number];
export type EventChannel = (typeof eventChannels)[number];
