import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useSession } from './features/collect/use-session.ts';
import { MainWindow } from './shell/main-window.tsx';
import { useSettings } from './shell/use-settings.ts';
import type { Preferences } from './theme/preferences.ts';
import { Providers } from './theme/providers.tsx';

export function App(): ReactNode {
  const { settings, isRead, change } = useSettings();
  const [notKept, setNotKept] = useState(false);
  const control = useSession();
  const { theme, language, clock } = settings;
  const preferences = useMemo<Preferences>(
    () => ({
      theme,
      language,
      clock,
      change: (part) => void change(part).then((isKept) => setNotKept(!isKept)),
    }),
    [theme, language, clock, change],
  );
  const server = control.session?.facts.server;
  // A moment without a window is better than one in the wrong colours and language.
  if (!isRead) return null;
  return (
    <Providers preferences={preferences} serverOffsetMinutes={server?.value.timeZone?.offsetMinutes ?? null}>
      <MainWindow
        control={control}
        remembered={settings.privacy}
        settingNotKept={notKept}
        onRemember={(privacy) => void change({ privacy }).then((isKept) => setNotKept(!isKept))}
        onSettingNoted={() => setNotKept(false)}
      />
    </Providers>
  );
}
