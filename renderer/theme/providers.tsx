import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Clock } from '../common/create-format.ts';
import { systemLanguage, WordsProvider } from '../words/use-words.tsx';
import { PreferencesContext } from './preferences.ts';
import type { Preferences } from './preferences.ts';
import { themeOf } from './theme.ts';
import { useSystemDark } from './use-system-dark.ts';

/** The kit writes its styles into the page; the content security policy lets it by this load's own nonce. */
function makeRenderer(): ReturnType<typeof createDOMRenderer> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  return createDOMRenderer(document, nonce === undefined ? {} : { styleElementAttributes: { nonce } });
}

const renderer = makeRenderer();

/** Theme, language and clock for everything below. */
export function Providers({
  preferences,
  serverOffsetMinutes,
  children,
}: {
  readonly preferences: Preferences;
  /** Of the server on screen; null where it is not known: its clock cannot be chosen then. */
  readonly serverOffsetMinutes: number | null;
  readonly children: ReactNode;
}): ReactNode {
  const systemIsDark = useSystemDark();
  const [ownLanguage] = useState(() => systemLanguage(navigator.languages));
  const language = preferences.language === 'system' ? ownLanguage : preferences.language;
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={themeOf(preferences.theme, systemIsDark)} className="app-root" lang={language}>
        <PreferencesContext value={{ ...preferences, serverOffsetMinutes }}>
          <WordsProvider language={language} clock={clockOf(preferences.clock, serverOffsetMinutes)}>
            {children}
          </WordsProvider>
        </PreferencesContext>
      </FluentProvider>
    </RendererProvider>
  );
}

const utc: Clock = { kind: 'utc' };
const local: Clock = { kind: 'local' };

function clockOf(choice: Preferences['clock'], offsetMinutes: number | null): Clock {
  if (choice === 'local') return local;
  return choice === 'server' && offsetMinutes !== null ? { kind: 'server', offsetMinutes } : utc;
}
