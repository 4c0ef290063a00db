import { collected, endedByError, factOf, limitsOf, stringValue } from './collector-result.ts';
import type { Collector } from './collector.ts';

const lsaKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa';
const valueName = 'RestrictRemoteSam';

export const remoteSam: Collector = {
  id: 'remote-sam',
  title: 'Remote SAM restriction',
  purpose: 'Whether a policy limits remote SAM calls here, which writeback depends on.',
  privilege: 'user',
  timeoutMs: 15_000,
  maxBytes: 1_048_576,
  sensitive: ['account-names'],
  supplies: ['remoteSam'],
  after: [],
  async collect(context) {
    const key = await context.host.registry.readKey(lsaKey, '64', limitsOf(context, 10_000));
    if (!key.ok) {
      return endedByError('the security policy in the registry', key.error);
    }
    const restrictRemoteSam = stringValue(key.value, valueName);
    return collected(restrictRemoteSam === null ? 'not set' : 'set', {
      remoteSam: factOf('remote-sam', `${lsaKey}\\${valueName}`, { restrictRemoteSam }),
    });
  },
};
