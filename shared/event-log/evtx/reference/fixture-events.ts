import type { FixtureEvent } from '../test-support/writer.ts';

const sources = ['ADSync', 'PasswordResetService', 'Directory Synchronization'] as const;

/** A varied run of events for tests: several sources, ids and levels, values with all that XML must escape. */
export function fixtureEvents(count: number, textLength = 40): readonly FixtureEvent[] {
  return Array.from({ length: count }, (_, index): FixtureEvent => {
    const text = `TrackingId: ${index} <&>'"é€\u{1f511}\r\n`.padEnd(textLength + (index % 7), 'x');
    return {
      provider: sources[index % 3] ?? 'ADSync',
      eventId: 31_000 + (index % 5),
      level: 2 + (index % 3),
      qualifiers: index % 2 === 0 ? 0 : 16_384,
      timeMs: Date.UTC(2026, 9, 5, 8, 15, 31, 123) + index * 60_000,
      timeTicks: (index * 37) % 10_000,
      recordId: 4_000_000 + index,
      channel: 'Application',
      computer: 'sync01.contoso.example',
      data: index % 4 === 3 ? [text, '', `second of ${index}`] : [text],
      ...(index % 3 === 0 ? { userSid: 'S-1-5-21-1004336348-1177238915-682003330-512' } : {}),
      ...(index % 6 === 0 ? { binary: Uint8Array.of(0, 10, 255) } : {}),
    };
  });
}
