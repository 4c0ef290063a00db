import type { Words } from '../words.ts';

export const request: Words['request'] = {};
