import { createContext, useContext } from 'react';
import type { clockChoices } from '../../shared/ipc/settings-schema.ts';
import type { Language } from '../words/words.ts';
import type { ThemeChoice } from './theme.ts';

export type ClockChoice = (typeof clockChoices)[number];

/** What a person has chosen for the whole app. */
export interface Preferences {
  readonly theme: ThemeChoice;
  readonly language: Language | 'system';
  readonly clock: ClockChoice;
  readonly change: (part: Partial<Pick<Preferences, 'theme' | 'language' | 'clock'>>) => void;
}

export interface ShownPreferences extends Preferences {
  /** Offset of the server on screen, minutes east of UTC; null where it is not known. */
  readonly serverOffsetMinutes: number | null;
}

export const PreferencesContext = createContext<ShownPreferences>({
  theme: 'system',
  language: 'system',
  clock: 'utc',
  change: () => undefined,
  serverOffsetMinutes: null,
});

export function usePreferences(): ShownPreferences {
  return useContext(PreferencesContext);
}
