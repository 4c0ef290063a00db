import type { english } from './english.ts';

/** Every word of the window in one language: texts, and functions where a text carries values. */
export type Words = typeof english;

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];
