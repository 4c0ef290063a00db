import type { Words } from '../words.ts';

export const supportCase: Words['supportCase'] = {};
