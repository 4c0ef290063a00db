import { z } from 'zod';
import type { ConfigurationFact, Facts, SyncRulesFact } from '../../shared/facts/facts.ts';
import { appliedSettings } from './applied-settings.ts';
import { collected, factOf, notCollected } from './collector-result.ts';
import type { CollectContext, Collector, CollectorResult } from './collector.ts';
import { connectVersion } from './connect-version.ts';
import { connectorAnswer, describeConnector, parameter } from './connectors.ts';
import { askPowerShell, listOf, momentText, withProblems } from './powershell-answer.ts';
import { service } from './service.ts';

const flag = z.boolean().nullable().catch(null);

const answerSchema = z.object({
  languageMode: z.string().catch(''),
  problems: listOf(z.string()),
  process: z.object({ StartTime: momentText }).nullish().catch(null),
  scheduler: z
    .object({ StagingModeEnabled: flag, SchedulerSuspended: flag, SyncCycleEnabled: flag })
    .nullish()
    .catch(null),
  settings: listOf(parameter),
  connectors: listOf(connectorAnswer),
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
  after: [connectVersion.id, service.id],
  async collect(context) {
    const answer = await askPowerShell(context, ['sync-configuration'], answerSchema, 35_000);
    if (!answer.ok) {
      return await withoutPowerShell(context, answer.error, {});
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
  const end =
    elevated === false ? notCollected('denied', `${reason}; run as administrator`) : notCollected('failed', reason);
  return await withoutPowerShell(context, end, startedService(context, answer));
}

/**
 * Where PowerShell is forbidden, constrained or broken: what the wizard's settings file says, and a reason that names
 * what stays unknown. The state tells that the item was not collected as it should have been.
 */
async function withoutPowerShell(
  context: CollectContext,
  end: CollectorResult,
  facts: Facts,
): Promise<CollectorResult> {
  const unknown = 'staging mode, scheduler, writeback, connector accounts, LDAP protection and preferred controllers';
  const settings = await appliedSettings(context);
  if (settings === null) {
    return { ...end, facts, reason: `${end.reason}; not known: forests, sync rules, ${unknown}` };
  }
  const configuration: ConfigurationFact = {
    stagingMode: null,
    schedulerSuspended: null,
    syncCycleEnabled: null,
    passwordWritebackEnabled: null,
    connectors: settings.connectors,
  };
  return {
    ...end,
    reason: `${end.reason}; forests and sync rules are from the settings that the wizard saved; not known: ${unknown}`,
    facts: {
      ...facts,
      configuration: factOf(syncConfiguration.id, settings.path, configuration),
      syncRules: factOf(syncConfiguration.id, settings.path, { customised: settings.customised }),
    },
  };
}

function describe(answer: Answer): ConfigurationFact {
  return {
    stagingMode: answer.scheduler?.StagingModeEnabled ?? null,
    schedulerSuspended: answer.scheduler?.SchedulerSuspended ?? null,
    syncCycleEnabled: answer.scheduler?.SyncCycleEnabled ?? null,
    passwordWritebackEnabled: truthOf(answer.writeback, /enabled$/i),
    passwordWritebackStarted: truthOf(answer.writeback, /started$/i),
    onboardingRequired: truthOf(answer.writeback, /onboard\w*(?:required|needed)$|requires?onboard/i),
    connectors: answer.connectors.map(describeConnector),
  };
}

/** The first property of that name which is a truth value: `Enabled` in the releases seen, the others are not documented. */
function truthOf(properties: Answer['writeback'], name: RegExp): boolean | null {
  const entry = Object.entries(properties ?? {}).find(([key, value]) => name.test(key) && typeof value === 'boolean');
  return typeof entry?.[1] === 'boolean' ? entry[1] : null;
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
    ...startedService(context, answer),
  };
}

/** When the service's process started, beside what the service collector found. */
function startedService(context: CollectContext, answer: Answer): Facts {
  const startedAt = answer.process?.StartTime ?? null;
  const known = context.results.get(service.id)?.facts.service;
  return startedAt === null || known === undefined
    ? {}
    : { service: { ...known, value: { ...known.value, startedAt } } };
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
