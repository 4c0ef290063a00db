import type { Words } from '../words.ts';

export const exporting: Words['exporting'] = {};
