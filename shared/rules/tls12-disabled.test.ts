import { describe, expect, it } from 'vitest';
import { heartbeats, outage } from './test-support/events.ts';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

describe('tls12-disabled', () => {
  it('finding: Enabled 0 for the client, DisabledByDefault 1 for the server', () => {
    const off = {
      values: healthyFacts.tls.values.map((entry) =>
        entry.path.endsWith('Client') && entry.name === 'Enabled'
          ? { ...entry, value: { kind: 'dword' as const, value: 0 } }
          : entry,
      ),
    };
    const finding = expectOnly(analyse({ facts: { tls: off } }), 'tls12-disabled');
    expect(finding.severity).toBe('critical');
    expect(finding.evidence[0]?.quote).toBe('Enabled = 0');
    const server = {
      values: healthyFacts.tls.values.map((entry) =>
        entry.path.endsWith('Server') && entry.name === 'DisabledByDefault'
          ? { ...entry, value: { kind: 'dword' as const, value: 1 } }
          : entry,
      ),
    };
    expect(expectOnly(analyse({ facts: { tls: server } }), 'tls12-disabled').severity).toBe('warning');
  });

  it('silent: absent values, and 0xffffffff for on', () => {
    const absent = {
      values: healthyFacts.tls.values.map((entry) =>
        entry.path.includes('SCHANNEL') ? { ...entry, value: { kind: 'absent' as const } } : entry,
      ),
    };
    expect(analyse({ facts: { tls: absent } }).passed).toContain('tls12-disabled');
    const all = {
      values: healthyFacts.tls.values.map((entry) =>
        entry.name === 'Enabled' ? { ...entry, value: { kind: 'dword' as const, value: 0xffff_ffff } } : entry,
      ),
    };
    expect(analyse({ facts: { tls: all } }).passed).toContain('tls12-disabled');
  });

  it('finding: the outage that it causes is the same cause', () => {
    const off = {
      values: healthyFacts.tls.values.map((entry) =>
        entry.path.endsWith('Client') && entry.name === 'Enabled'
          ? { path: entry.path, name: entry.name, value: { kind: 'dword' as const, value: 0 } }
          : entry,
      ),
    };
    const events = [...heartbeats(0, 600), ...outage(604, 1440)];
    const finding = expectOnly(analyse({ bare: true, events, facts: { tls: off } }), 'tls12-disabled');
    expect(finding.first).toBe('2026-11-10T10:04:00.0000000Z');
    expect(finding.evidence.at(-1)?.quote).toBe('Enabled = 0');
  });
});
