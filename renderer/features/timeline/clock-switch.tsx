import { ToggleButton, Tooltip } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { clockChoices } from '../../../shared/ipc/settings-schema.ts';
import { usePreferences } from '../../theme/preferences.ts';
import { useWords } from '../../words/use-words.tsx';

/** Which clock all times are shown by. */
export function ClockSwitch(): ReactNode {
  const { timeline } = useWords();
  const { clock, change, serverOffsetMinutes } = usePreferences();
  return (
    <span className="clock-switch" role="group" aria-label={timeline.clock}>
      <span className="quiet" aria-hidden="true">
        {timeline.clock}
      </span>
      {clockChoices.map((choice) => {
        const unknown = choice === 'server' && serverOffsetMinutes === null;
        const button = (
          <ToggleButton
            key={choice}
            size="small"
            checked={clock === choice}
            disabledFocusable={unknown}
            onClick={() => change({ clock: choice })}
          >
            {timeline.clockNames[choice]}
          </ToggleButton>
        );
        return unknown ? (
          <Tooltip key={choice} content={timeline.serverClockUnknown} relationship="description">
            {button}
          </Tooltip>
        ) : (
          button
        );
      })}
    </span>
  );
}
