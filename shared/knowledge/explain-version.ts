import { assertNever } from '../result/result.ts';
import type { Explanation } from './explanation.ts';
import { judgeVersion, parseVersion, versionsAsOf, type VersionJudgement } from './versions.ts';

/** What is known of a Connect version on a day, or null where the text is no version of Connect (1.x to 9.x, four parts or three). */
export function explainVersion(text: string, asOf: string): Omit<Explanation, 'score'> | null {
  // samples: 2.5.79.0 · 2.6.92
  if (!/^[1-9](?:\.\d{1,5}){2,3}$/.test(text) || parseVersion(text) === null) return null;
  const judgement = judgeVersion(text, asOf);
  const row = 'row' in judgement ? judgement.row : null;
  const { words, todo, severity } = verdict(judgement);
  const released = row?.released === null || row?.released === undefined ? '' : ` Released ${row.released}.`;
  const why = row?.why === null || row?.why === undefined || judgement.kind === 'recalled' ? '' : ` ${row.why}`;
  return {
    kind: 'version',
    key: text,
    title: `Connect ${text}`,
    text: `${words}${released}${why}`,
    whatToDo: todo,
    severity,
    source: row?.source ?? 'Microsoft version history page and public copies of it',
    asOf: row?.asOf ?? versionsAsOf,
    sureness: row?.sureness ?? 'derived',
  };
}

interface Verdict {
  readonly words: string;
  readonly todo: readonly string[];
  readonly severity: 'critical' | 'warning' | 'info';
}

const update = ['Install a current build from the Entra admin center.'];

function verdict(judgement: VersionJudgement): Verdict {
  switch (judgement.kind) {
    case 'unreadable':
      return { words: 'No version that can be read.', todo: [], severity: 'info' };
    case 'unknown-newer':
      return {
        words: `Newer than the table of ${judgement.tableAsOf}: nothing is held against it.`,
        todo: [],
        severity: 'info',
      };
    case 'unknown':
      return { words: `Not in the table of ${judgement.tableAsOf}.`, todo: [], severity: 'info' };
    case 'recalled':
      return { words: judgement.why, todo: update, severity: 'warning' };
    case 'below-floor':
      return {
        words: `Stopped working on ${judgement.since}: the floor is ${judgement.floor}.`,
        todo: update,
        severity: 'critical',
      };
    case 'below-coming-floor':
      return {
        words: `Stops working on ${judgement.from}: the floor will be ${judgement.floor}.`,
        todo: update,
        severity: 'warning',
      };
    case 'unsupported':
      return {
        words: judgement.since === null ? 'Out of support.' : `Out of support since ${judgement.since}.`,
        todo: update,
        severity: 'warning',
      };
    case 'supported':
      return {
        words: judgement.until === null ? 'Supported, no end set yet.' : `Supported until ${judgement.until}.`,
        todo: [],
        severity: 'info',
      };
    default:
      return assertNever(judgement);
  }
}
