import { z } from 'zod';
import type { ConfigurationFact } from '../../shared/facts/facts.ts';
import { listOf } from './powershell-answer.ts';

type Connector = ConfigurationFact['connectors'][number];

export const parameter = z.object({ Name: z.string(), Value: z.unknown() });

export const connectorAnswer = z.object({
  name: z.string(),
  type: z.string(),
  parameters: listOf(parameter),
  partitions: listOf(
    z.object({
      preferred: z.record(z.string(), z.unknown()).nullish().catch(null),
      parameters: listOf(parameter),
    }),
  ),
});

export type ConnectorAnswer = z.output<typeof connectorAnswer>;

/** Of what the sync engine says of a connector, the little that writeback depends on. */
export function describeConnector(answer: ConnectorAnswer): Connector {
  const domain = textOf(answer, 'forest-login-domain');
  const login = textOf(answer, 'forest-login-user');
  const preferred = preferredControllers(answer);
  return {
    name: answer.name,
    type: answer.type,
    account: login === null ? null : domain === null ? login : `${domain}\\${login}`,
    forest: textOf(answer, 'forest-name'),
    // Each partition may have a setting of its own, and writeback goes to the partition of the user.
    signAndEncryptLdap: everywhere(switches(answer, 'sign-and-seal')),
    ldapOverTls: everywhere(switches(answer, 'ssl-bind')),
    ...(preferred === null ? {} : { preferredDomainControllers: preferred }),
  };
}

function textOf(answer: ConnectorAnswer, name: string): string | null {
  const value = answer.parameters.find((entry) => entry.Name === name)?.Value;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** All values of one switch: that of the connector, then those of its partitions. */
function switches(answer: ConnectorAnswer, name: string): readonly boolean[] {
  return [answer, ...answer.partitions]
    .flatMap(({ parameters }) => parameters)
    .filter((entry) => entry.Name === name)
    .map((entry) => booleanOf(entry.Value))
    .filter((value) => value !== null);
}

function everywhere(values: readonly boolean[]): boolean | null {
  return values.length === 0 ? null : values.every(Boolean);
}

function booleanOf(value: unknown): boolean | null {
  const text = String(value).toLowerCase();
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : null;
}

// dc01.contoso.example · DC01
const hostName = /^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/;

/** Null where no property and no parameter speaks of preferred controllers: then nothing is known of them. */
function preferredControllers({ partitions }: ConnectorAnswer): readonly string[] | null {
  const said = partitions.flatMap(({ preferred, parameters }) => [
    ...Object.values(preferred ?? {}),
    ...parameters.filter(({ Name }) => /preferred/i.test(Name)).map(({ Value }) => Value),
  ]);
  if (said.length === 0) {
    return null;
  }
  const words = said.flatMap((value) => stringsIn(value)).flatMap((text) => text.split(/[,;\s]+/));
  return [...new Set(words.filter((word) => hostName.test(word)))];
}

/** Texts in a value, also inside a list or inside the wrapping that PowerShell puts around one. */
function stringsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null && depth < 3
    ? Object.values(value).flatMap((part: unknown) => stringsIn(part, depth + 1))
    : [];
}
