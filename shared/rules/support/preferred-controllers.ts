import type { RuleInput } from '../rule.ts';

export interface PreferredController {
  readonly host: string;
  /** Name of the connector that lists it. */
  readonly connector: string;
}

/** Preferred domain controllers of every connector that names them. */
export function preferredControllers(input: RuleInput): readonly PreferredController[] {
  return (input.facts.configuration?.value.connectors ?? []).flatMap((connector) =>
    (connector.preferredDomainControllers ?? []).map((host) => ({ host, connector: connector.name })),
  );
}

/** Those that are listed without their domain. */
export function shortControllers(input: RuleInput): readonly PreferredController[] {
  return preferredControllers(input).filter(({ host }) => !host.includes('.'));
}
