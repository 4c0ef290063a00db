import type { Words } from '../words.ts';

export const opened: Words['opened'] = {};
