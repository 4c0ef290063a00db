import { describe, expect, it } from 'vitest';
import { engineTrace } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('version-mismatch', () => {
  it('finding: engine and configuration differ', () => {
    const connectVersion = {
      sources: [
        { kind: 'engine-file' as const, version: '2.6.92.0', place: 'miiserver.exe' },
        { kind: 'server-configuration' as const, version: '2.6.84.0', place: 'global settings' },
      ],
      azureInstance: 0,
    };
    expect(expectOnly(analyse({ facts: { connectVersion } }), 'version-mismatch').evidence).toHaveLength(2);
  });

  it('silent: an old event names another version', () => {
    expect(analyse({ events: [engineTrace(600, [], '2.6.84.0')] }).passed).toContain('version-mismatch');
  });
});
