import type { FixtureEvent } from '../../shared/event-log/evtx/test-support/writer.ts';
import type { SampleServerInput } from '../../electron/host/sample-server.ts';
import { createRandom } from './random.ts';
import type { RandomSource } from './random.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** One recorded server: what its doors answer, and the events its Application log (and System log) holds. */
export interface Scenario {
  readonly server: SampleServerInput;
  readonly logs: readonly { readonly channel: 'Application' | 'System'; readonly events: readonly FixtureEvent[] }[];
}

/** An invented company with its Connect server. Names end in `.example`, which nobody owns. */
export interface Place {
  readonly company: string;
  /** DNS name of the forest, also the suffix of user names. */
  readonly domain: string;
  readonly netbios: string;
  readonly hostName: string;
  /** Connector account in the directory. */
  readonly account: string;
  readonly version: string;
  readonly tenantId: string;
  /** Bare namespaces of the two relays. */
  readonly namespaces: readonly string[];
  /** Listener in each namespace, `<tenant>_<guid>`. */
  readonly listeners: readonly string[];
  readonly users: readonly User[];
}

export interface User {
  readonly name: string;
  readonly upn: string;
  readonly cloudAnchor: string;
  readonly sourceAnchor: string;
  readonly dn: string;
}

export interface Recording {
  readonly place: Place;
  readonly random: RandomSource;
  readonly startMs: number;
  readonly endMs: number;
  add(atMs: number, event: RecordedEvent): void;
}

export interface RecordedEvent {
  readonly provider: string;
  readonly eventId: number;
  readonly level: number;
  readonly data: readonly string[];
  readonly qualifiers?: number;
  readonly task?: number;
  readonly binary?: Uint8Array;
}

export interface PlaceOptions {
  readonly seed: number;
  readonly company: string;
  readonly hostName?: string;
  readonly version: string;
  readonly namespaces?: readonly string[];
}

const givenNames =
  'Anna Bela Carla David Emil Farah Greta Hugo Ines Jonas Kira Leon Mona Nils Olga Paul Rosa Sven Tara Uwe'.split(' ');
const familyNames =
  'Adler Brandt Costa Duarte Ekström Fischer Garnier Hoffmann Ito Jansen Keller Laurent Meyer Novak'.split(' ');

export function createPlace(options: PlaceOptions): Place {
  const random = createRandom(options.seed);
  const domain = `${options.company}.example`;
  const tenantId = random.guid();
  const namespaces = options.namespaces ?? ['ssprdedicatedsbprodneu', 'ssprdedicatedsbprodweu'];
  const baseDn = domain
    .split('.')
    .map((label) => `DC=${label}`)
    .join(',');
  const users = givenNames.map((given, index): User => {
    const family = familyNames[(index * 5 + options.seed) % familyNames.length] ?? '';
    const login = `${given}.${family}`.toLowerCase().replaceAll('ö', 'oe');
    return {
      name: `${given} ${family}`,
      upn: `${login}@${domain}`,
      cloudAnchor: `User_${random.guid()}`,
      sourceAnchor: random.anchor(),
      dn: `CN=${given} ${family},OU=${random.pick(['Sales', 'Production', 'Finance'])},${baseDn}`,
    };
  });
  return {
    company: options.company,
    domain,
    netbios: options.company.toUpperCase(),
    hostName: options.hostName ?? 'CONNECT01',
    account: `MSOL_${random.guid().replaceAll('-', '').slice(0, 12)}`,
    version: options.version,
    tenantId,
    namespaces,
    listeners: namespaces.map(() => `${tenantId}_${random.guid()}`),
    users,
  };
}

/** Collects events in any order; `finish` sorts them and numbers the records as a log that has rolled over does. */
export function createRecording(
  place: Place,
  window: { readonly seed: number; readonly startMs: number; readonly endMs: number },
): Recording & { finish(channel: string): readonly FixtureEvent[] } {
  const random = createRandom(window.seed);
  const events: TimedEvent[] = [];
  const firstRecordId = random.between(100_000, 900_000);
  return {
    place,
    random,
    startMs: window.startMs,
    endMs: window.endMs,
    add(atMs, event) {
      if (atMs >= window.startMs && atMs < window.endMs) {
        events.push({ timeMs: Math.floor(atMs), ticks: random.between(0, 9_999), event });
      }
    },
    finish: (channel) =>
      events
        .toSorted((left, right) => left.timeMs - right.timeMs)
        .map((recorded, index) =>
          toFixture(recorded, firstRecordId + index, channel, `${place.hostName}.${place.domain}`),
        ),
  };
}

interface TimedEvent {
  readonly timeMs: number;
  readonly ticks: number;
  readonly event: RecordedEvent;
}

function toFixture(
  { timeMs, ticks, event }: TimedEvent,
  recordId: number,
  channel: string,
  computer: string,
): FixtureEvent {
  const qualifiers = event.qualifiers ?? qualifiersOf(event.level);
  return { ...event, qualifiers, timeMs, timeTicks: ticks, recordId, channel, computer };
}

/** Severity bits of an event code: a classic source writes 0xC000 for errors, 0x8000 for warnings, 0x4000 otherwise. */
function qualifiersOf(level: number): number {
  return level === 2 ? 0xc0_00 : level === 3 ? 0x80_00 : 0x40_00;
}
