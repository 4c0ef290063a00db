import type { RegistryValueFact, TlsFact } from '../../../shared/facts/facts.ts';
import { tlsValueHolds, tlsValues } from '../../../shared/knowledge/tls.ts';
import type { TlsValue } from '../../../shared/knowledge/tls.ts';

/** `default-on`, `default-program`: not set, and what holds then. */
export type TlsVerdict = 'expected' | 'unexpected' | 'default-on' | 'default-program' | 'unjudged';

export interface TlsRow {
  readonly path: string;
  readonly name: string;
  readonly value: RegistryValueFact['value'];
  /** Null where Microsoft's check does not ask for it. */
  readonly expected: 0 | 1 | null;
  readonly verdict: TlsVerdict;
}

/** Every TLS value that was read, with what Microsoft's check expects of it. */
export function tlsRows(tls: TlsFact): readonly TlsRow[] {
  return tls.values.map((fact) => {
    const known = tlsValues.find(
      (value) => value.name === fact.name && value.key.toLowerCase() === fact.path.toLowerCase(),
    );
    return {
      path: fact.path,
      name: fact.name,
      value: fact.value,
      expected: known?.expected ?? null,
      verdict: verdictOf(fact.value, known),
    };
  });
}

function verdictOf(value: RegistryValueFact['value'], known: TlsValue | undefined): TlsVerdict {
  if (known === undefined) return 'unjudged';
  if (value.kind === 'absent') return known.whenAbsent === 'on-by-default' ? 'default-on' : 'default-program';
  return value.kind === 'dword' && tlsValueHolds(known.expected, value.value) ? 'expected' : 'unexpected';
}
