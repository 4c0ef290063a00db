import type { CollectorOutcome, CollectorState } from '../../shared/facts/collection.ts';
import { assertNever } from '../../shared/result/result.ts';
import { plainText, type Style } from './terminal.ts';

const stateWidth = 11;
const titleWidth = 30;

/** One line for a collector that has ended: state, title, reason. */
export function outcomeLine(outcome: CollectorOutcome, style: Style): string {
  const state = colourOf(outcome.state, style)(outcome.state.padEnd(stateWidth));
  return `  ${state} ${plainText(outcome.title).padEnd(titleWidth)} ${style.faint(plainText(outcome.reason))}`;
}

/** Everything that should be there is there. `empty`, `missing`, `skipped` and `unsupported` are answers, not failures. */
export function isComplete(state: CollectorState): boolean {
  switch (state) {
    case 'collected':
    case 'empty':
    case 'missing':
    case 'skipped':
    case 'unsupported':
      return true;
    case 'truncated':
    case 'denied':
    case 'timed-out':
    case 'cancelled':
    case 'failed':
      return false;
    default:
      return assertNever(state);
  }
}

function colourOf(state: CollectorState, style: Style): (text: string) => string {
  if (state === 'collected') {
    return style.green;
  }
  return isComplete(state) ? style.faint : style.yellow;
}
