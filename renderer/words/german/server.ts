import type { Words } from '../words.ts';

export const server: Words['server'] = {};
