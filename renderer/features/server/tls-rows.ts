import type { RegistryValueFact, TlsFact } from '../../../shared/facts/facts.ts';
import { assertNever } from '../../../shared/result/result.ts';
import { tlsValueHolds, tlsValues } from '../../../shared/knowledge/tls.ts';

export interface TlsRow {
  readonly path: string;
  readonly name: string;
  readonly value: string;
  readonly expected: string;
  readonly verdict: 'as expected' | 'not as expected' | 'not set' | 'not judged';
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
      value: valueText(fact.value),
      expected: known === undefined ? '' : String(known.expected),
      verdict: verdictOf(fact.value, known?.expected),
    };
  });
}

function valueText(value: RegistryValueFact['value']): string {
  switch (value.kind) {
    case 'dword': {
      return String(value.value);
    }
    case 'absent': {
      return 'not set';
    }
    case 'other': {
      return `${value.text} (${value.type})`;
    }
    default: {
      return assertNever(value);
    }
  }
}

function verdictOf(value: RegistryValueFact['value'], expected: 0 | 1 | undefined): TlsRow['verdict'] {
  if (value.kind === 'absent') return 'not set';
  if (expected === undefined) return 'not judged';
  return value.kind === 'dword' && tlsValueHolds(expected, value.value) ? 'as expected' : 'not as expected';
}
