// The names alone, apart from their schemas: the preload needs them and must stay free of libraries.

/** What the page may ask the main process for. */
export const requestChannels = [
  'app.describe',
  'input.open',
  'collection.start',
  'collection.cancel',
  'collection.read-log',
  'privacy.preview',
  'bundle.export',
  'bundle.show',
  'link.open',
] as const;

/** What the main process tells the page without being asked. */
export const eventChannels = ['collection.progress', 'collection.ended'] as const;

export type RequestChannel = (typeof requestChannels)[number];
export type EventChannel = (typeof eventChannels)[number];
