import { z } from 'zod';
import { collected, factOf, notCollected } from './collector-result.ts';
import type { Collector } from './collector.ts';
import { askPowerShell, listOf, withProblems } from './powershell-answer.ts';

const answerSchema = z.object({
  languageMode: z.string().catch(''),
  problems: listOf(z.string()),
  features: z.record(z.string(), z.unknown()).nullish().catch(null),
});

/**
 * Features of the tenant as the cloud tells the sync engine. Optional: it is the one question that the engine takes to
 * the cloud and that may hang there, so it has its own process, its own time and its own outcome.
 */
export const companyFeatures: Collector = {
  id: 'company-features',
  title: 'Features of the tenant',
  purpose: 'Which sync features are on in the tenant. The sync engine asks the cloud for them, as its wizard does.',
  privilege: 'administrator',
  timeoutMs: 30_000,
  maxBytes: 1_048_576,
  sensitive: [],
  supplies: ['companyFeatures'],
  after: [],
  async collect(context) {
    const answer = await askPowerShell(context, ['company-features'], answerSchema, 25_000);
    if (!answer.ok) {
      return answer.error;
    }
    const { problems, languageMode } = answer.value;
    const features = Object.entries(answer.value.features ?? {}).flatMap(([name, enabled]) =>
      typeof enabled === 'boolean' ? [{ name, enabled }] : [],
    );
    if (features.length === 0) {
      const reason = withProblems('the cloud gave no answer', problems, languageMode);
      const elevated = await context.host.machine.isElevated({ signal: context.signal, timeoutMs: 5_000 });
      return elevated === false
        ? notCollected('denied', `${reason}; run as administrator`)
        : notCollected('failed', reason);
    }
    const on = features.filter(({ enabled }) => enabled).map(({ name }) => name);
    return collected(`${on.length} of ${features.length} are on${on.length === 0 ? '' : `: ${on.join(', ')}`}`, {
      companyFeatures: factOf('company-features', 'Get-ADSyncAADCompanyFeature', { features }),
    });
  },
};
