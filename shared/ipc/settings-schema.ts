import { z } from 'zod';
import { redactionCategories } from '../redact/category.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;
/** By which clock times are shown: UTC, that of the server on screen, or that of this computer. */
export const clockChoices = ['utc', 'server', 'local'] as const;
export const languageChoices = ['system', 'en', 'de'] as const;

/** What a person can switch on and off: all but credentials, which always go. */
export const switchableCategories = redactionCategories.filter((category) => category !== 'credentials');

/** A switch for some categories; those left out stand as they are by default. */
export const switchesSchema = z.partialRecord(z.enum(switchableCategories), z.boolean());

/**
 * How names are treated in bundles, as chosen the last time. Own words are not in it: they are what is to be hidden.
 */
export const privacyChoiceSchema = z.strictObject({
  /** Stand-ins for names; null: as proposed for the server at hand. */
  standIns: z.boolean().nullable(),
  switches: switchesSchema,
});

/** The settings a screen can read and change. Window and recent files are remembered too, but not changed from there. */
export const settingsSchema = z.strictObject({
  theme: z.enum(themeChoices),
  language: z.enum(languageChoices),
  clock: z.enum(clockChoices),
  privacy: privacyChoiceSchema,
});

export type UserSettings = z.infer<typeof settingsSchema>;
