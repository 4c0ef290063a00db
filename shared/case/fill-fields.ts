import type { Analysis } from '../analysis/analysis.ts';
import type { EventPlace } from '../event-log/event-record.ts';
import type { Fact } from '../facts/facts.ts';
import { dotnetVersion } from '../knowledge/dotnet.ts';
import type { PasswordOperation } from '../operations/password-operation.ts';
import type { Evidence, Finding } from '../rules/rule.ts';
import type { CaseFieldId } from './case-fields.ts';
import type { CaseInput } from './support-case.ts';

export interface FilledValue {
  readonly value: string;
  readonly evidence: readonly Evidence[];
  /** What is still worth adding by hand. */
  readonly hint?: string;
}

interface FillInput extends CaseInput {
  readonly operation: PasswordOperation | null;
}

type Filler = (input: FillInput) => FilledValue | null;

/** Only a person knows it. */
const neverFilled: Filler = () => null;

/** One filler a field; null leaves the field open. Nothing is guessed: no evidence, no value. */
export const fillers: Readonly<Record<CaseFieldId, Filler>> = {
  description: fillDescription,
  reproduction: neverFilled,
  page: neverFilled,
  'support-code': neverFilled,
  'session-ids': neverFilled,
  time: ({ operation }) =>
    operation === null ? null : { value: operation.start, evidence: operationEvidence(operation) },
  'time-zone': fillTimeZone,
  user: ({ operation }) =>
    operation === null || operation.user === null
      ? null
      : { value: operation.user, evidence: operationEvidence(operation) },
  'user-type': neverFilled,
  licensing: neverFilled,
  'event-log': ({ eventLogFile, analysis }) =>
    eventLogFile === null
      ? null
      : {
          value: `${eventLogFile} in this bundle${coverageText(analysis)}`,
          evidence: [],
        },
  tenant: neverFilled,
  status: neverFilled,
  'recent-changes': neverFilled,
  versions: fillVersions,
};

function fillDescription({ analysis, operation }: FillInput): FilledValue | null {
  const leading = leadingFinding(analysis, operation);
  if (leading === null && operation === null) {
    return null;
  }
  const sentences: string[] = [];
  if (operation !== null) {
    const who = operation.user ?? 'an unnamed user';
    const result =
      operation.outcome === 'unfinished'
        ? 'was begun on the server and never got a result'
        : `failed${operation.resultCode === null ? '' : ` with result code ${operation.resultCode}`}`;
    sentences.push(`${operationNames[operation.kind]} for ${who} ${result} (TrackingId ${operation.trackingId}).`);
  }
  if (leading !== null) {
    sentences.push(`${leading.title}: ${leading.what}`);
  }
  return {
    value: sentences.join(' '),
    evidence: [...(operation === null ? [] : operationEvidence(operation)), ...(leading?.evidence.slice(-1) ?? [])],
    hint: 'Add what the user saw on screen, with the words of the message.',
  };
}

const operationNames: Readonly<Record<PasswordOperation['kind'], string>> = {
  reset: 'A password reset',
  change: 'A password change',
  'admin-reset': 'A reset by an administrator',
  unlock: 'An account unlock',
};

/** The finding that speaks of this operation (its user is touched), else the first one to fix. */
function leadingFinding(analysis: Analysis, operation: PasswordOperation | null): Finding | null {
  const user = operation?.user ?? null;
  return (
    analysis.findings.find((finding) => user !== null && finding.users.includes(user)) ?? analysis.findings[0] ?? null
  );
}

function fillTimeZone({ operation, facts }: FillInput): FilledValue | null {
  if (operation === null) {
    return null;
  }
  const zone = facts.server?.value.timeZone ?? null;
  const zoneEvidence = facts.server === undefined || zone === null ? [] : [factEvidence(facts.server, zone.name)];
  if (operation.start.endsWith('Z')) {
    const server = zone === null ? '' : `; the server keeps ${zone.name}, ${offsetText(zone.offsetMinutes)}`;
    return { value: `UTC${server}`, evidence: [...operationEvidence(operation), ...zoneEvidence] };
  }
  // A CSV export carries local time and names no zone: only the server's own setting can tell.
  return zone === null ? null : { value: `${zone.name}, ${offsetText(zone.offsetMinutes)}`, evidence: zoneEvidence };
}

function fillVersions({ facts }: FillInput): FilledValue | null {
  const parts: string[] = [];
  const evidence: Evidence[] = [];
  const version = facts.connectVersion;
  const best = version?.value.sources[0];
  if (version !== undefined && best !== undefined) {
    parts.push(`Entra Connect ${best.version}`);
    evidence.push(factEvidence(version, best.version));
  }
  if (facts.server !== undefined) {
    const { osName, osBuild } = facts.server.value;
    parts.push(`${osName} (${osBuild})`);
    evidence.push(factEvidence(facts.server, osName));
  }
  if (facts.dotnet !== undefined) {
    const { release } = facts.dotnet.value;
    parts.push(`.NET Framework ${dotnetVersion(release) ?? 'older than 4.5'}`);
    evidence.push(factEvidence(facts.dotnet, release === null ? 'not found' : String(release)));
  }
  return parts.length === 0 ? null : { value: parts.join(' · '), evidence };
}

function operationEvidence(operation: PasswordOperation): readonly Evidence[] {
  const event = operation.events.at(-1);
  return event === undefined
    ? []
    : [
        {
          file: event.file,
          place: placeText(event.place),
          time: operation.end ?? operation.start,
          quote: `TrackingId: ${operation.trackingId}`,
        },
      ];
}

function factEvidence(fact: Fact<unknown>, quote: string): Evidence {
  return { file: fact.source.file, place: fact.source.place, time: null, quote };
}

function placeText(place: EventPlace): string {
  return place.kind === 'record' ? `record ${place.id}` : `line ${place.line}`;
}

function coverageText(analysis: Analysis): string {
  const { first, last } = analysis.coverage;
  return first === null || last === null ? '' : `, ${first} to ${last}`;
}

/** `UTC+01:00` for 60. */
export function offsetText(offsetMinutes: number): string {
  const absolute = Math.abs(offsetMinutes);
  const hours = String(Math.floor(absolute / 60)).padStart(2, '0');
  const minutes = String(absolute % 60).padStart(2, '0');
  return `UTC${offsetMinutes < 0 ? '-' : '+'}${hours}:${minutes}`;
}
