import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import { useMediaQuery } from '../../common/use-media-query.ts';
import { usePreferences } from '../../theme/preferences.ts';

const names = [
  'trouble',
  'password',
  'heartbeat',
  'other',
  'outage',
  'service',
  'failed',
  'succeeded',
  'text',
  'grid',
  'surface',
  'accent',
] as const;
export type ChartColours = Readonly<Record<(typeof names)[number], string>>;

/** A canvas knows no CSS variables: the browser says what `--chart-NAME` comes to in this theme. */
function readColours(host: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  // The person's own colours come by name in high contrast: see high-contrast.css.
  probe.style.setProperty('forced-color-adjust', 'none');
  host.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(--chart-${name})`;
    return getComputedStyle(probe).color;
  };
  const [trouble, password, heartbeat, other] = [read('trouble'), read('password'), read('heartbeat'), read('other')];
  const [outage, service, failed, succeeded] = [read('outage'), read('service'), read('failed'), read('succeeded')];
  const [text, grid, surface, accent] = [read('text'), read('grid'), read('surface'), read('accent')];
  probe.remove();
  return { trouble, password, heartbeat, other, outage, service, failed, succeeded, text, grid, surface, accent };
}

/** Colours of the theme on screen; null before the first layout. */
export function useChartColours(host: RefObject<HTMLElement | null>): ChartColours | null {
  const { theme } = usePreferences();
  const dark = useMediaQuery('(prefers-color-scheme: dark)');
  const forced = useMediaQuery('(forced-colors: active)');
  const [colours, setColours] = useState<ChartColours | null>(null);
  useLayoutEffect(() => {
    // What it reads exists only after the layout.
    // oxlint-disable-next-line react/set-state-in-effect
    if (host.current !== null) setColours(readColours(host.current));
    // The three say that the theme is another one now.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [host, theme, dark, forced]);
  return colours;
}
