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
    const answer = await context.host.command.run('w32tm', ['/query', '/status'], {
      ...limitsOf(context, 10_000),
      maxBytes: 65_536,
    });
    const source = answer.ok ? timeSource(answer.value) : null;
    const offsets = offsetsOf(context);
    if (offsets.length === 0 && source === null) {
      return notCollected('missing', 'no web answer carried a time, and the time service said nothing');
    }
    const offsetSeconds = offsets[Math.floor(offsets.length / 2)] ?? null;
    const reason = offsetSeconds === null ? 'no reference time was reached' : `${offsetSeconds} s against web answers`;
    return collected(`${reason}; source ${source ?? 'unknown'}`, {
      clock: factOf('clock', 'HTTP Date headers · w32tm /query /status', { offsetSeconds, source }),
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

const sourceLine = 7;

/**
 * The eighth of the numbered lines is the source, in every language. Names of hosts and of clocks stay as they are;
 * null where the service does not run or says something else.
 */
export function timeSource(output: CommandOutput): string | null {
  if (output.exitCode !== 0) {
    return null;
  }
  // Source: dc01.contoso.example,0x9
  const values = output.stdout
    .split(/\r?\n/)
    .map((line) => /^[^:\uFF1A]+[:\uFF1A]\s*(.*)$/.exec(line)?.[1]?.trim())
    .filter((value) => value !== undefined);
  const source = values[sourceLine];
  return source === undefined || source === '' ? null : source;
}
