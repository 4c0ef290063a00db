import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

// The kit's own faces, without a font of the web; Segoe stands on every Windows this runs on.
const faces = {
  fontFamilyBase: "'Segoe UI Variable', 'Segoe UI', system-ui, sans-serif",
  fontFamilyMonospace: "'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace",
};

const light: Theme = { ...webLightTheme, ...faces };
const dark: Theme = { ...webDarkTheme, ...faces };

/** Windows' high contrast needs no theme of its own: the kit then takes the system's colours. */
export function themeOf(choice: ThemeChoice, systemIsDark: boolean): Theme {
  return choice === 'dark' || (choice === 'system' && systemIsDark) ? dark : light;
}
