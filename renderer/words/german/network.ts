import type { Words } from '../words.ts';

export const network: Words['network'] = {};
