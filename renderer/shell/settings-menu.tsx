import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import type { MenuProps } from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import type { ReactNode } from 'react';
import { clockChoices } from '../../shared/ipc/settings-schema.ts';
import { usePreferences } from '../theme/preferences.ts';
import { themeChoices } from '../theme/theme.ts';
import { useWords } from '../words/use-words.tsx';
import { languages } from '../words/words.ts';

const languageChoices = ['system', ...languages] as const;

/** Colours, language and clock of the whole app, and the way to the About box. */
export function SettingsMenu({ onAbout }: { readonly onAbout: () => void }): ReactNode {
  const { shell } = useWords();
  const { theme, language, clock, change, serverOffsetMinutes } = usePreferences();
  const onChecked: NonNullable<MenuProps['onCheckedValueChange']> = (_event, { name, checkedItems }) => {
    const [chosen] = checkedItems;
    if (name === 'theme') change({ theme: themeChoices.find((choice) => choice === chosen) ?? 'system' });
    if (name === 'language') change({ language: languageChoices.find((choice) => choice === chosen) ?? 'system' });
    if (name === 'clock') change({ clock: clockChoices.find((choice) => choice === chosen) ?? 'utc' });
  };
  return (
    <Menu
      checkedValues={{ theme: [theme], language: [language], clock: [clock] }}
      onCheckedValueChange={onChecked}
      positioning="below-end"
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<SettingsRegular />} aria-label={shell.settings} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{shell.theme}</MenuGroupHeader>
            {themeChoices.map((choice) => (
              <MenuItemRadio key={choice} name="theme" value={choice}>
                {shell.themes[choice]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuGroup>
            <MenuGroupHeader>{shell.language}</MenuGroupHeader>
            {languageChoices.map((choice) => (
              <MenuItemRadio key={choice} name="language" value={choice}>
                {shell.languages[choice]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuGroup>
            <MenuGroupHeader>{shell.clock}</MenuGroupHeader>
            {clockChoices.map((choice) => (
              <MenuItemRadio
                key={choice}
                name="clock"
                value={choice}
                disabled={choice === 'server' && serverOffsetMinutes === null}
              >
                {shell.clocks[choice]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem onClick={onAbout}>{shell.about}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
