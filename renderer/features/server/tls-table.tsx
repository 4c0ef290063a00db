import { TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RegistryValueFact } from '../../../shared/facts/facts.ts';
import { assertNever } from '../../../shared/result/result.ts';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { VerdictMark } from '../../common/verdict-mark.tsx';
import { useWords } from '../../words/use-words.tsx';
import type { TlsRow, TlsVerdict } from './tls-rows.ts';

const marks = {
  expected: 'good',
  unexpected: 'bad',
  'default-on': 'good',
  'default-program': 'unknown',
  unjudged: 'unknown',
} as const satisfies Readonly<Record<TlsVerdict, string>>;

/** The registry values behind TLS 1.2: path, name, value, what is expected, and the verdict. */
export function TlsTable({ rows }: { readonly rows: readonly TlsRow[] }): ReactNode {
  const { server: words } = useWords();
  return (
    <ScrollTable label={words.tlsTable}>
      <TableHeader>
        <TableRow>
          <TableHeaderCell className="cell-path">{words.path}</TableHeaderCell>
          <TableHeaderCell className="cell-key">{words.name}</TableHeaderCell>
          <TableHeaderCell className="cell-short">{words.value}</TableHeaderCell>
          <TableHeaderCell className="cell-short">{words.expected}</TableHeaderCell>
          <TableHeaderCell className="cell-verdict">{words.verdict}</TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={`${row.path} ${row.name}`}>
            <TableCell className="wrap code cell-path">{row.path}</TableCell>
            <TableCell className="wrap cell-key">{row.name}</TableCell>
            <TableCell className="wrap cell-short">{valueText(row.value, words.notSet)}</TableCell>
            <TableCell className="cell-short">{row.expected ?? ''}</TableCell>
            <TableCell className="wrap cell-verdict">
              <VerdictMark verdict={marks[row.verdict]}>{words.tlsVerdicts[row.verdict]}</VerdictMark>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollTable>
  );
}

function valueText(value: RegistryValueFact['value'], notSet: string): string {
  switch (value.kind) {
    case 'dword':
      return String(value.value);
    case 'absent':
      return notSet;
    case 'other':
      return `${value.text} (${value.type})`;
    default:
      return assertNever(value);
  }
}
