import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput } from '../../shared/ipc/contract.ts';
import { LookupDialog } from '../features/lookup/lookup-dialog.tsx';
import { useWords } from '../words/use-words.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { AppIcon } from './app-icon.tsx';
import { SettingsMenu } from './settings-menu.tsx';

/** The line over every screen: name, look-up, the way back, settings. */
export function AppHeader({
  description,
  onStartOver,
}: {
  readonly description: RequestOutput<'app.describe'> | null;
  /** Null where this is the start already. */
  readonly onStartOver: (() => void) | null;
}): ReactNode {
  const { shell } = useWords();
  const [aboutOpen, setAboutOpen] = useState(false);
  return (
    <header className="app-header">
      <AppIcon />
      <h1>{shell.appName}</h1>
      <LookupDialog />
      {onStartOver === null ? null : <Button onClick={onStartOver}>{shell.startOver}</Button>}
      <SettingsMenu onAbout={() => setAboutOpen(true)} />
      {description === null ? null : (
        <AboutDialog description={description} open={aboutOpen} onClose={() => setAboutOpen(false)} />
      )}
    </header>
  );
}
