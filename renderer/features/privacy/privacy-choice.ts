import type { RequestInput, RequestOutput } from '../../../shared/ipc/contract.ts';
import { defaultSwitches } from '../../../shared/redact/category.ts';
import type { RedactionSwitches } from '../../../shared/redact/category.ts';

/** What a person decided about names in the bundle. */
export interface PrivacyChoice {
  readonly standIns: boolean;
  readonly switches: RedactionSwitches;
  /** Words to hide beside what is found by itself; each two characters or more, none twice. */
  readonly ownWords: readonly string[];
  /** Puts the event logs in as they are, names and all. */
  readonly keepRawLogs: boolean;
}

type Remembered = RequestOutput<'settings.read'>['privacy'];

export const shortestOwnWord = 2;

/**
 * What is proposed at first. Names of a recorded server are made up; those of a real one go out only where a person said
 * so, now or the last time.
 */
export function firstChoice(isSample: boolean, remembered: Remembered | null): PrivacyChoice {
  return {
    standIns: !isSample && (remembered?.standIns ?? true),
    switches: switchesFrom(remembered?.switches ?? {}),
    ownWords: [],
    keepRawLogs: false,
  };
}

function switchesFrom(changed: Remembered['switches']): RedactionSwitches {
  // An absent key is undefined for the checker only; the schema leaves it out.
  const entries = Object.entries(changed).filter(([, isOn]) => isOn !== undefined);
  return { ...defaultSwitches, ...Object.fromEntries(entries) };
}

/** The words typed so far and one more; several may stand in it with commas between them. */
export function withOwnWord(words: readonly string[], typed: string): readonly string[] {
  const added = typed
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word.length >= shortestOwnWord);
  return [...new Set([...words, ...added])];
}

/** The choice as the main process takes it. */
export function redactionOf(choice: PrivacyChoice): RequestInput<'bundle.export'>['redaction'] {
  if (!choice.standIns) return { kind: 'none' };
  const { ownWords, switches, keepRawLogs } = choice;
  return { kind: 'stand-ins', ownWords: [...ownWords], switches, ...(keepRawLogs ? { keepRawLogs } : {}) };
}
