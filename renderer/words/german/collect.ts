import type { Words } from '../words.ts';

export const collect: Words['collect'] = {};
