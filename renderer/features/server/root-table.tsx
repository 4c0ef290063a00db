import { TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Facts } from '../../../shared/facts/facts.ts';
import { rootCertificates } from '../../../shared/knowledge/root-certificates.ts';
import type { RootCertificate } from '../../../shared/knowledge/root-certificates.ts';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { VerdictMark } from '../../common/verdict-mark.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Part } from './part.tsx';

/** The roots that the service's certificates end in, and whether this machine holds them. */
export function RootTable({ facts }: { readonly facts: Facts }): ReactNode {
  const { server: words, common } = useWords();
  const fact = facts.rootCertificates;
  if (fact === undefined) return null;
  const { thumbprints, automaticUpdateDisabled } = fact.value;
  const held = new Set(thumbprints.map((thumbprint) => thumbprint.toUpperCase()));
  return (
    <Part title={words.sections.roots} keys={['rootCertificates']}>
      <ScrollTable label={words.rootTable}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{words.rootHead.name}</TableHeaderCell>
            <TableHeaderCell className="cell-thumbprint">{words.rootHead.thumbprint}</TableHeaderCell>
            <TableHeaderCell>{words.rootHead.need}</TableHeaderCell>
            <TableHeaderCell>{words.rootHead.state}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rootCertificates.map((root) => (
            <TableRow key={root.name}>
              <TableHeaderCell as="th" scope="row" className="wrap">
                {root.name}
              </TableHeaderCell>
              <TableCell className="wrap code cell-thumbprint">{root.thumbprint ?? ''}</TableCell>
              <TableCell>{words.rootNeeds[root.need]}</TableCell>
              <TableCell>
                <RootState root={root} held={held} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ScrollTable>
      <p className="part-line quiet">
        {words.rootCount(thumbprints.length)} {words.rootUpdates}:{' '}
        {automaticUpdateDisabled === null ? common.unknown : automaticUpdateDisabled ? words.no : words.yes}
      </p>
    </Part>
  );
}

function RootState({ root, held }: { readonly root: RootCertificate; readonly held: ReadonlySet<string> }): ReactNode {
  const { server: words } = useWords();
  if (root.thumbprint === null) return <VerdictMark verdict="unknown">{words.rootUnknown}</VerdictMark>;
  if (held.has(root.thumbprint)) return <VerdictMark verdict="good">{words.rootPresent}</VerdictMark>;
  return root.need === 'required' ? <VerdictMark verdict="bad">{words.rootMissing}</VerdictMark> : words.rootMissing;
}
