import type { CommandOutput } from '../host/host.ts';
import { collected, factOf, limitsOf, notCollected } from './collector-result.ts';
import type { CollectContext, Collector } from './collector.ts';
import { network } from './network.ts';

/** Compares this clock with the `Date` of the answers that the network test got, and asks the time service. */
export const clock: Collector = {
  id: 'clock',
  title: 'Clock',
  purpose: 'How far this clock is off: tokens for the relays are refused beyond a few minutes.',
  privilege: 'user',
  timeoutMs: 15_000,
  maxBytes: 1_048_576,
  sensitive: ['host-names'],
  supplies: ['clock'],
  after: [network.id],
  async collect(context) {
    const answer = await context.host.command.run('w32tm', ['/query', '/status', '/verbose'], {
      ...limitsOf(context, 10_000),
      maxBytes: 65_536,
    });
    const status = answer.ok ? timeStatus(answer.value) : null;
    const source = status?.source ?? null;
    const offsets = offsetsOf(context);
    if (offsets.length === 0 && source === null) {
      return notCollected('missing', 'no web answer carried a time, and the time service said nothing');
    }
    const offsetSeconds = offsets[Math.floor(offsets.length / 2)] ?? null;
    const reason = offsetSeconds === null ? 'no reference time was reached' : `${offsetSeconds} s against web answers`;
    return collected(`${reason}; source ${source ?? 'unknown'}`, {
      clock: factOf('clock', 'HTTP Date headers · w32tm /query /status /verbose', {
        offsetSeconds,
        source,
        leapIndicator: status?.leapIndicator ?? null,
        stratum: status?.stratum ?? null,
        phaseOffsetSeconds: status?.phaseOffsetSeconds ?? null,
      }),
    });
  },
};

/** Sorted whole seconds, this clock minus theirs. Headers carry whole seconds: half of one is added on average. */
function offsetsOf(context: CollectContext): readonly number[] {
  const probes = context.results.get(network.id)?.facts.network?.value.probes ?? [];
  return probes
    .flatMap(({ httpDate }) =>
      httpDate === undefined
        ? []
        : [Math.round((Date.parse(httpDate.local) - Date.parse(httpDate.server) - 500) / 1_000)],
    )
    .toSorted((left, right) => left - right);
}

/** Places of the lines; their labels are translated, their order is not. */
const lines = { leap: 0, stratum: 1, source: 7, phaseOffset: 9 } as const;

export interface TimeStatus {
  readonly source: string | null;
  readonly leapIndicator: number | null;
  readonly stratum: number | null;
  readonly phaseOffsetSeconds: number | null;
}

/** What the time service says, by the place of each line; null where it does not run or says something else. */
export function timeStatus(output: CommandOutput): TimeStatus | null {
  if (output.exitCode !== 0) {
    return null;
  }
  // Source: dc01.contoso.example,0x9
  const values = output.stdout
    .split(/\r?\n/)
    .map((line) => /^[^:\uFF1A]+[:\uFF1A]\s*(.*)$/.exec(line)?.[1]?.trim())
    .filter((value) => value !== undefined);
  const source = values[lines.source] ?? '';
  return {
    source: source === '' ? null : source,
    leapIndicator: wholeNumberAt(values[lines.leap]),
    stratum: wholeNumberAt(values[lines.stratum]),
    phaseOffsetSeconds: secondsIn(values[lines.phaseOffset]),
  };
}

/** `3 (secondary reference - syncd by (S)NTP)` → 3 */
function wholeNumberAt(text: string | undefined): number | null {
  const digits = /^(\d{1,3})(?!\d)/.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** `-0.0038147s`, in other languages `-0,0038147s` */
function secondsIn(text: string | undefined): number | null {
  const number = /^([+-]?\d{1,9})(?:[.,](\d{1,12}))?s$/.exec(text ?? '');
  return number === null ? null : Number(`${number[1]}.${number[2] ?? '0'}`);
}
