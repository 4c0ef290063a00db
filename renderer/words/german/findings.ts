import type { Words } from '../words.ts';

export const findings: Words['findings'] = {};
