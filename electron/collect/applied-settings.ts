import { z } from 'zod';
import type { ConfigurationFact, SyncRulesFact } from '../../shared/facts/facts.ts';
import { limitsOf } from './collector-result.ts';
import type { CollectContext } from './collector.ts';

const folder = 'C:\\ProgramData\\AADConnect';
const maxBytes = 16_777_216;

// Applied-SynchronizationPolicy-20261005-081531.JSON
const fileName = /^Applied-SynchronizationPolicy-.+\.json$/i;

/** Names of properties are told apart without case: the file's own spelling is not documented. */
const anyCase = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, part]: [string, unknown]) => [key.toLowerCase(), part]))
      : value,
  z.record(z.string(), z.unknown()),
);

const policySchema = anyCase.pipe(
  z.object({
    fullyqualifieddomainname: z.string().nullish().catch(null),
    customsynchronizationrules: z
      .array(
        anyCase.pipe(
          z.object({ name: z.string(), direction: z.union([z.string(), z.number()]).nullish().catch(null) }),
        ),
      )
      .nullish()
      .catch(null),
  }),
);

const fileSchema = anyCase.pipe(
  z.object({
    onpremisesdirectorypolicy: z.union([z.array(policySchema), policySchema.transform((one) => [one])]),
    azuredirectorypolicy: policySchema.nullish().catch(null),
  }),
);

export interface AppliedSettings {
  readonly path: string;
  readonly connectors: ConfigurationFact['connectors'];
  readonly customised: SyncRulesFact['customised'];
}

/**
 * What the wizard wrote down when it last changed the configuration: the forests and the sync rules that are not as
 * shipped. It needs no PowerShell, so it stands in where that is forbidden. Null where there is none or none that can
 * be read. Changes made outside the wizard are not in it.
 */
export async function appliedSettings(context: CollectContext): Promise<AppliedSettings | null> {
  const limits = limitsOf(context, 10_000);
  const names = await context.host.files.list(folder, limits);
  const name = names.ok ? names.value.findLast((candidate) => fileName.test(candidate)) : undefined;
  if (name === undefined) {
    return null;
  }
  const path = `${folder}\\${name}`;
  const text = await context.host.files.readText(path, { ...limits, maxBytes });
  const settings = text.ok ? fileSchema.safeParse(readJson(text.value)) : null;
  if (settings === null || !settings.success) {
    return null;
  }
  const { onpremisesdirectorypolicy: forests, azuredirectorypolicy: cloud } = settings.data;
  return {
    path,
    connectors: forests.flatMap(({ fullyqualifieddomainname: forest }) =>
      forest === null || forest === undefined ? [] : [{ name: forest, type: 'AD', account: null, forest }],
    ),
    customised: [...forests, ...(cloud === null || cloud === undefined ? [] : [cloud])]
      .flatMap(({ customsynchronizationrules: rules }) => rules ?? [])
      .map(({ name: rule, direction }) => ({ name: rule, direction: directionOf(direction) })),
  };
}

/** `Inbound` and `Outbound`, or their numbers. */
function directionOf(value: string | number | null | undefined): 'inbound' | 'outbound' {
  return String(value).toLowerCase() === 'outbound' || value === 1 ? 'outbound' : 'inbound';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
