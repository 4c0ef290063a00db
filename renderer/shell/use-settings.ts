import { useCallback, useEffect, useState } from 'react';
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';
import { ask } from '../bridge.ts';

export type Settings = RequestOutput<'settings.read'>;

const unread: Settings = {
  theme: 'system',
  language: 'system',
  clock: 'utc',
  privacy: { standIns: null, switches: {} },
};

/** A start does not wait longer than this for what was remembered. */
const patienceMs = 400;

export interface SettingsControl {
  readonly settings: Settings;
  /** False for the moment in which what was remembered is not known yet. */
  readonly isRead: boolean;
  /** Holds at once; resolves with false where it could not be remembered. */
  readonly change: (part: RequestInput<'settings.change'>) => Promise<boolean>;
}

/** What a person chose the last time: theme, language, how names are treated. */
export function useSettings(): SettingsControl {
  const [settings, setSettings] = useState(unread);
  const [isRead, setIsRead] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setIsRead(true), patienceMs);
    void ask('settings.read', {}).then((answer) => {
      if (answer.ok) setSettings(answer.value);
      setIsRead(true);
    });
    return () => clearTimeout(timer);
  }, []);

  const change = useCallback(async (part: RequestInput<'settings.change'>): Promise<boolean> => {
    const { privacy, ...rest } = part;
    setSettings((before) => ({
      ...before,
      ...defined(rest),
      privacy: { ...before.privacy, ...defined(privacy ?? {}) },
    }));
    const answer = await ask('settings.change', part);
    if (answer.ok) setSettings(answer.value);
    return answer.ok;
  }, []);

  return { settings, isRead, change };
}

/** Without the keys that hold undefined: they would wipe out what is there. */
function defined<Part extends object>(part: Part): { [Key in keyof Part]?: Exclude<Part[Key], undefined> } {
  // Filtering by value is beyond the checker.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Part]?: Exclude<Part[Key], undefined>;
  };
}
