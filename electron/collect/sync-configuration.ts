import { z } from 'zod';
import type { ConfigurationFact, Facts, SyncRulesFact } from '../../shared/facts/facts.ts';
import { collected, factOf, notCollected } from './collector-result.ts';
import type { CollectContext, Collector, CollectorResult } from './collector.ts';
import { connectVersion } from './connect-version.ts';
import { askPowerShell, listOf, withProblems } from './powershell-answer.ts';

const flag = z.boolean().nullable().catch(null);
const parameter = z.object({ Name: z.string(), Value: z.unknown() });

const answerSchema = z.object({
  languageMode: z.string().catch(''),
  problems: listOf(z.string()),
  scheduler: z
    .object({ StagingModeEnabled: flag, SchedulerSuspended: flag, SyncCycleEnabled: flag })
    .nullish()
    .catch(null),
  settings: listOf(parameter),
  connectors: listOf(z.object({ name: z.string(), type: z.string(), parameters: listOf(parameter) })),
  writeback: z.record(z.string(), z.unknown()).nullish().catch(null),
  rules: listOf(z.object({ name: z.string(), direction: z.string() })),
});

type Answer = z.output<typeof answerSchema>;

/** What the sync engine's own module says. Needs the module's rights: a local administrator or ADSyncAdmins. */
export const syncConfiguration: Collector = {
  id: 'sync-configuration',
  title: 'Sync configuration',
  purpose: 'Staging mode, scheduler, connectors, whether writeback is on, and sync rules that were changed.',
  privilege: 'administrator',
  timeoutMs: 45_000,
  maxBytes: 4_194_304,
  sensitive: ['account-names', 'host-names', 'tenant'],
  supplies: ['configuration', 'syncRules'],
  after: [connectVersion.id],
  async collect(context) {
    const answer = await askPowerShell(context, ['sync-configuration'], answerSchema, 40_000);
    if (!answer.ok) {
      return answer.error;
    }
    const { value } = answer;
    if (value.scheduler === null || value.scheduler === undefined) {
      return await nothingRead(context, value);
    }
    const configuration = describe(value);
    const reason = withProblems(summary(configuration), value.problems, value.languageMode);
    return collected(reason, factsOf(context, value, configuration));
  },
};

async function nothingRead(context: CollectContext, answer: Answer): Promise<CollectorResult> {
  const elevated = await context.host.machine.isElevated({ signal: context.signal, timeoutMs: 5_000 });
  const reason = withProblems('the ADSync module gave no answer', answer.problems, answer.languageMode);
  return elevated === false
    ? notCollected('denied', `${reason}; run as administrator`)
    : notCollected('failed', reason);
}

function describe(answer: Answer): ConfigurationFact {
  return {
    stagingMode: answer.scheduler?.StagingModeEnabled ?? null,
    schedulerSuspended: answer.scheduler?.SchedulerSuspended ?? null,
    syncCycleEnabled: answer.scheduler?.SyncCycleEnabled ?? null,
    passwordWritebackEnabled: writebackState(answer.writeback ?? null),
    connectors: answer.connectors.map((connector) => {
      const text = (name: string): string | null => {
        const value = connector.parameters.find((entry) => entry.Name === name)?.Value;
        return typeof value === 'string' && value !== '' ? value : null;
      };
      const domain = text('forest-login-domain');
      const login = text('forest-login-user');
      return {
        name: connector.name,
        type: connector.type,
        account: login === null ? null : domain === null ? login : `${domain}\\${login}`,
        forest: text('forest-name'),
        signAndEncryptLdap: booleanOf(text('sign-and-encrypt')),
        preferredDomainControllers: (text('preferred-dcs') ?? '').split(/[,;\s]+/).filter((host) => host !== ''),
      };
    }),
  };
}

/** The property is called Enabled in the releases seen; whichever ends in it and is a truth value counts. */
function writebackState(properties: Readonly<Record<string, unknown>> | null): boolean | null {
  const entry = Object.entries(properties ?? {}).find(
    ([name, value]) => /enabled$/i.test(name) && typeof value === 'boolean',
  );
  return typeof entry?.[1] === 'boolean' ? entry[1] : null;
}

function booleanOf(text: string | null): boolean | null {
  const lower = text?.toLowerCase();
  return lower === 'true' || lower === '1' ? true : lower === 'false' || lower === '0' ? false : null;
}

function summary(configuration: ConfigurationFact): string {
  const writeback = configuration.passwordWritebackEnabled;
  return [
    `${configuration.connectors.length} connectors`,
    writeback === null ? 'writeback unknown' : writeback ? 'writeback on' : 'writeback off',
    ...(configuration.stagingMode === true ? ['staging mode'] : []),
  ].join(', ');
}

function factsOf(context: CollectContext, answer: Answer, configuration: ConfigurationFact): Facts {
  const customised = answer.rules.map(({ name, direction }): SyncRulesFact['customised'][number] => ({
    name,
    direction: direction.toLowerCase() === 'outbound' ? 'outbound' : 'inbound',
  }));
  const id = syncConfiguration.id;
  const rulesRead = !answer.problems.some((problem) => problem.startsWith('rules:'));
  return {
    configuration: factOf(id, 'Get-ADSyncScheduler · Get-ADSyncConnector', configuration),
    ...(rulesRead ? { syncRules: factOf(id, 'Get-ADSyncRule', { customised }) } : {}),
    ...extendedVersion(context, answer),
  };
}

// 2.6.92.0
const dotted = /^\d+(?:\.\d+){1,3}$/;

/** The version the configuration was written for, beside those that connect-version found. */
function extendedVersion(context: CollectContext, answer: Answer): Facts {
  const version = answer.settings.find(
    (entry) => entry.Name === 'Microsoft.Synchronize.ServerConfigurationVersion',
  )?.Value;
  const known = context.results.get(connectVersion.id)?.facts.connectVersion;
  if (typeof version !== 'string' || !dotted.test(version) || known === undefined) {
    return {};
  }
  const source = { kind: 'server-configuration', version, place: 'Get-ADSyncGlobalSettings' } as const;
  const [first, ...rest] = known.value.sources;
  const sources = first?.kind === 'engine-file' ? [first, source, ...rest] : [source, ...known.value.sources];
  return { connectVersion: { ...known, value: { ...known.value, sources } } };
}
