import { Nav, NavItem } from '@fluentui/react-components';
import { ArrowExportRegular } from '@fluentui/react-icons/svg/arrow-export';
import { BranchCompareRegular } from '@fluentui/react-icons/svg/branch-compare';
import { ClipboardTaskRegular } from '@fluentui/react-icons/svg/clipboard-task';
import { DataHistogramRegular } from '@fluentui/react-icons/svg/data-histogram';
import { HomeRegular } from '@fluentui/react-icons/svg/home';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { ServerRegular } from '@fluentui/react-icons/svg/server';
import { ShieldRegular } from '@fluentui/react-icons/svg/shield';
import type { ReactNode, Ref } from 'react';
import { useMediaQuery } from '../common/use-media-query.ts';
import { useWords } from '../words/use-words.tsx';

export const screens = [
  'overview',
  'findings',
  'timeline',
  'operations',
  'server',
  'network',
  'case',
  'compare',
  'privacy',
  'export',
] as const;
export type Screen = (typeof screens)[number];

const icons: Readonly<Record<Screen, ReactNode>> = {
  overview: <HomeRegular />,
  findings: <LightbulbRegular />,
  timeline: <DataHistogramRegular />,
  operations: <KeyRegular />,
  server: <ServerRegular />,
  network: <PlugConnectedRegular />,
  case: <ClipboardTaskRegular />,
  compare: <BranchCompareRegular />,
  privacy: <ShieldRegular />,
  export: <ArrowExportRegular />,
};

/** The way from screen to screen, with a word on what waits there. */
export function ScreenNavigation({
  ref,
  shown,
  available,
  counts,
  onChoose,
}: {
  readonly ref: Ref<HTMLElement>;
  readonly shown: Screen;
  readonly available: readonly Screen[];
  readonly counts: Readonly<Partial<Record<Screen, string>>>;
  readonly onChoose: (screen: Screen) => void;
}): ReactNode {
  const { shell } = useWords();
  const isNarrow = useMediaQuery('(max-width: 760px)');
  return (
    <nav aria-label={shell.screens} ref={ref} className="screen-navigation">
      <Nav
        selectedValue={shown}
        density="small"
        onNavItemSelect={(_event, { value }) => {
          const chosen = available.find((screen) => screen === value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {available.map((screen) => {
          const title = shell.screenTitles[screen];
          const count = counts[screen] ?? '';
          return (
            <NavItem
              key={screen}
              value={screen}
              as="button"
              icon={<>{icons[screen]}</>}
              data-screen={screen}
              {...(isNarrow ? { title, 'aria-label': `${title} ${count}`.trim() } : {})}
            >
              {isNarrow ? null : (
                <>
                  <span className="screen-title">{title}</span>
                  <span className="count">{count}</span>
                </>
              )}
            </NavItem>
          );
        })}
      </Nav>
    </nav>
  );
}
