import type { Analysis } from '../analysis/analysis.ts';
import type { FactKey, Facts } from '../facts/facts.ts';
import type { PasswordOperation } from '../operations/password-operation.ts';
import { severities } from '../rules/rule.ts';
import type { Finding } from '../rules/rule.ts';
import { assertNever } from '../result/result.ts';
import type {
  Caution,
  ComparedSide,
  Comparison,
  FindingChange,
  FindingSide,
  Meaning,
  OperationSide,
  SettingChange,
} from './comparison.ts';
import { factKeys, isProgress, settingsOf } from './settings-of.ts';
import type { Setting } from './settings-of.ts';

/**
 * What changed from one side to the other: before and after a repair, or the active and the staging server. Pure: the
 * same two sides always give the same answer, and a side compared with itself gives no change.
 */
export function compareBundles(before: ComparedSide, after: ComparedSide): Comparison {
  const redacted = before.redacted || after.redacted;
  const onlyBefore = factKeys.filter((key) => before.facts[key] !== undefined && after.facts[key] === undefined);
  const onlyAfter = factKeys.filter((key) => before.facts[key] === undefined && after.facts[key] !== undefined);
  const shared = factKeys.filter((key) => before.facts[key] !== undefined && after.facts[key] !== undefined);
  const settings = shared
    .flatMap((area) => settingChanges(area, before.facts, after.facts, redacted))
    .toSorted((a, b) => importance(a) - importance(b));
  const findings = findingChanges(before.analysis, after.analysis);
  return {
    findings,
    settings,
    onlyBefore,
    onlyAfter,
    operations: {
      before: operationSide(before.analysis.operations),
      after: operationSide(after.analysis.operations),
    },
    resultCodes: resultCodes(before.analysis, after.analysis),
    cautions: cautions(before, after, redacted),
  };
}

function settingChanges(area: FactKey, before: Facts, after: Facts, redacted: boolean): readonly SettingChange[] {
  const old = byName(settingsOf(before, area));
  const recent = byName(settingsOf(after, area));
  const changes: SettingChange[] = [];
  for (const name of new Set([...old.keys(), ...recent.keys()])) {
    const was = old.get(name);
    const is = recent.get(name);
    const from = was?.value ?? null;
    const to = is?.value ?? null;
    if (from === to) continue;
    const isNoise = was?.noise === true || is?.noise === true;
    changes.push({
      area,
      name,
      kind: from === null ? 'added' : to === null ? 'removed' : 'changed',
      before: from,
      after: to,
      meaning: meaningOf(area, was, is),
      noise: isNoise || (redacted && [name, from, to].some((text) => text !== null && holdsStandIn(text))),
    });
  }
  return changes;
}

/** Two entries of one name (two rules, two policies) are told apart by their number. */
function byName(settings: readonly Setting[]): ReadonlyMap<string, Setting> {
  const found = new Map<string, Setting>();
  for (const setting of settings) {
    let name = setting.name;
    for (let number = 2; found.has(name); number += 1) name = `${setting.name} (${number})`;
    found.set(name, setting);
  }
  return found;
}

function meaningOf(area: FactKey, was: Setting | undefined, is: Setting | undefined): Meaning {
  const from = was?.standing ?? null;
  const to = is?.standing ?? null;
  if (from !== to) {
    if (to === 'bad') return 'worse';
    // A bad value that is gone is a repair; a good one that is gone is not yet a fault.
    return from === 'bad' ? 'better' : 'neutral';
  }
  if (was?.value == null || is?.value == null) return 'neutral';
  const progress = isProgress(area, was.value, is.value);
  return progress === null ? 'neutral' : progress ? 'better' : 'worse';
}

// Sample: `user-7@domain-2.example`, `CN=name-3`, `S-1-5-21-1-2-3-500`, `MSOL_0a1b2c3d4e5f`
const standIn = /\b(?:user|host|domain|sub|name|unit|org|word)-\d|S-1-5-21-|(?:MSOL|AAD|Sync)_/i;

function holdsStandIn(text: string): boolean {
  return standIn.test(text);
}

function importance(change: SettingChange): number {
  if (change.noise) return 3;
  return change.meaning === 'worse' ? 0 : change.meaning === 'better' ? 1 : 2;
}

function findingChanges(before: Analysis, after: Analysis): readonly FindingChange[] {
  const old = new Map(before.findings.map((finding) => [finding.id, finding]));
  const recent = new Map(after.findings.map((finding) => [finding.id, finding]));
  const ids = [...new Set([...recent.keys(), ...old.keys()])];
  return ids
    .map((id) => findingChange(id, old.get(id), recent.get(id), before, after))
    .filter((change) => change !== null)
    .toSorted(
      (a, b) =>
        kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) ||
        severityOrder(a) - severityOrder(b) ||
        (a.id < b.id ? -1 : 1),
    );
}

const kindOrder: readonly FindingChange['kind'][] = [
  'new',
  'not-judged-before',
  'changed',
  'not-judged-after',
  'gone',
  'same',
];

function severityOrder({ after, before }: FindingChange): number {
  return severities.indexOf(after?.severity ?? before?.severity ?? 'info');
}

function findingChange(
  id: string,
  was: Finding | undefined,
  is: Finding | undefined,
  before: Analysis,
  after: Analysis,
): FindingChange | null {
  const shown = is ?? was;
  if (shown === undefined) return null;
  const from = was === undefined ? null : findingSide(was);
  const to = is === undefined ? null : findingSide(is);
  return { id, title: shown.title, kind: kindOf(id, from, to, before, after), before: from, after: to };
}

function kindOf(
  id: string,
  from: FindingSide | null,
  to: FindingSide | null,
  before: Analysis,
  after: Analysis,
): FindingChange['kind'] {
  if (from === null) return wasJudged(id, before) ? 'new' : 'not-judged-before';
  if (to === null) return wasJudged(id, after) ? 'gone' : 'not-judged-after';
  return from.severity === to.severity && from.count === to.count ? 'same' : 'changed';
}

/** An older tool may lack the rule altogether; then nobody looked. */
function wasJudged(id: string, analysis: Analysis): boolean {
  return analysis.passed.includes(id) || analysis.notApplicable.some((verdict) => verdict.id === id);
}

function findingSide({ severity, count, last }: Finding): FindingSide {
  return { severity, count, last };
}

function operationSide(operations: readonly PasswordOperation[]): OperationSide {
  const side = { total: operations.length, succeeded: 0, failed: 0, unfinished: 0 };
  for (const { outcome } of operations) {
    switch (outcome) {
      case 'succeeded':
      case 'failed':
      case 'unfinished': {
        side[outcome] += 1;
        break;
      }
      default: {
        assertNever(outcome);
      }
    }
  }
  return side;
}

function resultCodes(before: Analysis, after: Analysis): Comparison['resultCodes'] {
  const old = new Map(before.operationTotals.byResultCode.map(({ resultCode, count }) => [resultCode, count]));
  const recent = new Map(after.operationTotals.byResultCode.map(({ resultCode, count }) => [resultCode, count]));
  return [...new Set([...old.keys(), ...recent.keys()])]
    .map((code) => ({ code, before: old.get(code) ?? 0, after: recent.get(code) ?? 0 }))
    .toSorted((a, b) => b.before + b.after - a.before - a.after || (a.code < b.code ? -1 : 1));
}

function cautions(before: ComparedSide, after: ComparedSide, redacted: boolean): readonly Caution[] {
  const found: Caution[] = [];
  if (redacted) found.push('redacted');
  const sameMoment = before.analysis.asOf === after.analysis.asOf;
  const sameComputer = before.computer?.toLowerCase() === after.computer?.toLowerCase();
  if (!redacted && before.computer !== null && after.computer !== null && !sameComputer) {
    found.push('different-computers');
  }
  if (after.analysis.asOf < before.analysis.asOf) found.push('after-is-older');
  if (sameMoment && sameComputer && before.analysis.events.total === after.analysis.events.total) {
    found.push('identical');
  }
  return found;
}
