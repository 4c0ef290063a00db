import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { compareVersions, connectVersions, versionsAsOf } from '../../../shared/knowledge/versions.ts';
import type { ConnectVersion } from '../../../shared/knowledge/versions.ts';
import { KnownText } from '../../common/known-text.tsx';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { dayOf } from './server-sections.ts';

/** The dated table the version was judged by, with this server's own row marked. */
export function VersionTable({ version }: { readonly version: string | null }): ReactNode {
  const { server: words } = useWords();
  const format = useFormat();
  const label = words.versionTable(dayOf(versionsAsOf, format));
  return (
    <Accordion collapsible>
      <AccordionItem value="versions">
        <AccordionHeader size="small">{label}</AccordionHeader>
        <AccordionPanel>
          <ScrollTable label={label}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell>{words.version}</TableHeaderCell>
                <TableHeaderCell>{words.released}</TableHeaderCell>
                <TableHeaderCell>{words.supportEnds}</TableHeaderCell>
                <TableHeaderCell className="cell-note">{words.note}</TableHeaderCell>
              </TableRow>
            </TableHeader>
            <TableBody>
              {connectVersions.map((row) => (
                <VersionRow
                  key={row.version}
                  row={row}
                  isThis={version !== null && compareVersions(version, row.version) === 0}
                />
              ))}
            </TableBody>
          </ScrollTable>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function VersionRow({ row, isThis }: { readonly row: ConnectVersion; readonly isThis: boolean }): ReactNode {
  const { server: words } = useWords();
  const format = useFormat();
  return (
    <TableRow className={isThis ? 'row-this' : ''}>
      <TableHeaderCell as="th" scope="row">
        {row.version} {isThis ? <Badge appearance="tint">{words.thisServer}</Badge> : null}
      </TableHeaderCell>
      <TableCell>{row.released === null ? words.neverReleased : dayText(row.released, format)}</TableCell>
      <TableCell>
        {row.supportEnds === null
          ? words.noEnd
          : row.supportEnds === 'retired'
            ? words.ended
            : dayOf(row.supportEnds, format)}
      </TableCell>
      <TableCell className="wrap cell-note">
        {row.flags.map((flag) => words.flags[flag]).join(', ')}
        {row.why === null ? null : (
          <div className="hint">
            <KnownText>{row.why}</KnownText>
          </div>
        )}
      </TableCell>
    </TableRow>
  );
}

/** A month stays a month: its day is not known. */
function dayText(iso: string, format: Parameters<typeof dayOf>[1]): string {
  return iso.length === 10 ? dayOf(iso, format) : iso;
}
